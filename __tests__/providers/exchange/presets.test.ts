import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Emulator } from '../../../emulator/index.ts';
import { defaultWorld, exchangeDefaults as names, startEmulator } from '../../../emulator/index.ts';
import { revoke } from '../../../src/action/revoke.ts';
import type { Claims } from '../../../src/identity/claims.ts';
import type { Failed, Success } from '../../../src/login/run.ts';
import { indexes } from '../../../src/providers/exchange/presets/pypi.ts';
import { runDependencies, runLogin } from '../../support/exchange.ts';
import type { Scenario } from './scenarios.ts';
import { scenarios } from './scenarios.ts';
import {
  operations,
  place,
  problems,
  providerOf,
  published,
  settingsOf,
  texts,
  variablesOf,
} from './support.ts';

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

async function run({ name, given }: Pick<Scenario, 'name' | 'given'>) {
  return runLogin(emulator, await providerOf(name), texts(given));
}

async function succeed(scenario: Pick<Scenario, 'name' | 'given'>) {
  const outcome = await run(scenario);
  if (!outcome.succeeded) throw outcome.error;
  return outcome as typeof outcome & Success;
}

async function fail(scenario: Pick<Scenario, 'name' | 'given'>) {
  const outcome = await run(scenario);
  if (outcome.succeeded) throw new Error('succeeded');
  return outcome as typeof outcome & Failed;
}

describe.each(scenarios)('$name with $given', (scenario) => {
  it('logs in and publishes what the clients of the service read', async () => {
    const before = Date.now();
    const outcome = await succeed(scenario);
    const { token } = outcome.credential as { token: string };
    const filled = (texts: Record<string, string> = {}) =>
      Object.fromEntries(
        Object.entries(texts).map(([name, text]) => [name, text === '$token' ? token : text]),
      );
    const publications = published(outcome);
    expect(variablesOf(publications)).toEqual(filled(scenario.variables));
    expect({ ...publications.outputs, ...publications.credentialOutputs }).toEqual({
      token,
      'expires-at': expect.stringMatching(/^\d{4}-.*Z$/),
      ...filled(scenario.outputs),
    });
    const { expiresAt, identity } = outcome.description;
    expect(Math.abs(expiresAt - before - scenario.lives * 1000)).toBeLessThan(10_000);
    expect(identity).not.toBe('');
    expect(outcome.masked).toContain(token);
    expect(publications.secrets).toContain(token);
    for (const secret of [token, Buffer.from(token).toString('base64')]) {
      expect(JSON.stringify([publications.outputs, outcome.description])).not.toContain(secret);
    }
  });

  it('exports nothing where that is not wanted', async () => {
    expect(published(await succeed(scenario), { exportEnvironment: false }).variables).toEqual({});
  });

  it(`${scenario.revokes ? 'takes the token back' : 'has nothing to take back'} when the job ends`, async () => {
    const outcome = await succeed(scenario);
    const { revocations = [] } = published(outcome);
    expect(revocations).toHaveLength(scenario.revokes ? 1 : 0);
    const lines: string[] = [];
    const runner = {
      info: (line: string) => lines.push(line),
      warning: (line: string) => lines.push(`! ${line}`),
    };
    for (let time = 0; time < 2; time++) {
      emulator.clearRequests();
      await revoke(revocations, { http: outcome.deps.http, runner: runner as never });
      if (!scenario.revokes) continue;
      // The second time the token is gone already, which is as good.
      expect(operations(emulator)).toEqual([scenario.revokes]);
      expect(lines.splice(0)).toEqual([expect.stringMatching(/^Revoked: .* token "release"$/)]);
    }
  });

  if (scenario.service === '') {
    it('asks nobody but the issuer', async () => {
      await succeed(scenario);
      expect(operations(emulator)).toEqual(['github-id-token/idToken']);
    });
    return;
  }

  it('gets over an outage with a new ID token for each attempt', async () => {
    const { service, operation = 'exchange' } = scenario;
    emulator.inject({ kind: 'status', status: 503, service, operation, times: 2 });
    const outcome = await succeed(scenario);
    expect(outcome.retries).toHaveLength(2);
    expect(operations(emulator).filter((name) => name === 'github-id-token/idToken')).toHaveLength(3);
  });

  it('gets over a lost answer, because no ID token is sent twice', async () => {
    const { service, operation = 'exchange' } = scenario;
    emulator.inject({ kind: 'truncate', service, operation });
    expect((await succeed(scenario)).retries).toHaveLength(1);
  });

  it('is refused when an ID token comes a second time', async () => {
    const provider = await providerOf(scenario.name);
    const run = runDependencies(emulator);
    const settings = settingsOf(provider, scenario.given, run.deps.env);
    const audience = provider.audience(settings)!;
    const jwt = await emulator.signIdToken(audience);
    const codes: string[] = [];
    for (let time = 0; time < 2; time++) {
      await provider
        .exchange(settings, {
          http: run.deps.http,
          env: run.deps.env,
          userAgent: 'test/1',
          now: Date.now,
          mask: () => {},
          request: (_operation, attempt) =>
            attempt({
              number: 1,
              signal: new AbortController().signal,
              timeoutMs: 1000,
              idToken: async () => ({ jwt, claims: { aud: audience, iss: '', sub: 's', exp: 1 } }),
            }),
        })
        .then(
          () => codes.push('success'),
          (error) => codes.push(error.code),
        );
    }
    expect(codes).toEqual(['success', expect.stringContaining(`${scenario.name}/`)]);
  });

  it('is refused with an explanation when the job has another subject', async () => {
    emulator.world.job.ref = 'refs/heads/other';
    emulator.world.job.workflowRef = 'octo-org/octo-repo/.github/workflows/other.yml@refs/heads/other';
    const outcome = await fail(scenario);
    expect(outcome.error.code).toMatch(new RegExp(`^${scenario.name}/`));
    const { provider, settings } = outcome.login;
    const diagnosis = provider.diagnose(outcome.error, outcome.claims, settings);
    expect(diagnosis.causes.length).toBeGreaterThan(0);
    expect(diagnosis.page).toContain('other-services.md#');
  });
});

