import { describe, expect, it } from '@jest/globals';
import type { HttpRequest } from '../../src/http/client.ts';
import { issuedBefore } from '../../src/identity/source.ts';
import { holdsIssuedTokens } from '../../src/identity/source-name.ts';
import { createSource } from '../../src/identity/sources.ts';
import { githubClaims, jwt } from '../support/jwt.ts';

const attempt = { signal: new AbortController().signal, timeoutMs: 1_000 };
const endpoint = {
  ACTIONS_ID_TOKEN_REQUEST_URL: 'https://forge.example.com/api/actions/_apis/idtoken?placeholder=true',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'request-token',
};
const token = jwt(githubClaims);

function dependencies(env: Record<string, string> = {}) {
  const sent: HttpRequest[] = [];
  const http = {
    send: async (request: HttpRequest) => {
      sent.push(request);
      return { status: 200, headers: {}, body: JSON.stringify({ value: token }) };
    },
  };
  return { sent, deps: { http, env, now: () => 0 } };
}

describe('createSource', () => {
  it.each([
    ['github', 'GitHub', undefined],
    ['forgejo', 'Forgejo', undefined],
    ['runner', 'the runner', undefined],
    ['fly', 'Fly.io', undefined],
    ['file:/run/id-token', 'the file /run/id-token', 'replaceable'],
    ['env:ID_TOKEN', 'the variable ID_TOKEN', 'constant'],
  ])('creates the source %s, which the log calls "%s"', async (source, name, supply) => {
    const made = await createSource(source, dependencies(endpoint).deps);
    expect(made).toMatchObject({ name });
    expect(made.supply).toBe(supply);
    // What the plan tells by the name alone.
    expect(holdsIssuedTokens(source)).toBe(issuedBefore(made));
  });

  it('asks a Forgejo runner’s endpoint in the same way as GitHub’s', async () => {
    const { deps, sent } = dependencies(endpoint);
    const forgejo = await createSource('forgejo', deps);
    await expect(forgejo.request('aud', attempt)).resolves.toBe(token);
    expect(sent[0]?.url).toBe(`${endpoint.ACTIONS_ID_TOKEN_REQUEST_URL}&audience=aud`);
  });

  it("accepts an issuer other than the server's only if the workflow says that the runner has its own", async () => {
    const { deps } = dependencies(endpoint);
    const claims = { ...githubClaims, iss: 'https://identity.depot.dev' };
    const github = await createSource('github', deps);
    expect(github.issuerProblem(claims)).toContain('which is not the issuer of https://github.com');
    expect(github.issuerAdvice?.fix.join()).toContain('`id-token-source: runner`');
    const runner = await createSource('runner', deps);
    expect(runner.issuerProblem(claims)).toBeUndefined();
    expect(runner.issuerProblem({ ...claims, iss: 'http://identity.depot.dev' })).toContain('https only');
  });

  it.each([
    ['fly', '/.fly/api'],
    ['fly:/run/fly-api', '/run/fly-api'],
  ])('of %s uses the socket %s', async (source, socketPath) => {
    const { deps, sent } = dependencies();
    await (await createSource(source, deps)).request('aud', attempt);
    expect(sent[0]?.socketPath).toBe(socketPath);
  });

  it('reads a variable of the step', async () => {
    const source = await createSource('env:ID_TOKEN', dependencies({ ID_TOKEN: token }).deps);
    await expect(source.request('aud', attempt)).resolves.toBe(token);
  });

  it.each(['github', 'forgejo'])('says what is missing if %s gives no ID tokens', async (source) => {
    await expect(createSource(source, dependencies().deps)).rejects.toMatchObject({
      code: 'id-token/unavailable',
      retry: 'no',
      message: expect.stringContaining('id-token: write'),
    });
  });
});
