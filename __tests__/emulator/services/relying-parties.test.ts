import { beforeEach, describe, expect, it } from '@jest/globals';
import { relyingParties } from '../../../emulator/services/relying-parties.ts';
import { bodyOf, createContext, createRequest, idToken, send, type TestContext } from '../support.ts';

let context: TestContext;
beforeEach(() => {
  context = createContext();
});

const party = (kind: string) => context.world.exchange.relyingParties.find((one) => one.kind === kind)!;
const crates = async (json: unknown, headers: Record<string, string> = { 'user-agent': 'test/1' }) =>
  send(
    relyingParties,
    createRequest(`https://${party('crates').host}/api/v1/trusted_publishing/tokens`, { json, headers }),
    context,
  );

describe('the services with one endpoint', () => {
  it('accept an ID token once', async () => {
    const jwt = await idToken(context, party('crates').audience);
    expect(bodyOf(await crates({ jwt })).token).toMatch(/^cio_tp_/);
    expect(bodyOf(await crates({ jwt })).errors[0].detail).toContain('already been used');
  });

  it('refuse another audience or subject, and a request without a user agent', async () => {
    expect((await crates({ jwt: await idToken(context, 'other') })).status).toBe(400);
    expect(
      (await crates({ jwt: await idToken(context, party('crates').audience, { sub: 'x' }) })).status,
    ).toBe(400);
    expect((await crates({ jwt: 'x' }, {})).status).toBe(403);
  });

  it('are strict about the kind of content and the fields', async () => {
    const { host, audience } = party('databricks');
    const fields = {
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
      subject_token: await idToken(context, audience),
      ...party('databricks').expects,
    };
    const ask = (options: object) =>
      send(
        relyingParties,
        createRequest(`https://${host}/oidc/v1/token`, { headers: { 'user-agent': 'x' }, ...options }),
        context,
      );
    expect((await ask({ json: fields })).status).toBe(400);
    expect((await ask({ form: { ...fields, scope: 'other' } })).status).toBe(400);
    expect((await ask({ form: fields })).status).toBe(200);
    expect((await ask({ method: 'GET' })).status).toBe(404);
  });

  it('refuse unknown names in the same way as they refuse a job', async () => {
    const { host, audience } = party('nuget');
    const headers = { 'user-agent': 'x', authorization: `Bearer ${await idToken(context, audience)}` };
    const ask = (username: string) =>
      send(
        relyingParties,
        createRequest(`https://${host}/api/v2/token`, { json: { username, tokenType: 'ApiKey' }, headers }),
        context,
      );
    expect((await ask('octo-org')).status).toBe(401);
    expect((await ask('octocat')).status).toBe(200);
  });

  it('give a Docker Hub token the requested lifetime', async () => {
    const { host, audience, expects } = party('docker-hub');
    const ask = async (more: object) =>
      bodyOf(
        await send(
          relyingParties,
          createRequest(`https://${host}/oauth/token`, {
            headers: { 'user-agent': 'x' },
            form: {
              grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
              subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
              subject_token: await idToken(context, audience),
              ...expects,
              ...more,
            },
          }),
          context,
        ),
      ).expires_in;
    expect(await ask({})).toBe(300);
    expect(await ask({ expires_in: '1800' })).toBe(1800);
  });

  it('revoke only what they issued, and only if they support revocation', async () => {
    const revoke = (kind: string, path: string) =>
      send(
        relyingParties,
        createRequest(`https://${party(kind).host}${path}`, {
          method: 'DELETE',
          headers: { authorization: 'Bearer cio_tp_x' },
        }),
        context,
      );
    expect((await revoke('crates', '/api/v1/trusted_publishing/tokens')).status).toBe(401);
    expect((await revoke('npm', '/x')).status).toBe(404);
  });
});
