/** What a refusal is told as: by the words of the service, and not by a status that anything in between can send. */
import { describe, expect, it } from '@jest/globals';
import { run } from './fake.ts';
import { providerOf } from './support.ts';

const given = {
  vault: { url: 'https://vault.octo.example', role: 'deploy' },
  crates: {},
  pypi: {},
  'octo-sts': { scope: 'octo-org/infra', identity: 'release' },
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
  ] as const)(
    'from in front of %s, with %d, is not told as a refusal of the service',
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
  ] as const)('%s, %d %j', async (name, status, body, code) => {
    expect(await codeOf(name, status, body)).toBe(`${name}/${code}`);
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
