import { describe, expect, it } from '@jest/globals';
import { clusterHost, kubernetes } from '../../../emulator/services/kubernetes.ts';
import { bodyOf, createContext, createRequest, idToken, noon, send } from '../support.ts';

const context = createContext();
const address = `https://${clusterHost}`;

async function ask(token: string, path = '/apis/authentication.k8s.io/v1/selfsubjectreviews') {
  const headers = { authorization: `Bearer ${token}` };
  return send(kubernetes, createRequest(address + path, { method: 'POST', headers, json: {} }), context);
}

describe('the API server', () => {
  it('tells the bearer of an ID token who it is', async () => {
    const response = await ask(await idToken(context, address));
    expect(response.status).toBe(201);
    expect(bodyOf(response).status.userInfo.username).toMatch(/^repo:/);
  });

  it.each([
    ['for another audience', async () => idToken(context, 'sts.amazonaws.com')],
    ['that has expired', async () => idToken(context, address, { exp: noon / 1000 })],
    [
      'of an issuer that it does not trust',
      async () => idToken(context, address, { iss: 'https://x.example' }),
    ],
    ['that is none', async () => 'x'],
  ])('knows nobody by a token %s', async (_, token) => {
    expect((await ask(await token())).status).toBe(401);
  });

  it('implements nothing else', async () => {
    expect((await ask('x', '/api/v1/pods')).status).toBe(404);
  });
});
