/** What a refusal is told as: by the words of the service, and not by a status that anything in between can send. */

import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { commonErrors } from '../../../src/providers/exchange/errors.ts';
import type { Preset } from '../../../src/providers/exchange/preset.ts';
import type { ServiceRow } from '../../../src/providers/exchange/row.ts';
import type { Schema } from '../../../src/settings/schema.ts';
import { run } from './fake.ts';
import { providerOf } from './support.ts';

const given = {
  vault: { url: 'https://vault.octo.example', role: 'deploy' },
  crates: {},
  pypi: {},
  'octo-sts': { scope: 'octo-org/infra', identity: 'release' },
  npm: { package: '@octo/lib' },
  rubygems: {},
  nuget: { user: 'octocat' },
  'docker-hub': { organization: 'octo', 'connection-id': '6f0c5f1e-0000-4000-8000-000000000000' },
  jfrog: { url: 'https://octo.jfrog.example', 'provider-name': 'github' },
} as const;

async function codeOf(name: keyof typeof given, status: number, body: unknown): Promise<string> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const { error } = await run(given[name], [{ status, body: text }], { provider: await providerOf(name) });
  return error!.code;
}

describe("a gateway's answer", () => {
  it.each([
    ['vault', 403, 'vault/forbidden'],
    ['vault', 404, 'vault/not-found'],
    ['crates', 400, 'crates/refused'],
    ['octo-sts', 400, 'octo-sts/refused'],
    ['octo-sts', 401, 'octo-sts/unauthenticated'],
    ['octo-sts', 403, 'octo-sts/forbidden'],
    ['octo-sts', 404, 'octo-sts/not-found'],
    ['pypi', 403, 'pypi/gateway'],
    ['npm', 404, 'npm/not-found'],
    ['rubygems', 400, 'rubygems/refused'],
    ['rubygems', 404, 'rubygems/not-found'],
    ['rubygems', 422, 'rubygems/refused'],
    ['nuget', 400, 'nuget/refused'],
    ['nuget', 401, 'nuget/unauthenticated'],
    ['nuget', 403, 'nuget/forbidden'],
    ['docker-hub', 400, 'docker-hub/refused'],
    ['docker-hub', 401, 'docker-hub/unauthenticated'],
    ['docker-hub', 403, 'docker-hub/forbidden'],
    ['docker-hub', 404, 'docker-hub/not-found'],
    ['jfrog', 400, 'jfrog/refused'],
    ['jfrog', 401, 'jfrog/unauthenticated'],
    ['jfrog', 403, 'jfrog/forbidden'],
    ['jfrog', 404, 'jfrog/not-found'],
  ] as const)(
    'before %s, with %d, is not reported as a refusal of the service',
    async (name, status, code) => {
      expect(await codeOf(name, status, '<html>blocked</html>')).toBe(code);
    },
  );
});

