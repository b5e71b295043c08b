/** Foreign text on its way to everything that gives text a meaning: workflow commands, Markdown, HTML, Mermaid, files. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createCommandReader } from '../../emulator/runner/commands.ts';
import { annotation, explanationText, problemsText } from '../../src/action/annotation.ts';
import type { Explanation } from '../../src/action/explanation.ts';
import { failureSections, problemsSummary } from '../../src/action/failure-summary.ts';
import { summaryMarkdown } from '../../src/action/job-summary.ts';
import { successLine } from '../../src/action/log.ts';
import { escapeLog } from '../../src/text/escape.ts';
import { success } from '../support/outcomes.ts';
import { actionFolder, inputs, scenario } from '../support/scenario.ts';
import { patienceMs, runs, seed } from './support/budget.ts';

const payloads: readonly string[] = [
  // Workflow commands, in both forms and in all disguises of a line's start.
  ...[
    'add-mask',
    'set-output name=x',
    'save-state name=x',
    'error',
    'add-path',
    'set-env name=x',
    'stop-commands',
  ].flatMap((command) => [`::${command}::pwned`, `##[${command}]pwned`]),
  'x\n::error::pwned',
  'x\r::error::pwned',
  'x\r\n  ::error::pwned',
  '\u0085::error::pwned',
  '\u2028::error::pwned',
  '\ufeff::error::pwned',
  '\u200b::error::pwned',
  'a ##[error]pwned',
  '%0A::error::pwned',
  // What moves the cursor or the reader.
  '\u001b[2J\u001b[1;1H',
  '\u001b]8;;https://evil.example\u0007click\u001b]8;;\u0007',
  '\u202egnp.exe',
  '\b\b\b\b',
  // Markdown and HTML.
  '[click](https://evil.example)',
  '![x](https://evil.example/x.png)',
  '<https://evil.example>',
  'https://evil.example',
  'www.evil.example',
  'WWW.evil.example',
  'mailto:a@evil.example',
  'xmpp:a@evil.example',
  'ftp://evil.example',
  '<img src=x onerror=alert(1)>',
  '</code></details><h1>pwned',
  '<!-- ',
  '&lt;img src=x&gt;',
  '&#60;img&#62;',
  '@octo-org/security',
  '#1',
  'octo-org/octo-repo#1',
  '| a | b |\n| --- | --- |',
  '\n\n# pwned\n\n',
  '\n```\n# pwned',
  '~~~\npwned',
  '`` ` ``',
  '$$x$$',
  '\\',
  '- [ ] pwned',
  '[^1]: pwned',
  // Mermaid.
  '\n    section pwned',
  'x :0, 1\n    click x href "https://evil.example"',
  '%%{init: {"securityLevel":"loose"}}%%',
  'x; click y call alert()',
  '#quot;',
];

const reader = () => createCommandReader({ debug: true });

/** What lines mean to the runner, other than to be shown. */
function commandsIn(lines: readonly string[]): readonly object[] {
  const { read } = reader();
  return lines
    .flatMap((text) => text.split('\n'))
    .map((line) => read(line))
    .filter(
      ({ masks, annotations, outputs, state, failed, shown }) =>
        failed || [masks, annotations, outputs, state].some(({ length }) => length > 0) || shown.length !== 1,
    );
}

function explained(text: string): Explanation {
  return {
    heading: `Octo "${text}" login failed`,
    code: 'test/denied' as never,
    summary: `The service does not trust ${text}.`,
    response: text,
    retried: true,
    causes: [text, `\`${text}\``],
    fix: [text],
    paste: { language: 'sh', text: `octo trust '${text}'` },
    claims: [[text, text]],
  };
}

/** Without fenced blocks, which are shown as they are up to the first line that ends them, and without our own tags. */
function outsideFences(markdown: string): readonly string[] {
  return markdown
    .replace(/^(`{3,})\w*\n[\s\S]*?\n\1$/gm, 'FENCED')
    .replace(/<\/?(code|details|summary|br)>/g, '')
    .split('\n');
}

/** Characters that Markdown, HTML or the reader's terminal would give a meaning, and bare links. */
function markupIn(markdown: string): readonly string[] {
  return outsideFences(markdown).flatMap(
    (line) =>
      line.replace(/^> /, '').match(/[<>`[\]\\~$@\p{Cc}\p{Cf}]|:\/\/|\bwww\.|\b(mailto|xmpp):/giu) ?? [],
  );
}

