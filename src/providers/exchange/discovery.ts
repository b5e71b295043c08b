/** Addresses that an issuer or service tells about itself. What it says counts for its own origin only. */

import type { Attempt, ExchangeContext } from '../../contract/exchange.ts';
import { withoutRepeat } from '../../failure/failure.ts';
import { excerpt, jsonBody, unusableAnswer } from '../../http/answer.ts';
import type { HttpAnswer, HttpRequest } from '../../http/client.ts';
import { adviceForStatus } from '../../http/retry.ts';
import type { JsonObject } from '../../text/json.ts';
import { refusalOf } from './answer.ts';
import type { AudienceFrom } from './kinds.ts';
import { maxAnswerBytes, maxAudienceBytes, urlProblem } from './limits.ts';
import { pickText } from './path.ts';
import type { ServiceFacts } from './service.ts';
import { ownError } from './service.ts';
import { escapeLiteral } from './template.ts';

type Tls = HttpRequest['tls'];

export interface Endpoints {
  readonly token?: string;
  readonly revocation?: string;
  readonly dpopAlgorithms?: readonly unknown[];
}

/**
 * Where an issuer's documents can be: RFC 8414 section 3.1, OpenID Connect Discovery section 4, and the form that
 * servers behind a path prefix use.
 */
export function discoveryUrls(issuer: string): string[] {
  const { origin, pathname } = new URL(issuer);
  const path = pathname === '/' ? '' : pathname.replace(/\/+$/, '');
  const oauth = '/.well-known/oauth-authorization-server';
  return [
    ...new Set([
      `${origin}${oauth}${path}`,
      `${origin}${path}/.well-known/openid-configuration`,
      `${origin}${path}${oauth}`,
    ]),
  ];
}

/** @throws {Failure} `<provider>/discovery`, `http/…` */
export async function discover(
  issuer: string,
  service: ServiceFacts,
  context: ExchangeContext,
  tls: Tls,
): Promise<Endpoints> {
  const fail = (words: string) => ownError(service, 'discovery', words);
  for (const url of discoveryUrls(issuer)) {
    const document = await context.request('Discovery', async (attempt) => {
      const answer = await get(url, attempt, context, { maxBytes: maxAnswerBytes, tls });
      if (answer.status !== 200) return passing(answer, url, fail);
      return jsonBody(answer) ?? fail(`${url} is not a JSON document`);
    });
    if (document instanceof Error) throw document;
    if (document) return endpointsIn(document, issuer, fail);
  }
  throw fail(`${issuer} has no discovery document`);
}

/** Nothing for an address that does not exist; the next one is tried then. */
function passing(answer: HttpAnswer, url: string, fail: (words: string) => Error): undefined {
  if (adviceForStatus(answer.status) !== 'no') throw unusableAnswer(new URL(url).host, answer, 'exchange');
  if (answer.status >= 300 && answer.status < 400)
    throw fail(`${url} answered HTTP ${answer.status}, a redirect`);
  return undefined;
}

function endpointsIn(document: JsonObject, issuer: string, fail: (words: string) => Error): Endpoints {
  if (document.issuer !== issuer) {
    throw fail(`${issuer} calls itself ${excerpt(JSON.stringify(document.issuer ?? null), 200)}`);
  }
  const { origin } = new URL(issuer);
  const own = (name: string) => {
    const address = document[name];
    if (address === undefined) return undefined;
    if (typeof address !== 'string' || URL.parse(address)?.origin !== origin) {
      throw fail(
        `${issuer} names an address on another host as its ${name}: ${excerpt(String(address), 200)}`,
      );
    }
    const problem = urlProblem(address);
    if (problem) throw fail(`the ${name} of ${issuer} ${problem}`);
    // Nothing is filled in where a server says so.
    return escapeLiteral(address);
  };
  const token = own('token_endpoint');
  const revocation = own('revocation_endpoint');
  const algorithms = document.dpop_signing_alg_values_supported;
  return {
    ...(token === undefined ? {} : { token }),
    ...(revocation === undefined ? {} : { revocation }),
    ...(Array.isArray(algorithms) ? { dpopAlgorithms: algorithms } : {}),
  };
}

/**
 * The audience that the service wants, if it is one that it may want.
 * @throws {Failure} `<provider>/audience-not-allowed`, what the service can refuse an exchange with, `http/…`
 */
export async function discoverAudience(
  { get: url, path, allow }: AudienceFrom,
  service: ServiceFacts,
  context: ExchangeContext,
  tls: Tls,
): Promise<string> {
  const { host } = new URL(url);
  return context.request('Audience', async (attempt) => {
    const answer = await get(url, attempt, context, { maxBytes: maxAudienceBytes, tls });
    const refused = await refusalOf(answer, { url, service, sent: [], now: context.now });
    // No ID token was sent, so that a new one would not help.
    if (refused) throw refused.retry === 'fresh' ? withoutRepeat(refused) : refused;
    const body = jsonBody(answer);
    if (!body) throw unusableAnswer(host, answer, 'exchange');
    const audience = pickText(body, path);
    if (audience !== undefined && allow.includes(audience)) return audience;
    throw ownError(
      service,
      'audience-not-allowed',
      `${host} wants the audience ${excerpt(JSON.stringify(audience ?? null), 200)}, and ${allow.map((item) => `"${item}"`).join(', ')} ${allow.length === 1 ? 'is' : 'are'} allowed`,
    );
  });
}

function get(
  url: string,
  { signal, timeoutMs }: Attempt,
  { http }: ExchangeContext,
  { maxBytes, tls }: { maxBytes: number; tls: Tls },
): Promise<HttpAnswer> {
  return http.send({
    method: 'GET',
    url,
    headers: { accept: 'application/json' },
    signal,
    timeoutMs,
    maxBytes,
    ...(tls && { tls }),
  });
}
