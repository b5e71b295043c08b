import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { PublishContext } from '../../../src/contract/publication.ts';
import type { IniEdit } from '../../../src/files/edit.ts';
import { isExportedAsProfile, profilesOf } from '../../../src/providers/aws/profile.ts';
import { credential, placeOf, settingsOf } from './support.ts';

const shared = join('/temp/private/shared', 'aws');

function edits(profile: string | undefined, place: Partial<PublishContext> = {}) {
  const settings = settingsOf(profile === undefined ? {} : { profile });
  return profilesOf(credential, settings, placeOf(place))?.edits as IniEdit[] | undefined;
}

/** What an edit sets, and what it takes out. */
function split({ keys }: IniEdit) {
  const all = Object.entries(keys);
  return {
    set: Object.fromEntries(all.filter(([, value]) => value !== null)),
    out: all.flatMap(([key, value]) => (value === null ? [key] : [])),
  };
}

describe('profilesOf', () => {
  it('is empty unless requested', () => {
    expect(edits(undefined)).toBeUndefined();
  });

  it('puts the region into the config file and the keys into the credentials file', () => {
    const [config, credentials] = edits('deploy')!;
    expect(config).toMatchObject({
      format: 'ini',
      path: join(shared, 'config'),
      section: 'profile deploy',
      startFrom: join('/home/runner', '.aws', 'config'),
    });
    expect(split(config!).set).toEqual({ region: 'eu-west-1' });
    expect(credentials).toMatchObject({
      format: 'ini',
      path: join(shared, 'credentials'),
      section: 'deploy',
      startFrom: join('/home/runner', '.aws', 'credentials'),
    });
    expect(split(credentials!).set).toEqual({
      aws_access_key_id: credential.accessKeyId,
      aws_secret_access_key: credential.secretAccessKey,
      aws_session_token: credential.sessionToken,
    });
  });

  it('removes every other source of credentials from a user’s profile, and nothing else', () => {
    const [config, credentials] = edits('deploy')!.map(split);
    const ways = ['role_arn', 'source_profile', 'sso_session', 'sso_start_url', 'credential_process'];
    for (const { out } of [config!, credentials!]) expect(out).toEqual(expect.arrayContaining(ways));
    expect(config!.out).toContain('aws_secret_access_key');
    for (const { out } of [config!, credentials!])
      for (const key of ['output', 's3', 'services', 'endpoint_url', 'retry_mode'])
        expect(out).not.toContain(key);
  });

  it('names the default profile without the word "profile"', () => {
    expect(edits('default')?.map(({ section }) => section)).toEqual(['default', 'default']);
  });

  it('lists every other header that a tool could read as the same profile', () => {
    expect(edits('deploy')?.map(({ spellings }) => spellings)).toEqual([
      { aliases: [], lookalikes: ['deploy'] },
      { aliases: [], lookalikes: ['profile deploy'] },
    ]);
    expect(edits('default')?.map(({ spellings }) => spellings)).toEqual([
      { aliases: ['profile default'], lookalikes: [] },
      { aliases: [], lookalikes: ['profile default'] },
    ]);
  });

  it('lets no region in the credentials file override the login’s', () => {
    expect(split(edits('deploy')![1]!).out).toContain('region');
  });

  it('is named after an entry’s login', () => {
    expect(edits(undefined, { login: 'staging' })?.map(({ section }) => section)).toEqual([
      'profile staging',
      'staging',
    ]);
    expect(edits('other', { login: 'staging' })?.[1]?.section).toBe('other');
  });

  it.each([
    [
      'the files that the job names',
      { AWS_CONFIG_FILE: '/c', AWS_SHARED_CREDENTIALS_FILE: '/s', HOME: '/h' },
      ['/c', '/s'],
    ],
    [
      'files in the home directory by its short name',
      { AWS_CONFIG_FILE: '~/c', AWS_SHARED_CREDENTIALS_FILE: '~\\s', HOME: '/h' },
      [join('/h', 'c'), join('/h', 's')],
    ],
    [
      'the profile of a Windows user',
      { USERPROFILE: '/w' },
      [join('/w', '.aws', 'config'), join('/w', '.aws', 'credentials')],
    ],
    ['nothing without a home', {}, [undefined, undefined]],
    ['a short name as it is without a home', { AWS_CONFIG_FILE: '~/c' }, ['~/c', undefined]],
    [
      'nothing when the files are the copies already',
      {
        HOME: '/h',
        AWS_CONFIG_FILE: join(shared, 'config'),
        AWS_SHARED_CREDENTIALS_FILE: join(shared, 'credentials'),
      },
      [undefined, undefined],
    ],
  ])('starts from %s', (_, env, files) => {
    expect(edits('deploy', { env })?.map(({ startFrom }) => startFrom)).toEqual(files);
  });
});

describe('isExportedAsProfile', () => {
  const { shared: directory } = placeOf();
  const env = { AWS_CONFIG_FILE: join(shared, 'config'), AWS_SDK_LOAD_CONFIG: '1' };

  it('knows the environment that an exported login with refresh leaves', () => {
    expect(isExportedAsProfile({ shared: directory, env })).toBe(true);
    expect(isExportedAsProfile({ shared: directory, env: { ...env, AWS_ACCESS_KEY_ID: '' } })).toBe(true);
  });

  it.each([
    ['a clean job', {}],
    ['a config file of the user', { ...env, AWS_CONFIG_FILE: '/home/runner/.aws/config' }],
    ['logins that are not exported', { AWS_CONFIG_FILE: env.AWS_CONFIG_FILE }],
    ['keys that were exported since', { ...env, AWS_ACCESS_KEY_ID: 'AKIA' }],
  ])('is not fooled by %s', (_, other) => {
    expect(isExportedAsProfile({ shared: directory, env: other })).toBe(false);
  });
});
