import { describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import { flyApi } from '../../../emulator/services/fly-api.ts';
import { oidcIssuer } from '../../../emulator/services/oidc-issuer.ts';
import { bodyOf, createContext, createRequest, noon, type RequestOptions, send } from '../support.ts';

const context = createContext();
const ask = (options: RequestOptions, path = '/v1/tokens/oidc') =>
  send(flyApi, createRequest(`http://fly-api.socket${path}`, { method: 'POST', ...options }), context);

describe("Fly's API behind the socket", () => {
  it('answers with a bare token about the Machine', async () => {
    const { status, body } = await ask({ json: { aud: 'sts.amazonaws.com' } });
    expect(status).toBe(200);
    expect(decodeJwt(body)).toMatchObject({
      iss: 'https://oidc.fly.io/octo-org',
      sub: 'octo-org:octo-runner:ancient-snow-4824',
      aud: 'sts.amazonaws.com',
      iat: noon / 1000,
      nbf: noon / 1000,
      exp: noon / 1000 + 600,
      jti: expect.any(String),
      app_name: 'octo-runner',
      org_name: 'octo-org',
      machine_id: '3d8d9014b32d68',
      region: 'ams',
    });
  });

  it.each([[{}], [{ json: {} }]])('names the organization if no audience is requested', async (options) => {
    expect(decodeJwt((await ask(options)).body).aud).toBe('https://fly.io/octo-org');
  });

  it.each([[{ json: [] }], [{ json: 'sts.amazonaws.com' }], [{ json: { aud: ['a', 'b'] } }]])(
    'refuses %j',
    async (options) => expect((await ask(options)).status).toBe(400),
  );

  it('answers nothing else', async () => {
    expect((await ask({}, '/v1/apps')).status).toBe(404);
    expect((await ask({ method: 'GET' })).status).toBe(404);
  });

  it('publishes the keys of the issuer', async () => {
    const issuer = 'https://oidc.fly.io/octo-org';
    const url = `${issuer}/.well-known/openid-configuration`;
    expect(oidcIssuer.hosts('oidc.fly.io', context.world)).toBe(true);
    const discovery = bodyOf(await send(oidcIssuer, createRequest(url), context));
    expect(discovery.issuer).toBe(issuer);
    const keys = bodyOf(await send(oidcIssuer, createRequest(discovery.jwks_uri), context));
    expect(keys.keys).toHaveLength(1);
  });
});
