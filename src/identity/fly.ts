/**
 * Fly.io's ID tokens. Each Fly Machine has a unix socket to Fly's API, whose other end knows which Machine asks: the
 * request carries no credential.
 * @see https://fly.io/docs/security/openid-connect/
 */
import { excerpt, unusableAnswer } from '../http/answer.ts';
import type { HttpAnswer, HttpClient } from '../http/client.ts';
import { adviceForStatus, retryAfterMs } from '../http/retry.ts';
import { LoginError } from '../login/error.ts';
import type { IdTokenSource } from './source.ts';

/** Where the socket is in every Machine. */
export const flySocket = '/.fly/api';

/** An issuer per organization, named by its slug. */
const issuerPattern = /^https:\/\/oidc\.fly\.io\/[A-Za-z0-9][\w-]*$/;

const maxBytes = 64 * 1024;

export function flySource(
  deps: { readonly http: HttpClient; now(): number },
  socketPath: string = flySocket,
): IdTokenSource {
  return {
    name: 'Fly.io',
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
      if (answer.status < 200 || answer.status > 299) throw refused(answer, deps.now());
      // The bare token, and no JSON.
      const token = answer.body.trim();
      if (token === '') throw unusableAnswer(socketPath, answer, 'id-token');
      return token;
    },
    issuerProblem({ iss }) {
      if (issuerPattern.test(iss)) return undefined;
      return `was issued by ${iss}, which is not an issuer of Fly.io (\`https://oidc.fly.io/<organization>\`)`;
    },
  };
}

const elsewhere =
  'this is not a Fly Machine, or a container that does not see the socket of its Machine (then mount it, and write `fly:<path>`)';
const explanations: Readonly<Record<string, string>> = {
  'http/missing': `is not there: ${elsewhere}`,
  'http/refused': `has nobody at its other end: ${elsewhere}`,
  'http/forbidden':
    'may not be used by the user that this runner works as: run it as a user that may, or give that user access to the socket',
};

/** What keeps the socket from being opened stays; everything else, such as a reset soon after boot, passes. */
function explained(error: unknown, socketPath: string): unknown {
  const words = error instanceof LoginError ? explanations[error.code] : undefined;
  if (!words) return error;
  const { code, stage } = error as LoginError;
  return new LoginError(`Fly's socket ${socketPath} ${words}`, { code, stage, retry: 'no' });
}

function refused({ status, headers, body }: HttpAnswer, now: number): LoginError {
  const wait = retryAfterMs(headers['retry-after'], now);
  return new LoginError(excerpt(body) || `HTTP ${status} without a text`, {
    code: `id-token/http-${status}`,
    stage: 'id-token',
    retry: adviceForStatus(status),
    status,
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
  });
}
