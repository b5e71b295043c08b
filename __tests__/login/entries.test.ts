import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseEntries } from '../../src/login/entries.ts';

const problem = (text: string): string => {
  const { entries, problems } = parseEntries(text);
  expect(entries).toEqual([]);
  return problems.map(({ input, message }) => `${input} ${message}`).join('\n');
};

describe('parseEntries', () => {
  it('turns every kind of value into the text a flat input would be', () => {
    const { entries, problems } = parseEntries(`
- name: staging
  provider: aws
  role-to-assume: arn:aws:iam::111111111111:role/deploy
  allowed-account-ids: [012345678901, "2"]
  session-tags: {team: platform, nested: [1]}
  pairs: [{a: 1}]
  empty:
  duration-seconds: 900
  flag: true
  text: |
    line 1
    line 2
`);
    expect(problems).toEqual([]);
    expect(entries).toEqual([
      {
        input: 'logins.staging',
        name: 'staging',
        provider: 'aws',
        shapes: expect.objectContaining({
          name: 'text',
          flag: 'text',
          'allowed-account-ids': 'list',
          pairs: 'nested list',
          'session-tags': 'map',
        }),
        given: {
          'role-to-assume': 'arn:aws:iam::111111111111:role/deploy',
          'allowed-account-ids': '012345678901\n2',
          'session-tags': '{"team":"platform","nested":[1]}',
          pairs: '[{"a":1}]',
          'duration-seconds': '900',
          flag: 'true',
          text: 'line 1\nline 2\n',
        },
        blank: ['empty'],
      },
    ]);
  });

  it('keeps the spelling of numbers, wherever they are', () => {
    const { entries } = parseEntries(`
- name: one
  provider: exchange
  env: {ACCOUNT: 012345678901, VERSION: 1.10, BIG: 12345678901234567890, PORT: 8080, 0042: "7"}
  json: {list: [007, 1e3, 1.5, true, null, ~], nested: {hex: 0x10, negative: -3}}
  expires: {after: 3600}
`);
    expect(entries[0]!.given).toEqual({
      env: JSON.stringify({
        ACCOUNT: '012345678901',
        VERSION: '1.10',
        BIG: '12345678901234567890',
        PORT: 8080,
        '0042': '7',
      }),
      json: '{"list":["007","1e3",1.5,true,null,null],"nested":{"hex":"0x10","negative":-3}}',
      expires: '{"after":3600}',
    });
  });

  it('reports what is wrong with names and providers, and keeps all entries for further checks', () => {
    const { entries, problems } = parseEntries(`
- {name: good, provider: aws}
- {name: Bad, provider: aws}
- {name: good, provider: gcp}
- {name: lonely}
- text
- {provider: aws}
- {name: [x], provider: {a: b}}
- {name: '$\{{ matrix.name }}', provider: aws}
`);
    expect(entries.map(({ input, name, provider }) => [input, name, provider])).toEqual([
      ['logins.good', 'good', 'aws'],
      ['logins[1]', undefined, 'aws'],
      ['logins[2]', undefined, 'gcp'],
      ['logins.lonely', 'lonely', undefined],
      ['logins[5]', undefined, 'aws'],
      ['logins[6]', undefined, undefined],
      ['logins[7]', undefined, 'aws'],
    ]);
    expect(problems.map(({ input }) => input)).toEqual([
      'logins[1].name',
      'logins[2].name',
      'logins.lonely.provider',
      'logins[4]',
      'logins[5].name',
      'logins[6].name',
      'logins[6].provider',
      'logins[7].name',
    ]);
    expect(problems[4]!.message).toBe('is required, but was not given');
    expect(problems[6]!.message).toBe('must be a text, and is a map');
    expect(problems[7]!.message).toContain('was not evaluated');
    expect(problems[1]!.message).toContain('an earlier entry has already');
  });

  it.each(['con', 'prn', 'aux', 'nul', 'com1', 'lpt9'])(
    'refuses the name %j on every system, because Windows cannot create a file with it',
    (name) => {
      const { problems } = parseEntries(`- {name: ${name}, provider: aws}`);
      expect(problems).toEqual([
        { input: 'logins[0].name', message: expect.stringContaining(`"${name}", which Windows keeps`) },
      ]);
    },
  );

  it.each(['console', 'null', 'com', 'nul-1', 'lpt10'])('accepts the name %j', (name) => {
    expect(parseEntries(`- {name: "${name}", provider: aws}`).problems).toEqual([]);
  });

  it.each([
    ['', 'must be a YAML list'],
    ['name: x', 'must be a YAML list'],
    ['- a: &anchor 1', 'uses a YAML anchor (line 1)'],
    ['- &a {name: x}\n- *a', 'uses a YAML anchor'],
    ['- *nowhere', 'uses a YAML alias (line 1), which is not supported: put a value that starts with `*`'],
    ['- !!binary aGk=', 'uses a YAML tag'],
    ['- !custom x', 'line 1: put a value that starts with `*`, `!`'],
    ['- a: b\n  package: @octo/tool', 'line 2: put a value that starts with `*`, `!`, `@`'],
    ['- hosts: [*, !github.com]', 'line 1: put a value that starts with `*`'],
    ['- name: a\n\tprovider: ssh', 'line 2: indent with blanks, not with tabs'],
    ['- env:\n\t\tA: b', 'line 2: indent with blanks, not with tabs'],
    ['- a: -----BEGIN KEY-----\nMIIB\n-----END KEY-----', 'write a secret of several lines as `${{ toJSON('],
    ['- ca: |\n    -----BEGIN A-----\n    -----END A-----\n  b: c: d', 'line 4: indent all keys'],
    ['- a\n- {name: b, role: ${{ vars.ROLE }}}', 'line 2: holds an expression that was not evaluated'],
    ['- name: a\n  text: foo: bar', 'line 2: indent all keys of an entry alike'],
    ['- name: a\n provider: b', 'line 2: close what a quote'],
    ['- {a: 1, a: 2}', 'a map has a key twice'],
    ['\n- "unclosed', 'is not valid YAML (line 2'],
    [`${'['.repeat(20)}${']'.repeat(20)}`, 'more than 16 levels'],
    [`${'['.repeat(30_000)}${']'.repeat(30_000)}`, 'RESOURCE_EXHAUSTION'],
    [`- ${'x'.repeat(70_000)}`, 'larger than 64 KiB'],
    [Array(101).fill('- a').join('\n'), 'more than 100 entries'],
  ])('refuses %.40s', (text, words) => expect(problem(text)).toContain(words));

  it('cannot be made to run out of memory or to quote a value', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(
            '-',
            ' ',
            '\n',
            ':',
            '{',
            '}',
            '[',
            ']',
            '&',
            '*',
            '!',
            '"',
            "'",
            'a',
            '|',
            '>',
            '#',
            '?',
            '%',
          ),
        }),
        (noise) => {
          const { problems } = parseEntries(`- name: hunter2hunter2 ${noise}`);
          for (const { message } of problems) expect(message).not.toContain('hunter2hunter2');
        },
      ),
      { numRuns: 500 },
    );
  });
});
