import { join } from 'node:path';
import { expect, describe as group, it } from '@jest/globals';
import type { Publications } from '../../../src/contract/publication.ts';
import { awsOutputs } from '../../../src/providers/aws/outputs.ts';
import { describe, publications } from '../../../src/providers/aws/publish.ts';
import { credential, placeOf, roleArn, secondArn, settingsOf, thirdArn } from './support.ts';

const files = {
  AWS_CONFIG_FILE: {
    value: join('/temp/private/shared', 'aws', 'config'),
    always: true,
    leftBehind: { path: join('/home/runner', '.aws', 'config') },
  },
  AWS_SHARED_CREDENTIALS_FILE: {
    value: join('/temp/private/shared', 'aws', 'credentials'),
    always: true,
    leftBehind: { path: join('/home/runner', '.aws', 'credentials') },
  },
};

function sections({ edits = [] }: Publications) {
  return edits.map((edit) => edit.format === 'ini' && edit.section);
}

group('publications', () => {
  const published = publications(credential, settingsOf(), placeOf());

  it('exports keys and region, and no expiry, which would outlive the keys', () => {
    expect(published.variables).toEqual({
      AWS_ACCESS_KEY_ID: { value: credential.accessKeyId, emptyMeansUnset: true },
      AWS_SECRET_ACCESS_KEY: { value: credential.secretAccessKey, emptyMeansUnset: true },
      AWS_SESSION_TOKEN: { value: credential.sessionToken, emptyMeansUnset: true },
      AWS_REGION: { value: 'eu-west-1' },
      AWS_DEFAULT_REGION: { value: 'eu-west-1' },
    });
  });

  it('sets every declared output, credentials apart from the others', () => {
    const { outputs, credentialOutputs } = published;
    expect(outputs).toEqual({
      'account-id': '111122223333',
      'authenticated-arn': credential.arn,
      expiration: '2026-01-02T03:04:05Z',
      region: 'eu-west-1',
    });
    expect(credentialOutputs).toEqual({
      'access-key-id': credential.accessKeyId,
      'secret-access-key': credential.secretAccessKey,
      'session-token': credential.sessionToken,
    });
    expect(Object.keys({ ...outputs, ...credentialOutputs }).sort()).toEqual(Object.keys(awsOutputs).sort());
  });

  it('masks the parts of the credential, and account IDs on request', () => {
    const secrets = [credential.secretAccessKey, credential.sessionToken, credential.accessKeyId];
    expect(published.secrets).toEqual(secrets);
    const chain = { 'role-chain': `${secondArn}\n${thirdArn}\n${roleArn}`, 'mask-account-id': 'true' };
    expect(publications(credential, settingsOf(chain), placeOf()).secrets).toEqual([
      ...secrets,
      '111122223333',
      '444455556666',
      '777788889999',
    ]);
  });

  it('names an address of STS that is not that of AWS, and where it is from', () => {
    const notes = (given: Record<string, string>, env: Record<string, string>) =>
      publications(credential, settingsOf(given, env), placeOf({ env })).notes?.join('\n');
    expect(notes({ 'sts-endpoint': 'https://a.example' }, {})).toMatch(
      /https:\/\/a\.example.*`sts-endpoint`/,
    );
    expect(notes({}, { AWS_ENDPOINT_URL_STS: 'https://b.example' })).toMatch(
      /https:\/\/b\.example.*`AWS_ENDPOINT_URL_STS` of the job/,
    );
    expect(notes({}, { AWS_ENDPOINT_URL: 'http://127.0.0.1:4566' })).toMatch(/this login was made at AWS/);
    expect(notes({}, {})).toBe('');
  });

  it('says what comes before the profile of an entry, where later steps have it', () => {
    const place = placeOf({ login: 'prod', exportEnvironment: false });
    const { notesBeside } = publications(credential, settingsOf(), place);
    expect(notesBeside).toEqual([
      { variable: 'AWS_REGION', unless: 'eu-west-1', note: expect.stringContaining('`--profile prod`') },
      { variable: 'AWS_ACCESS_KEY_ID', note: expect.stringContaining('`AWS_PROFILE=prod`') },
      { variable: 'AWS_WEB_IDENTITY_TOKEN_FILE', note: expect.stringContaining('`AWS_PROFILE=prod`') },
    ]);
    expect(publications(credential, settingsOf(), placeOf()).notesBeside).toEqual([]);
  });

  group('with refresh', () => {
    const specification = join('/temp/private/use', 'aws.refresh.json');
    const cached = join('/temp/private/cache', 'name.jwe');
    const place = placeOf({ refresh: { specification, credential: cached } });
    const refreshed = publications(credential, settingsOf(), place);

    it('exports a default profile that renews itself, and no keys', () => {
      expect(refreshed.variables).toEqual({
        ...files,
        AWS_SDK_LOAD_CONFIG: { value: '1', emptyMeansUnset: true },
        AWS_EC2_METADATA_DISABLED: { value: 'true', emptyMeansUnset: true },
        AWS_REGION: { value: 'eu-west-1' },
        AWS_DEFAULT_REGION: { value: 'eu-west-1' },
      });
      expect(refreshed.edits).toMatchObject([
        {
          path: files.AWS_CONFIG_FILE.value,
          section: 'default',
          keys: {
            region: 'eu-west-1',
            credential_process: `/usr/bin/node --no-warnings ${join('/action/dist', 'helper', 'index.js')} aws-credentials ${specification} ${cached}`,
          },
        },
        {
          path: files.AWS_SHARED_CREDENTIALS_FILE.value,
          section: 'default',
          keys: { aws_access_key_id: null, aws_secret_access_key: null },
        },
      ]);
    });

    it('empties and masks what would win over the profile', () => {
      const env = {
        AWS_SECRET_ACCESS_KEY: 'old secret',
        AWS_SESSION_TOKEN: 'old token',
        AWS_ACCESS_KEY: 'AKIAOLDNAME',
        AWS_SECRET_KEY: 'secret of an old name',
        AMAZON_ACCESS_KEY_ID: 'AKIAOLDNAME',
        AMAZON_SECRET_ACCESS_KEY: 'another secret',
        AMAZON_SESSION_TOKEN: 'another token',
        AWS_CREDENTIAL_EXPIRATION: '2026-01-01T00:00:00Z',
        AWS_WEB_IDENTITY_TOKEN_FILE: '/var/run/token',
        AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/v2/credentials/x',
        AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://169.254.170.23/v1/credentials',
      };
      const published = publications(credential, settingsOf(), { ...place, env });
      for (const name of Object.keys(env))
        expect(published.variables[name]).toEqual({ value: '', emptyMeansUnset: true });
      const secret = ['old secret', 'old token', 'secret of an old name', 'another secret', 'another token'];
      expect(published.secrets).toEqual(expect.arrayContaining(secret));
    });

    it.each([
      [{ AWS_WEB_IDENTITY_TOKEN_FILE: '/var/run/token', AWS_ROLE_ARN: roleArn }, 1],
      [{ AWS_WEB_IDENTITY_TOKEN_FILE: '/var/run/token', AWS_ROLE_ARN: '' }, 1],
      [{ AWS_WEB_IDENTITY_TOKEN_FILE: '/var/run/token' }, 0],
      [{ AWS_ROLE_ARN: roleArn }, 0],
    ])('says which tool stops at the emptied web identity of a runner: %j', (env, count) => {
      const notes = publications(credential, settingsOf(), { ...place, env }).notes ?? [];
      expect(notes.filter((note) => note.includes('unset AWS_WEB_IDENTITY_TOKEN_FILE'))).toHaveLength(count);
    });

    it('leaves the role in `AWS_ROLE_ARN` to the next use of the action', () => {
      const env = { AWS_WEB_IDENTITY_TOKEN_FILE: '/var/run/token', AWS_ROLE_ARN: roleArn };
      const { variables } = publications(credential, settingsOf(), { ...place, env });
      expect(variables).toHaveProperty('AWS_WEB_IDENTITY_TOKEN_FILE');
      expect(variables).not.toHaveProperty('AWS_ROLE_ARN');
    });

    it('leaves it to the job whether tools may ask the machine, if it says so', () => {
      const env = { AWS_EC2_METADATA_DISABLED: 'false' };
      const { variables } = publications(credential, settingsOf(), { ...place, env });
      expect(variables).not.toHaveProperty('AWS_EC2_METADATA_DISABLED');
    });

    it('takes the place of another selected profile, under both names, also of an empty one', () => {
      const env = { AWS_PROFILE: 'other', AWS_DEFAULT_PROFILE: 'other' };
      expect(publications(credential, settingsOf(), { ...place, env }).variables).toMatchObject({
        AWS_PROFILE: { value: 'default' },
        AWS_DEFAULT_PROFILE: { value: 'default' },
      });
      expect(
        publications(credential, settingsOf(), { ...place, env: { AWS_PROFILE: '' } }).variables,
      ).toMatchObject({ AWS_PROFILE: { value: 'default' } });
    });

    it('is also the profile that was asked for', () => {
      const named = publications(credential, settingsOf({ profile: 'deploy' }), place);
      expect(sections(named)).toEqual(['profile deploy', 'deploy', 'default', 'default']);
      const asked = publications(credential, settingsOf({ profile: 'default' }), place);
      expect(sections(asked)).toEqual(['default', 'default']);
    });

    it('is not the default profile of those who do not export it, but has a name', () => {
      const hidden = { ...place, exportEnvironment: false };
      for (const [login, name] of [
        ['staging', 'staging'],
        ['aws', 'multi-cloud-login'],
      ] as const) {
        const published = publications(credential, settingsOf(), {
          ...hidden,
          login,
          kind: login === 'aws' ? 'flat' : 'entry',
        });
        expect(published.variables).toEqual(files);
        expect(sections(published)).toEqual([`profile ${name}`, name]);
        expect(published.notes).toEqual([expect.stringContaining(`in the profile \`${name}\``)]);
      }
    });

    it.each([
      ['900', 1],
      ['1799', 1],
      ['1800', 0],
    ])('warns of a duration that is no use to the tools: %s', (seconds, count) => {
      const settings = settingsOf({ 'role-duration-seconds': seconds });
      expect(publications(credential, settings, place).warnings).toHaveLength(count);
      expect(publications(credential, settings, placeOf()).warnings).toEqual([]);
    });
  });

  it('leads to the profile, and does not select it', () => {
    const withProfile = publications(credential, settingsOf({ profile: 'deploy' }), placeOf());
    expect(withProfile.variables).toMatchObject({ ...files, AWS_ACCESS_KEY_ID: expect.anything() });
    expect(withProfile.variables).not.toHaveProperty('AWS_PROFILE');
    expect(withProfile.edits).toHaveLength(2);
  });

  it('exports nothing without being asked to, but the way to the profile', () => {
    const place = placeOf({ exportEnvironment: false });
    expect(publications(credential, settingsOf(), place).variables).toEqual({});
    expect(publications(credential, settingsOf({ profile: 'deploy' }), place).variables).toEqual(files);
    expect(
      publications(credential, settingsOf(), { ...place, login: 'staging', kind: 'entry' }).variables,
    ).toEqual(files);
  });
});

group('describe', () => {
  it('tells who, where and until when', () => {
    expect(describe(credential, settingsOf())).toEqual({
      identity: credential.arn,
      target: 'account 111122223333',
      expiresAt: Date.UTC(2026, 0, 2, 3, 4, 5),
    });
  });

  it('tells the way through a chain', () => {
    expect(describe(credential, settingsOf({ 'role-chain': `${secondArn}\n${thirdArn}` })).notes).toEqual([
      `assumed by way of ${roleArn}, ${secondArn}`,
    ]);
  });

  it('has no target where a service knows no accounts', () => {
    expect(describe({ ...credential, accountId: '' }, settingsOf())).not.toHaveProperty('target');
  });
});
