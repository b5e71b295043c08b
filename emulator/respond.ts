import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from './faults.ts';
import type { EmulatedRequest, EmulatedResponse } from './http.ts';
import type { Reply } from './proxy.ts';

/** What the service that is asked would say. */
export interface Answers {
  readonly request: EmulatedRequest;
  answer(): Promise<EmulatedResponse>;
  failure(status: number): EmulatedResponse;
}

/** How an answer leaves: the service's own, or what an injected fault makes of it. */
export async function respond(
  reply: Reply,
  fault: Fault | undefined,
  { request, answer, failure }: Answers,
): Promise<void> {
  if (fault === undefined) return send(reply, await answer());
  switch (fault.kind) {
    case 'status':
      return send(reply, withRetryAfter(statusResponse(fault, failure), fault));
    case 'empty':
      return send(reply, withRetryAfter({ status: fault.status ?? 200, headers: {}, body: '' }, fault));
    case 'html':
      return send(reply, withRetryAfter(gatewayPage(fault.status ?? 200), fault));
    case 'reset':
      return reply.reset();
    case 'hang':
      return;
    case 'delay':
      await sleep(fault.delayMs ?? 0);
      return send(reply, await answer());
    case 'truncate':
      return truncate(reply, await answer());
    case 'slow-body':
      return trickle(reply, await answer(), fault.delayMs ?? 0);
    case 'by-hand':
      return fault.byHand?.(reply.response, { request, answer });
    default:
      throw new Error(`The fault ${fault.kind} strikes before there is a request to answer`);
  }
}

function statusResponse(fault: Fault, failure: (status: number) => EmulatedResponse): EmulatedResponse {
  const status = fault.status ?? 503;
  const usual = failure(status);
  return { status, headers: fault.headers ?? usual.headers, body: fault.body ?? usual.body };
}

function withRetryAfter(response: EmulatedResponse, { retryAfter }: Fault): EmulatedResponse {
  if (retryAfter === undefined) return response;
  return { ...response, headers: { ...response.headers, 'retry-after': String(retryAfter) } };
}

function gatewayPage(status: number): EmulatedResponse {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: '<!DOCTYPE html>\n<html><head><title>Gateway</title></head><body><h1>The request could not be satisfied</h1></body></html>\n',
  };
}

function send({ response }: Reply, answer: EmulatedResponse): void {
  writeHead(response, answer);
  response.end(answer.body);
}

/** Announces the whole body, sends half of it and closes. */
async function truncate({ response }: Reply, answer: EmulatedResponse): Promise<void> {
  writeHead(response, answer);
  const half = answer.body.slice(0, Math.ceil(answer.body.length / 2));
  await new Promise((resolve) => response.write(half, resolve));
  response.destroy();
}

async function trickle({ response }: Reply, answer: EmulatedResponse, delayMs: number): Promise<void> {
  writeHead(response, answer);
  response.flushHeaders();
  const pieces = answer.body.match(/.{1,256}/gs) ?? [];
  for (const piece of pieces) {
    await sleep(delayMs / pieces.length);
    response.write(piece);
  }
  response.end();
}

function writeHead(response: ServerResponse, { status, headers, body }: EmulatedResponse): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
}
