import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  describe as describeLogin,
  exportedVariables,
  publications,
} from '../../../src/providers/gcp/publish.ts';
import {
  claims,
  credential,
  directCredential,
  endpoint,
  placeOf,
  pool,
  serviceAccount,
  settingsOf,
} from './support.ts';

const settings = settingsOf({ 'service-account': serviceAccount });
const path = join('/temp/private/use', 'gha-creds-gcp.json');

describe('what a login exports', () => {
  it('is the credentials file and the project, under the names that the tools read', () => {
    const { variables } = publications(credential, settings, placeOf());
    expect(Object.fromEntries(Object.entries(variables).map(([name, { value }]) => [name, value]))).toEqual({
      GOOGLE_APPLICATION_CREDENTIALS: path,
      CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE: path,
      GOOGLE_GHA_CREDS_PATH: path,
      CLOUDSDK_CORE_PROJECT: 'octo-project',
      GOOGLE_CLOUD_PROJECT: 'octo-project',
      GCLOUD_PROJECT: 'octo-project',
      GCP_PROJECT: 'octo-project',
      CLOUDSDK_PROJECT: 'octo-project',
    });
  });

  it('has names that the plan knows', () => {
    const all = settingsOf({
      'service-account': serviceAccount,
      universe: 'example.goog',
      'credentials-source': 'executable',
    });
    const names = Object.keys(publications(credential, all, placeOf()).variables);
    expect([...exportedVariables(all)].sort()).toEqual(names.sort());
    expect(exportedVariables(settingsOf()).filter((name) => name.includes('PROJECT'))).toEqual([]);
  });

  it('may be emptied only if the tools treat that as unset', () => {
    const { variables } = publications(credential, settings, placeOf());
    const emptied = Object.entries(variables).filter(([, { emptyMeansUnset }]) => emptyMeansUnset);
    expect(emptied.map(([name]) => name)).toEqual([
      'CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE',
      'GOOGLE_GHA_CREDS_PATH',
      'GOOGLE_CLOUD_PROJECT',
      'GCLOUD_PROJECT',
    ]);
  });

  it('omits the project if none is known', () => {
    const names = Object.keys(publications(directCredential, settingsOf(), placeOf()).variables);
    expect(names).toEqual([
      'GOOGLE_APPLICATION_CREDENTIALS',
      'CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE',
      'GOOGLE_GHA_CREDS_PATH',
    ]);
  });

  it('lets the tools run the helper', () => {
    const executable = settingsOf({ 'credentials-source': 'executable' });
    expect(publications(directCredential, executable, placeOf()).variables).toMatchObject({
      GOOGLE_EXTERNAL_ACCOUNT_ALLOW_EXECUTABLES: { value: '1', emptyMeansUnset: true },
    });
  });

  it('tells the tools about another universe', () => {
    const universe = settingsOf({ universe: 'example.goog' });
    expect(publications(directCredential, universe, placeOf()).variables).toMatchObject({
      CLOUDSDK_CORE_UNIVERSE_DOMAIN: { value: 'example.goog' },
      GOOGLE_CLOUD_UNIVERSE_DOMAIN: { value: 'example.goog' },
    });
  });

  it('is nothing if the login is not exported; the file and the outputs remain', () => {
    const { variables, files, outputs } = publications(
      credential,
      settings,
      placeOf({ exportEnvironment: false }),
    );
    expect(variables).toEqual({});
    expect(files).toHaveLength(1);
    expect(outputs['credentials-file-path']).toBe(path);
  });

  it('is only the project if further ID tokens cannot be requested', () => {
    const { variables, files, outputs, secrets } = publications(credential, settings, placeOf({ env: {} }));
    expect(Object.keys(variables)).toContain('GOOGLE_CLOUD_PROJECT');
    expect(Object.keys(variables)).not.toContain('GOOGLE_APPLICATION_CREDENTIALS');
    expect(files).toEqual([]);
    expect(outputs).not.toHaveProperty('credentials-file-path');
    expect(secrets).not.toContain('request-token');
  });

  it.each([
    ['fly', true],
    ['env:ID_TOKEN', true],
    ['file:/run/id-token', false],
  ])('with ID tokens of %s lets tools run a program: %s', (idTokenSource, allows) => {
    const { variables } = publications(credential, settings, placeOf({ idTokenSource, env: {} }));
    expect('GOOGLE_EXTERNAL_ACCOUNT_ALLOW_EXECUTABLES' in variables).toBe(allows);
    expect(variables).toHaveProperty('GOOGLE_APPLICATION_CREDENTIALS');
  });

  it('gives each login its own file', () => {
    const [file] = publications(credential, settings, placeOf({ login: 'staging' })).files ?? [];
    expect(file?.path).toBe(join('/temp/private/use', 'gha-creds-staging.json'));
  });
});

