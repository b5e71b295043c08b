import { beforeEach, describe, expect, it } from '@jest/globals';
import { exchangeDefaults } from '../../../emulator/index.ts';
import { vault } from '../../../emulator/services/vault.ts';
import { bodyOf, createContext, createRequest, idToken, noon, send, type TestContext } from '../support.ts';

let context: TestContext;
beforeEach(() => {
  context = createContext();
});

const { url, role: usualRole } = exchangeDefaults.vault;

interface Login {
  role?: string;
  mount?: string;
  namespace?: string;
  jwt?: string;
  audience?: string;
  claims?: Record<string, unknown>;
}

async function login({
  role = usualRole,
  mount = 'jwt',
  namespace,
  jwt,
  audience = url,
  claims,
}: Login = {}) {
  const json = { role, jwt: jwt ?? (await idToken(context, audience, claims)) };
  const headers: Record<string, string> = namespace === undefined ? {} : { 'x-vault-namespace': namespace };
  return send(vault, createRequest(`${url}/v1/auth/${mount}/login`, { json, headers }), context);
}

describe('Vault', () => {
  it('gives a token, which can revoke itself once', async () => {
    const { auth } = bodyOf(await login());
    expect(auth).toMatchObject({
      client_token: expect.stringMatching(/^hvs\./),
      lease_duration: 900,
      token_type: 'service',
    });
    const revoke = () =>
      send(
        vault,
        createRequest(`${url}/v1/auth/token/revoke-self`, {
          method: 'POST',
          headers: { 'x-vault-token': auth.client_token },
        }),
        context,
      );
    expect((await revoke()).status).toBe(204);
    expect((await revoke()).status).toBe(403);
  });

  it.each<[Login, number, string]>([
    [{ mount: 'other' }, 403, 'permission denied'],
    [{ namespace: 'other' }, 403, 'permission denied'],
    [{ role: '' }, 400, 'missing role'],
    [{ role: 'other' }, 400, 'could not be found'],
    [{ role: 'interactive' }, 400, 'oidc role_type'],
    [{ role: 'unbound' }, 400, 'no audiences bound'],
    [{ role: 'elsewhere' }, 400, 'claim "repository" does not match'],
    [{ jwt: '' }, 400, 'missing token'],
    [{ jwt: 'x' }, 400, 'malformed'],
    [{ audience: 'other' }, 400, 'invalid audience'],
    [{ claims: { iss: 'https://other.example' } }, 400, 'no known key'],
    [{ claims: { exp: noon / 1000 - 60 } }, 400, 'token is expired'],
  ])('refuses %j with HTTP %d', async (change, status, words) => {
    const response = await login(change);
    expect(response.status).toBe(status);
    expect(bodyOf(response).errors.join()).toContain(words);
  });

  it('refuses everything while it is sealed', async () => {
    context.world.exchange.vault.sealed = true;
    expect((await login()).status).toBe(503);
  });

  it('accepts an ID token once, which is stricter than the real one', async () => {
    const jwt = await idToken(context, url);
    expect((await login({ jwt })).status).toBe(200);
    expect((await login({ jwt })).status).toBe(400);
  });
});
