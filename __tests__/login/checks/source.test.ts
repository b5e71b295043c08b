import { describe, expect, it } from '@jest/globals';
import type { TokenUser } from '../../../src/login/checks/source.ts';
import { sourceProblems } from '../../../src/login/checks/source.ts';

const user = (source: string, bindsIdToken: boolean): TokenUser => ({
  name: 'server',
  source,
  provider: { title: 'SSH' },
  facts: { bindsIdToken },
});
const inputsOf = (login: TokenUser, stepSource = 'github') =>
  sourceProblems([login], stepSource).map(({ input }) => input);

describe('a login whose ID token is issued for it alone', () => {
  it.each(['file:/run/token', 'env:TOKEN'])('cannot use %s, which holds a token issued earlier', (source) => {
    expect(inputsOf(user(source, true))).toEqual(['logins.server.id-token-source']);
    expect(inputsOf(user(source, true), source)).toEqual(['id-token-source']);
  });

  it.each(['github', 'forgejo', 'fly', 'fly:/run/api'])('can use %s', (source) => {
    expect(inputsOf(user(source, true))).toEqual([]);
  });
});

it('does not keep other logins from using a token issued earlier', () => {
  expect(inputsOf(user('env:TOKEN', false))).toEqual([]);
});