/** What the lines are to Markdown: headings, items, rows with their numbers of cells. */
function shapeOf(markdown: string): readonly string[] {
  return outsideFences(markdown).map(
    (line) => `${/^\s*([#>|-]*)/.exec(line)![1]}${'|'.repeat(line.split('|').length)}`,
  );
}

function reportOf(text: string) {
  const explanation = explained(text);
  const outcome = success({
    description: { identity: text, target: text, expiresAt: 3_600_000 },
    spans: [{ operation: `o${text}`, startedAt: 0, endedAt: 5 }],
  });
  const texts = [explanationText(explanation), problemsText([{ input: text, message: text }])];
  const annotations = texts.map((one) => annotation(one, 'The log says more.').message);
  return {
    lines: [
      escapeLog(successLine(outcome)),
      ...annotations,
      ...texts.flatMap(({ lines }) => lines.map(escapeLog)),
    ],
    summaries: [
      summaryMarkdown([outcome], (same) => same),
      ...failureSections([explanation]),
      problemsSummary([{ input: text, message: text }]),
    ],
  };
}

const harmless = reportOf('word').summaries.map(shapeOf);

function faultsOf(text: string): object {
  const { lines, summaries } = reportOf(text);
  const diagram = summaries[0]!.split('\n').filter((line) => /^ {4}/.test(line));
  return {
    commands: commandsIn(lines),
    controls: lines.filter((line) => /(?!\n)[\p{Cc}\p{Cf}]/u.test(line)),
    markup: summaries.flatMap(markupIn),
    shapes: summaries.map(shapeOf).filter((shape, index) => shape.join('\n') !== harmless[index]!.join('\n')),
    // dateFormat, axisFormat, one section and one bar.
    diagram: diagram.length === 4 && /^ {4}[^:;#%]* \d+ ms :0, 5$/.test(diagram[3]!) ? [] : diagram,
  };
}

const none = { commands: [], controls: [], markup: [], shapes: [], diagram: [] };

describe('text that others chose means nothing, in the log, an annotation, the summary or a diagram', () => {
  it.each(payloads)('%j', (text) => {
    expect(faultsOf(text)).toEqual(none);
    expect(faultsOf(`x${text}`)).toEqual(none);
    expect(faultsOf(`x\n${text}`)).toEqual(none);
  });

  it(
    'however such texts are joined and cut',
    () => {
      const part = fc.oneof(fc.constantFrom(...payloads), fc.string({ unit: 'binary', maxLength: 4 }));
      const text = fc
        .tuple(fc.array(part, { minLength: 1, maxLength: 4 }), fc.nat(80))
        .map(([parts, length]) => parts.join('').slice(0, length));
      fc.assert(
        fc.property(text, (value) => {
          expect(faultsOf(value)).toEqual(none);
        }),
        { numRuns: runs, seed },
      );
    },
    patienceMs,
  );
});

describe('the checks themselves', () => {
  it('see commands, markup and another shape where nothing is escaped', () => {
    expect(commandsIn(['a\n::error::pwned', '##[error]pwned'])).toHaveLength(2);
    expect(markupIn('<img src=x>')).toEqual(['<', '>']);
    expect(markupIn('see www.evil.example @me')).toEqual(['www.', '@']);
    expect(shapeOf('| a | b |')).not.toEqual(shapeOf('| a |'));
    expect(shapeOf('a\n# b')).not.toEqual(shapeOf('a b'));
  });
});

describe('the shipped action', () => {
  const world = scenario();

  it('shows what a service says, and obeys none of it', async () => {
    const words = payloads.join(' ');
    world.emulator.inject({
      kind: 'status',
      service: 'entra',
      status: 401,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ error: 'invalid_client', error_description: payloads.join('\n') }),
      times: 9,
    });
    world.emulator.inject({
      kind: 'status',
      service: 'google-sts',
      status: 400,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ error: 'invalid_grant', error_description: words }),
      times: 9,
    });
    const job = await world.job();
    const step = await job.uses(actionFolder, { with: { ...inputs.gcp, ...inputs.azure } });
    expect(step).toMatchObject({ outcome: 'failure', exported: {}, paths: [], outputs: {} });
    expect(step.masks.filter((mask) => mask.includes('pwned'))).toEqual([]);
    expect(step.annotations.filter(({ message }) => message.startsWith('pwned'))).toEqual([]);
    expect(step.annotations).toHaveLength(2);
    expect(markupIn(step.rawSummary)).toEqual([]);
  });
});
