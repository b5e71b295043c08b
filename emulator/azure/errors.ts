import { randomUUID } from 'node:crypto';
import { type EmulatedResponse, json } from '../http.ts';

/** A refusal by Entra: AADSTS code, OAuth error and status, and the sentence after the code. */
export class EntraError extends Error {
  readonly code: number;
  readonly error: string;
  readonly status: number;

  constructor(code: number, error: string, status: number, message: string) {
    super(message);
    this.code = code;
    this.error = error;
    this.status = status;
  }
}

export interface EntraErrorContext {
  /** Authority host, for the error's address. */
  host?: string;
  /** Milliseconds since the epoch. */
  now?: number;
  /** The client's request ID, which is echoed. */
  correlationId?: string | undefined;
}

/** Entra's error answer; also for tests that inject a code that the emulator never returns on its own. */
export function entraErrorResponse(
  { code, error, status, message }: Pick<EntraError, 'code' | 'error' | 'status' | 'message'>,
  {
    host = 'login.microsoftonline.com',
    now = Date.now(),
    correlationId = randomUUID(),
  }: EntraErrorContext = {},
): EmulatedResponse {
  const traceId = randomUUID();
  const timestamp = new Date(now)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z/, 'Z');
  const description = [
    `AADSTS${code}: ${message}`,
    `Trace ID: ${traceId}`,
    `Correlation ID: ${correlationId}`,
    `Timestamp: ${timestamp}`,
  ];
  return json(status, {
    error,
    error_description: description.join('\r\n'),
    error_codes: [code],
    timestamp,
    trace_id: traceId,
    correlation_id: correlationId,
    error_uri: `https://${host}/error?code=${code}`,
  });
}

/** How Entra reports failures that are not the client's. */
export function entraFailure(status: number, context: EntraErrorContext): EmulatedResponse {
  const [code, message] =
    status === 429
      ? ([90055, 'The tenant is throttled due to too many requests.'] as const)
      : ([90033, 'A transient error has occurred. Please try again.'] as const);
  return entraErrorResponse({ code, error: 'temporarily_unavailable', status, message }, context);
}

/** An error of Azure Resource Manager. */
export function armError(
  status: number,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): EmulatedResponse {
  return json(status, { error: { code, message } }, { 'x-ms-request-id': randomUUID(), ...headers });
}
