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

  it('sets every declared output, with credentials separate from the others', () => {
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

  it('names an STS address that is not AWS’s own, and where it comes from', () => {
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

  it('says what overrides the profile of an entry, if later steps have it', () => {
    const place = placeOf({ login: 'prod', exportEnvironment: false });
    const { notesBeside } = publications(credential, settingsOf(), place);
    expect(notesBeside).toEqual([
      { variable: 'AWS_REGION', unless: 'eu-west-1', note: expect.stringContaining('`--profile prod`') },
      { variable: 'AWS_ACCESS_KEY_ID', note: expect.stringContaining('`AWS_PROFILE=prod`') },
      { variable: 'AWS_ACCESS_KEY', note: expect.stringContaining('`AWS_PROFILE=prod`') },
      { variable: 'AMAZON_ACCESS_KEY_ID', note: expect.stringContaining('SDK for JavaScript 2') },
      { variable: 'AWS_WEB_IDENTITY_TOKEN_FILE', note: expect.stringContaining('`AWS_PROFILE=prod`') },
    ]);
    expect(publications(credential, settingsOf(), placeOf()).notesBeside).toEqual([]);
  });

  it("says which SDK prefers a runner's web identity to exported keys", () => {
    const webIdentity = { AWS_ROLE_ARN: roleArn, AWS_WEB_IDENTITY_TOKEN_FILE: '/var/run/token' };
    const notesIn = (env: Record<string, string>) =>
      publications(credential, settingsOf(), placeOf({ env })).notesBeside;
    expect(notesIn(webIdentity)).toEqual([
      { variable: 'AWS_WEB_IDENTITY_TOKEN_FILE', note: expect.stringContaining('.NET 3') },
    ]);
    expect(notesIn({ ...webIdentity, AWS_ROLE_ARN: '' })).toEqual([]);
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

    it('empties and masks what would override the profile', () => {
      const env = {
        AWS_SECRET_ACCESS_KEY: 'old secret',
        AWS_SESSION_TOKEN: 'old token',
        AWS_ACCESS_KEY: 'AKIAOLD',
        AWS_SECRET_KEY: 'older secret',
        AMAZON_ACCESS_KEY_ID: 'AKIAOLDEST',
        AMAZON_SECRET_ACCESS_KEY: 'oldest secret',
        AMAZON_SESSION_TOKEN: 'oldest token',
        AWS_CREDENTIAL_EXPIRATION: '2026-01-01T00:00:00Z',
        AWS_WEB_IDENTITY_TOKEN_FILE: '/var/run/token',
        AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/v2/credentials/x',
        AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://169.254.170.23/v1/credentials',
      };
      const published = publications(credential, settingsOf(), { ...place, env });
      for (const name of Object.keys(env))
        expect(published.variables[name]).toEqual({ value: '', emptyMeansUnset: true });
      const secrets = Object.values(env).filter(
        (value) => /secret|token$/.test(value) && !value.startsWith('/'),
      );
      expect(secrets).toHaveLength(5);
      expect(published.secrets).toEqual(expect.arrayContaining(secrets));
    });

    it('leaves the role in `AWS_ROLE_ARN` to the next use of the action', () => {
      const env = { AWS_WEB_IDENTITY_TOKEN_FILE: '/var/run/token', AWS_ROLE_ARN: roleArn };
      const { variables } = publications(credential, settingsOf(), { ...place, env });
      expect(variables).toHaveProperty('AWS_WEB_IDENTITY_TOKEN_FILE');
      expect(variables).not.toHaveProperty('AWS_ROLE_ARN');
    });

    it('keeps tools from the identity of the machine, also where the job lets them ask it', () => {
      const env = { AWS_EC2_METADATA_DISABLED: 'false' };
      const { variables } = publications(credential, settingsOf(), { ...place, env });
      expect(variables.AWS_EC2_METADATA_DISABLED).toMatchObject({ value: 'true' });
    });

    it('says who goes on to another identity when a login that is not exported cannot be renewed', () => {
      const noted = (changes: object) => {
        const { notesBeside = [] } = publications(credential, settingsOf(), { ...place, ...changes });
        return notesBeside.filter(({ note }) => note.includes('go on to')).map(({ variable }) => variable);
      };
      const container = ['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI', 'AWS_CONTAINER_CREDENTIALS_FULL_URI'];
      const hidden = { exportEnvironment: false };
      expect(noted({})).toEqual([]);
      expect(noted({ ...hidden, refresh: undefined })).toEqual([]);
      expect(noted(hidden)).toEqual([...container, 'RUNNER_ENVIRONMENT']);
      expect(noted({ ...hidden, env: { AWS_EC2_METADATA_DISABLED: 'true' } })).toEqual(container);
    });

    it('replaces another selected profile, under both names, even an empty one', () => {
      const env = { AWS_PROFILE: 'other', AWS_DEFAULT_PROFILE: 'other' };
      expect(publications(credential, settingsOf(), { ...place, env }).variables).toMatchObject({
        AWS_PROFILE: { value: 'default' },
        AWS_DEFAULT_PROFILE: { value: 'default' },
      });
      expect(
        publications(credential, settingsOf(), { ...place, env: { AWS_PROFILE: '' } }).variables,
      ).toMatchObject({ AWS_PROFILE: { value: 'default' } });
    });

    it('is also the requested profile', () => {
      const named = publications(credential, settingsOf({ profile: 'deploy' }), place);
      expect(sections(named)).toEqual(['profile deploy', 'deploy', 'default', 'default']);
      const asked = publications(credential, settingsOf({ profile: 'default' }), place);
      expect(sections(asked)).toEqual(['default', 'default']);
    });

    it('is a named profile instead of the default one if it is not exported', () => {
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
    ])('warns of a duration that is useless to the tools: %s', (seconds, count) => {
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

  it('exports nothing by default except the path to the profile', () => {
    const place = placeOf({ exportEnvironment: false });
    expect(publications(credential, settingsOf(), place).variables).toEqual({});
    expect(publications(credential, settingsOf({ profile: 'deploy' }), place).variables).toEqual(files);
    expect(
      publications(credential, settingsOf(), { ...place, login: 'staging', kind: 'entry' }).variables,
    ).toEqual(files);
  });
});

group('describe', () => {
  it('says who, where and until when', () => {
    expect(describe(credential, settingsOf())).toEqual({
      identity: credential.arn,
      target: 'account 111122223333',
      expiresAt: Date.UTC(2026, 0, 2, 3, 4, 5),
    });
  });

  it('shows the way through a chain', () => {
    expect(describe(credential, settingsOf({ 'role-chain': `${secondArn}\n${thirdArn}` })).notes).toEqual([
      `assumed by way of ${roleArn}, ${secondArn}`,
    ]);
  });

  it('has no target if a service has no accounts', () => {
    expect(describe({ ...credential, accountId: '' }, settingsOf())).not.toHaveProperty('target');
  });
});
