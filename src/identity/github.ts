/**
 * GitHub's ID-token endpoint, which Forgejo also provides, with the same variables. The toolkit's own client is not
 * used: it retries only three statuses, without jitter and never after a network error; it can wait forever if a
 * connection is cut mid-body; and it loses the status and the cause.
 */

import type { Environment } from '../environment.ts';
import type { Advice, Failure } from '../failure/failure.ts';
import { excerpt, isSuccess, jsonBody, refused, unusableAnswer } from '../http/answer.ts';
import type { HttpAnswer, HttpClient } from '../http/client.ts';
import { isObject } from '../text/json.ts';
import { isGithubIssuer } from './issuer.ts';
import type { IdTokenSource } from './source.ts';

export interface TokenEndpoint {
  readonly url: string;
  /** The job's own access token: a secret that can do more than mint ID tokens. */
  readonly bearer: string;
}

/** The endpoint that the runner announces to each step of a job with `id-token: write`; undefined without it. */
export function tokenEndpoint(env: Environment): TokenEndpoint | undefined {
  const url = env.ACTIONS_ID_TOKEN_REQUEST_URL;
  const bearer = env.ACTIONS_ID_TOKEN_REQUEST_TOKEN;
  return url && bearer ? { url, bearer } : undefined;
}

/** The endpoint's URL for an audience. The path keeps its double slash, which is intended. */
export function tokenRequestUrl(endpointUrl: string, audience: string): string {
  const url = new URL(endpointUrl);
  url.searchParams.set('audience', audience);
  return url.href;
}

export function githubSource(
  endpoint: TokenEndpoint,
  deps: { http: HttpClient; env: Environment; now(): number },
  name = 'GitHub',
): IdTokenSource {
  const host = new URL(endpoint.url).host;
  return {
    name,
    async request(audience, attempt) {
      const answer = await deps.http.send({
        method: 'GET',
        url: tokenRequestUrl(endpoint.url, audience),
        headers: { authorization: `Bearer ${endpoint.bearer}`, accept: 'application/json; api-version=2.0' },
        stage: 'id-token',
        ...attempt,
      });
      if (!isSuccess(answer)) throw refusal(answer, deps.now());
      const value = jsonBody(answer)?.value;
      if (typeof value !== 'string' || value === '') throw unusableAnswer(host, answer, 'id-token');
      return value;
    },
    issuerProblem(claims) {
      if (isGithubIssuer(claims.iss, deps.env)) return undefined;
      return `was issued by ${claims.iss}, which is not the issuer of ${deps.env.GITHUB_SERVER_URL ?? 'https://github.com'}`;
    },
    issuerAdvice: otherIssuer,
  };
}

const otherIssuer: Advice = {
  causes: [
    'The job runs on a service that executes workflows of this server and issues its own ID tokens, such as Depot CI or Buildkite.',
    'A proxy between this runner and the issuer answers instead of it.',
  ],
  fix: [
    'If this issuer is the one you expect, set `id-token-source: runner`, and let each cloud and service trust it.',
    'Otherwise let the proxy pass these requests unchanged.',
  ],
};

function refusal(answer: HttpAnswer, now: number): Failure {
  const body = jsonBody(answer);
  const texts = [body?.errorMessage, body?.message, isObject(body?.error) ? body.error.message : body?.error];
  const words = texts.find((text) => typeof text === 'string') ?? answer.body;
  return refused(
    answer,
    excerpt(String(words)),
    { code: `id-token/http-${answer.status}`, stage: 'id-token' },
    now,
  );
}
