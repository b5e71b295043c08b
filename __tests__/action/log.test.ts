import { describe, expect, it } from '@jest/globals';
import { duration, problemLine, refreshWarnings, retryLine, successLine } from '../../src/action/log.ts';
import { login, success } from '../support/outcomes.ts';
import { planOf } from '../support/plan.ts';
import { refused } from '../support/provider.ts';

describe('the log', () => {
  it('has one line per login: who, where, until when, how long it took', () => {
    expect(successLine(success())).toBe(
      'Test aws: role/deploy, account 1, until 1970-01-01T01:00:00Z (59 min), took 0.4 s',
    );
  });
  it('shows the login’s own name if it has one, and the cache', () => {
    const cached = success({
      login: login('staging'),
      from: 'cache',
      description: { identity: 'x', expiresAt: 30_420 },
    });
    expect(successLine(cached)).toBe(
      'Test aws "staging": x, until 1970-01-01T00:00:30Z (30 s), from the cache',
    );
  });
  it('says why and when for each retry', () => {
    expect(
      retryLine({ operation: 'Token', error: refused(), delayMs: 400, nextAttempt: 2, maxAttempts: 5 }),
    ).toBe('Token: the service said no; trying again in 0.4 s (attempt 2 of 5)');
    expect(
      retryLine({ operation: 'Token', error: refused(), delayMs: 30_000, nextAttempt: 2, maxAttempts: 5 }),
    ).toContain('in 30 s');
  });
  it.each([
    [40, '40 ms'],
    [420, '0.4 s'],
    [12_300, '12 s'],
  ])('shows a duration of %i ms as precisely as a reader needs', (milliseconds, text) =>
    expect(duration(milliseconds)).toBe(text),
  );

  it('names the input of a problem', () =>
    expect(problemLine({ input: 'aws-region', message: 'is wrong' })).toBe('`aws-region` is wrong'));
});

describe('the warnings of a step with `refresh`', () => {
  const warningsFor = async (inputs: Record<string, string>) => {
    const { plan, problems } = await planOf(inputs);
    expect(problems).toEqual([]);
    return refreshWarnings(plan.logins);
  };
  const aws = { 'aws-role-to-assume': 'arn:aws:iam::111122223333:role/deploy', 'aws-region': 'eu-west-1' };

  it('name the logins that nothing can renew', async () => {
    const logins = `
      - {name: secrets, provider: vault, url: https://vault.octo.example, role: deploy}
      - {name: release, provider: pypi}
      - {name: server, provider: ssh, principals: deploy}
      - {name: cluster, provider: kubernetes, server: https://k8s.octo.example, mode: static}`;
    expect(await warningsFor({ ...aws, logins })).toEqual([
      expect.stringMatching(/^`refresh` cannot renew "secrets", "release", "server", "cluster": /),
    ]);
  });

  it('name the logins whose ID tokens do not come from the runner', async () => {
    const logins = `
      - name: other
        provider: aws
        id-token-source: fly
        role-to-assume: arn:aws:iam::444455556666:role/other
        region: eu-west-1`;
    expect(await warningsFor({ ...aws, logins })).toEqual([
      expect.stringMatching(/^`refresh` renews only logins with ID tokens of the runner .* not "other"\.$/),
    ]);
  });

  it('omit logins that renew themselves, wherever their ID tokens come from', async () => {
    const logins = `
      - {name: cluster, provider: kubernetes, server: https://k8s.octo.example, id-token-source: fly}
      - name: google
        provider: gcp
        id-token-source: fly
        workload-identity-provider: projects/123456789012/locations/global/workloadIdentityPools/p/providers/g`;
    expect(await warningsFor({ ...aws, logins })).toEqual([]);
  });
});
