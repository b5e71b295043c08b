import { describe, expect, it } from '@jest/globals';
import { createLocalJWKSet, decodeJwt, jwtVerify } from 'jose';
import { defaultWorld } from '../../../emulator/default-world.ts';
import { createRequestToken } from '../../../emulator/github/request-token.ts';
import {
  githubIdToken,
  idTokenRequestUrl,
  isAudienceAllowed,
} from '../../../emulator/services/github-id-token.ts';
import { oidcIssuer } from '../../../emulator/services/oidc-issuer.ts';
import { bodyOf, createContext, createRequest, noon, send, type TestContext } from '../support.ts';

async function ask(
  context: TestContext,
  {
    audience = 'sts.amazonaws.com',
    url = idTokenRequestUrl(context.world),
    token = undefined as string | undefined,
  } = {},
) {
  const bearer = token ?? (await createRequestToken(context.world, context.requestTokenKey, noon));
  const request = createRequest(
    `${url}${audience === '' ? '' : `&audience=${encodeURIComponent(audience)}`}`,
    {
      headers: { authorization: `Bearer ${bearer}` },
    },
  );
  return send(githubIdToken, request, context);
}

describe('the ID-token endpoint', () => {
  it('has the shape of the real address, double slash included', () => {
    expect(idTokenRequestUrl(defaultWorld())).toMatch(
      /^https:\/\/run-actions-[a-z0-9-]+\.actions\.githubusercontent\.com\/\d+\/\/idtoken\/[0-9a-f-]{36}\/[0-9a-f-]{36}\?api-version=2\.0$/,
    );
  });

  it('issues a token that verifies against the published keys', async () => {
    const context = createContext();
    const response = await ask(context, { audience: 'api://Ünïcode?&=' });
    expect(response.status).toBe(200);
    const { value, count } = bodyOf(response);
    expect(count).toBe(value.length);
    const jwks = await send(
      oidcIssuer,
      createRequest('https://token.actions.githubusercontent.com/.well-known/jwks'),
      context,
    );
    const { payload, protectedHeader } = await jwtVerify(value, createLocalJWKSet(bodyOf(jwks)), {
      audience: 'api://Ünïcode?&=',
      issuer: 'https://token.actions.githubusercontent.com',
      currentDate: new Date(noon),
    });
    expect(protectedHeader).toMatchObject({ alg: 'RS256', typ: 'JWT', x5t: expect.any(String) });
    expect(payload.sub).toBe('repo:octo-org/octo-repo:ref:refs/heads/main');
  });

  it.each([undefined, ''])('gives the owner as audience when asked for %p', async (audience) => {
    const context = createContext();
    const url = `${idTokenRequestUrl(context.world)}${audience === undefined ? '' : '&audience='}`;
    const { value } = bodyOf(await ask(context, { url, audience: '' }));
    expect(decodeJwt(value).aud).toBe('https://github.com/octo-org');
  });

  it('refuses an expired request token', async () => {
    const context = createContext();
    context.clockMs += 22_200_000;
    const response = await ask(context);
    expect(response.status).toBe(401);
    expect(bodyOf(response)).toEqual({
      source: 'actions-run-service',
      statusCode: 401,
      errorMessage: 'token has invalid claims: token is expired',
    });
  });

  it('refuses a missing request token, a foreign one and another job’s', async () => {
    const context = createContext();
    const missing = await send(githubIdToken, createRequest(idTokenRequestUrl(context.world)), context);
    const foreign = await createRequestToken(context.world, new Uint8Array(32).fill(1), noon);
    const otherJob = await createRequestToken(
      defaultWorld({ job: { jobId: '00000000-0000-4000-8000-000000000000' } }),
      context.requestTokenKey,
      noon,
    );
    const statuses = [missing.status, (await ask(context, { token: foreign })).status];
    expect([...statuses, (await ask(context, { token: otherJob })).status]).toEqual([401, 401, 401]);
  });

  it.each([
    [
      'without the permission',
      { idTokenPermission: false },
      403,
      'runner does not have permissions to generate id token',
    ],
    [
      'after the job',
      { state: 'Completed' as const },
      400,
      "Can't issue ID_TOKEN for job in 'Completed' state",
    ],
  ])('refuses a job %s', async (_, job, status, errorMessage) => {
    const response = await ask(createContext(defaultWorld({ job })));
    expect(response.status).toBe(status);
    expect(bodyOf(response).errorMessage).toBe(errorMessage);
  });

  it('says that the permission is missing when the query was lost', async () => {
    const context = createContext();
    const url = idTokenRequestUrl(context.world).replace(/\?.*/, '');
    const response = await ask(context, { url, audience: '' });
    expect(response.status).toBe(403);
  });

  it('refuses an audience about GitHub that is not this repository’s', async () => {
    const response = await ask(createContext(), { audience: 'https://github.com/other-org' });
    expect(response.status).toBe(400);
    expect(bodyOf(response).errorMessage).toBe(
      "Can't issue ID_TOKEN for audience 'https://github.com/other-org'",
    );
  });

  it.each([
    ['a single slash', (url: string) => url.replace('//idtoken', '/idtoken')],
    ['another job', (url: string) => url.replace(/[0-9a-f-]{36}\?/, '00000000-0000-4000-8000-000000000000?')],
  ])('does not know an address with %s', async (_, change) => {
    const context = createContext();
    expect((await ask(context, { url: change(idTokenRequestUrl(context.world)) })).status).toBe(404);
  });

  it.each([429, 500, 503])('reports a failure %i in its own words', (status) => {
    const context = createContext();
    const response = githubIdToken.failure(status, createRequest(idTokenRequestUrl(context.world)), context);
    expect(bodyOf(response)).toMatchObject({ source: 'actions-run-service', statusCode: status });
  });
});

