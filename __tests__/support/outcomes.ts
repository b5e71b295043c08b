/** What became of a login, for the tests of the texts about it. */
import type { Claims } from '../../src/identity/claims.ts';
import type { Login } from '../../src/login/login.ts';
import type { Failed, Success } from '../../src/login/outcome.ts';
import { githubClaims } from './jwt.ts';
import { refused, testLogin, testProvider } from './provider.ts';

export const login = (name: string): Login => testLogin(testProvider({ name: 'aws' }), { name });
export const success = (extra: Partial<Success> = {}): Success => ({
  succeeded: true,
  login: login('aws'),
  credential: {},
  description: { identity: 'role/deploy', target: 'account 1', expiresAt: 3_600_000 },
  from: 'exchange',
  startedAt: 0,
  endedAt: 420,
  spans: [
    { operation: 'ID token', startedAt: 0, endedAt: 60 },
    { operation: 'Exchange "x"', startedAt: 60, endedAt: 420 },
  ],
  ...extra,
});
export const failed = (extra: Partial<Failed> = {}): Failed => ({
  succeeded: false,
  login: login('staging'),
  error: refused(),
  startedAt: 0,
  endedAt: 100,
  spans: [],
  claims: githubClaims as Claims,
  ...extra,
});
