import { describe, expect, it } from '@jest/globals';
import { HelperFailure } from '../../src/helper/helper.ts';
import { kubernetesIdToken } from '../../src/helper/kubernetes-id-token.ts';
import type { HttpAnswer } from '../../src/http/client.ts';
import { githubClaims, jwt } from '../support/jwt.ts';

const endpoint = {
  ACTIONS_ID_TOKEN_REQUEST_URL:
    'https://run-actions-1.actions.githubusercontent.com/12//idtoken/a/b?api-version=2.0',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'request-token',
};
const token = jwt({ ...githubClaims, aud: 'https://k8s.octo.example' });

function run(answers: (Partial<HttpAnswer> | Error)[], args = ['https://k8s.octo.example'], env = endpoint) {
  return kubernetesIdToken(args, {
    env,
    http: async () => ({
      async send() {
        const answer = answers.shift();
        if (!answer || answer instanceof Error) throw answer;
        return { status: 200, headers: {}, body: '', ...answer };
      },
    }),
    now: () => 1_000_000,
    random: () => 0,
    sleep: async () => {},
  });
}

describe('the credential plugin for Kubernetes', () => {
  it('prints a new ID token with its expiry', async () => {
    expect(JSON.parse(await run([{ status: 503 }, { body: JSON.stringify({ value: token }) }]))).toEqual({
      apiVersion: 'client.authentication.k8s.io/v1',
      kind: 'ExecCredential',
      status: { token, expirationTimestamp: '1970-01-01T00:21:40Z' },
    });
  });

  it('fails with the reason, which kubectl shows', async () => {
    const body = JSON.stringify({ errorMessage: "Can't issue ID_TOKEN for job in 'Completed' state" });
    const failed = run([{ status: 400, body }]);
    await expect(failed).rejects.toThrow(HelperFailure);
    await expect(failed).rejects.toThrow("No ID token for Kubernetes: Can't issue ID_TOKEN");
  });

  it('says where it works if it cannot request a token', async () => {
    await expect(run([], [], {} as typeof endpoint)).rejects.toThrow('id-token: write');
  });

  it('does not hide its own bugs', async () => {
    await expect(run([new TypeError('unforeseen')])).rejects.toThrow(TypeError);
  });
});