describe('isAudienceAllowed', () => {
  it.each([
    ['sts.amazonaws.com', true],
    ['x'.repeat(16_000), true],
    ['["a","b"]', true],
    ['github.com', true],
    ['GitHub.com', true],
    ['https://github.com/octo-org', true],
    ['https://github.com/octo-org/octo-repo', true],
    ['https://github.com/octo-org/octo-repo/a/b', true],
    ['urn:x:github.com/octo-org', true],
    ['https://github.com/octo-org/other-repo', false],
    ['https://github.com/apps/octo', false],
    ['https://github.com.example.org', false],
    ['https://GITHUB.COM/other', false],
  ])('judges %.60s', (audience, expected) => {
    expect(isAudienceAllowed(audience, defaultWorld())).toBe(expected);
  });
});

describe('the issuer', () => {
  it('publishes a discovery document', async () => {
    const url = 'https://token.actions.githubusercontent.com/.well-known/openid-configuration';
    const response = await send(oidcIssuer, createRequest(url), createContext());
    expect(bodyOf(response)).toMatchObject({
      issuer: 'https://token.actions.githubusercontent.com',
      jwks_uri: 'https://token.actions.githubusercontent.com/.well-known/jwks',
      id_token_signing_alg_values_supported: ['RS256'],
    });
  });

  it('serves an enterprise’s issuer below its slug', async () => {
    const issuer = 'https://token.actions.githubusercontent.com/avocado';
    const context = createContext(defaultWorld({ github: { issuer } }));
    const response = await send(
      oidcIssuer,
      createRequest(`${issuer}/.well-known/openid-configuration`),
      context,
    );
    expect(bodyOf(response).issuer).toBe(issuer);
    const other = createRequest('https://token.actions.githubusercontent.com/.well-known/jwks');
    expect((await send(oidcIssuer, other, context)).status).toBe(404);
  });

  it('publishes nothing while it is unreachable', async () => {
    const context = createContext();
    context.world.issuers[context.world.github.issuer] = { reachable: false };
    const url = 'https://token.actions.githubusercontent.com/.well-known/jwks';
    expect((await send(oidcIssuer, createRequest(url), context)).status).toBe(404);
  });
});
