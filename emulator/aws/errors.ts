import { randomUUID } from 'node:crypto';
import { type EmulatedResponse, escapeXml } from '../http.ts';

const namespace = 'https://sts.amazonaws.com/doc/2011-06-15/';

/** A refusal in AWS's words. */
export class AwsError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** An STS error answer (AWS query protocol). */
export function awsErrorResponse(status: number, code: string, message: string): EmulatedResponse {
  const requestId = randomUUID();
  const body = `<ErrorResponse xmlns="${namespace}">
  <Error>
    <Type>${status < 500 ? 'Sender' : 'Receiver'}</Type>
    <Code>${code}</Code>
    <Message>${escapeXml(message)}</Message>
  </Error>
  <RequestId>${requestId}</RequestId>
</ErrorResponse>
`;
  return { status, headers: headers(requestId), body };
}

/** An STS success answer; `result` is XML. */
export function awsResultResponse(operation: string, result: string): EmulatedResponse {
  const requestId = randomUUID();
  const body = `<${operation}Response xmlns="${namespace}">
  <${operation}Result>${result}</${operation}Result>
  <ResponseMetadata>
    <RequestId>${requestId}</RequestId>
  </ResponseMetadata>
</${operation}Response>
`;
  return { status: 200, headers: headers(requestId), body };
}

function headers(requestId: string): Record<string, string> {
  return { 'content-type': 'text/xml', 'x-amzn-requestid': requestId };
}

/** Codes with which AWS reports its own failures, by status. */
export function awsFailure(status: number): EmulatedResponse {
  const [code, message] = failures[status] ?? failures[status < 500 ? 400 : 500]!;
  return awsErrorResponse(status, code, message);
}

const failures: Record<number, readonly [code: string, message: string]> = {
  400: ['ValidationError', 'The request is not valid'],
  403: ['AccessDenied', 'Access denied'],
  408: ['RequestTimeout', 'The request took too long to arrive'],
  429: ['Throttling', 'Rate exceeded'],
  500: ['InternalFailure', 'The request processing has failed because of an unknown error'],
  503: ['ServiceUnavailable', 'Service Unavailable'],
};
