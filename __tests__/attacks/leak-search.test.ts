import { describe, expect, it } from '@jest/globals';
import { formsOf, searchFor } from './support/leak-search.ts';

/** Has every character that some form writes in another way. */
const secret = `Tr0ub4dor&3<"quoted">'s\\back+plus/slash=~!()é key`;

describe('the search for leaks', () => {
  const search = searchFor([secret]);

  it.each(Object.entries(formsOf(secret)))('finds a whole secret as %s', (_, text) => {
    expect(search.in(`log: ${text} end`, 'here')).not.toEqual([]);
  });

  it.each(Object.entries(formsOf(secret)))(
    'finds eight characters of %s, wherever they are cut out',
    (_, text) => {
      for (let at = 0; at + 8 <= text.length; at++) {
        expect(search.in(`log: ${text.slice(at, at + 8)} end`, 'here')).not.toEqual([]);
      }
    },
  );

  it.each([0, 1, 2, 3, 4, 5])('finds a secret in base64 behind %s other bytes', (count) => {
    const document = `${'x'.repeat(count)}${secret}yyyy`;
    for (const encoding of ['base64', 'base64url'] as const)
      expect(search.in(Buffer.from(document).toString(encoding), 'here')).not.toEqual([]);
  });

  it('says where it was found, and as what', () => {
    expect(search.in(`a ${encodeURIComponent(secret)}`, 'the log')).toContainEqual(
      expect.objectContaining({
        where: 'the log',
        form: 'percent',
        around: expect.stringContaining('%22quoted'),
      }),
    );
  });

  it('finds nothing where there is nothing', () => {
    expect(search.in('Logged in to AWS as role deploy, until 2026-01-02T12:00:00Z', 'here')).toEqual([]);
    expect(searchFor(['short']).in('short', 'here')).toEqual([]);
  });
});
