import { describe, expect, it } from '@jest/globals';
import { conflicts } from '../../../src/providers/aws/conflicts.ts';
import { settingsOf } from './support.ts';

const webIdentity = {
  AWS_WEB_IDENTITY_TOKEN_FILE: '/var/run/token',
  AWS_ROLE_ARN: 'arn:aws:iam::1:role/node',
};

function found(env: Record<string, string>, profile?: string) {
  return conflicts(settingsOf(profile === undefined ? {} : { profile }), env).map(
    ({ variable, neutralise = false }) => [variable, neutralise] as const,
  );
}

describe('conflicts', () => {
  it('are none in a clean job', () => {
    expect(found({ AWS_REGION: 'us-east-1' })).toEqual([]);
  });

  it('are none with variables that the exported keys override', () => {
    expect(
      found({
        ...webIdentity,
        AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://127.0.0.1/x',
        AWS_ACCESS_KEY_ID: 'AKIA',
      }),
    ).toEqual([]);
  });

  it('are profiles, which cannot be emptied', () => {
    expect(found({ AWS_PROFILE: 'other', AWS_DEFAULT_PROFILE: 'other' })).toEqual([
      ['AWS_PROFILE', false],
      ['AWS_DEFAULT_PROFILE', false],
    ]);
    expect(found({ AWS_PROFILE: 'deploy', AWS_DEFAULT_PROFILE: 'deploy' }, 'deploy')).toEqual([]);
    expect(found({ AWS_PROFILE: '' })).toEqual([]);
  });

  it('are old session tokens, which can be emptied', () => {
    expect(found({ AWS_SECURITY_TOKEN: 'old' })).toEqual([['AWS_SECURITY_TOKEN', true]]);
  });

  it('are the expiry of older keys, which can be emptied, and a key for Bedrock, which the job needs', () => {
    expect(
      found({ AWS_CREDENTIAL_EXPIRATION: '2026-01-01T00:00:00Z', AWS_BEARER_TOKEN_BEDROCK: 'x' }),
    ).toEqual([
      ['AWS_CREDENTIAL_EXPIRATION', true],
      ['AWS_BEARER_TOKEN_BEDROCK', false],
    ]);
  });

  it('are the runner’s web identity if a profile is written', () => {
    expect(found(webIdentity, 'deploy')).toEqual([['AWS_WEB_IDENTITY_TOKEN_FILE', true]]);
    expect(found({ AWS_ROLE_ARN: 'arn' }, 'deploy')).toEqual([]);
  });

  it('say what they cause', () => {
    const env = { ...webIdentity, AWS_PROFILE: 'x', AWS_DEFAULT_PROFILE: 'x', AWS_SECURITY_TOKEN: 'x' };
    for (const { effect } of conflicts(settingsOf({ profile: 'deploy' }), env))
      expect(effect).toMatch(/^(makes|replaces) .*[^.]$/);
  });
});
