import { describe, expect, it } from '@jest/globals';
import { audience, problemsOf, provider, serviceAccount, settingsOf } from './support.ts';

describe('the settings of a Google Cloud login', () => {
  it('need only the provider', () => {
    expect(settingsOf()).toEqual({
      provider,
      audience,
      accessTokenLifetimeSeconds: 3600,
      scopes: ['https://www.googleapis.com/auth/cloud-platform'],
      idTokenAudiences: [],
      idTokenIncludeEmail: false,
      delegates: [],
      universe: 'googleapis.com',
      credentialsSource: 'url',
      endpoints: {
        sts: 'https://sts.googleapis.com/v1',
        iamCredentials: 'https://iamcredentials.googleapis.com/v1',
      },
    });
  });

  it('take everything that can be given', () => {
    expect(
      settingsOf({
        'service-account': serviceAccount,
        'project-id': 'other-project',
        audience: 'custom',
        'access-token-lifetime': '12h',
        'access-token-scopes': 'openid,\nemail openid',
        'id-token-audience': 'https://a.example, https://b.example\nhttps://a.example',
        'id-token-include-email': 'true',
        delegates: `projects/-/serviceAccounts/${serviceAccount}`,
        universe: 'example.goog',
        'request-reason': 'ticket 17',
        'credentials-source': 'Executable',
      }),
    ).toEqual({
      provider,
      serviceAccount,
      projectId: 'other-project',
      audience: 'custom',
      accessTokenLifetimeSeconds: 43_200,
      scopes: ['openid', 'email'],
      idTokenAudiences: ['https://a.example', 'https://b.example'],
      idTokenIncludeEmail: true,
      delegates: [serviceAccount],
      universe: 'example.goog',
      requestReason: 'ticket 17',
      credentialsSource: 'executable',
      endpoints: {
        sts: 'https://sts.example.goog/v1',
        iamCredentials: 'https://iamcredentials.example.goog/v1',
      },
    });
  });

  it('leave addresses of another universe to that universe', () => {
    const given = { universe: 'example.goog', 'service-account': 'deploy@octo-project.example.goog' };
    expect(problemsOf(given)).toEqual({});
  });

  it('refuse a delegate that is not a service account', () => {
    const given = { 'service-account': serviceAccount, delegates: `${serviceAccount} someone@gmail.com` };
    expect(problemsOf(given)).toEqual({ delegates: expect.stringMatching(/"someone@gmail.com" does not/) });
  });

  it('derive the project from the service account', () => {
    expect(settingsOf({ 'service-account': serviceAccount }).projectId).toBe('octo-project');
  });

  it.each([
    ['workload-identity-provider', 'github', /must be of the form/],
    ['service-account', 'deploy', /e-mail address/],
    ['service-account', 'someone@gmail.com', /"someone@gmail.com" does not: people and groups/],
    ['service-account', 'deploy@octo-project.example.com', /ends in `.gserviceaccount.com`/],
    ['project-id', 'My Project', /must be a project ID/],
    ['audience', 'two words', /without blanks/],
    ['audience', 'a"b', /without blanks and quotes/],
    ['access-token-lifetime', '13h', /60–43200 seconds/],
    ['access-token-lifetime', '30s', /60–43200 seconds/],
    ['access-token-scopes', '"cloud-platform"', /has quotes/],
    ['access-token-scopes', 'openid, "email"', /has an item in quotes/],
    ['access-token-scopes', 'ope\\nid', /which must be an OAuth scope/],
    ['access-token-scopes', ',', /at least one scope/],
    ['id-token-include-email', 'yes', /`true` or `false`/],
    ['delegates', 'somebody', /e-mail address/],
    ['universe', 'https://googleapis.com', /domain name/],
    ['request-reason', 'line\nbreak', /one line/],
    ['credentials-source', 'file', /one of `url`, `executable`/],
  ])('refuse %s: %s', (setting, given, message) => {
    expect(problemsOf({ [setting]: given })).toEqual({ [setting]: expect.stringMatching(message) });
  });

  it('refuse what only a service account can have, all at once', () => {
    expect(problemsOf({ 'id-token-audience': 'https://a.example', delegates: serviceAccount })).toEqual({
      'id-token-audience': expect.stringContaining('needs `gcp-service-account`'),
      delegates: expect.stringContaining('needs `gcp-service-account`'),
    });
  });
});

describe('endpoint overrides', () => {
  it('replace the base address, without trailing slashes', () => {
    const env = {
      GHA_ENDPOINT_OVERRIDE_sts: 'https://sts.internal.example/v1//',
      GHA_ENDPOINT_OVERRIDE_iamcredentials: 'http://127.0.0.1:8080/v1',
    };
    expect(settingsOf({}, env).endpoints).toEqual({
      sts: 'https://sts.internal.example/v1',
      iamCredentials: 'http://127.0.0.1:8080/v1',
    });
  });

  it('are refused if tokens would travel unencrypted', () => {
    expect(problemsOf({}, { GHA_ENDPOINT_OVERRIDE_sts: 'http://sts.internal.example/v1' })).toEqual({
      universe: expect.stringMatching(/GHA_ENDPOINT_OVERRIDE_sts, which must start with https/),
    });
  });
});