interface Refusal {
  name: string;
  given: Record<string, unknown>;
  service: string;
  operation?: string;
  status: number;
  body: unknown;
  code: string;
  retry: string;
}

const octo = { scope: names.scope, identity: names.policy };
const vault = { url: names.vault.url, role: names.vault.role };
const index = (code: string, error: string, retry = 'no', status = 422): Refusal => ({
  name: 'pypi',
  given: {},
  service: 'pypi',
  operation: 'mint',
  status,
  body: { message: 'Token request failed', errors: [{ code: error, description: 'why' }] },
  code,
  retry,
});
const policy = (status: number, grpc: number, message: string, code: string, retry = 'no'): Refusal => ({
  name: 'octo-sts',
  given: octo,
  service: 'octo-sts',
  status,
  body: { code: grpc, message, details: [] },
  code,
  retry,
});
const vaultSays = (status: number, error: string, code: string, retry = 'no'): Refusal => ({
  name: 'vault',
  given: vault,
  service: 'vault',
  operation: 'login',
  status,
  body: { errors: [error] },
  code,
  retry,
});
const party = (
  name: string,
  given: Record<string, unknown>,
  status: number,
  body: unknown,
  code: string,
  retry = 'no',
): Refusal => ({
  name,
  given,
  service: 'relying-party',
  status,
  body,
  code,
  retry,
});

