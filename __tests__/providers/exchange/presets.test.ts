import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { hosts } from '../../../emulator/exchange/hosts.ts';
import type { Emulator } from '../../../emulator/index.ts';
import { defaultWorld, exchangeDefaults as names, startEmulator } from '../../../emulator/index.ts';
import { revocationsOf } from '../../../src/action/hand-out.ts';
import type { Failed, Success } from '../../../src/login/outcome.ts';
import { runLogin } from '../../support/exchange.ts';
import { uses } from '../../support/services/uses.ts';
import { run as exchanged } from './fake.ts';
import { operations, place, problems, providerOf, published, settingsOf, texts } from './support.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());
beforeEach(() => {
  Object.assign(emulator.world, defaultWorld());
  emulator.clearFaults();
  emulator.clearRequests();
});

interface Login {
  readonly name: string;
  readonly given: Record<string, unknown>;
}

async function run({ name, given }: Login) {
  return runLogin(emulator, await providerOf(name), texts(given));
}

async function succeed(login: Login) {
  const outcome = await run(login);
  if (!outcome.succeeded) throw outcome.error;
  return outcome as typeof outcome & Success;
}

async function fail(login: Login) {
  const outcome = await run(login);
  if (outcome.succeeded) throw new Error('succeeded');
  return outcome as typeof outcome & Failed;
}

const octo = { scope: names.scope, identity: names.policy };
const vault = { url: names.vault.url, role: names.vault.role };

