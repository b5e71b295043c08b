import { beforeEach, describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import { defaults } from '../../../emulator/default-world.ts';
import {
  type AccessToken,
  issueAccessToken,
  openAccessToken,
} from '../../../emulator/google/access-tokens.ts';
import { googleIamCredentials } from '../../../emulator/services/google-iam-credentials.ts';
import { bodyOf, createContext, createRequest, noon, send, type TestContext } from '../support.ts';

const { serviceAccount, delegatedServiceAccount, workloadIdentityProvider } = defaults.google;
const cloudPlatform = 'https://www.googleapis.com/auth/cloud-platform';
const pool = `principalSet://iam.googleapis.com/${workloadIdentityProvider.replace(/\/providers.*/, '')}`;

let context: TestContext;
beforeEach(() => {
  context = createContext();
});

interface Options {
  token?: Partial<AccessToken>;
  account?: string;
  project?: string;
  method?: string;
}

function call(json: object, { token = {}, account = serviceAccount, project = '-', method }: Options = {}) {
  const bearer = issueAccessToken(
    {
      kind: 'federated',
      principal: 'principal://x',
      members: [`${pool}/attribute.repository/octo-org/octo-repo`],
      scopes: [cloudPlatform],
      expires: noon / 1000 + 300,
      ...token,
    },
    context,
  );
  const url = `https://iamcredentials.googleapis.com/v1/projects/${project}/serviceAccounts/${account}:${method ?? 'generateAccessToken'}`;
  const headers = { authorization: `Bearer ${bearer}` };
  return send(googleIamCredentials, createRequest(url, { json, headers }), context);
}

const account = () => context.world.google.serviceAccounts[0]!;

describe('generateAccessToken', () => {
  it('gives a token for the service account, with a time Google’s libraries can read', async () => {
    const response = await call({ scope: [cloudPlatform] });
    expect(response.status).toBe(200);
    const { accessToken, expireTime } = bodyOf(response);
    expect(expireTime).toBe('2026-10-01T13:00:00Z');
    expect(openAccessToken(accessToken, context)).toEqual({
      kind: 'serviceAccount',
      principal: `serviceAccount:${serviceAccount}`,
      members: [`serviceAccount:${serviceAccount}`],
      scopes: [cloudPlatform],
      expires: noon / 1000 + 3600,
    });
  });

  it.each(['100000000000000000001', encodeURIComponent(serviceAccount)])(
    'knows the account as %s',
    async (name) => {
      expect((await call({ scope: [cloudPlatform] }, { account: name })).status).toBe(200);
    },
  );

  it('follows the lifetime, up to the world’s own limit', async () => {
    expect(bodyOf(await call({ scope: ['a'], lifetime: '600s' })).expireTime).toBe('2026-10-01T12:10:00Z');
    context.world.lifetimes.credentialSeconds = 20;
    expect(bodyOf(await call({ scope: ['a'] })).expireTime).toBe('2026-10-01T12:00:20Z');
  });

  it('allows twelve hours if the organisation policy does', async () => {
    const tooLong = await call({ scope: ['a'], lifetime: '3601s' });
    expect([tooLong.status, bodyOf(tooLong).error]).toEqual([
      400,
      {
        code: 400,
        status: 'INVALID_ARGUMENT',
        message: `Access tokens for service account ${serviceAccount} can not have lifetimes of more than 1 hour. Use the Org Policy Constraint constraints/iam.allowServiceAccountCredentialLifetimeExtension to allow up to 12 hours.`,
      },
    ]);
    account().lifetimeExtension = true;
    expect((await call({ scope: ['a'], lifetime: '43200s' })).status).toBe(200);
    expect((await call({ scope: ['a'], lifetime: '43201s' })).status).toBe(400);
  });

  it.each([
    [{}],
    [{ scope: [] }],
    [{ scope: 'a' }],
    [{ scope: ['a'], lifetime: '3600' }],
    [{ scope: ['a'], lifetime: '1h' }],
    [{ scope: ['a'], lifetime: '0s' }],
    [{ scope: ['a'], delegates: 'x' }],
    [{ scope: ['a'], delegates: [delegatedServiceAccount] }],
  ])('refuses the request %j', async (json) => {
    const response = await call(json);
    expect([response.status, bodyOf(response).error.status]).toEqual([400, 'INVALID_ARGUMENT']);
  });

  it('refuses a project in the name', async () => {
    expect((await call({ scope: ['a'] }, { project: 'octo-project' })).status).toBe(400);
  });

  it('passes through delegates that trust one another', async () => {
    const delegates = [`projects/-/serviceAccounts/${serviceAccount}`];
    const target = { account: delegatedServiceAccount };
    expect((await call({ scope: ['a'], delegates }, target)).status).toBe(200);
    expect((await call({ scope: ['a'] }, target)).status).toBe(403);
    context.world.google.serviceAccounts[1]!.tokenCreators = [];
    expect((await call({ scope: ['a'], delegates }, target)).status).toBe(403);
  });

  it.each(['nobody@octo-project.iam.gserviceaccount.com', '1'])('does not find %s', async (name) => {
    const response = await call({ scope: ['a'] }, { account: name });
    expect([response.status, bodyOf(response).error]).toEqual([
      404,
      { code: 404, status: 'NOT_FOUND', message: `Not found; Gaia id not found for email ${name}` },
    ]);
    const delegates = [`projects/-/serviceAccounts/${name}`];
    expect((await call({ scope: ['a'], delegates })).status).toBe(404);
  });

  it.each([
    ['generateAccessToken', 'iam.serviceAccounts.getAccessToken'],
    ['generateIdToken', 'iam.serviceAccounts.getOpenIdToken'],
  ])('denies %s to strangers', async (method, permission) => {
    const token = { members: [`${pool}/attribute.repository/octo-org/other`] };
    const response = await call({ scope: ['a'], audience: 'a' }, { method, token });
    expect([response.status, bodyOf(response).error]).toEqual([
      403,
      {
        code: 403,
        status: 'PERMISSION_DENIED',
        message: `Permission '${permission}' denied on resource (or it may not exist).`,
        details: [
          {
            '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
            reason: 'IAM_PERMISSION_DENIED',
            domain: 'googleapis.com',
            metadata: { permission },
          },
        ],
      },
    ]);
  });

  it('says so if the API is disabled', async () => {
    context.world.google.projects[0]!.disabledApis = ['iamcredentials.googleapis.com'];
    const response = await call({ scope: ['a'] });
    expect([response.status, bodyOf(response).error.details[0].reason]).toEqual([403, 'SERVICE_DISABLED']);
  });

  it.each<[string, Partial<AccessToken>, number]>([
    ['an expired token', { expires: noon / 1000 }, 401],
    ['a token without the scope', { scopes: ['https://www.googleapis.com/auth/devstorage.read_only'] }, 403],
    ['a token with the IAM scope', { scopes: ['https://www.googleapis.com/auth/iam'] }, 200],
  ])('judges %s', async (_, token, status) => {
    expect((await call({ scope: ['a'] }, { token })).status).toBe(status);
  });

  it.each<Record<string, string>>([{}, { authorization: 'Bearer ya29.unknown' }])(
    'refuses the headers %j',
    async (headers) => {
      const url = `https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/${serviceAccount}:generateAccessToken`;
      const response = await send(googleIamCredentials, createRequest(url, { json: {}, headers }), context);
      expect([response.status, bodyOf(response).error.status]).toEqual([401, 'UNAUTHENTICATED']);
    },
  );
});

describe('generateIdToken', () => {
  const method = 'generateIdToken';

  it('gives an ID token of Google’s for the audience', async () => {
    const { token } = bodyOf(await call({ audience: 'https://run.example' }, { method }));
    expect(decodeJwt(token)).toEqual({
      iss: 'https://accounts.google.com',
      aud: 'https://run.example',
      azp: account().uniqueId,
      sub: account().uniqueId,
      iat: noon / 1000,
      exp: noon / 1000 + 3600,
    });
  });

  it('includes the e-mail address on request', async () => {
    const { token } = bodyOf(
      await call({ audience: 'a', includeEmail: true, useEmailAzp: true }, { method }),
    );
    expect(decodeJwt(token)).toMatchObject({
      email: serviceAccount,
      email_verified: true,
      azp: serviceAccount,
    });
  });

  it('requires an audience', async () => {
    expect((await call({}, { method })).status).toBe(400);
  });
});

it('does not know other methods', async () => {
  expect((await call({}, { method: 'signBlob' })).status).toBe(404);
});