describe('the outputs', () => {
  it('contain the tokens of a service account', () => {
    expect(publications(credential, settings, placeOf())).toMatchObject({
      outputs: {
        'project-id': 'octo-project',
        'credentials-file-path': path,
        'access-token-expiration': '1970-01-01T01:16:40Z',
      },
      credentialOutputs: { 'access-token': 'access-token', 'auth-token': 'federated-token' },
      secrets: ['federated-token', 'access-token', 'request-token'],
    });
  });

  it('contain the federated token as the access token without a service account', () => {
    const { outputs, credentialOutputs } = publications(directCredential, settingsOf(), placeOf());
    expect(outputs).toEqual({
      'credentials-file-path': path,
      'access-token-expiration': '1970-01-01T00:21:40Z',
    });
    expect(credentialOutputs).toEqual({ 'access-token': 'federated-token', 'auth-token': 'federated-token' });
  });

  it('contain a single ID token bare, and several by audience', () => {
    const a = { audience: 'https://a.example', token: 'id-token-a', expiresAt: 1 };
    const b = { audience: 'https://b.example', token: 'id-token-b', expiresAt: 1 };
    const outputOf = (...idTokens: (typeof a)[]) => {
      const published = publications({ ...credential, idTokens }, settings, placeOf());
      for (const { token } of idTokens) expect(published.secrets).toContain(token);
      return published.credentialOutputs?.['id-token'];
    };
    expect(outputOf(a)).toBe('id-token-a');
    expect(JSON.parse(outputOf(a, b) ?? '')).toEqual({
      'https://a.example': 'id-token-a',
      'https://b.example': 'id-token-b',
    });
    expect(outputOf()).toBeUndefined();
  });
});

describe('the description', () => {
  it('names the service account, its project and the first token’s expiry', () => {
    const idTokens = [{ audience: 'a', token: 't', expiresAt: 2_000_000 }];
    expect(describeLogin({ ...credential, idTokens }, settings)).toEqual({
      identity: serviceAccount,
      target: 'project octo-project',
      expiresAt: 2_000_000,
    });
    expect(describeLogin(credential, settings).expiresAt).toBe(4_600_000);
  });

  it('names the principal, and says that its tokens are short-lived, without a service account', () => {
    expect(describeLogin(directCredential, settingsOf())).toEqual({
      identity: `principal://iam.googleapis.com/${pool}/subject/${claims.sub}`,
      expiresAt: 1_300_000,
      notes: [expect.stringContaining('about five minutes')],
    });
  });

  it("names addresses that are not Google's own, and where they come from", () => {
    const env = { GHA_ENDPOINT_OVERRIDE_sts: 'https://sts.example/v1' };
    expect(describeLogin(credential, settingsOf({ 'service-account': serviceAccount }, env)).notes).toEqual([
      "Tokens are exchanged at https://sts.example/v1, which GHA_ENDPOINT_OVERRIDE_sts names, and not at Google's own address.",
    ]);
  });

  it('warns that the credentials file does not support delegates', () => {
    const delegated = settingsOf({ 'service-account': serviceAccount, delegates: serviceAccount });
    expect(describeLogin(credential, delegated).notes).toEqual([
      expect.stringContaining('no place for delegates'),
    ]);
  });
});

describe('the notes', () => {
  const notesOf = (place: Parameters<typeof placeOf>[0], of = settings) =>
    publications(credential, of, placeOf(place)).notes;

  it('say how a step uses a login that is not exported, also with gcloud', () => {
    expect(notesOf({ exportEnvironment: false })).toEqual([
      `Not exported. A step that uses it sets GOOGLE_APPLICATION_CREDENTIALS and CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE to ${path}, and CLOUDSDK_CORE_PROJECT to octo-project: with the first variable alone, gcloud acts as the login that is exported.`,
    ]);
    expect(notesOf({ exportEnvironment: false, env: {} })).toEqual([]);
  });

  it('say which project of the job is replaced, and where', () => {
    const env = {
      ...endpoint,
      GOOGLE_CLOUD_PROJECT: 'old',
      GCP_PROJECT: 'older',
      GCLOUD_PROJECT: 'octo-project',
    };
    expect(notesOf({ env })).toEqual([
      'Later steps work in the project octo-project, which replaces old, older in GOOGLE_CLOUD_PROJECT, GCP_PROJECT.',
    ]);
    expect(notesOf({})).toEqual([]);
    expect(notesOf({ env }, settingsOf())).toEqual([]);
  });
});
