/** The only kind of request that this provider sends: a POST that answers with a new token. */

import type { Attempt, ExchangeContext } from '../../contract/exchange.ts';
import { isSuccess, jsonBody, unusableAnswer } from '../../http/answer.ts';
import type { HttpAnswer } from '../../http/client.ts';
import type { JsonObject } from '../../text/json.ts';
import { isToken } from '../../text/shape.ts';
import type { Service } from './errors.ts';
import type { GcpSettings } from './settings.ts';

export interface MintRequest {
  readonly service: Service;
  readonly operation: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The credential that is sent: gateways are known to quote requests in their error pages. */
  readonly secret: string;
  /** The member of the answer that contains the new token. */
  readonly tokenMember: string;
}

export interface Minted {
  readonly token: string;
  readonly body: JsonObject;
  readonly answer: HttpAnswer;
}

/**
 * Sends the request once and masks the token in the answer.
 * @throws {Failure} for any answer without a token
 */
export async function mint(
  request: MintRequest,
  settings: GcpSettings,
  context: ExchangeContext,
  { signal, timeoutMs }: Attempt,
): Promise<Minted> {
  const { url, body } = request;
  const answer = await context.http.send({
    method: 'POST',
    url,
    headers: {
      accept: 'application/json',
      ...request.headers,
      ...(settings.requestReason === undefined ? {} : { 'x-goog-request-reason': settings.requestReason }),
    },
    body,
    signal,
    timeoutMs,
    stage: 'exchange',
  });
  if (!isSuccess(answer)) {
    const { refusal } = await import('./refusal.ts');
    const quoted = answer.body.replaceAll(request.secret, '***');
    throw refusal(request.service, request.operation, { ...answer, body: quoted }, context.now());
  }
  const parsed = jsonBody(answer);
  const token = parsed?.[request.tokenMember];
  if (!parsed || !isToken(token)) {
    throw unusableAnswer(new URL(url).host, answer, 'exchange');
  }
  context.mask(token);
  return { token, body: parsed, answer };
}
