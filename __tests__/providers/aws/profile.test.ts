import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { IniEdit } from '../../../src/files/edit.ts';
import type { Place } from '../../../src/login/provider.ts';
import { profileOf } from '../../../src/providers/aws/profile.ts';
import { credential, placeOf, settingsOf } from './support.ts';

const shared = join('/temp/private/shared', 'aws');

function edits(profile: string | undefined, place: Partial<Place> = {}) {
  const settings = settingsOf(profile === undefined ? {} : { profile });
  return profileOf(credential, settings, placeOf(place))?.edits as IniEdit[] | undefined;
}

describe('profileOf', () => {
  it('is nothing unless asked for', () => {
    expect(edits(undefined)).toBeUndefined();
  });

  it('puts the region into the config file and the keys into the credentials file', () => {
    expect(edits('deploy')).toEqual([
      {
        format: 'ini',
        path: join(shared, 'config'),
        section: 'profile deploy',
        keys: { region: 'eu-west-1' },
        startFrom: join('/home/runner', '.aws', 'config'),
      },
      {
        format: 'ini',
        path: join(shared, 'credentials'),
        section: 'deploy',
        keys: {
          aws_access_key_id: credential.accessKeyId,
          aws_secret_access_key: credential.secretAccessKey,
          aws_session_token: credential.sessionToken,
        },
        startFrom: join('/home/runner', '.aws', 'credentials'),
      },
    ]);
  });

  it('names the default profile without the word "profile"', () => {
    expect(edits('default')?.map(({ section }) => section)).toEqual(['default', 'default']);
  });

  it('is named after a login of its own', () => {
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
