import { describe, expect, it } from '@jest/globals';
import type { FailureCode } from '../../src/failure/failure.ts';
import { Failure, handles } from '../../src/failure/failure.ts';
import type { Refusal, Row } from '../../src/failure/table.ts';
import { entryOf, explained, rowFor, rowsByWireCode } from '../../src/failure/table.ts';

const refusal: Refusal = { status: 403, wireCode: 'denied', reason: 'off', words: 'Not now.', request: 'a' };
const base = { retry: 'no', title: 'It was refused.', explain: { causes: [], fix: [] } } as const;

describe('the row for a refusal', () => {
  it.each<[string, Row['match'], boolean]>([
    ['no condition', {}, true],
    ['the code of the service', { wireCode: ['other', 'denied'] }, true],
    ['another code', { wireCode: ['other'] }, false],
    ['the reason', { reason: ['off'] }, true],
    ['another reason', { reason: ['on'] }, false],
    ['the status', { status: [403] }, true],
    ['another status', { status: [404] }, false],
    ['the words', { words: /now/ }, true],
    ['other words', { words: /later/ }, false],
    ['the kind of request', { request: 'a' }, true],
    ['another kind of request', { request: 'b' }, false],
    ['several conditions, of which one fails', { status: [403], words: /later/ }, false],
    ['alternatives, of which one holds', [{ status: [404] }, { words: /now/ }], true],
    ['no match at all, as failures of the action itself have', undefined, false],
  ])('with %s', (_, match, applies) => {
    const row: Row = match === undefined ? { code: 'x', ...base } : { code: 'x', match, ...base };
    expect(rowFor([row], refusal)).toBe(applies ? row : undefined);
  });

  it('is the first that applies', () => {
    const rows = ['first', 'second'].map((code): Row => ({ code, match: {}, ...base }));
    expect(rowFor(rows, refusal)?.code).toBe('first');
  });

  it('has the service’s code if codes with one meaning share a text', () => {
    expect(rowFor(rowsByWireCode(['lost', 'denied'], base), refusal)?.code).toBe('denied');
  });
});

describe('an explanation', () => {
  it('starts with the title, unless it can say the same with the user’s values', () => {
    const row = {
      title: 'The role is wrong.',
      explain: (name: string) => ({ summary: name, causes: [], fix: [] }),
    };
    expect(explained(base, undefined, 'x.md')).toEqual({
      summary: 'It was refused.',
      causes: [],
      fix: [],
      page: 'x.md',
    });
    expect(explained(row, 'The role deploy is wrong.', 'x.md').summary).toBe('The role deploy is wrong.');
  });

  it('is found by the code of a failure', () => {
    const rows: readonly Row[] = [{ code: 'timeout', ...base }];
    expect(entryOf(rows, 'http', 'http/timeout')).toBe(rows[0]);
    expect(entryOf(rows, 'http', 'http/reset')).toBeUndefined();
  });
});

describe('the codes of failures', () => {
  it('are exactly those of the tables: the compiler says so', () => {
    const known: FailureCode[] = [
      'aws/not-authorized',
      'azure/AADSTS700213',
      'azure/AADSTS1',
      'azure/http-403',
      'vault/claims-mismatch',
      'exchange/no-token',
      'files/locked',
      'deadline',
    ];
    const unknown: FailureCode[] = [
      // @ts-expect-error the code of AWS, not ours
      'aws/AccessDenied',
      // @ts-expect-error not a number
      'azure/AADSTSx',
      // @ts-expect-error a row of another service
      'npm/claims-mismatch',
      // @ts-expect-error no such area
      'nowhere/no-token',
    ];
    expect(known).not.toEqual(unknown);
  });
});

describe('the details for looking up a failure', () => {
  const failure = (code: FailureCode, wireCode: string) =>
    new Failure('x', { code, wireCode, stage: 'exchange', retry: 'no', requestIds: { RequestId: 'r-1' } });

  it.each<[FailureCode, string, string[]]>([
    ['aws/not-authorized', 'AccessDenied', ['AccessDenied', 'RequestId r-1']],
    ['azure/AADSTS700213', 'AADSTS700213', ['RequestId r-1']],
    ['exchange/invalid-grant', 'invalid_grant', ['RequestId r-1']],
    ['azure/http-403', '', ['RequestId r-1']],
  ])('of %s show the service’s code %s unless it is the same', (code, wireCode, shown) => {
    expect(handles(failure(code, wireCode))).toEqual(shown);
  });
});
