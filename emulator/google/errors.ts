import { type EmulatedResponse, json } from '../http.ts';

/** The status names of Google's APIs by HTTP status. */
const statusNames: Record<number, string> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  408: 'DEADLINE_EXCEEDED',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  501: 'UNIMPLEMENTED',
  502: 'UNAVAILABLE',
  503: 'UNAVAILABLE',
  504: 'DEADLINE_EXCEEDED',
};

export interface ErrorInfo {
  reason: string;
  metadata: Record<string, string>;
}

/** An error of a Google API (google.rpc.Status as JSON). */
export function apiError(status: number, message: string, info?: ErrorInfo): EmulatedResponse {
  const details = info && [
    {
      '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
      reason: info.reason,
      domain: 'googleapis.com',
      metadata: info.metadata,
    },
  ];
  return json(status, {
    error: { code: status, message, status: statusNames[status] ?? 'UNKNOWN', ...(details && { details }) },
  });
}

/** An error of Google's token service (RFC 6749 section 5.2). */
export function tokenError(error: string, description: string): EmulatedResponse {
  return json(400, { error, error_description: description });
}

/** How Google's front end reports failures that are not the client's. */
export function googleFailure(status: number): EmulatedResponse {
  return apiError(status, failureMessages[status] ?? 'The request failed.');
}

const failureMessages: Record<number, string> = {
  401: 'Request had invalid authentication credentials.',
  403: 'The caller does not have permission',
  404: 'Requested entity was not found.',
  429: 'Resource has been exhausted (e.g. check quota).',
  500: 'Internal error encountered.',
  503: 'The service is currently unavailable.',
};

export const invalidCredentials = (): EmulatedResponse =>
  apiError(
    401,
    'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.',
  );

export const missingCredentials = (): EmulatedResponse =>
  apiError(
    401,
    'Request is missing required authentication credential. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.',
    { reason: 'CREDENTIALS_MISSING', metadata: {} },
  );