describe('a refusal in the words of the service', () => {
  const vaultSays = (words: string) => ({ errors: [words] });
  const grpc = (code: number, message: string) => ({ code, message, details: [] });
  it.each([
    ['vault', 403, vaultSays('permission denied'), 'mount-or-namespace'],
    ['vault', 404, vaultSays('no handler for route "auth/x/login"'), 'mount-or-namespace'],
    [
      'vault',
      400,
      vaultSays(
        'error validating token: error verifying token signature: fetching keys oidc: get keys failed',
      ),
      'keys-unreachable',
    ],
    ['crates', 400, { errors: [{ detail: 'Unsupported JWT issuer: x' }] }, 'issuer'],
    ['crates', 400, { errors: [{ detail: 'No Trusted Publishing config found for x' }] }, 'no-publisher'],
    ['octo-sts', 403, grpc(7, 'issuer not permitted by organization policy'), 'issuer-not-permitted'],
    ['octo-sts', 403, grpc(7, 'trust policy: subject "x" did not match'), 'policy-mismatch'],
    ['octo-sts', 404, grpc(5, 'unable to find trust policy for "x"'), 'policy-not-found'],
    ['octo-sts', 401, grpc(16, 'unable to verify bearer token'), 'token-unverified'],
    ['npm', 404, { message: 'OIDC token exchange error - package not found' }, 'no-publisher'],
    ['rubygems', 404, { error: 'Not Found' }, 'not-trusted'],
    ['rubygems', 404, 'Not Found', 'not-trusted'],
    ['rubygems', 400, { error: 'Missing/invalid jti' }, 'token-malformed'],
    ['rubygems', 422, { errors: { 'jwt.claims.jti': ['must be unique'] } }, 'token-reused'],
    ['rubygems', 422, { errors: { name: ['is too long'] } }, 'refused'],
    ['nuget', 401, { error: "No matching trust policy owned by user 'octo' was found." }, 'no-policy'],
    [
      'nuget',
      401,
      { error: "No matching federated credential trust policy owned by user 'octo' was found." },
      'no-policy',
    ],
    ['nuget', 401, { error: "Environment mismatch for policy 'x': expected 'prod', actual ''" }, 'no-policy'],
    ['nuget', 401, { error: 'The JSON web token is not yet valid.' }, 'token-expired'],
    ['nuget', 401, { error: 'The JSON web token iss claim is not supported.' }, 'token-invalid'],
    ['nuget', 400, { error: 'The package owner of the match trust policy not longer exists.' }, 'owner'],
    [
      'nuget',
      400,
      { error: 'Generating fetching tokens directly for organizations is not supported.' },
      'no-policy',
    ],
    ['docker-hub', 403, { message: 'why' }, 'connection'],
    ['docker-hub', 400, { error: 'invalid_request', error_description: 'why' }, 'invalid-request'],
    ['jfrog', 400, { errors: [{ code: 'BAD_REQUEST', message: 'Invalid audience' }] }, 'audience'],
    ['jfrog', 403, { errors: [{ code: 'FORBIDDEN', message: 'why' }] }, 'not-trusted'],
  ] as const)('%s, %d %j', async (name, status, body, code) => {
    expect(await codeOf(name, status, body)).toBe(`${name}/${code}`);
  });
});

describe('a row that a status alone leads to', () => {
  const directory = 'src/providers/exchange/presets';
  /** Statuses that mean one thing, whoever sends them. */
  const plain = ['rate-limit', 'outage', 'redirect', 'replication'];
  const needsOnlyStatus = ({ match, code }: ServiceRow) =>
    !plain.includes(code) &&
    [match ?? []]
      .flat()
      .some(({ status, words, wireCode = [''] }) => status && !words && wireCode.includes(''));

  async function rows(): Promise<[string, ServiceRow][]> {
    const files = readdirSync(directory);
    const modules: { preset?: Preset<Schema> }[] = await Promise.all(
      files.map((file) => import(`../../../${directory}/${file}`)),
    );
    const own = modules.flatMap(({ preset }) =>
      (preset?.errors ?? []).map((row): [string, ServiceRow] => [`${preset!.name}/${row.code}`, row]),
    );
    return [...own, ...commonErrors.map((row): [string, ServiceRow] => [row.code, row])];
  }

  it('says that something else may have answered', async () => {
    const byStatus = (await rows()).filter(([, row]) => needsOnlyStatus(row));
    expect(byStatus.map(([code]) => code)).toEqual([
      'nuget/not-offered',
      'pypi/not-offered',
      'pypi/gateway',
      'unauthenticated',
      'forbidden',
      'not-found',
    ]);
    for (const [, { explain }] of byStatus)
      expect(explain.causes.join('\n')).toContain('Something in front of');
  });
});

describe('the trusted publisher of PyPI', () => {
  it('is the file of the called workflow', async () => {
    const { explain } = await providerOf('pypi');
    const claims = {
      iss: 'https://issuer.octo.example',
      aud: 'pypi',
      sub: 'repo:o/r:ref:x',
      exp: 1,
      repository: 'o/r',
      workflow_ref: 'o/r/.github/workflows/calling.yml@x',
      job_workflow_ref: 'o/r/.github/workflows/called.yml@x',
    };
    const [advice] = await explain.trust(claims, {});
    expect(advice!.text).toContain('workflow: "called.yml"');
  });
});
