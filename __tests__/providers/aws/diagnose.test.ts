import { describe, expect, it } from '@jest/globals';
import type { FailureCode, Stage } from '../../../src/failure/failure.ts';
import { Failure } from '../../../src/failure/failure.ts';
import { diagnose } from '../../../src/providers/aws/diagnose.ts';
import { claims, roleArn, settingsOf } from './support.ts';

function explain(
  code: FailureCode,
  given: {
    stage?: Stage;
    env?: Record<string, string>;
    settings?: Record<string, string>;
    requestId?: string;
  } = {},
) {
  const error = new Failure('sts.eu-west-1.amazonaws.com …', {
    code,
    stage: given.stage ?? 'exchange',
    retry: 'no',
    ...(given.requestId ? { requestIds: { RequestId: given.requestId } } : {}),
  });
  return diagnose(error, claims, settingsOf(given.settings, given.env));
}

describe('diagnose', () => {
  it.each([
    ['http/dns', /region .* was not found/],
    ['http/refused', /could not be reached/],
    ['http/reset', /could not be reached/],
    ['http/timeout', /could not be reached/],
    ['http/connection', /could not be reached/],
    ['http/certificate', /does not trust the certificate/],
    ['http/unusable-answer', /other than AWS STS answered/],
    ['http/too-large', /other than AWS STS answered/],
    ['aws/gateway', /other than AWS STS answered/],
  ] as const)('explains %s as a problem on the way to STS', (code, summary) => {
    const diagnosis = explain(code);
    expect(diagnosis.summary).toMatch(summary);
    expect(diagnosis.fix.join()).toMatch(/HTTPS_PROXY|NODE_EXTRA_CA_CERTS/);
    expect(diagnosis.page).toBe('aws.md');
  });

  it('points to the custom endpoint if there is one', () => {
    const diagnosis = explain('http/dns', {
      env: { AWS_ENDPOINT_URL_STS: 'https://vpce.example', AWS_USE_FIPS_ENDPOINT: 'false' },
    });
    expect(diagnosis.fix.join()).toContain('`aws-sts-endpoint`');
  });

  it('says which hosts lack FIPS', () => {
    const diagnosis = explain('http/dns', {
      env: { AWS_USE_FIPS_ENDPOINT: 'true' },
      settings: { region: 'ca-central-1' },
    });
    expect(diagnosis.summary).toContain('no FIPS endpoint of STS in ca-central-1');
    expect(explain('http/reset', { env: { AWS_USE_FIPS_ENDPOINT: 'true' } }).summary).not.toContain('FIPS');
  });

  it('does not blame AWS for a missing ID token', () => {
    expect(explain('http/timeout', { stage: 'id-token' }).summary).toBe(
      'There was no ID token for the login to AWS.',
    );
  });

  it('explains a session in another account', () => {
    expect(explain('aws/account-not-allowed').summary).toContain(
      `The session of ${roleArn} is not in an allowed account`,
    );
  });

  it('gives advice for every other code', () => {
    expect(explain('aws/other', { requestId: 'abc' }).fix.join()).toContain('CloudTrail');
    expect(explain('aws/sdk').fix.join()).toContain('debug logging');
    expect(explain('aws/other').summary).toContain(roleArn);
  });
});
