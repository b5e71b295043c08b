import { describe, expect, it } from '@jest/globals';
import { formsOf, partsOf, searchFor } from './support/leak-search.ts';

/** Has every character that some form writes in another way. */
const secret = `Tr0ub4dor&3<"quoted">'s\\back+plus/slash=~!()é key`;

describe('the search for leaks', () => {
  const search = searchFor([secret]);

  it.each(Object.entries(formsOf(secret)))('finds a whole secret as %s', (_, text) => {
    expect(search.in(`log: ${text} end`, 'here')).not.toEqual([]);
  });

  it.each(Object.keys(formsOf(secret)))('finds eight characters as %s, wherever they are cut out', (form) => {
    const parts = [...partsOf(secret)].filter(([, name]) => name === form);
    expect(parts.length).toBeGreaterThan(20);
    for (const [part] of parts) expect(search.in(`log: ${part} end`, 'here')).not.toEqual([]);
  });

  it('does not take fewer characters for a part because they are spelled out', () => {
    expect(searchFor(['ab_typ_cdefghij']).in('<code>ref&#95;type</code>', 'here')).toEqual([]);
    expect(searchFor(['xxxDUUDxxxxxxxx']).in('account 44555544', 'here')).toEqual([]);
  });

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
