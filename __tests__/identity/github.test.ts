import { describe, expect, it } from '@jest/globals';
import type { HttpAnswer, HttpRequest } from '../../src/http/client.ts';
import type { Claims } from '../../src/identity/claims.ts';
import { claim, readClaims } from '../../src/identity/claims.ts';
import { githubSource, tokenEndpoint, tokenRequestUrl } from '../../src/identity/github.ts';
import { githubClaims, jwt } from '../support/jwt.ts';

const endpoint = {
  url: 'https://run-actions-1.actions.githubusercontent.com/12//idtoken/a/b?api-version=2.0',
  bearer: 'request-token',
};
const attempt = { signal: new AbortController().signal, timeoutMs: 1_000 };

function source(answer: Partial<HttpAnswer>) {
  const sent: HttpRequest[] = [];
  const http = {
    send: async (request: HttpRequest) => {
      sent.push(request);
      return { status: 200, headers: {}, body: '', ...answer };
    },
  };
  return { sent, source: githubSource(endpoint, { http, env: {}, now: () => 0 }) };
}

describe('tokenEndpoint', () => {
  it('needs both variables', () => {
    expect(tokenEndpoint({ ACTIONS_ID_TOKEN_REQUEST_URL: 'u', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 't' })).toEqual(
      { url: 'u', bearer: 't' },
    );
    expect(tokenEndpoint({ ACTIONS_ID_TOKEN_REQUEST_URL: 'u' })).toBeUndefined();
    expect(tokenEndpoint({})).toBeUndefined();
  });
});

describe('tokenRequestUrl', () => {
  it('keeps the double slash and the query, and encodes the audience', () => {
    expect(tokenRequestUrl(endpoint.url, 'https://iam.googleapis.com/a#b;c&d')).toBe(
      `${endpoint.url}&audience=https%3A%2F%2Fiam.googleapis.com%2Fa%23b%3Bc%26d`,
    );
  });
});

describe('request', () => {
  it('sends the bearer and returns the token', async () => {
    const github = source({ body: '{"value":"a.b.c","count":1}' });
    await expect(github.source.request('aud', attempt)).resolves.toBe('a.b.c');
    expect(github.sent[0]).toMatchObject({
      method: 'GET',
      stage: 'id-token',
      headers: { authorization: 'Bearer request-token' },
    });
  });

  it.each([
    [
      400,
      '{"errorMessage":"Can\'t issue ID_TOKEN for audience \'x\'"}',
      'no',
      "Can't issue ID_TOKEN for audience 'x'",
    ],
    [401, '{"errorMessage":"token has invalid claims: token is expired"}', 'no', 'token is expired'],
    [403, '{"message":"runner does not have permissions"}', 'no', 'runner does not have permissions'],
    [403, '{"error":{"message":"nested"}}', 'no', 'nested'],
    [404, '', 'no', 'HTTP 404 without a text'],
    [408, '', 'yes', 'HTTP 408'],
    [429, '{"error":"slow down"}', 'throttled', 'slow down'],
    [500, 'plain\r\ntext', 'yes', 'plain text'],
    [502, '<html>Bad Gateway</html>', 'yes', '<html>'],
    [503, '', 'yes', 'HTTP 503'],
    [504, '', 'yes', 'HTTP 504'],
  ])('explains HTTP %i %s', async (status, body, retry, words) => {
    const { source: github } = source({ status, body, headers: { 'retry-after': '2' } });
    const error = await github.request('x', attempt).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: `id-token/http-${status}`,
      stage: 'id-token',
      status,
      retry,
      retryAfterMs: 2_000,
    });
    expect((error as Error).message).toContain(words);
  });

  it('has no minimum wait if the service gives none', async () => {
    const { source: github } = source({ status: 503 });
    await expect(github.request('x', attempt)).rejects.toMatchObject({ retryAfterMs: undefined });
  });

  it.each([
    ['', 'an empty body'],
    ['<html></html>', 'a web page'],
    ['{"count":1}', 'something unreadable'],
    ['{"value":""}', 'something unreadable'],
    ['[]', 'something unreadable'],
  ])('treats a success with %s as transient', async (body, words) => {
    const { source: github } = source({ body });
    const error = await github.request('x', attempt).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'http/unusable-answer', retry: 'yes', stage: 'id-token' });
    expect((error as Error).message).toContain(words);
  });
});

describe('issuerProblem', () => {
  it('accepts the server’s issuer, and otherwise names both issuers', () => {
    const { source: github } = source({});
    expect(github.issuerProblem(githubClaims as Claims)).toBeUndefined();
    expect(github.issuerProblem({ ...githubClaims, iss: 'https://evil.example' } as Claims)).toBe(
      'was issued by https://evil.example, which is not the issuer of https://github.com',
    );
  });
});

describe('readClaims', () => {
  it('reads a token', () =>
    expect(readClaims(jwt(githubClaims))).toMatchObject({ aud: 'sts.amazonaws.com' }));
  it('accepts a list with one audience', () =>
    expect(readClaims(jwt({ ...githubClaims, aud: ['a'] })).aud).toBe('a'));
  it.each([
    ['not a token', 'is not a JWT'],
    [jwt({ ...githubClaims, iss: 1 }), 'has no issuer'],
    [jwt({ ...githubClaims, sub: undefined }), 'has no subject'],
    [jwt({ ...githubClaims, exp: '1' }), 'has no expiry'],
    [jwt({ ...githubClaims, exp: -1e15 }), 'has a time (`exp`) that is not a number of seconds'],
    [jwt({ ...githubClaims, iat: 'x' }), 'has a time (`iat`) that is not a number of seconds'],
    [jwt({ ...githubClaims, aud: ['a', 'b'] }), 'exactly one audience'],
  ])('refuses a token that no relying party could use, without quoting it', (token, words) => {
    expect(() => readClaims(token)).toThrow(words);
    expect(() => readClaims(token)).not.toThrow(token);
  });
});

describe('claim', () => {
  it('returns only texts', () => {
    const claims = { ...githubClaims, environment: '', number: 1 } as Claims;
    expect(claim(claims, 'ref')).toBe('refs/heads/main');
    expect(claim(claims, 'environment')).toBeUndefined();
    expect(claim(claims, 'number')).toBeUndefined();
  });
});
