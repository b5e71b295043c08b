/** The request that takes a token back, made ready when the token exists: the post step has nothing else to go by. */

import type { Revocation } from '../../contract/publication.ts';
import type { HttpClient } from '../../http/client.ts';
import type { Endpoints } from './discovery.ts';
import { clientAssertionFields } from './grants.ts';
import type { Revoke } from './kinds.ts';
import { isHeaderValue } from './limits.ts';
import { encodeBody } from './request.ts';
import type { ExchangeSettings } from './request-settings.ts';
import type { ServiceFacts } from './service.ts';
import { ownError } from './service.ts';
import type { GapValues } from './template.ts';
import { hasGap, MissingValue, render, textsOf } from './template.ts';

interface Means {
  readonly service: ServiceFacts;
  /** Signs a client assertion that lives as long as the token. */
  assertion(): Promise<string> | undefined;
}

/** The status with which most services say that a token is no longer valid. 404 can be a mistyped address. */
const usualGoneStatuses = [401];

/** @throws {Failure} `<provider>/missing-value` when the answer lacks what the request needs */
export async function revocationOf(
  settings: ExchangeSettings,
  endpoints: Pick<Endpoints, 'token' | 'revocation'>,
  values: GapValues,
  means: Means,
): Promise<Omit<Revocation, 'what'> | undefined> {
  const revoke = settings.revoke ?? discovered(settings, endpoints);
  if (!revoke) return undefined;
  const needsAssertion = textsOf(revoke).some((text) => hasGap(text, 'client_assertion'));
  const clientAssertion = needsAssertion ? await means.assertion() : undefined;
  const filled = { ...values, clientAssertion };
  try {
    return built(revoke, filled, settings, means.service);
  } catch (error) {
    if (!(error instanceof MissingValue)) throw error;
    throw ownError(means.service, 'missing-value', 'the answer lacks a value that the revocation needs');
  }
}

/**
 * Revokes a token that is not handed out, because its login fails all the same. What cannot be revoked expires on its own.
 */
export async function discard(
  { method, url, headers, body, tls }: Omit<Revocation, 'what'>,
  http: HttpClient,
): Promise<void> {
  const request = { method, url, headers, timeoutMs: 10_000 };
  await http
    .send({ ...request, ...(body === undefined ? {} : { body }), ...(tls && { tls }) })
    .catch(() => undefined);
}

/** RFC 7009, for issuers that announce it, with the client authentication of the exchange. */
function discovered(
  { request, assertion }: ExchangeSettings,
  { token, revocation }: Pick<Endpoints, 'token' | 'revocation'>,
): Revoke | undefined {
  // With an address of the user's own for the exchange, the issuer may be elsewhere.
  if (revocation === undefined || new URL(revocation).origin !== new URL(token!).origin) return undefined;
  // An ID token expires long before the job ends, and can then no longer authenticate the client.
  const fields = request?.body?.kind === 'form' ? request.body.fields : {};
  if (fields.client_assertion !== undefined && !assertion) return undefined;
  return {
    method: 'POST',
    url: revocation,
    headers: {},
    form: {
      token: '$token',
      ...(fields.client_id === undefined ? {} : { client_id: fields.client_id }),
      ...(fields.client_secret === undefined ? {} : { client_secret: fields.client_secret }),
      ...(assertion ? clientAssertionFields : {}),
    },
    // A token that is gone is a success here (RFC 7009 section 2.2), and 401 a client that is not accepted.
    goneStatuses: [],
  };
}

function built(
  { method, url, headers, form, json, goneStatuses, hint }: Revoke,
  values: GapValues,
  { tls }: ExchangeSettings,
  service: ServiceFacts,
): Omit<Revocation, 'what'> {
  const content = form
    ? encodeBody({ kind: 'form', fields: form }, values)
    : json && encodeBody({ kind: 'json', value: json }, values);
  return {
    method,
    url: render(url, values, encodeURIComponent),
    headers: {
      ...(content && { 'content-type': content.type }),
      ...Object.fromEntries(
        Object.entries(headers).map(([name, text]) => {
          const value = render(text, values);
          if (!isHeaderValue(value)) {
            throw ownError(
              service,
              'missing-value',
              `the answer has no value that is allowed in the header \`${name}\` of the revocation`,
            );
          }
          return [name.toLowerCase(), value];
        }),
      ),
    },
    ...(content && { body: content.text }),
    goneStatuses: goneStatuses ?? usualGoneStatuses,
    ...(hint === undefined ? {} : { hint }),
    ...(tls && { tls }),
  };
}