const refusals: Refusal[] = [
  index('not-enabled', 'not-enabled'),
  index('invalid-payload', 'invalid-payload'),
  index('invalid-token', 'invalid-token', 'fresh'),
  index('invalid-reuse-token', 'invalid-reuse-token', 'fresh'),
  index('invalid-publisher', 'invalid-publisher'),
  index('invalid-pending-publisher', 'invalid-pending-publisher'),
  index('not-offered', '', 'no', 404),
  index('rate-limit', '', 'yes', 429),
  index('outage', '', 'yes', 503),
  policy(400, 3, 'scope/identity must be provided', 'invalid-request'),
  policy(400, 3, 'invalid bearer token', 'invalid-request'),
  policy(400, 3, 'unable to fetch or create the provider', 'issuer-unreachable', 'few'),
  policy(400, 9, 'trusted issuers cannot be read', 'issuer-list'),
  policy(401, 16, 'unable to verify bearer token', 'token-unverified', 'fresh'),
  policy(403, 7, 'trust policy: subject "x" did not match', 'policy-mismatch'),
  policy(403, 7, 'StatusUnprocessableEntity', 'permissions'),
  policy(404, 5, 'unable to find trust policy for "x"', 'policy-not-found'),
  policy(429, 8, 'GitHub API rate limit exceeded', 'rate-limit', 'yes'),
  policy(500, 13, 'failed to get token', 'outage', 'yes'),
  policy(503, 14, 'unavailable', 'outage', 'yes'),
  vaultSays(400, 'error validating token: invalid audience (aud) claim', 'token-invalid'),
  vaultSays(400, 'error validating token: token is expired', 'token-expired', 'fresh'),
  vaultSays(400, 'audience claim found in JWT but no audiences bound to the role', 'audience-not-bound'),
  vaultSays(
    400,
    'error validating claims: claim "ref" does not match any associated bound claim values',
    'claims-mismatch',
  ),
  vaultSays(400, 'role "x" could not be found', 'role'),
  vaultSays(400, 'missing role', 'role'),
  vaultSays(400, 'role with oidc role_type is not allowed', 'role'),
  vaultSays(403, 'permission denied', 'mount-or-namespace'),
  vaultSays(404, '', 'mount-or-namespace'),
  vaultSays(412, 'required index state not present', 'replication', 'yes'),
  vaultSays(473, '', 'replication', 'yes'),
  vaultSays(429, 'quota', 'rate-limit', 'yes'),
  vaultSays(503, 'Vault is sealed', 'outage', 'yes'),
  party('npm', { package: 'tool' }, 404, { message: 'not found' }, 'no-publisher'),
  party('crates', {}, 400, { errors: [{ detail: 'JWT has already been used' }] }, 'token-reused', 'fresh'),
  party('crates', {}, 400, { errors: [{ detail: 'No config found for repository' }] }, 'no-publisher'),
  party('crates', {}, 400, { errors: [{ detail: 'event `pull_request_target` is not supported' }] }, 'event'),
  party('crates', {}, 500, { errors: [{ detail: 'Failed to load OIDC key set' }] }, 'outage', 'yes'),
  party('rubygems', {}, 404, '', 'not-trusted'),
  party('rubygems', {}, 400, {}, 'token-malformed'),
  party('rubygems', {}, 422, { errors: { jti: ['has been used'] } }, 'token-reused', 'fresh'),
  party('nuget', { user: 'octocat' }, 401, { error: 'No matching trust policy' }, 'no-policy'),
  party('nuget', { user: 'octocat' }, 404, '', 'not-offered'),
  party(
    'docker-hub',
    { organization: 'octo', 'connection-id': names.connectionId },
    403,
    { message: 'deactivated' },
    'connection',
  ),
  party(
    'jfrog',
    { url: names.jfrogUrl, 'provider-name': 'github' },
    403,
    { errors: [{ code: 'FORBIDDEN', message: 'no' }] },
    'not-trusted',
  ),
  party(
    'databricks',
    { host: names.databricksHost, 'client-id': 'x' },
    400,
    { error: 'invalid_grant', error_description: 'no' },
    'invalid-grant',
    'fresh',
  ),
  party('tailscale', { 'client-id': 'x' }, 401, { message: 'no' }, 'unauthenticated', 'fresh'),
  party('hcp', { 'workload-identity-provider': names.hcpProvider }, 403, { message: 'no' }, 'forbidden'),
  party('infisical', { 'identity-id': 'x', url: names.infisicalUrl }, 404, { message: 'no' }, 'not-found'),
  party('octopus', { url: names.octopusUrl, 'service-account-id': 'x' }, 418, '', 'refused'),
];

