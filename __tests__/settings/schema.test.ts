import { describe, expect, it } from '@jest/globals';
import { closest } from '../../src/settings/closest.ts';
import { boolean, integer, jsonObject, list, text } from '../../src/settings/kinds.ts';
import { camelCase, defineSchema, parseSettings } from '../../src/settings/schema.ts';

const schema = defineSchema({
  'role-to-assume': { kind: text(), description: 'd', required: true },
  'duration-seconds': { kind: integer({ min: 1, max: 9 }), description: 'd', default: '5' },
  'client-key': { kind: text({ pattern: /^key-/, rule: 'a key' }), description: 'd', secret: true },
  flag: { kind: boolean, description: 'd' },
});

describe('parseSettings', () => {
  it('uses defaults for blank values, because templates pass unset inputs through as empty strings', () => {
    const { values, problems } = parseSettings(schema, { 'role-to-assume': ' r ', 'duration-seconds': '  ' });
    expect(problems).toEqual([]);
    expect(values).toEqual({ roleToAssume: 'r', durationSeconds: 5 });
  });

  it('reports all problems together, with what was given', () => {
    const { problems } = parseSettings(schema, { 'duration-seconds': '10', flag: 'yes' });
    expect(problems).toEqual([
      { setting: 'role-to-assume', message: 'is required, but was not given' },
      { setting: 'duration-seconds', message: 'must be a whole number in the range 1–9, but is "10"' },
      { setting: 'flag', message: 'must be `true` or `false`, but is "yes"' },
    ]);
  });

  it('never repeats a secret', () => {
    const { problems } = parseSettings(schema, { 'role-to-assume': 'r', 'client-key': 'hunter2' });
    expect(problems).toEqual([{ setting: 'client-key', message: 'must be a key' }]);
  });

  it.each([
    'y'.repeat(500),
    '{"clientSecret":"hunter2"}',
    'https://bob:hunter2@example.com',
    'eyJhbGciOi',
    'a\nb',
  ])('shows nothing of a value that may contain a secret, not even its start', (flag) => {
    const { problems } = parseSettings(schema, { 'role-to-assume': 'r', flag });
    expect(problems[0]!.message).toBe(
      `must be \`true\` or \`false\`, but is something else, of ${flag.length} characters`,
    );
  });

  it('refuses an unevaluated expression, wherever it is', () => {
    const message =
      'holds an expression that was not evaluated: `${{ … }}` works only inside the workflow file';
    for (const given of ['${{ vars.ROLE }}', 'arn:${{ vars.ACCOUNT }}:role/x', '${{\n  vars.ROLE\n}}']) {
      expect(parseSettings(schema, { 'role-to-assume': given }).problems).toEqual([
        { setting: 'role-to-assume', message },
      ]);
    }
  });

  it.each(['a${{b', '}} ${{', '$ {{ x }}'])('takes what is no whole expression as it is: %s', (given) => {
    expect(parseSettings(schema, { 'role-to-assume': given }).values.roleToAssume).toBe(given);
  });

  it.each([
    ['$ROLE', 'env.ROLE'],
    ['${ROLE_ARN}', 'env.ROLE_ARN'],
    ['$env:ROLE', 'env.ROLE'],
    ['%ROLE%', 'env.ROLE'],
    ['arn:aws:iam::$ACCOUNT:role/x', 'env.ACCOUNT'],
  ])('refuses a variable that no shell has filled in: %s', (given, expression) => {
    expect(parseSettings(schema, { 'role-to-assume': given }).problems).toEqual([
      {
        setting: 'role-to-assume',
        message: `holds a variable that nothing fills in, as inputs do not pass through a shell: write \`\${{ ${expression} }}\``,
      },
    ]);
  });

  it.each(['a$b', '$token', '${aws:username}', '100%', 'US$ 5', 'pa$$word'])(
    'accepts a dollar or percent sign in a value as it is: %s',
    (given) => {
      expect(parseSettings(schema, { 'role-to-assume': given }).problems).toEqual([]);
    },
  );

  it.each(['key-$SECRET', 'key-a${{b', 'key-${{ secrets.B }}', 'key-%A%', 'key-"$env:KEY"'])(
    'accepts a secret whatever it contains: %s',
    (secret) => {
      const { values, problems } = parseSettings(schema, { 'role-to-assume': 'r', 'client-key': secret });
      expect(problems).toEqual([]);
      expect(values).toMatchObject({ clientKey: secret });
    },
  );

  it.each(['"7"', "'7'", '" 7 "'])('notices that only the quotes are too much: %s', (given) => {
    const { problems } = parseSettings(schema, { 'role-to-assume': 'r', 'duration-seconds': given });
    expect(problems).toEqual([
      { setting: 'duration-seconds', message: 'has quotes that belong to the value: leave them out' },
    ]);
  });

  it('refuses a list or map where a text is expected, and vice versa', () => {
    const shaped = defineSchema({
      text: { kind: text(), description: 'd' },
      items: { kind: list(text()), description: 'd' },
      map: { kind: jsonObject, description: 'd' },
      other: { kind: jsonObject, description: 'd' },
    });
    const given = { text: 'a\nb', items: '{"a":1}', map: 'a', other: '{"a":1}' };
    const shapes = { text: 'list', items: 'map', map: 'text', other: 'text' } as const;
    expect(parseSettings(shaped, given, shapes).problems).toEqual([
      { setting: 'text', message: 'must be a text, and is a list' },
      { setting: 'items', message: 'must be a text or a list, and is a map' },
      { setting: 'map', message: 'must be a map (`{NAME: value}`), and is a single value' },
    ]);
  });

  it('passes on errors that are not refusals', () => {
    const broken = defineSchema({
      a: {
        kind: {
          label: '',
          parse: () => {
            throw new TypeError('bug');
          },
        },
        description: '',
      },
    });
    expect(() => parseSettings(broken, { a: 'x' })).toThrow('bug');
  });
});

describe('camelCase', () => {
  it('joins words', () => expect(camelCase('id-token-source')).toBe('idTokenSource'));
});

describe('closest', () => {
  it.each([
    ['regoin', ['region', 'audience'], 'region'],
    ['role-to-asume', ['role-to-assume', 'region'], 'role-to-assume'],
    ['pipy', ['pypi', 'aws'], 'pypi'],
    ['zzz', ['region'], undefined],
    ['x', [], undefined],
  ])('finds what %s was meant to be', (word, candidates, expected) =>
    expect(closest(word, candidates)).toBe(expected),
  );
});
