import { describe, expect, it } from '@jest/globals';
import { gcpIdToken } from '../../src/helper/gcp-id-token.ts';
import type { HelperDependencies } from '../../src/helper/helper.ts';
import type { HttpAnswer } from '../../src/http/client.ts';
import { githubClaims, jwt } from '../support/jwt.ts';

const endpoint = {
  ACTIONS_ID_TOKEN_REQUEST_URL:
    'https://run-actions-1.actions.githubusercontent.com/12//idtoken/a/b?api-version=2.0',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'request-token',
};
const token = jwt({ ...githubClaims, aud: 'audience' });

/** Runs the helper with an issuer that gives these answers, one after the other. */
async function run(
  answers: (Partial<HttpAnswer> | Error)[],
  env: HelperDependencies['env'] = endpoint,
  ...source: string[]
) {
  const urls: string[] = [];
  const text = await gcpIdToken(['audience', ...source], {
    env,
    http: async () => ({
      async send({ url }) {
        urls.push(url);
        const answer = answers.shift();
        if (!answer || answer instanceof Error) throw answer;
        return { status: 200, headers: {}, body: '', ...answer };
      },
    }),
    now: () => 1_000_000,
    random: () => 0,
    sleep: async () => {},
  });
  return { urls, answer: JSON.parse(text) };
}

describe('the ID token helper for Google Cloud', () => {
  it('answers in the form that the tools expect', async () => {
    const { urls, answer } = await run([{ body: JSON.stringify({ value: token }) }]);
    expect(urls).toEqual([`${endpoint.ACTIONS_ID_TOKEN_REQUEST_URL}&audience=audience`]);
    expect(answer).toEqual({
      version: 1,
      success: true,
      token_type: 'urn:ietf:params:oauth:token-type:jwt',
      id_token: token,
      expiration_time: 1_300,
    });
  });

  it('tries again after a transient failure', async () => {
    const { urls, answer } = await run([{ status: 503 }, { body: JSON.stringify({ value: token }) }]);
    expect(urls).toHaveLength(2);
    expect(answer.success).toBe(true);
  });

  it('passes a refusal on, because tools show only what they find in the answer', async () => {
    const body = JSON.stringify({ errorMessage: "Can't issue ID_TOKEN for job in 'Completed' state" });
    expect((await run([{ status: 400, body }])).answer).toEqual({
      version: 1,
      success: false,
      code: 'id-token/http-400',
      message: "Can't issue ID_TOKEN for job in 'Completed' state",
    });
  });

  it('does not hand out a token for another audience', async () => {
    const foreign = jwt({ ...githubClaims, aud: 'another' });
    const { answer } = await run([{ body: JSON.stringify({ value: foreign }) }]);
    expect(answer).toMatchObject({ success: false, code: 'id-token/audience' });
    expect(JSON.stringify(answer)).not.toContain(foreign);
  });

  it('explains where it can be used if it cannot request a token', async () => {
    const { urls, answer } = await run([], {});
    expect(urls).toEqual([]);
    expect(answer).toMatchObject({
      success: false,
      code: 'id-token/unavailable',
      message: expect.stringContaining('id-token: write'),
    });
  });

  it('asks the Fly Machine if the login did', async () => {
    const fly = jwt({ ...githubClaims, iss: 'https://oidc.fly.io/octo-org', aud: 'audience' });
    const { urls, answer } = await run([{ body: fly }], {}, 'fly');
    expect(urls).toEqual(['http://localhost/v1/tokens/oidc']);
    expect(answer).toMatchObject({ success: true, id_token: fly });
  });

  it('reads a variable of the step that runs the tool, and says so if there is none', async () => {
    const given = await run([], { ID_TOKEN: token }, 'env:ID_TOKEN');
    expect(given.answer).toMatchObject({ success: true, id_token: token });
    const missing = await run([], {}, 'env:ID_TOKEN');
    expect(missing.answer).toMatchObject({ success: false, code: 'id-token/variable' });
  });

  it('does not hide its own bugs', async () => {
    await expect(run([new TypeError('unforeseen')])).rejects.toThrow(TypeError);
  });
});
