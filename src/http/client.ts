/** The only HTTP client: every request of the action, its own or a vendor library's, goes through it. */
import type { Agent } from 'node:http';
import { request as requestHttp } from 'node:http';
import type { RequestOptions } from 'node:https';
import { request as requestHttps } from 'node:https';
import { getCACertificates } from 'node:tls';
import type { FailureCode, RetryAdvice, Stage } from '../failure/failure.ts';
import { Failure } from '../failure/failure.ts';
import type { AgentProvider } from './proxy.ts';
import { transportFailure } from './transport-failure.ts';
import type { TunnelOptions } from './tunnel.ts';

/** For services that have a private certificate authority or authenticate clients by certificate. All in PEM. */
export interface TlsMaterial {
  /** Authorities trusted in addition to the usual ones. */
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  readonly signal?: AbortSignal;
  /** Milliseconds from the start of the request to the last byte of the answer. */
  readonly timeoutMs: number;
  /** An answer with a longer body is refused. Default 1 MiB. */
  readonly maxBytes?: number;
  readonly stage?: Stage;
  readonly tls?: TlsMaterial;
  /** Absolute path of a unix socket to send the request to, past any proxy, instead of to the URL's host. */
  readonly socketPath?: string;
  /** Called when the whole request has been handed to the operating system. */
  readonly onSent?: () => void;
}

export interface HttpAnswer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface HttpClient {
  /**
   * Sends one request and reads the whole answer, whatever its status. Redirects are not followed: a token must not
   * travel to an address that neither the user nor a preset named. Settles within `timeoutMs`, or as soon as the signal
   * aborts, whatever the connection does.
   * @throws {Failure} `http/…` if there is no complete answer
   */
  send(request: HttpRequest): Promise<HttpAnswer>;
  /** Resolves when no request is still being sent: the moment for work that would delay a handshake. */
  allSent?(): Promise<unknown>;
}

const defaultMaxBytes = 1024 * 1024;

/** The number of interim answers (1xx) that one request may get. Servers send one or two. */
const maxInterimAnswers = 16;

export function createHttpClient(options: { agents: AgentProvider; userAgent: string }): HttpClient {
  return {
    async send(request) {
      const { promise, resolve, reject } = Promise.withResolvers<HttpAnswer>();
      const stop = new AbortController();
      const abandon = () => stop.abort('abandoned');
      if (request.signal?.aborted) abandon();
      request.signal?.addEventListener('abort', abandon);
      // Keeps the process alive until the request is settled, whatever happens to its connection.
      const timer = setTimeout(() => stop.abort(timeIsUp), request.timeoutMs);
      try {
        start(request, { ...options, signal: stop.signal, resolve, reject });
        return await promise;
      } finally {
        clearTimeout(timer);
        request.signal?.removeEventListener('abort', abandon);
      }
    },
  };
}

/** Why a request was stopped. */
const timeIsUp = 'time is up';

interface Exchange {
  readonly agents: AgentProvider;
  readonly userAgent: string;
  /** Aborts when the caller gives up, or with the reason {@link timeIsUp}. */
  readonly signal: AbortSignal;
  resolve(answer: HttpAnswer): void;
  reject(error: Failure): void;
}

/**
 * Sends the request. Every possible ending settles it; the first one counts. A request without a connection reports
 * nothing when it is destroyed, so this function listens to the signal too.
 */
function start(request: HttpRequest, { agents, userAgent, signal, resolve, reject }: Exchange): void {
  const url = new URL(request.url);
  const { socketPath, stage = 'exchange', timeoutMs } = request;
  const host = socketPath ?? url.host;
  let via: string | undefined;
  let isConnected = false;
  const fail = (error: unknown) =>
    reject(
      transportFailure(error, {
        host,
        via,
        stage,
        isConnected,
        timedOutAfterMs: signal.reason === timeIsUp ? timeoutMs : undefined,
      }),
    );
  const refuse = (words: string, code: FailureCode, retry: RetryAdvice, status?: number) => {
    reject(
      new Failure(`${host} ${words}`, { code, stage, retry, ...(status === undefined ? {} : { status }) }),
    );
    outgoing.destroy();
  };

  if (signal.aborted) {
    fail(abandoned);
    return;
  }
  signal.addEventListener('abort', () => fail(abandoned), { once: true });
  let agent: Agent | false = false;
  try {
    if (socketPath === undefined) ({ agent, via } = agents(url));
  } catch (error) {
    fail(error);
    return;
  }

  const requestOptions: RequestOptions & TunnelOptions = {
    method: request.method,
    agent,
    signal,
    tunnelSignal: signal,
    ...(socketPath === undefined ? {} : { socketPath }),
    ...tlsOptions(request.tls),
    headers: {
      'user-agent': userAgent,
      ...request.headers,
      ...(request.body === undefined ? {} : { 'content-length': String(Buffer.byteLength(request.body)) }),
    },
  };
  const outgoing = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, requestOptions);
  let interimAnswers = 0;
  let isAnswered = false;
  outgoing.on('socket', () => {
    isConnected = true;
  });
  outgoing.on('finish', () => request.onSent?.());
  outgoing.on('error', fail);
  outgoing.on('close', () => {
    // Once there is an answer, only the end of that answer counts: `close` can come earlier.
    if (!isAnswered) fail(connectionClosed);
  });
  outgoing.on('information', () => {
    if (++interimAnswers > maxInterimAnswers)
      refuse(`sent more than ${maxInterimAnswers} interim answers`, 'http/unusable-answer', 'yes');
  });
  const refuseChange = (status: number | undefined) => {
    const words = `answered HTTP ${status}, a change of protocol that was not asked for`;
    refuse(words, 'http/unusable-answer', 'yes', status);
  };
  outgoing.on('upgrade', ({ statusCode }, socket) => {
    socket.on('error', () => {});
    socket.destroy();
    refuseChange(statusCode);
  });
  outgoing.on('response', (answer) => {
    isAnswered = true;
    // If it names no protocol, Node treats it as an answer.
    if (answer.statusCode === 101) refuseChange(answer.statusCode);
    const maxBytes = request.maxBytes ?? defaultMaxBytes;
    const chunks: Buffer[] = [];
    let size = 0;
    answer.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBytes) refuse(`sent more than ${maxBytes} bytes`, 'http/too-large', 'no');
      else chunks.push(chunk);
    });
    // A connection that is cut mid-body ends in `error` (ECONNRESET, "aborted"), never in `end`.
    answer.on('error', fail);
    answer.on('end', () => {
      // No service asks for that: it comes from a transparent proxy.
      if (answer.statusCode === 407) {
        const words = `cannot be reached: a proxy in front of it demands a user name and password (HTTP 407)`;
        refuse(words, 'http/proxy-authentication', 'no', 407);
      }
      resolve({
        status: answer.statusCode ?? 0,
        headers: joined(answer.headers),
        body: Buffer.concat(chunks).toString('utf8'),
      });
    });
    answer.on('close', () => fail(connectionClosed));
  });
  outgoing.end(request.body);
}

/** Node's codes for connections that end without an error. */
const connectionClosed = { code: 'ECONNRESET' };
const abandoned = { code: 'ABORT_ERR' };

function tlsOptions({ ca, ...client }: TlsMaterial = {}) {
  return ca === undefined ? client : { ...client, ca: [...getCACertificates('default'), ca] };
}

function joined(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) result[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return result;
}
