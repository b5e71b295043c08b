import { describe, expect, it } from '@jest/globals';
import { chooseDiagnosis, commonDiagnosis } from '../../src/login/common-diagnosis.ts';
import { LoginError, type Stage } from '../../src/login/error.ts';

const failure = (code: string, stage: Stage = 'exchange') =>
  new LoginError('x', { code, stage, retry: 'no' });
const own = { happened: 'own', causes: ['own cause'], fix: [] };

describe('commonDiagnosis', () => {
  it.each([
    ['deadline', /timeout-seconds/],
    ['internal', /debug logging/],
    ['id-token/http-400', /without `github.com`/],
    ['id-token/http-401', /split the job/],
    ['id-token/http-403', /Grant the permission/],
    ['id-token/http-404', /OpenID Connect is enabled/],
    ['id-token/audience', /unchanged/],
    ['id-token/issuer', /unchanged/],
    ['id-token/malformed', /unchanged/],
    ['id-token/expired', /clock/],
    ['id-token/http-503', /run the job again/],
    ['http/certificate', /NODE_EXTRA_CA_CERTS/],
    ['http/client-certificate', /`client-certificate`/],
    ['http/timeout', /HTTPS_PROXY/],
    ['http/dns', /HTTPS_PROXY/],
  ])('says what to do about %s', (code, fix) => {
    const diagnosis = commonDiagnosis(failure(code))!;
    expect(diagnosis.causes.length).toBeGreaterThan(0);
    expect(diagnosis.fix.join()).toMatch(fix);
  });

  it('knows nothing of what a provider answers', () => {
    expect(commonDiagnosis(failure('aws/AccessDenied'))).toBeUndefined();
  });
});

describe('chooseDiagnosis', () => {
  it('lets the provider explain its own answers and its own network', () => {
    expect(chooseDiagnosis(failure('aws/AccessDenied'), own)).toBe(own);
    expect(chooseDiagnosis(failure('http/timeout'), own)).toBe(own);
  });
  it('explains what the provider does not', () => {
    expect(chooseDiagnosis(failure('http/timeout'), { ...own, causes: [] }).happened).toContain(
      'could not be reached',
    );
  });
  it('explains ID tokens and the step itself for all providers alike', () => {
    expect(chooseDiagnosis(failure('id-token/http-401', 'id-token'), own).happened).toContain('GitHub');
    expect(chooseDiagnosis(failure('http/timeout', 'id-token'), own).happened).toContain(
      'could not be reached',
    );
    expect(chooseDiagnosis(failure('cancelled'), own).happened).toContain('cancelled');
    expect(chooseDiagnosis(failure('deadline'), own).fix.join()).toContain('timeout-seconds');
  });
});
