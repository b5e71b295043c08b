import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { audit } from '../../../src/workflow/audit/audit.ts';
import { migrate } from '../../../src/workflow/migrate/migrate.ts';
import { vendorOf } from '../../../src/workflow/vendor-inputs.ts';
import { outputs } from '../../docs/support/action.ts';

interface Part {
  readonly text: string;
  /** Undefined for a step that must stay byte for byte. */
  readonly login?: string;
}

const comment = fc.constantFrom('', ' # note', '   # a: b', ' # v4');
const gap = fc.constantFrom(
  '',
  '\n',
  '      # above\n',
  '\n      # --- section ---\n\n',
  '          # deep\n',
);
const value = fc.constantFrom(
  'x',
  "'q''s'",
  '"d\\"s"',
  '${{ vars.A }}',
  'a b',
  '"${{ inputs.b }}"',
  '|-\n            one\n            two',
  'plain\n            goes on',
);

const vendors = {
  'aws-actions/configure-aws-credentials@v4': {
    on: 'role-to-assume: arn:aws:iam::111122223333:role/r',
    inputs: ['aws-region', 'role-session-name', 'audience', 'unset-current-credentials', 'sts-endpoint'],
  },
  'google-github-actions/auth@0123456789012345678901234567890123456789': {
    on: 'workload_identity_provider: p',
    inputs: ['project_id', 'service_account', 'token_format', 'audience'],
  },
  'Azure/login@v2': {
    on: 'client-id: c',
    inputs: ['tenant-id', 'subscription-id', 'allow-no-subscriptions', 'audience'],
  },
} as const;

const login: fc.Arbitrary<Part> = fc
  .constantFrom(...(Object.keys(vendors) as (keyof typeof vendors)[]))
  .chain((uses) =>
    fc.record({
      uses: fc.constant(uses),
      inputs: fc.uniqueArray(fc.constantFrom(...vendors[uses].inputs)),
      value,
      comments: fc.array(comment, { minLength: 8, maxLength: 8 }),
      named: fc.boolean(),
      last: fc.constantFrom('', '        if: always()\n', '        timeout-minutes: 3\n'),
      gap,
    }),
  )
  .map(({ uses, inputs, value: given, comments, named, last, gap: above }) => {
    const note = (index: number) => comments[index] ?? '';
    const multi = given.includes('\n');
    const lines = [vendors[uses].on, ...inputs.map((name) => `${name}: ${given}`)].map(
      (line, index) => `          ${line}${multi && index > 0 ? '' : note(index)}\n`,
    );
    const head = named ? `- name: Log in${note(6)}\n        uses: ${uses}` : `- uses: ${uses}`;
    return { login: uses, text: `${above}      ${head}${note(7)}\n        with:\n${lines.join('')}${last}` };
  });

const other: fc.Arbitrary<Part> = fc
  .record({
    step: fc.constantFrom(
      '- uses: actions/checkout@v4',
      '- run: make   # odd   spacing',
      "- { run: 'x', shell: bash }",
      '- name: "A: b"\n        run: |\n          one\n\n            two',
      '-   run: >-\n            folded\n            text',
      '- uses: actions/setup-node@v4\n        with: {node-version: 20}',
    ),
    gap,
  })
  .map(({ step, gap: above }) => ({ text: `${above}      ${step}\n` }));

const workflow = fc.record({
  parts: fc.array(fc.oneof(login, login, other), { minLength: 1, maxLength: 8 }),
  windows: fc.boolean(),
  mark: fc.boolean(),
  lastBreak: fc.boolean(),
});

const head =
  '# top\nname:   odd\non: [push]\njobs:\n  a:\n    runs-on: x\n    permissions: {id-token: write}\n    steps:\n';
const tail = '      - run: end\n  b: {runs-on: y, steps: [{run: z}]}   # last\n';

