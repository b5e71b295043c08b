/** An exchange against a service that is a list of answers, without a network and without repeats. */

import type { AnyProvider } from '../../../src/contract/provider.ts';
import type { Failure } from '../../../src/failure/failure.ts';
import type { HttpAnswer, HttpRequest } from '../../../src/http/client.ts';
import { readClaims } from '../../../src/identity/claims.ts';
import type { ExchangeCredential } from '../../../src/providers/exchange/exchange.ts';
import { exchange } from '../../../src/providers/exchange/index.ts';
import { githubClaims, jwt } from '../../support/jwt.ts';
import { settingsOf } from './support.ts';

export const now = 1_000_000;

export const plain = {
  audience: 'https://api.octo.example',
  url: 'https://api.octo.example/token',
  json: { jwt: '$id_token' },
};

export interface Run {
  readonly requests: HttpRequest[];
  readonly masked: string[];
  readonly audiences: (string | undefined)[];
  readonly settings: never;
  readonly credential?: ExchangeCredential;
  readonly error?: Failure;
  /** What had happened when the answer to the last request came in, and each thing that was hidden after it. */
  readonly idToken: string;
}

export type Answer = Partial<HttpAnswer> | ((request: HttpRequest) => Partial<HttpAnswer>) | object;

/** @param answers bodies, or whole answers with a status */
export async function run(
  given: Record<string, unknown>,
  answers: Answer[],
  options: { provider?: AnyProvider; clock?: () => number; claims?: object } = {},
): Promise<Run> {
  const { provider = exchange, clock = () => now, claims } = options;
  const settings = settingsOf(provider, given) as never;
  const requests: HttpRequest[] = [];
  const masked: string[] = [];
  const audiences: (string | undefined)[] = [];
  let idToken = '';
  const outcome = await provider.exchange
    .run(settings, {
      http: {
        async send(request) {
          requests.push(request);
          const next = answers.shift();
          const answer = typeof next === 'function' ? next(request) : (next ?? {});
          const whole = 'status' in answer || 'headers' in answer ? answer : { body: JSON.stringify(answer) };
          return { status: 200, headers: {}, body: '', ...whole };
        },
      },
      env: {},
      userAgent: 'test/1',
      now: clock,
      mask: (...secrets) => masked.push(...secrets),
      request: (_operation, attempt) =>
        attempt({
          number: 1,
          signal: new AbortController().signal,
          timeoutMs: 1_000,
          async idToken(own) {
            audiences.push(own);
            idToken = jwt({
              ...githubClaims,
              aud: own ?? provider.facts(settings, 'api').audience,
              jti: String(audiences.length),
              ...claims,
            });
            return { jwt: idToken, claims: readClaims(idToken) };
          },
        }),
    })
    .then(
      (credential: ExchangeCredential) => ({ credential }),
      (error: Failure) => ({ error }),
    );
  return { requests, masked, audiences, settings, idToken, ...outcome };
}
