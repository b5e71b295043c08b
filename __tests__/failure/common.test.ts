import { describe, expect, it } from '@jest/globals';
import { chooseDiagnosis, commonDiagnosis } from '../../src/failure/common.ts';
import { Failure, type FailureCode, type Stage } from '../../src/failure/failure.ts';
import { createIdTokens } from '../../src/identity/tokens.ts';
import { variableSource } from '../../src/identity/variable.ts';
import { githubClaims, jwt } from '../support/jwt.ts';

const failure = (code: FailureCode, stage: Stage = 'exchange', message = 'x') =>
  new Failure(message, { code, stage, retry: 'no' });
const own = { summary: 'own', causes: ['own cause'], fix: [] };

describe('commonDiagnosis', () => {
  it.each([
    ['deadline', /timeout-seconds/],
    ['internal', /debug logging/],
    ['id-token/http-429', /max-parallel/],
    ['id-token/http-404', /OpenID Connect is enabled/],
    ['id-token/audience', /unchanged/],
    ['id-token/issuer', /unchanged/],
    ['id-token/malformed', /unchanged/],
    ['id-token/expired', /clock/],
    ['id-token/http-503', /run the job again/],
    ['http/certificate', /NODE_EXTRA_CA_CERTS/],
    ['http/client-certificate', /`client-certificate`/],
    ['http/proxy-authentication', /user:password@host:port/],
    ['http/proxy-refused', /Allow this host in the proxy/],
    ['http/proxy-timeout', /Correct `HTTPS_PROXY`/],
    ['http/proxy-unreachable', /Correct `HTTPS_PROXY`/],
    ['http/proxy-unsupported', /Set `HTTPS_PROXY` to an HTTP proxy/],
    ['http/timeout', /HTTPS_PROXY/],
    ['http/dns', /DNS server/],
    ['files/locked', /again/],
  ] as const)('says what to do about %s', (code, fix) => {
    const diagnosis = commonDiagnosis(failure(code))!;
    expect(diagnosis.causes.length).toBeGreaterThan(0);
    expect(diagnosis.fix.join()).toMatch(fix);
  });

  it.each([
    ['id-token/http-400', "Can't issue ID_TOKEN for audience 'x'", /without `github.com`/],
    ['id-token/http-401', 'token has invalid claims: token is expired', /split the job/],
    ['id-token/http-403', 'runner does not have permissions to generate id token', /Grant the permission/],
  ] as const)('explains %s by the words of GitHub, and says so if they are others', (code, words, fix) => {
    const known = commonDiagnosis(failure(code, 'id-token', words))!;
    expect(known.fix.join()).toMatch(fix);
    for (const others of ['HTTP 403 without a text', `<html>${words}</html>`, 'Blocked by policy']) {
      const { summary, causes, fix: advice } = commonDiagnosis(failure(code, 'id-token', others))!;
      expect(summary).toContain('not in words that are known of GitHub');
      expect(causes[0]).toContain('proxy or firewall');
      expect(advice).not.toEqual(known.fix);
    }
  });

  it('has no explanation for a provider’s answer', () => {
    expect(commonDiagnosis(failure('aws/not-authorized'))).toBeUndefined();
  });
});

describe('chooseDiagnosis', () => {
  it.each(['refused', 'authentication', 'timeout', 'unreachable', 'unsupported'] as const)(
    'explains http/proxy-%s as a problem of the proxy, whatever the provider says',
    (code) => {
      expect(chooseDiagnosis(failure(`http/proxy-${code}`), own).summary).toMatch(/^The proxy /);
    },
  );

  it('prefers the advice of the code that found the failure to the general advice', () => {
    const advice = { causes: [], fix: ['Write it anew.'] };
    const known = new Failure('x', { code: 'id-token/expired', stage: 'id-token', retry: 'no', advice });
    expect(chooseDiagnosis(known, own)).toMatchObject({
      ...advice,
      summary: 'The ID token that was received has already expired.',
    });
  });

  const exp = 2_000_000;
  it.each([
    ['variable', undefined],
    ['malformed', 'nonsense'],
    ['audience', jwt({ ...githubClaims, aud: 'other', exp })],
    ['issuer', jwt({ ...githubClaims, aud: 'x', iss: 'http://issuer', exp })],
    ['expired', jwt({ ...githubClaims, aud: 'x', exp: 1 })],
  ])(
    'has no general advice for id-token/%s of a variable, whose message says what to do',
    async (code, token) => {
      const tokens = createIdTokens({
        source: variableSource('TOKEN', { TOKEN: token }),
        request: (_, attempt) => attempt({ number: 1, signal: new AbortController().signal, timeoutMs: 1 }),
        mask() {},
        now: () => 1_000_000_000,
      });
      const error = await tokens.single('x').catch((thrown: unknown) => thrown as Failure);
      expect(error).toMatchObject({ code: `id-token/${code}` });
      expect(chooseDiagnosis(error as Failure, own)).toMatchObject({
        causes: [],
        fix: [],
        page: 'troubleshooting.md',
      });
    },
  );

  it('lets the provider explain its own answers and its own network', () => {
    expect(chooseDiagnosis(failure('aws/not-authorized'), own)).toBe(own);
    expect(chooseDiagnosis(failure('http/timeout'), own)).toBe(own);
  });
  it('explains what the provider does not', () => {
    expect(chooseDiagnosis(failure('http/timeout'), { ...own, causes: [] }).summary).toContain('in time');
  });
  it('explains ID tokens and the step itself in the same way for all providers', () => {
    expect(chooseDiagnosis(failure('id-token/http-401', 'id-token'), own).summary).toContain('GitHub');
    expect(chooseDiagnosis(failure('http/timeout', 'id-token'), own).summary).toContain('in time');
    expect(chooseDiagnosis(failure('cancelled'), own).summary).toContain('cancelled');
    expect(chooseDiagnosis(failure('deadline'), own).fix.join()).toContain('timeout-seconds');
  });
});
