/** Values that the tests of the AWS provider share. */

import type { PublishContext } from '../../../src/contract/publication.ts';
import type { Environment } from '../../../src/environment.ts';
import type { Claims } from '../../../src/identity/claims.ts';
import type { AwsCredential } from '../../../src/providers/aws/credential.ts';
import type { AwsSettings } from '../../../src/providers/aws/settings.ts';
import { resolve, schema } from '../../../src/providers/aws/settings.ts';
import type { Problem } from '../../../src/settings/schema.ts';
import { parseSettings } from '../../../src/settings/schema.ts';
import { githubClaims } from '../../support/jwt.ts';

export const roleArn = 'arn:aws:iam::111122223333:role/deploy';
export const secondArn = 'arn:aws:iam::444455556666:role/ci/production';
export const thirdArn = 'arn:aws:iam::777788889999:role/audit';

export const required = { 'role-to-assume': roleArn, region: 'eu-west-1' };

/** Parses and resolves, as the plan does. */
export function resolved(given: Record<string, string>, env: Environment = {}): ReturnType<typeof resolve> {
  const { values, problems } = parseSettings(schema, given);
  return problems.length > 0 ? { problems } : resolve(values, env);
}

export function problemsOf(given: Record<string, string>, env: Environment = {}): readonly Problem[] {
  return resolved({ ...required, ...given }, env).problems;
}

export function settingsOf(given: Record<string, string> = {}, env: Environment = {}): AwsSettings {
  const resolution = resolved({ ...required, ...given }, env);
  if (!('settings' in resolution) || resolution.problems.length > 0) {
    throw new Error(JSON.stringify(resolution.problems));
  }
  return resolution.settings;
}

export const claims: Claims = githubClaims;

export const credential: AwsCredential = {
  accessKeyId: 'ASIAEXAMPLEKEYID',
  secretAccessKey: 'secret/access+key',
  sessionToken: 'session/token+==',
  expiration: '2026-01-02T03:04:05Z',
  arn: 'arn:aws:sts::111122223333:assumed-role/deploy/octo-org-octo-repo-1',
  accountId: '111122223333',
};

export function placeOf(given: Partial<PublishContext> = {}): PublishContext {
  return {
    login: 'aws',
    kind: (given.login ?? 'aws') === 'aws' ? 'flat' : 'entry',
    idTokenSource: 'github',
    directory: '/temp/private/use',
    shared: '/temp/private/shared',
    env: { HOME: '/home/runner' },
    exportEnvironment: true,
    actionDirectory: '/action/dist',
    nodePath: '/usr/bin/node',
    now: 0,
    ...given,
  };
}
