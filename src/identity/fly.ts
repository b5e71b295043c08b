/**
 * Fly.io's ID tokens. Each Fly Machine has a unix socket to Fly's API, whose other end knows which Machine is asking,
 * so the request carries no credential.
 * @see https://fly.io/docs/security/openid-connect/
 */

import { type Advice, Failure, messageSaysAll } from '../failure/failure.ts';
import { excerpt, isSuccess, refused, unusableAnswer } from '../http/answer.ts';
import type { HttpAnswer, HttpClient } from '../http/client.ts';
import { adviceForStatus } from '../http/retry.ts';
import type { IdTokenSource } from './source.ts';

/** Where the socket is in every Machine. */
export const flySocket = '/.fly/api';

/** One issuer per organization, named after its slug. */
const issuerPattern = /^https:\/\/oidc\.fly\.io\/[A-Za-z0-9][\w-]*$/;

const maxBytes = 64 * 1024;

export function flySource(
  deps: { readonly http: HttpClient; now(): number },
  socketPath: string = flySocket,
): IdTokenSource {
  return {
    name: 'Fly.io',
    advice: {
      causes: ["Something other than Fly's API answers at the socket."],
      fix: [`Check what is mounted at ${socketPath}.`],
    },
    async request(audience, attempt) {
      const answer = await deps.http
        .send({
          method: 'POST',
          url: 'http://localhost/v1/tokens/oidc',
          socketPath,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ aud: audience }),
          stage: 'id-token',
          maxBytes,
          ...attempt,
        })
        .catch((error: unknown) => {
          throw explained(error, socketPath);
        });
      if (!isSuccess(answer)) throw refusal(answer, deps.now());
      // The bare token, not JSON.
      const token = answer.body.trim();
      if (token === '') throw explained(unusableAnswer(socketPath, answer, 'id-token'), socketPath);
      return token;
    },
    issuerProblem({ iss }) {
      if (issuerPattern.test(iss)) return undefined;
      return `was issued by ${iss}, which is not an issuer of Fly.io (\`https://oidc.fly.io/<organization>\`)`;
    },
  };
}

const outage: Advice = {
  causes: [
    "Fly's API, at the other end of the socket, is unavailable, or the Machine has just been started.",
  ],
  fix: ['Run the job again; if that does not help, restart the Machine.'],
};
/** @param words those of the answer, if it has any */
function refusedByFly(words: string): Advice {
  const cause = 'The machine is not one that Fly.io issues tokens to.';
  return words === ''
    ? { causes: [cause], fix: ['Check the Machine and its organization.'] }
    : { causes: ['The answer says why.', cause], fix: ['Correct what the answer names.'] };
}

const elsewhere =
  'this is not a Fly Machine, or a container that does not see the socket of its Machine (then mount it, and write `fly:<path>`)';
const explanations: Readonly<Record<string, string>> = {
  'http/missing': `is not there: ${elsewhere}`,
  'http/refused': `has no process listening at its other end: ${elsewhere}`,
  'http/forbidden':
    'may not be used by the user that this runner works as: run it as a user that may, or give that user access to the socket',
};

/**
 * Errors that keep the socket from being opened are permanent; all others, such as a reset soon after boot, are
 * transient. No proxy is involved.
 */
function explained(error: unknown, socketPath: string): unknown {
  if (!(error instanceof Failure)) return error;
  const words = explanations[error.code];
  if (!words) return new Failure(error.message, { ...error, advice: outage });
  const { code, stage } = error;
  return new Failure(`Fly's socket ${socketPath} ${words}`, {
    code,
    stage,
    retry: 'no',
    advice: messageSaysAll,
  });
}

function refusal(answer: HttpAnswer, now: number): Failure {
  const { status, body } = answer;
  const isPermanent = adviceForStatus(status) === 'no';
  const words = excerpt(body);
  return refused(
    answer,
    `Fly.io answered HTTP ${status}: ${words || 'without a text'}`,
    { code: 'id-token/fly', stage: 'id-token', advice: isPermanent ? refusedByFly(words) : outage },
    now,
  );
}