describe('the documented errors', () => {
  it.each(refusals)('$name: HTTP $status with $body is $code', async (refusal) => {
    const { name, service, operation = 'exchange', status, body, code, retry } = refusal;
    emulator.inject({ kind: 'status', status, service, operation, body: JSON.stringify(body), times: 10 });
    const outcome = await fail(refusal);
    expect({ code: outcome.error.code, retry: outcome.error.retry }).toEqual({
      code: `${name}/${code}`,
      retry,
    });
    const { provider, settings } = outcome.login;
    const diagnosis = provider.diagnose(outcome.error, outcome.claims as Claims, settings);
    expect(diagnosis.happened).toMatch(/\.$/);
    expect(diagnosis.causes.length * diagnosis.fix.length).toBeGreaterThan(0);
    expect(JSON.stringify(diagnosis)).not.toContain('eyJ');
  });
});

describe('rules of single services', () => {
  it.each([
    ['pypi', { index: 'https://packages.octo.example/legacy/' }, /^audience is required/],
    [
      'pypi',
      { index: 'https://evil.example/legacy/', audience: 'pypi' },
      /^audience is the audience of PyPI/,
    ],
    ['pypi', { index: 'nope' }, /^index must be `pypi`/],
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
    ['vault', { role: 'x' }, /^url is required/],
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

  it('knows an index by the address that one uploads to', async () => {
    const settings = settingsOf(await providerOf('pypi'), {
      index: `https://upload.${indexes.pypi.host}/legacy/`,
    }) as never as { settings: { audience: string; target: string } };
    expect(settings).toMatchObject({ audience: 'pypi', target: indexes.pypi.host });
  });

  it('asks an index for its audience, and takes only one that is allowed', async () => {
    const host = 'packages.octo.example';
    const given = (allow: string[]) => ({
      index: `https://${host}/legacy/`,
      'audience-from': { get: `https://${host}/_/oidc/audience`, path: 'audience', allow },
    });
    await succeed({ name: 'pypi', given: given(['octo-packages']) });
    expect(operations(emulator)).toEqual(['pypi/audience', 'github-id-token/idToken', 'pypi/mint']);
    const { error } = await fail({ name: 'pypi', given: given(['another']) });
    expect(error).toMatchObject({ code: 'pypi/audience-not-allowed', retry: 'no' });
    emulator.world.exchange.indexes[2]!.enabled = false;
    expect((await fail({ name: 'pypi', given: given(['octo-packages']) })).error.status).toBe(403);
  });

  it('gives octo-sts tokens as an output only, unless a variable is asked for', async () => {
    const provider = await providerOf('octo-sts');
    const byDefault = (given: Record<string, unknown>) => {
      const settings = settingsOf(provider, given);
      const { exportsByDefault } = provider;
      return {
        exports: typeof exportsByDefault === 'function' && exportsByDefault(settings),
        variables: provider.exportedVariables?.(settings),
      };
    };
    expect(byDefault(octo)).toEqual({ exports: false, variables: ['GH_TOKEN'] });
    expect(byDefault({ ...octo, env: { INFRA_TOKEN: '$token' } })).toEqual({
      exports: true,
      variables: ['INFRA_TOKEN'],
    });
  });

  it("revokes GitHub's tokens at the job's own API", async () => {
    const provider = await providerOf('octo-sts');
    const env = { GITHUB_API_URL: 'https://ghe.octo.example/api/v3' };
    const settings = settingsOf(provider, octo, env);
    expect(settings.revoke.url).toBe('https://ghe.octo.example/api/v3/installation/token');
  });

  it('leaves batch tokens of Vault to end by themselves', async () => {
    const outcome = await succeed({ name: 'vault', given: { ...vault, role: 'batch' } });
    const lines: string[] = [];
    await revoke(published(outcome).revocations!, {
      http: outcome.deps.http,
      runner: { info: (line: string) => lines.push(line), warning: () => lines.push('warning') } as never,
    });
    expect(lines).toEqual(['Revoked: Vault token "release"']);
  });

  it.each([
    ['interactive', 'vault/role'],
    ['missing', 'vault/role'],
    ['unbound', 'vault/audience-not-bound'],
    ['elsewhere', 'vault/claims-mismatch'],
  ])('explains why the role %s of Vault does not work', async (role, code) => {
    expect((await fail({ name: 'vault', given: { ...vault, role } })).error.code).toBe(code);
  });

  it("hands Vault's private certificate authority on", async () => {
    const provider = await providerOf('vault');
    const ca = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----';
    const settings = settingsOf(provider, { ...vault, ca });
    const credential = { token: 'hvs.x', expiresAt: 1, endKnown: true, env: {}, outputs: {}, secrets: [] };
    const { files, variables } = provider.publications(credential, settings, place);
    expect(files).toEqual([{ path: '/private/use-1/release-vault-ca.pem', content: ca }]);
    expect(variables.VAULT_CACERT?.value).toBe('/private/use-1/release-vault-ca.pem');
  });

  it('leaves an npm configuration that is there in place', async () => {
    const outcome = await succeed({ name: 'npm', given: { package: '@octo/tool' } });
    expect(published(outcome).files![0]!.content).toMatch(/^\/\/[^/]+\/:_authToken=\$\{NODE_AUTH_TOKEN\}\n$/);
    const { files, variables } = published(outcome, { env: { NPM_CONFIG_USERCONFIG: '/home/me/.npmrc' } });
    expect(files).toEqual([]);
    expect(Object.keys(variables)).toEqual(['NODE_AUTH_TOKEN']);
  });

  it('writes a kubeconfig that asks for a new token, or one that holds it', async () => {
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
      args: ['/action/dist/helper/index.js', 'kubernetes-id-token', 'https://k8s.octo.example:6443'],
    });
    expect((await userOf('exec', { idTokenSource: 'fly' })).user.exec.args.at(-1)).toBe('fly');
    const fixed = await userOf('static');
    expect(fixed.user).toEqual({ token: fixed.token });
    expect(fixed.outcome.description.notes![0]).toContain('five minutes');
  });

  it('takes the token of a pool of dd-octo-sts, and the key of an older gallery', async () => {
    emulator.inject({
      kind: 'status',
      status: 200,
      service: 'octo-sts',
      body: JSON.stringify({ token: { token: 'ghs_pool_token' } }),
    });
    const pool = await succeed({ name: 'dd-octo-sts', given: { scope: names.scope, policy: names.policy } });
    expect(pool.credential).toMatchObject({ token: 'ghs_pool_token' });
    emulator.inject({
      kind: 'status',
      status: 200,
      service: 'relying-party',
      body: JSON.stringify({ api_key: 'oy2-older-key' }),
    });
    const older = await succeed({ name: 'nuget', given: { user: 'octocat' } });
    expect(older.credential).toMatchObject({ token: 'oy2-older-key' });
  });

  it('knows no user of a JFrog token that is not a JWT', async () => {
    const outcome = await succeed({
      name: 'jfrog',
      given: { url: names.jfrogUrl, 'provider-name': 'github' },
    });
    const credential = { ...(outcome.credential as object), token: 'opaque-token' };
    expect(published({ ...outcome, credential }).outputs).not.toHaveProperty('oidc-user');
  });

  it('offers what would admit the job, where the service decided by claims', async () => {
    const { error, login, claims } = await fail({ name: 'vault', given: { ...vault, role: 'elsewhere' } });
    const { paste } = login.provider.diagnose(error, claims, login.settings);
    expect(paste).toEqual({
      language: 'sh',
      text: expect.stringContaining('vault write auth/jwt/role/elsewhere'),
    });
    const unknown = await fail({ name: 'vault', given: { ...vault, role: 'missing' } });
    expect(login.provider.diagnose(unknown.error, claims, login.settings)).not.toHaveProperty('paste');
  });

  it('warns of variables that would win', async () => {
    const provider = await providerOf('pypi');
    expect(provider.conflicts({}, { UV_PUBLISH_PASSWORD: 'x' })).toEqual([
      { variable: 'UV_PUBLISH_PASSWORD', effect: expect.stringContaining('uv') },
    ]);
  });

  it.each(scenarios)('says what $name has to trust', async ({ name, given }) => {
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
    const [advice] = provider.trust(claims, settings);
    expect(advice!.title).not.toBe('');
    expect(advice!.text).toMatch(/repo:o\/r|owner: "o"|https:\/\/issuer/);
  });
});
