/** The one HTTP client: everything the action calls, itself or through a vendor library, passes here. */
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { getCACertificates } from 'node:tls';
import type { Stage } from '../failure/failure.ts';
import { Failure } from '../failure/failure.ts';
import type { AgentProvider } from './proxy.ts';
import { transportFailure } from './transport-failure.ts';

/** For services with a private certificate authority, or that know their clients by certificate. All are PEM. */
export interface TlsMaterial {
  /** Trusted beside the usual authorities. */
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
  /** Absolute path of a unix socket to send the request to, past any proxy, in place of the URL's host. */
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
   * travel to an address that nobody wrote down.
   * @throws {Failure} `http/…` when there is no complete answer; always worth repeating, except an oversized body
   */
  send(request: HttpRequest): Promise<HttpAnswer>;
  /** Resolves when no request is on its way out any more: the moment for work that would hold up a handshake. */
  allSent?(): Promise<unknown>;
}

const defaultMaxBytes = 1024 * 1024;

export function createHttpClient(options: { agents: AgentProvider; userAgent: string }): HttpClient {
  return {
    async send(request) {
      const url = new URL(request.url);
      const stage = request.stage ?? 'exchange';
      const { socketPath } = request;
      const { agent, via } =
        socketPath === undefined ? await options.agents(url) : { agent: false, via: undefined };
      const start = url.protocol === 'https:' ? requestHttps : requestHttp;
      const timeout = AbortSignal.timeout(request.timeoutMs);
      const signal = request.signal ? AbortSignal.any([request.signal, timeout]) : timeout;
      const failed = (error: unknown) =>
        transportFailure(error, {
          host: socketPath ?? url.host,
          via,
          stage,
          timedOutAfterMs: timeout.aborted ? request.timeoutMs : undefined,
        });

      return new Promise<HttpAnswer>((resolve, reject) => {
        const outgoing = start(url, {
          method: request.method,
          agent,
          signal,
          ...(socketPath === undefined ? {} : { socketPath }),
          ...tlsOptions(request.tls),
          headers: {
            'user-agent': options.userAgent,
            ...request.headers,
            ...(request.body === undefined
              ? {}
              : { 'content-length': String(Buffer.byteLength(request.body)) }),
          },
        });
        outgoing.on('finish', () => request.onSent?.());
        outgoing.on('error', (error) => reject(failed(error)));
        outgoing.on('response', (answer) => {
          const maxBytes = request.maxBytes ?? defaultMaxBytes;
          const chunks: Buffer[] = [];
          let size = 0;
          answer.on('data', (chunk: Buffer) => {
            size += chunk.length;
            if (size <= maxBytes) {
              chunks.push(chunk);
              return;
            }
            reject(
              new Failure(`${socketPath ?? url.host} sent more than ${maxBytes} bytes`, {
                code: 'http/too-large',
                stage,
                retry: 'no',
              }),
            );
            outgoing.destroy();
          });
          // A connection that is cut mid-body ends in `error` (ECONNRESET, "aborted"), never in `end`.
          answer.on('error', (error) => reject(failed(error)));
          answer.on('end', () => {
            resolve({
              status: answer.statusCode ?? 0,
              headers: joined(answer.headers),
              body: Buffer.concat(chunks).toString('utf8'),
            });
          });
        });
        outgoing.end(request.body);
      });
    },
  };
}

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
