/** Input that is nearly right, and a secret in it that no message may show a part of. */
import fc from 'fast-check';
import { maskText } from '../../../emulator/runner/masks.ts';
import { Failure } from '../../../src/failure/failure.ts';
import { UnusableProxy } from '../../../src/http/proxy.ts';
import { Refusal } from '../../../src/settings/kinds.ts';
import { searchFor } from './leak-search.ts';

/** Has the characters of tokens, none that a list is split at, and no part that a message of ours could have. */
export const marker = 'qZ7xW3-vK9pLm_2RtY8uHs4DgJ6bN';

const search = searchFor([marker]);

/** What confuses parsers, of all the languages in question. */
const confusing = [
  ...'{}[]()<>"\'`\\/|&*!?%#@:;,.=+-~^$ \t\n\r\0\u00a0\u0085\u2028\ufeff\u202e\u0301\ud800\udc00🔑',
  '\r\n',
  '::add-mask::x',
  '##[error]',
  '${{ x }}',
  '$(x)',
  '%0A',
  '%',
  '\\u0000',
  '\\ud800',
  '__proto__',
  'constructor',
  'null',
  'NaN',
  '-1',
  '1e999',
  '99999999999999999999',
  '<!DOCTYPE x [<!ENTITY y "z">]>',
  '&y;',
  '<![CDATA[',
  '[default]',
  '---\n',
  '&a ',
  '*a',
  '!!js ',
  '<<: ',
  '"a":1,"a":2',
  'eyJ',
] as const;

const fragment = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...confusing) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...confusing), fc.integer({ min: 2, max: 2_000 }))
      .map(([text, times]) => text.repeat(times)),
  },
);

const place = fc.nat(1_000_000);

const change = fc.oneof(
  fc.record({ kind: fc.constant('insert' as const), at: place, text: fragment }),
  fc.record({ kind: fc.constant('delete' as const), at: place, length: fc.nat(30) }),
  fc.record({ kind: fc.constant('repeat' as const), at: place, length: fc.nat(60) }),
  fc.record({ kind: fc.constant('cut' as const), at: place }),
);
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function changed(text: string, what: Change): string {
  const at = what.at % (text.length + 1);
  const [before, after] = [text.slice(0, at), text.slice(at)];
  switch (what.kind) {
    case 'insert':
      return before + what.text + after;
    case 'delete':
      return before + after.slice(what.length);
    case 'repeat':
      return before + after.slice(0, what.length) + after;
    case 'cut':
      return before;
  }
}

/**
 * One of the samples with up to four changes, some of them with {@link marker} in it. In the samples, `MARKER` stands for
 * it.
 */
export function hostile(...samples: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom(...samples) },
        { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 100 }) },
      ),
      fc.array(change, { maxLength: 4 }),
      place,
      fc.boolean(),
    )
    .map(([sample, changes, at, plants]) => {
      const text = changes.reduce(changed, sample);
      const here = at % (text.length + 1);
      const planted = plants ? text.slice(0, here) + marker + text.slice(here) : text;
      return planted.replaceAll('MARKER', marker);
    });
}

/** Any JSON value, most often near to a sample: members that are missing, doubled or of another kind. */
export function hostileValue(sample: unknown): fc.Arbitrary<unknown> {
  const odd = fc.oneof(
    fc.constantFrom<unknown>(null, true, 0, -1, 1e308, '', 'x', marker, [], {}, [null], [[]], { length: 3 }),
    fc.constantFrom<unknown>(`${marker}\n::x`, { __proto__: null, constructor: 1 }),
    fc.jsonValue({ maxDepth: 3 }),
  );
  if (Array.isArray(sample)) {
    const items = sample.map(hostileValue);
    return fc.oneof(
      { weight: 6, arbitrary: fc.tuple(...items).map((all): unknown => all) },
      { weight: 1, arbitrary: fc.array(fc.oneof(...items, odd), { maxLength: 4 }) },
      { weight: 1, arbitrary: odd },
    );
  }
  if (typeof sample === 'object' && sample !== null) {
    const members = Object.fromEntries(
      Object.entries(sample).map(([name, value]) => [name, hostileValue(value)]),
    );
    return fc.oneof(
      { weight: 8, arbitrary: fc.record(members) },
      { weight: 2, arbitrary: fc.record(members, { requiredKeys: [] }) },
      { weight: 1, arbitrary: odd },
    );
  }
  return fc.oneof({ weight: 8, arbitrary: fc.constant(sample) }, { weight: 1, arbitrary: odd });
}

/** Errors that are made for whoever reads the log. */
type Problem = new (...parameters: never[]) => Error;
export const problems: readonly Problem[] = [Failure, Refusal, UnusableProxy];

/**
 * Runs a parser.
 * @param messages picks out of a result what people are going to read
 * @param expected the errors that the parser is documented to throw
 * @returns what is wrong: an unexpected error, or part of the secret in a message after the runner's masks
 */
export async function faultsOf<T>(
  parse: () => T | Promise<T>,
  messages: (result: T) => unknown = () => [],
  expected: readonly Problem[] = problems,
): Promise<readonly string[]> {
  let said: unknown;
  try {
    said = messages(await parse());
  } catch (error) {
    const isExpected = expected.some((kind) => (error as Error)?.constructor === kind);
    if (!isExpected) return [`threw ${error instanceof Error ? error.stack : String(error)}`];
    said = { ...(error as Error), message: (error as Error).message };
  }
  const shown = maskText(textsIn(said).join('\n'), [marker]);
  return search
    .in(shown, 'message')
    .map(({ form, around }) => `shows part of the secret (${form}): ${around}`);
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => [name, ...textsIn(member)]);
}
