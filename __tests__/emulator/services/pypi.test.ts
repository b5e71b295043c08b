import { beforeEach, describe, expect, it } from '@jest/globals';
import { pypi } from '../../../emulator/services/pypi.ts';
import { bodyOf, createContext, createRequest, idToken, noon, send, type TestContext } from '../support.ts';

let context: TestContext;
beforeEach(() => {
  context = createContext();
});

const index = () => context.world.exchange.indexes[0]!;
const url = (path: string) => `https://${index().host}/_/oidc/${path}`;
const mint = (json: unknown) => send(pypi, createRequest(url('mint-token'), { json }), context);
const mintWith = async (claims: Record<string, unknown> = {}, audience = 'pypi') =>
  mint({ token: await idToken(context, audience, claims) });

describe('the index', () => {
  it('gives a token for 15 minutes', async () => {
    const response = await mintWith();
    expect(response.status).toBe(200);
    expect(bodyOf(response)).toEqual({
      success: true,
      token: expect.stringMatching(/^pypi-/),
      expires: noon / 1000 + 900,
    });
  });

  it('says which audience it expects', async () => {
    expect(bodyOf(await send(pypi, createRequest(url('audience')), context))).toEqual({ audience: 'pypi' });
    index().enabled = false;
    expect((await send(pypi, createRequest(url('audience')), context)).status).toBe(403);
    expect((await send(pypi, createRequest(url('other')), context)).status).toBe(404);
  });

  it('takes a file with the token as the password of `__token__`, and with nothing else', async () => {
    const { token } = bodyOf(await mintWith());
    const upload = async (user: string, password: string) => {
      const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
      const target = `https://upload.${index().host}/legacy/`;
      return (
        await send(pypi, createRequest(target, { method: 'POST', headers: { authorization } }), context)
      ).status;
    };
    expect(await upload('__token__', token)).toBe(200);
    expect(await upload('octocat', token)).toBe(403);
    expect(await upload('__token__', 'pypi-x')).toBe(403);
  });

  it.each([
    ['invalid-payload', () => mint({})],
    ['invalid-payload', () => mint({ token: 'x' })],
    ['invalid-payload', () => mintWith({ iss: 'https://ghe.octo.example' })],
    ['invalid-token', () => mintWith({}, 'testpypi')],
    ['invalid-token', () => mintWith({ exp: noon / 1000 - 60 })],
    ['invalid-publisher', () => mintWith({ environment: 'production' })],
    ['invalid-publisher', () => mintWith({ repository: 'octo-org/another' })],
  ])('refuses with %s', async (code, attempt) => {
    const response = await attempt();
    expect(response.status).toBe(422);
    expect(bodyOf(response)).toMatchObject({ message: 'Token request failed', errors: [{ code }] });
  });

  it('refuses a pending publisher of an existing project, and everything when it is disabled', async () => {
    index().publishers[0]!.pending = true;
    expect(bodyOf(await mintWith()).errors[0].code).toBe('invalid-pending-publisher');
    index().enabled = false;
    expect(bodyOf(await mintWith()).errors[0].code).toBe('not-enabled');
  });

  it('accepts an ID token once', async () => {
    const token = await idToken(context, 'pypi');
    expect((await mint({ token })).status).toBe(200);
    expect(bodyOf(await mint({ token })).errors[0].code).toBe('invalid-reuse-token');
  });
});