describe('rules of single services', () => {
  it.each([
    ['pypi', { index: 'https://packages.octo.example/legacy/' }, /^audience is required/],
    [
      'pypi',
      { index: 'https://evil.example/legacy/', audience: 'pypi' },
      /^audience is the audience of PyPI/,
    ],
    ['pypi', { index: 'nope' }, /^index must be `pypi`/],
    ['pypi', { index: 'constructor', audience: 'x' }, /^index must be `pypi`/],
    [
      'infisical',
      { 'identity-id': 'a $token' },
      /^identity-id must be a text without `\$token` and the like/,
    ],
    [
      'infisical',
      { 'identity-id': 'a $$token' },
      /^identity-id must be a text without `\$token` and the like/,
    ],
    ['octo-sts', { scope: 'a/b/c', identity: 'x' }, /^scope must be/],
    [
      'octo-sts',
      { ...octo, domain: 'sts.octo.example', audience: 'octo-sts.dev' },
      /^audience is the audience of octo-sts/,
    ],
    [
      'octo-sts',
      { ...octo, revoke: { method: 'DELETE', url: 'https://evil.example/x' } },
      /^revoke must go to the host/,
    ],
    ...['pypi', 'octo-sts', 'dd-octo-sts'].map((name): [string, Record<string, string>, RegExp] => [
      name,
      { ...octo, policy: names.policy, audience: 'x', url: 'https://own.example/token' },
      /^url must be on the host .*, because the token is for that: `(index|domain)` names another one$/,
    ]),
    ['vault', { role: 'x' }, /^url is required/],
    ['vault', { ...vault, url: `${vault.url}/v1` }, /^url must be the address as in `VAULT_ADDR`/],
    ['vault', { ...vault, url: `${vault.url}/ui/vault/` }, /without `\/v1` or `\/ui`$/],
    ['vault', { ...vault, mount: '/jwt/' }, /^mount must be/],
    ['npm', { package: '../x' }, /^package must be/],
    ['rubygems', { role: 'x' }, /^role must be/],
    ['docker-hub', { organization: 'octo', 'connection-id': 'x' }, /^connection-id must be a UUID/],
    ['hcp', { 'workload-identity-provider': 'x' }, /^workload-identity-provider must be/],
    ['pulumi', { organization: 'octo', 'token-type': 'team' }, /^token-type is `team`, which needs/],
    ['kubernetes', { server: 'https://k', mode: 'never' }, /^mode must be/],
    ['id-token', {}, /^audience is required/],
  ])('%s refuses %j', async (name, given, message) => {
    expect(problems(await providerOf(name), given)).toEqual([expect.stringMatching(message)]);
  });

  it('recognizes an index by its upload address', async () => {
    const settings = settingsOf(await providerOf('pypi'), {
      index: `https://upload.${hosts.pypi}/legacy/`,
    }) as never as { settings: { audience: string; target: string } };
    expect(settings).toMatchObject({ audience: 'pypi', target: hosts.pypi });
  });

  describe.each([
    ['octo-sts', octo],
    ['dd-octo-sts', { scope: names.scope, policy: names.policy }],
  ])('GitHub tokens from %s are revoked at the GitHub server that they are for', (name, required) => {
    const own = { domain: 'sts.octo.example', audience: 'sts.octo.example' };
    it.each([
      ['the public instance', {}, 'https://api.octo.ghe.example', 'https://api.github.com'],
      ['the public instance, on a server', {}, 'http://ghe.octo.example/api/v3', 'https://api.github.com'],
      ['an own instance', own, 'https://ghe.octo.example/api/v3', 'https://ghe.octo.example/api/v3'],
      ['an own instance, on github.com', own, undefined, 'https://api.github.com'],
      [
        'an own instance for another GitHub',
        { ...own, 'github-api-url': 'https://api.octo.ghe.example/' },
        'https://ghe.octo.example/api/v3',
        'https://api.octo.ghe.example',
      ],
    ])('%s', async (_case, given, GITHUB_API_URL, api) => {
      const settings = settingsOf(await providerOf(name), { ...required, ...given }, { GITHUB_API_URL });
      expect(settings.revoke.url).toBe(`${api}/installation/token`);
    });

    it.each(['http://ghe.octo.example/api/v3', 'ghe.octo.example', 'https://user:secret@ghe.octo.example'])(
      'and not at all if that would be %s',
      async (GITHUB_API_URL) => {
        const provider = await providerOf(name);
        const settings = settingsOf(provider, { ...required, ...own }, { GITHUB_API_URL });
        expect(settings).not.toHaveProperty('revoke');
        const credential = { token: 't', expiresAt: 1, endKnown: true, env: {}, outputs: {}, secrets: [] };
        expect(provider.exchange.describe(credential, settings).notes).toEqual([
          expect.stringContaining('is not revoked when the job ends'),
        ]);
        const switchedOff = settingsOf(
          provider,
          { ...required, ...own, revoke: 'false' },
          { GITHUB_API_URL },
        );
        expect(provider.exchange.describe(credential, switchedOff).notes).toEqual([]);
      },
    );
  });

  it('names no address to push to with the key of another gallery', async () => {
    const outputsOf = async (given: object) =>
      settingsOf(await providerOf('nuget'), { user: 'octocat', ...given }).outputs;
    expect(await outputsOf({ url: 'https://gallery.octo.example/token', audience: 'x' })).toEqual({});
    expect(await outputsOf({})).toHaveProperty('source');
  });

  it('sends the token of another crates registry nowhere else', async () => {
    const url = 'https://crates.octo.example/tokens';
    const settings = settingsOf(await providerOf('crates'), { url, audience: 'crates.octo.example' });
    expect(settings).toMatchObject({ env: {}, revoke: { url }, request: { url } });
  });

  it('revokes nothing if that is switched off', async () => {
    const issuer = 'https://issuer.octo.example';
    const discovery = { issuer, token_endpoint: `${issuer}/token`, revocation_endpoint: `${issuer}/revoke` };
    expect(settingsOf(await providerOf('vault'), { ...vault, revoke: 'false' }).revoke).toBe(false);
    const given = { audience: 'a', issuer, grant: 'jwt-bearer', form: { client_id: 'ci' } };
    const answers = () => [discovery, { access_token: 'token-of-the-service' }];
    expect((await exchanged(given, answers())).credential).toHaveProperty('revocation');
    const without = await exchanged({ ...given, revoke: 'false' }, answers());
    expect(without.credential).not.toHaveProperty('revocation');
  });

  it("hides Vault's tokens, but none of the words around them", async () => {
    const answer = {
      request_id: 'request-1',
      auth: {
        client_token: 'hvs.token-of-vault',
        accessor: 'accessor-1',
        policies: ['default', 'production'],
        token_policies: ['production'],
        identity_policies: ['release-managers'],
        metadata: { environment: 'eu-west-1' },
        lease_duration: 900,
      },
    };
    const { masked, idToken } = await exchanged(vault, [answer], { provider: await providerOf('vault') });
    const secrets = [idToken, 'hvs.token-of-vault', 'accessor-1'];
    const words = ['request-1', 'production', 'release-managers', 'eu-west-1'];
    expect(masked).toEqual(expect.arrayContaining(secrets.slice(1)));
    expect(masked.filter((secret) => words.some((word) => secret.includes(word)))).toEqual([]);
  });

  it("passes Vault's private certificate authority on", async () => {
    const provider = await providerOf('vault');
    const ca = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----';
    const settings = settingsOf(provider, { ...vault, ca });
    const credential = { token: 'hvs.x', expiresAt: 1, endKnown: true, env: {}, outputs: {}, secrets: [] };
    const { files, variables } = provider.publish.publications(credential, settings, place);
    expect(files).toEqual([{ path: '/private/use-1/release-vault-ca.pem', content: ca }]);
    expect(variables.VAULT_CACERT?.value).toBe('/private/use-1/release-vault-ca.pem');
  });

  describe("npm's configuration", () => {
    const publishedIn = async (env: Record<string, string>) => {
      const outcome = await succeed({ name: 'npm', given: { package: '@octo/tool' } });
      const { files, variables, notes } = published(outcome, { env });
      const { token } = outcome.credential as { token: string };
      return { file: files![0]!, variables, notes, token };
    };

    it("is a copy of the user's own, with the token for the single registry", async () => {
      const { file, variables, token } = await publishedIn({ HOME: '/home/me' });
      expect(file).toEqual({
        path: '/private/use-1/release.npmrc',
        startFrom: '/home/me/.npmrc',
        content: `//${hosts.npm}/:_authToken=${token}\n`,
      });
      expect(Object.keys(variables)).toEqual(['NPM_CONFIG_USERCONFIG']);
    });

    it('does not export the token under a name that a configuration may read for another registry', async () => {
      const { variables, notes } = await publishedIn({ HOME: '/home/me' });
      expect(variables).not.toHaveProperty('NODE_AUTH_TOKEN');
      expect(notes).toEqual([expect.stringContaining('add `env: {NODE_AUTH_TOKEN: $token}` to this login')]);
    });

    it('exports that name if the user asks for it', async () => {
      const given = { package: '@octo/tool', env: { NODE_AUTH_TOKEN: '$token' } };
      const outcome = await succeed({ name: 'npm', given });
      const { variables, notes } = published(outcome, { env: { HOME: '/home/me' } });
      expect(Object.keys(variables)).toEqual(['NODE_AUTH_TOKEN', 'NPM_CONFIG_USERCONFIG']);
      expect(notes).toEqual([]);
    });

    it.each(['/tmp/.npmrc', '/private/use-0/release.npmrc'])(
      "builds on the job's existing configuration: %s",
      async (given) => {
        const { file, variables } = await publishedIn({ NPM_CONFIG_USERCONFIG: given, HOME: '/' });
        expect(file).toMatchObject({ path: '/private/use-1/release.npmrc', startFrom: given });
        expect(Object.keys(variables)).toEqual(['NPM_CONFIG_USERCONFIG']);
      },
    );

    it('names the registry that issued the token, and quotes what would otherwise be misread', async () => {
      const provider = await providerOf('npm');
      const url = 'https://npm.octo.example/api/npm/-/npm/v1/oidc/token/exchange/package/x';
      const settings = settingsOf(provider, { package: 'x', audience: 'npm:npm.octo.example', url });
      const credential = {
        token: 'a;b ${HOME}',
        expiresAt: 1,
        endKnown: true,
        env: {},
        outputs: {},
        secrets: [],
      };
      const { files } = provider.publish.publications(credential, settings, place);
      expect(files![0]!.content).toBe('//npm.octo.example/api/npm/:_authToken="a;b ${HOME}"\n');
    });
  });

  describe('a token for an address of the user comes with the variable that leads there', () => {
    it.each([
      ['vault', vault, { VAULT_ADDR: vault.url }],
      ['jfrog', { url: names.jfrogUrl, 'provider-name': 'github' }, { JF_URL: names.jfrogUrl }],
      [
        'databricks',
        { host: names.databricksHost, 'client-id': 'x' },
        { DATABRICKS_HOST: names.databricksHost, DATABRICKS_AUTH_TYPE: 'pat' },
      ],
      ['octopus', { url: names.octopusUrl, 'service-account-id': 'x' }, { OCTOPUS_URL: names.octopusUrl }],
      [
        'infisical',
        { url: names.infisicalUrl, 'identity-id': 'x' },
        { INFISICAL_API_URL: `${names.infisicalUrl}/api` },
      ],
      ['infisical', { 'identity-id': 'x' }, { INFISICAL_API_URL: 'https://app.infisical.com/api' }],
      [
        'pulumi',
        { organization: 'octo', audience: 'octo', url: 'https://api.pulumi.octo.example/api/oauth/token' },
        { PULUMI_BACKEND_URL: 'https://api.pulumi.octo.example' },
      ],
      [
        'rubygems',
        { audience: 'gems.octo.example', url: 'https://gems.octo.example/api/v1/oidc/exchange_token' },
        { RUBYGEMS_HOST: 'https://gems.octo.example' },
      ],
      [
        'pypi',
        { index: 'https://packages.octo.example/legacy/', audience: 'x' },
        { TWINE_REPOSITORY_URL: 'https://packages.octo.example/legacy/' },
      ],
    ])('%s: %j', async (name, given, variables) => {
      expect(settingsOf(await providerOf(name), given).env).toMatchObject(variables);
    });

    it.each([
      [{}, {}, { GH_TOKEN: '$token' }],
      [{}, { GH_HOST: 'octo.ghe.com' }, { GH_TOKEN: '$token', GH_HOST: 'github.com' }],
      [{ 'github-api-url': 'https://api.octo.ghe.com' }, {}, { GH_TOKEN: '$token', GH_HOST: 'octo.ghe.com' }],
      [
        { 'github-api-url': 'https://ghe.octo.example/api/v3' },
        { GH_HOST: 'ghe.octo.example' },
        { GH_ENTERPRISE_TOKEN: '$token' },
      ],
    ])('octo-sts: %j, %j', async (given, env, variables) => {
      expect(settingsOf(await providerOf('octo-sts'), { ...octo, ...given }, env).env).toEqual(variables);
    });
  });

  it('writes a kubeconfig that requests a new token, or one that contains it', async () => {
    const given = {
      server: 'https://k8s.octo.example:6443',
      'certificate-authority': '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----',
    };
    const userOf = async (mode: string, change = {}) => {
      const outcome = await succeed({ name: 'kubernetes', given: { ...given, mode } });
      const { files } = published(outcome, change);
      const config = JSON.parse(files![0]!.content);
      expect(config.clusters[0].cluster['certificate-authority-data']).toMatch(/^LS0tLS1CRUdJTi/);
      return { user: config.users[0].user, token: (outcome.credential as { token: string }).token, outcome };
    };
    expect((await userOf('exec')).user.exec).toMatchObject({
      command: '/opt/node/bin/node',
      args: [
        '--no-warnings',
        '/action/dist/helper/index.js',
        'kubernetes-id-token',
        'https://k8s.octo.example:6443',
      ],
    });
    expect((await userOf('exec')).outcome.description.notes![0]).toContain('as long as the job');
    expect((await userOf('exec', { idTokenSource: 'fly' })).user.exec.args.at(-1)).toBe('fly');
    const fixed = await userOf('static');
    expect(fixed.user).toEqual({ token: fixed.token });
    expect(fixed.outcome.description.notes![0]).toContain('five minutes');
  });

  describe('a pool of Apps of dd-octo-sts', () => {
    const [organization, repository] = names.scope.split('/');
    const pool = (query: Record<string, string>) => ({
      scope: names.scope,
      policy: names.policy,
      url: `https://${hosts.ddOctoSts}/sts/pool/exchange`,
      query: { scope: null, identity: null, policy: names.policy, ...query },
    });
    const ofRepository = {
      'scope_repository.organization': organization!,
      'scope_repository.repository': repository!,
    };

    it('is reached at another address and query, and its tokens are revoked like the others', async () => {
      const outcome = await succeed({
        name: 'dd-octo-sts',
        given: pool({ pool_name: names.pool, ...ofRepository }),
      });
      expect(operations(emulator)).toContain('octo-sts/poolExchange');
      const { token } = outcome.credential as { token: string };
      expect(token).toMatch(/^ghs_/);
      expect(outcome.masked).toContain(token);
      const [revocation] = revocationsOf([outcome]);
      expect(revocation!.headers.authorization).toBe(`Bearer ${token}`);
    });

    it.each([
      ['another pool', { pool_name: 'x', ...ofRepository }, 'unknown pool'],
      ['a pool and an App', { pool_name: names.pool, application_id: '7', ...ofRepository }, 'exactly one'],
      ['no scope', { pool_name: names.pool }, 'invalid scope'],
      [
        'what only the other address understands',
        { pool_name: names.pool, ...ofRepository, scope: names.scope },
        'invalid scope',
      ],
    ])('refuses %s', async (_, query, words) => {
      const { error } = await fail({ name: 'dd-octo-sts', given: pool(query) });
      expect(error).toMatchObject({ code: 'dd-octo-sts/invalid-request', retry: 'no' });
      expect(error.message).toContain(words);
    });
  });

  it('accepts the key of an older gallery', async () => {
    emulator.inject({
      kind: 'status',
      status: 200,
      service: 'relying-party',
      body: JSON.stringify({ api_key: 'oy2-older-key' }),
    });
    const older = await succeed({ name: 'nuget', given: { user: 'octocat' } });
    expect(older.credential).toMatchObject({ token: 'oy2-older-key' });
  });

  it('gives no user for a JFrog token that is not a JWT', async () => {
    const outcome = await succeed({
      name: 'jfrog',
      given: { url: names.jfrogUrl, 'provider-name': 'github' },
    });
    const credential = { ...(outcome.credential as object), token: 'opaque-token' };
    expect(published({ ...outcome, credential }).outputs).not.toHaveProperty('oidc-user');
  });

  it('offers the trust that would admit the job, if the service decided by claims', async () => {
    const { error, login, claims } = await fail({ name: 'vault', given: { ...vault, role: 'elsewhere' } });
    const { paste } = await login.provider.explain.diagnose(error, claims, login.settings);
    expect(paste).toEqual({
      language: 'sh',
      text: expect.stringContaining('vault write auth/jwt/role/elsewhere'),
    });
    const unknown = await fail({ name: 'vault', given: { ...vault, role: 'missing' } });
    expect(await login.provider.explain.diagnose(unknown.error, claims, login.settings)).not.toHaveProperty(
      'paste',
    );
  });

  it.each([
    ['pypi', 'UV_PUBLISH_PASSWORD', 'uv'],
    ['pypi', 'TWINE_REPOSITORY_URL', 'twine'],
    ['octopus', 'OCTOPUS_API_KEY', 'Octopus'],
    ['vault', 'VAULT_NAMESPACE', 'namespace'],
    ['vault', 'BAO_ADDR', 'OpenBao'],
    ['snowflake', 'SNOWFLAKE_HOST', 'ID token'],
    ['rubygems', 'RUBYGEMS_HOST', 'gem push'],
    ['npm', 'NPM_CONFIG_REGISTRY', 'npm publish'],
    ['pulumi', 'PULUMI_BACKEND_URL', 'Pulumi'],
    ['databricks', 'DATABRICKS_CONFIG_PROFILE', 'Databricks'],
  ])('of %s warn of `%s`, which would override the login', async (name, variable, words) => {
    const provider = await providerOf(name);
    expect(provider.publish.conflicts({}, { [variable]: 'x' }, { shared: '' })).toEqual([
      { variable, effect: expect.stringContaining(words) },
    ]);
    expect(provider.publish.conflicts({}, { [variable]: '' }, { shared: '' })).toEqual([]);
  });

  it.each(uses)('shows what $provider must trust: $given', async ({ provider: name, given }) => {
    const provider = await providerOf(name);
    const settings = settingsOf(provider, given);
    const claims = {
      iss: 'https://issuer',
      aud: 'aud',
      sub: 'repo:o/r:ref:x',
      exp: 1,
      repository: 'o/r',
      workflow_ref: 'o/r/.github/workflows/w.yml@x',
    };
    const [advice] = await provider.explain.trust(claims, settings);
    expect(advice!.title).not.toBe('');
    expect(advice!.text).toMatch(/repo:o\/r|owner: "o"|https:\/\/issuer/);
  });

  const claims = { iss: 'https://issuer', aud: 'aud', sub: 'repo:o/r:ref:x', exp: 1 };

  it('names the mount and the namespace of Vault, and the set-up that is needed once', async () => {
    const provider = await providerOf('vault');
    const given = { ...vault, mount: 'jwt/github', namespace: 'team/a' };
    const [role, once] = await provider.explain.trust(claims, settingsOf(provider, given));
    expect(role!.text).toContain('vault write -namespace=team/a auth/jwt/github/role/');
    expect(once!.text).toContain('vault auth enable -namespace=team/a -path=jwt/github jwt\n');
    expect(once!.text).toContain('bound_issuer=https://issuer');
  });

  it('keeps other owners out of a Kubernetes cluster, if the token names one', async () => {
    const provider = await providerOf('kubernetes');
    const settings = settingsOf(provider, { server: 'https://k8s.example' });
    const rule = 'claim: repository_owner_id\n        requiredValue: "65"';
    const [owned, binding] = await provider.explain.trust({ ...claims, repository_owner_id: '65' }, settings);
    expect(owned!.text).toContain(rule);
    expect(parse(owned!.text)).toMatchObject({ jwt: [{ claimMappings: { username: { claim: 'sub' } } }] });
    expect(binding!.text).toContain('--user=github:repo:o/r:ref:x');
    const [other] = await provider.explain.trust(claims, settings);
    expect(other!.text).not.toContain('claimValidationRules');
  });
});
