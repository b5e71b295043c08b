import { describe, expect, it } from '@jest/globals';
import { conflicts } from '../../../src/providers/gcp/conflicts.ts';
import { gcpVariables } from '../../../src/providers/gcp/variables.ts';
import { serviceAccount, settingsOf } from './support.ts';

const settings = settingsOf({ 'service-account': serviceAccount });

describe('conflicts', () => {
  it('are the variables that override the credentials file', () => {
    const env = {
      CLOUDSDK_AUTH_ACCESS_TOKEN: 'x',
      CLOUDSDK_AUTH_ACCESS_TOKEN_FILE: '/x',
      CLOUDSDK_AUTH_IMPERSONATE_SERVICE_ACCOUNT: 'x',
      GOOGLE_IMPERSONATE_SERVICE_ACCOUNT: 'x',
      GOOGLE_BACKEND_IMPERSONATE_SERVICE_ACCOUNT: 'x',
      CSQL_PROXY_IMPERSONATE_SERVICE_ACCOUNT: 'x',
      GOOGLE_OAUTH_ACCESS_TOKEN: 'x',
      GOOGLE_CREDENTIALS: '{}',
      GOOGLE_CLOUD_KEYFILE_JSON: '{}',
      GCLOUD_KEYFILE_JSON: '{}',
      GOOGLE_BACKEND_CREDENTIALS: '{}',
      FIREBASE_TOKEN: 'x',
      CSQL_PROXY_TOKEN: 'x',
      CSQL_PROXY_CREDENTIALS_FILE: '/x',
      CSQL_PROXY_JSON_CREDENTIALS: '{}',
      CLOUDSDK_AUTH_DISABLE_CREDENTIALS: 'True',
      GOOGLE_PROJECT: 'elsewhere',
    };
    const found = conflicts(settings, env);
    expect(found.map(({ variable }) => variable)).toEqual(Object.keys(env));
    const emptied = found.filter(({ neutralise }) => neutralise).map(({ variable }) => variable);
    expect(emptied).toEqual(['CLOUDSDK_AUTH_ACCESS_TOKEN', 'CLOUDSDK_AUTH_ACCESS_TOKEN_FILE']);
    for (const variable of emptied) {
      expect(gcpVariables[variable as keyof typeof gcpVariables].whenEmpty).toBe('unset');
    }
  });

  it('do not include empty or harmless variables', () => {
    const env = {
      CLOUDSDK_AUTH_ACCESS_TOKEN: '',
      CLOUDSDK_AUTH_DISABLE_CREDENTIALS: 'false',
      GOOGLE_CLOUD_PROJECT: 'x',
      GOOGLE_PROJECT: 'octo-project',
      CLOUDSDK_CORE_UNIVERSE_DOMAIN: 'googleapis.com',
    };
    expect(conflicts(settings, env)).toEqual([]);
    expect(conflicts(settingsOf(), { GOOGLE_PROJECT: 'x' })).toEqual([]);
  });

  it('include another universe', () => {
    expect(conflicts(settings, { CLOUDSDK_CORE_UNIVERSE_DOMAIN: 'example.goog' })).toEqual([
      {
        variable: 'CLOUDSDK_CORE_UNIVERSE_DOMAIN',
        effect: 'names a universe other than `gcp-universe` (googleapis.com): its tools refuse this login',
      },
    ]);
  });
});
