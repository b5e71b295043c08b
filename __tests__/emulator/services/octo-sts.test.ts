import { beforeEach, describe, expect, it } from '@jest/globals';
import { exchangeDefaults } from '../../../emulator/index.ts';
import { githubApi } from '../../../emulator/services/github-api.ts';
import { octoSts } from '../../../emulator/services/octo-sts.ts';
import { bodyOf, createContext, createRequest, idToken, noon, send, type TestContext } from '../support.ts';

let context: TestContext;
beforeEach(() => {
  context = createContext();
});

const service = () => context.world.exchange.tokenServices[0]!;
const { scope, policy } = exchangeDefaults;
const usual = `scope=${scope}&scopes=${scope}&identity=${policy}`;

async function ask(
  query = usual,
  change: { audience?: string; claims?: Record<string, unknown>; token?: string } = {},
) {
  const token =
    change.token ?? (await idToken(context, change.audience ?? service().audience, change.claims));
  const headers = { authorization: `Bearer ${token}` };
  return send(
    octoSts,
    createRequest(`https://${service().host}/sts/exchange?${query}`, { headers }),
    context,
  );
}

async function outcome(query?: string, change?: Parameters<typeof ask>[1]) {
  const { status, body } = await ask(query, change);
  return { status, code: JSON.parse(body).code };
}

describe('octo-sts', () => {
  it('gives an installation token, which GitHub revokes once', async () => {
    const { token } = bodyOf(await ask());
    const revoke = () =>
      send(
        githubApi,
        createRequest('https://api.github.com/installation/token', {
          method: 'DELETE',
          headers: { authorization: `Bearer ${token}` },
        }),
        context,
      );
    expect((await revoke()).status).toBe(204);
    expect((await revoke()).status).toBe(401);
  });

  it('refuses in the same way as the real one', async () => {
    expect(await outcome('scope=x')).toEqual({ status: 400, code: 3 });
    expect(await outcome(`${usual}x&scopes=y`)).toEqual({ status: 404, code: 5 });
    expect(await outcome(`scope=${scope}&scopes=other&identity=x`)).toEqual({ status: 400, code: 3 });
    expect(await outcome(usual, { token: 'x' })).toEqual({ status: 400, code: 3 });
    expect(await outcome(usual, { claims: { iss: 'https://other.example' } })).toEqual({
      status: 400,
      code: 3,
    });
    expect(await outcome(usual, { claims: { exp: noon / 1000 - 60 } })).toEqual({ status: 401, code: 16 });
    expect(await outcome(usual, { audience: 'other' })).toEqual({ status: 403, code: 7 });
    expect(await outcome(usual, { claims: { sub: 'other' } })).toEqual({ status: 403, code: 7 });
    service().policies[0]!.tooManyPermissions = true;
    expect(await outcome()).toEqual({ status: 403, code: 7 });
    service().policies[0]!.issuer = 'https://other.example';
    expect(await outcome()).toEqual({ status: 403, code: 7 });
    service().rateLimited = true;
    expect(await outcome()).toEqual({ status: 429, code: 8 });
    service().header = { name: 'x-release', value: 'one' };
    expect(await outcome()).toEqual({ status: 404, code: 5 });
  });

  it('accepts an ID token once', async () => {
    const token = await idToken(context, service().audience);
    expect((await ask(usual, { token })).status).toBe(200);
    expect(await outcome(usual, { token })).toEqual({ status: 401, code: 16 });
  });
});
