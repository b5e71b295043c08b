import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sessionTags } from '../../../src/providers/aws/session-tags.ts';

describe('sessionTags', () => {
  it('reads a JSON object', () => {
    expect(sessionTags.parse('{"team": "octo", "level": 3, "ok": true, "empty": ""}')).toEqual([
      { key: 'team', value: 'octo' },
      { key: 'level', value: '3' },
      { key: 'ok', value: 'true' },
      { key: 'empty', value: '' },
    ]);
  });

  it('reads lines, split at the first equals sign', () => {
    expect(sessionTags.parse('team = octo cats\n\n expression=a=b\nempty=\n')).toEqual([
      { key: 'team', value: 'octo cats' },
      { key: 'expression', value: 'a=b' },
      { key: 'empty', value: '' },
    ]);
  });

  it('reads both forms alike', () => {
    const word = fc.stringMatching(/^[a-z][a-z0-9 _.:/+@-]{0,20}[a-z]$/);
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 50 }), word, (keys, value) => {
        fc.pre(!keys.some((key) => key.startsWith('aws:') || key === '__proto__'));
        const asJson = sessionTags.parse(JSON.stringify(Object.fromEntries(keys.map((key) => [key, value]))));
        const asLines = sessionTags.parse(keys.map((key) => `${key}=${value}`).join('\n'));
        expect(asLines).toEqual(asJson);
      }),
    );
  });

  it.each([
    ['a line without a value', 'team', /`key=value` in each line/],
    ['broken JSON', '{"team"', /not valid JSON/],
    ['a list as value', '{"team": ["a"]}', /text, a number or a boolean for the key "team"/],
    ['null as value', '{"team": null}', /text, a number or a boolean/],
    ['an empty key', '=octo', /key "", which must be 1 to 128/],
    ['a key that is too long', `${'k'.repeat(129)}=v`, /1 to 128/],
    ['a key with other characters', 'te*am=v', /key "te\*am"/],
    ['a value that is too long', `k=${'v'.repeat(257)}`, /a value for the key "k"/],
    ['a value with other characters', 'k=a,b', /a value for the key "k"/],
    ['a reserved key', 'AWS:team=v', /reserved/],
    ['keys that differ in case only', 'Team=a\nteam=b', /the key "team" twice/],
    [
      'more than 50 tags',
      Array.from({ length: 51 }, (_, index) => `k${index}=v`).join('\n'),
      /at most 50 tags, but has 51/,
    ],
  ])('refuses %s', (_, given, message) => {
    expect(() => sessionTags.parse(given)).toThrow(message);
  });
});