function textOf({
  parts,
  windows,
  mark,
  lastBreak,
}: typeof workflow extends fc.Arbitrary<infer T> ? T : never): string {
  const text = (mark ? '\ufeff' : '') + head + parts.map((part) => part.text).join('') + tail;
  const ended = lastBreak ? text : text.trimEnd();
  return windows ? ended.replaceAll('\n', '\r\n') : ended;
}

/** The text with the lines of comments and the blank ones taken out: those may move with a login. */
function solid(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => line.trim() !== '' && !/^\s*#/.test(line));
}

interface Parsed {
  jobs: Record<string, { steps: { uses?: string }[] }>;
}

function withoutLogins(text: string): unknown {
  const tree: Parsed = parse(text);
  for (const { steps } of Object.values(tree.jobs))
    steps.splice(
      0,
      steps.length,
      ...steps.filter(
        ({ uses = '' }) => !/^(multi-cloud-oidc|aws-actions|google-github-actions|azure)\//i.test(uses),
      ),
    );
  return tree;
}

const runs = { numRuns: 300 };

describe('rewriting any workflow', () => {
  it('keeps every line outside the logins, byte for byte and in order', () => {
    fc.assert(
      fc.property(workflow, (given) => {
        const before = textOf(given);
        const after = migrate('w.yml', before)!.text;
        const kept = [
          head,
          ...given.parts.filter((part) => !part.login).map((part) => part.text),
          tail,
        ].flatMap(solid);
        const lines = solid(after);
        let at = 0;
        for (const line of kept) {
          const found = lines.indexOf(line, at);
          const expected = given.mark && line === '# top' ? `\ufeff${line}` : line;
          if (found < 0) expect(lines.slice(at)).toContain(expected);
          at = found + 1;
        }
        expect(after.startsWith(before.slice(0, head.length))).toBe(true);
        expect(/[^\r]\n/.test(after)).toBe(/[^\r]\n/.test(before));
        expect(after.endsWith('\n')).toBe(before.endsWith('\n'));
      }),
      runs,
    );
  });

  it('keeps every byte before the first login and behind the last, comments and blank lines too', () => {
    fc.assert(
      fc.property(workflow, (given) => {
        const before = textOf(given);
        const after = migrate('w.yml', before)!.text;
        const isLogin = given.parts.map((part) => part.login !== undefined);
        if (!isLogin.includes(true)) return expect(after).toBe(before);
        const written = (text: string) => (given.windows ? text.replaceAll('\n', '\r\n') : text);
        const texts = given.parts.map((part) => part.text);
        const above = head + texts.slice(0, isLogin.indexOf(true)).join('');
        const below = texts.slice(isLogin.lastIndexOf(true) + 1).join('') + tail;
        const start = written((given.mark ? '\ufeff' : '') + above);
        const end = written(given.lastBreak ? below : below.trimEnd());
        expect(after.slice(0, start.length)).toBe(start);
        expect(after.slice(-end.length)).toBe(end);
      }),
      runs,
    );
  });

  it('leaves a tree that differs in the logins only', () => {
    fc.assert(
      fc.property(workflow, (given) => {
        const before = textOf(given);
        expect(withoutLogins(migrate('w.yml', before)!.text)).toEqual(withoutLogins(before));
      }),
      runs,
    );
  });

  it('rewrites every login of these forms, and keeps its values and comments', () => {
    fc.assert(
      fc.property(workflow, (given) => {
        const before = textOf(given);
        const { text: after, left } = migrate('w.yml', before)!;
        expect(left).toEqual([]);
        expect(after).not.toMatch(/aws-actions\/|google-github-actions\/|azure\/login/i);
        const comments = (text: string) =>
          (text.match(/# (note|a: b|above|deep|--- section ---|top|last|odd)/g) ?? []).sort();
        expect(comments(after)).toEqual(comments(before));
      }),
      runs,
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(workflow, (given) => {
        const once = migrate('w.yml', textOf(given))!.text;
        expect(migrate('w.yml', once)!.text).toBe(once);
      }),
      runs,
    );
  });
});

describe('outputs in any workflow', () => {
  const forms = [
    (id: string, name: string) => `\${{ steps.${id}.outputs.${name} }}`,
    (id: string, name: string) => `"\${{ steps['${id}'].outputs['${name}'] }}"`,
    (id: string, name: string) => `'\${{ Steps.${id.toUpperCase()}.outputs[''${name}''] }}'`,
  ];

  it('are read from an existing step, by an existing name', () => {
    fc.assert(
      fc.property(workflow, fc.nat(2), (given, form) => {
        const reads: string[] = [];
        const parts = given.parts.map((part, index): Part => {
          if (!part.login) return part;
          const id = `l${index}`;
          for (const name of Object.keys(vendorOf(part.login)!.outputs))
            reads.push(`      - run: ${forms[form]!(id, name)}\n`);
          return { ...part, text: part.text.replace(/- (uses|name):/, `- id: ${id}\n        $1:`) };
        });
        const before = textOf({ ...given, parts: [...parts, { text: reads.join('') }] });
        const { text: after, left } = migrate('w.yml', before)!;
        expect(left).toEqual([]);
        const tree: { jobs: { a: { steps: { id?: string; run?: string }[] } } } = parse(after);
        const ids = tree.jobs.a.steps.map(({ id }) => id);
        const used = tree.jobs.a.steps.flatMap(({ run = '' }) => {
          const [, id, name] = /steps\W+(l\d+)\W+outputs\W+([\w-]+)/i.exec(run) ?? [];
          return id ? [{ id: id.toLowerCase(), name: name! }] : [];
        });
        expect(used).toHaveLength(reads.length);
        for (const { id, name } of used) {
          expect(ids.filter((other) => other === id)).toHaveLength(1);
          expect(outputs).toContain(name);
        }
      }),
      runs,
    );
  });
});

describe('any text at all', () => {
  const folder = new URL('../cases/', import.meta.url);
  const cases = readdirSync(folder)
    .filter((name) => name.endsWith('.yml'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'));
  const damaged = fc
    .record({
      text: fc.constantFrom(...cases),
      at: fc.nat(3000),
      cut: fc.nat(60),
      insert: fc.oneof(
        fc.string({ maxLength: 12 }),
        fc.constantFrom(
          '\n',
          '&a ',
          '*a',
          '- ',
          '? ',
          '{',
          ']',
          '|+',
          '!!x ',
          "'",
          '"',
          '\t',
          '${{ steps',
          '}}',
          '---\n',
          ': ',
        ),
      ),
    })
    .map(({ text, at, cut, insert }) => text.slice(0, at) + insert + text.slice(at + cut));

  it('is read without an exception', () => {
    fc.assert(
      fc.property(fc.oneof(damaged, fc.string({ maxLength: 300 })), (text) => {
        migrate('w.yml', text);
        audit([{ path: '.github/workflows/w.yml', text }], { repository: 'o/r' });
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['brackets', '['],
    ['dashes', '- '],
    ['question marks', '? '],
    ['anchors', '&a '],
    ['keys', 'a:\n'],
    ['open expressions', '${{ '],
    ['expressions', '${{ steps.a.outputs.b }} '],
    ['quotes', "'"],
    ['steps', 'steps '],
    ['az login', 'az login -u '],
    ['words of keys', 'secret_access_key = '],
    ['letters', 'GCP_A'],
    ['dots', 'pypi-AgEIcHlwaS5vcmc'],
  ])('is read even if it consists of %s', (_, piece) => {
    const many = piece.repeat(40_000 / piece.length);
    const script = `jobs:\n  a:\n    steps:\n      - id: a\n        run: |\n          ${many.replaceAll('\n', ' ')}\n`;
    const bare = `jobs:\n  a:\n    steps:\n      - ${many}\n`;
    for (const text of [many, bare, script]) {
      migrate('w.yml', text);
      audit([{ path: 'w.yml', text }], { repository: 'o/r' });
    }
  });
});
