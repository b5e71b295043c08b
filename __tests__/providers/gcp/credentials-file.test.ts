import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { credentialsFile } from '../../../src/providers/gcp/credentials-file.ts';
import { audience, endpoint, placeOf, provider, serviceAccount, settingsOf } from './support.ts';

function fileOf(given: Record<string, string>, changes: Parameters<typeof placeOf>[0] = {}) {
  return JSON.parse(credentialsFile(settingsOf(given), placeOf(changes)) ?? 'null');
}

describe('the credentials file', () => {
  it('lets tools impersonate the service account with an ID token that they request themselves', () => {
    expect(fileOf({ 'service-account': serviceAccount })).toEqual({
      type: 'external_account',
      universe_domain: 'googleapis.com',
      audience: `//iam.googleapis.com/${provider}`,
      subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
      token_url: 'https://sts.googleapis.com/v1/token',
      service_account_impersonation_url: `https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/${serviceAccount}:generateAccessToken`,
      service_account_impersonation: { token_lifetime_seconds: 3600 },
      credential_source: {
        url: `${endpoint.ACTIONS_ID_TOKEN_REQUEST_URL}&audience=${encodeURIComponent(audience)}`,
        headers: { Authorization: 'Bearer request-token' },
        format: { type: 'json', subject_token_field_name: 'value' },
      },
    });
  });

  it('tells gcloud where to ask for the name of a federated principal', () => {
    const file = fileOf({});
    expect(file.token_info_url).toBe('https://sts.googleapis.com/v1/introspect');
    expect(file).not.toHaveProperty('service_account_impersonation_url');
    expect(file).not.toHaveProperty('service_account_impersonation');
  });

  it.each([
    ['12h', 43_200],
    ['300s', 600],
  ])(
    'requests tokens of %s as %i seconds, within the range that the libraries accept',
    (lifetime, seconds) => {
      const file = fileOf({ 'service-account': serviceAccount, 'access-token-lifetime': lifetime });
      expect(file.service_account_impersonation.token_lifetime_seconds).toBe(seconds);
    },
  );

  it('names the universe and its services', () => {
    expect(fileOf({ 'service-account': serviceAccount, universe: 'example.goog' })).toMatchObject({
      universe_domain: 'example.goog',
      audience: `//iam.googleapis.com/${provider}`,
      token_url: 'https://sts.example.goog/v1/token',
      service_account_impersonation_url: expect.stringContaining('https://iamcredentials.example.goog/v1/'),
    });
  });

  it('contains no secret if a helper requests the ID tokens', () => {
    const text = credentialsFile(settingsOf({ 'credentials-source': 'executable' }), placeOf()) ?? '';
    expect(text).not.toContain('request-token');
    expect(JSON.parse(text).credential_source).toEqual({
      executable: {
        command: `/externals/node24/bin/node --no-warnings ${join('/action/dist', 'helper', 'index.js')} gcp-id-token ${audience}`,
        timeout_millis: 30_000,
      },
    });
  });

  it.each(['url', 'executable'])('names the file that contains ID tokens (%s)', (source) => {
    const given = { idTokenSource: 'file:/run/id-token', env: {} };
    expect(fileOf({ 'credentials-source': source }, given).credential_source).toEqual({
      file: '/run/id-token',
      format: { type: 'text' },
    });
  });

  it.each(['fly', 'env:ID_TOKEN'])('lets a helper request ID tokens from the source %s', (source) => {
    const { executable } = fileOf({}, { idTokenSource: source, env: {} }).credential_source;
    expect(executable.command).toMatch(new RegExp(` gcp-id-token ${audience} ${source}$`));
  });

  it.each(['nodePath', 'actionDirectory'])('cannot start a helper if %s contains a blank', (part) => {
    expect(() => fileOf({ 'credentials-source': 'executable' }, { [part]: '/with blank/x' })).toThrow(
      expect.objectContaining({ code: 'gcp/executable-path', stage: 'publish' }),
    );
  });

  it.each(['url', 'executable'])('does not exist if no further ID tokens can be requested (%s)', (source) => {
    expect(fileOf({ 'credentials-source': source }, { env: {} })).toBeNull();
  });
});
