import { describe, expect, it } from '@jest/globals';
import { problemLine, retryLine, successLine } from '../../src/action/report.ts';
import { login, success } from '../support/outcomes.ts';
import { refused } from '../support/provider.ts';

describe('the log', () => {
  it('has one line per login: who, where, until when, how long it took', () => {
    expect(successLine(success())).toBe(
      'Test aws: role/deploy, account 1, until 1970-01-01T01:00:00Z (59 min), took 0.42 s',
    );
  });
  it('names the login where it has a name of its own, and the cache', () => {
    const cached = success({
      login: login('staging'),
      from: 'cache',
      description: { identity: 'x', expiresAt: 30_420 },
    });
    expect(successLine(cached)).toBe(
      'Test aws "staging": x, until 1970-01-01T00:00:30Z (30 s), from the cache',
    );
  });
  it('says for each repeat why and when', () => {
    expect(
      retryLine({ operation: 'Token', error: refused(), delayMs: 400, nextAttempt: 2, maxAttempts: 5 }),
    ).toBe('Token: the service said no; trying again in 0.40 s (attempt 2 of 5)');
    expect(
      retryLine({ operation: 'Token', error: refused(), delayMs: 30_000, nextAttempt: 2, maxAttempts: 5 }),
    ).toContain('in 30 s');
  });
  it('names the input of a problem', () =>
    expect(problemLine({ input: 'aws-region', message: 'is wrong' })).toBe('`aws-region` is wrong'));
});
