import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { JWTPayload } from 'jose';
import { createCertificateAuthority } from './certificates.ts';
import { defaultWorld } from './default-world.ts';
import { type Environment, jobEnvironment, networkEnvironment } from './environment.ts';
import { createFaultQueue, type Fault } from './faults.ts';
import { idTokenClaims } from './github/claims.ts';
import { createRequestToken } from './github/request-token.ts';
import { type EmulatedRequest, type EmulatedResponse, parsedBody, queryOf } from './http.ts';
import { createIssuerKeys } from './issuer-keys.ts';
import { type Reply, startProxy } from './proxy.ts';
import type { RecordedRequest } from './request-log.ts';
import { respond } from './respond.ts';
import { createSealedTokens } from './sealed-tokens.ts';
import { flyApiHost } from './services/fly-api.ts';
import { services } from './services/registry.ts';
import type { ServiceContext } from './services/service.ts';
import { startSocket } from './socket.ts';
import type { Lifetimes, World } from './world.ts';

export { awsErrorResponse } from './aws/errors.ts';
export { armError, entraErrorResponse } from './azure/errors.ts';
export { type DefaultWorldOptions, defaults, defaultWorld } from './default-world.ts';
export { exchangeDefaults } from './exchange/world.ts';
export type { ByHand, Fault, FaultKind } from './faults.ts';
export { apiError as googleApiError, tokenError as googleTokenError } from './google/errors.ts';
export { mostInFlight, type RecordedRequest } from './request-log.ts';
export type { Lifetimes, World } from './world.ts';

export interface EmulatorOptions {
  /** Default: `defaultWorld()`, where one login per cloud succeeds. */
  world?: World;
  /** Added to every request; default 0. */
  latencyMs?: number;
  /** Replaces single entries of the world's lifetimes. */
  lifetimes?: Partial<Lifetimes>;
  /** The services' clock, milliseconds since the epoch; default the real one. */
  clock?: () => number;
}

export interface Emulator {
  /** Change it at any time: the next request is judged by it. */
  readonly world: World;
  latencyMs: number;
  /** All requests since the start or the last `clearRequests`, in order of arrival. */
  readonly requests: RecordedRequest[];
  clearRequests(): void;
  /** Lets matching requests fail; see `Fault`. */
  inject(fault: Fault): void;
  clearFaults(): void;
  /** How many requests and tunnels the injected faults have affected so far. */
  readonly struck: number;
  /** What a process needs to be a step of the world's job and to reach the emulator. */
  environment(): Environment;
  /** `http://127.0.0.1:<port>`. */
  readonly proxyUrl: string;
  /** PEM file of the throw-away certificate authority; removed by `close`. */
  readonly certificateFile: string;
  /** The unix socket of the Fly Machine that the job runs in; empty on Windows, which has none. */
  readonly flySocket: string;
  /** An ID token signed by the world's issuer without a request, with any claims replaced. */
  signIdToken(audience: string, claims?: JWTPayload): Promise<string>;
  close(): Promise<void>;
}

/** Starts the emulated issuer and clouds behind one proxy on loopback. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const world = options.world ?? defaultWorld();
  Object.assign(world.lifetimes, options.lifetimes);
  const now = options.clock ?? Date.now;
  const keys = createIssuerKeys();
  const requestTokenKey = randomBytes(32);
  const context: ServiceContext = { world, keys, tokens: createSealedTokens(), requestTokenKey, now };

  const authority = createCertificateAuthority();
  const directory = await mkdtemp(join(tmpdir(), 'emulator-'));
  const certificateFile = join(directory, 'ca.pem');
  await writeFile(certificateFile, authority.certificate);
  const requestToken = await createRequestToken(world, requestTokenKey, now());

  const faults = createFaultQueue();
  let sequence = 0;

  async function exchange(request: EmulatedRequest, reply: Reply): Promise<void> {
    const service = services.find(({ hosts }) => hosts(request.host, world));
    const route = service?.route(request) ?? { operation: request.method, answer: unknownHost };
    const record: RecordedRequest = {
      sequence: sequence++,
      at: performance.now(),
      service: service?.name ?? 'unknown',
      operation: route.operation,
      method: request.method,
      scheme: request.scheme,
      host: request.host,
      path: request.path,
      query: queryOf(request),
      headers: request.headers,
      body: parsedBody(request),
    };
    emulator.requests.push(record);
    reply.response.on('close', () => {
      record.endedAt ??= performance.now();
    });

    const fault = faults.take(record);
    if (fault !== undefined) record.fault = fault.kind;
    if (emulator.latencyMs > 0) await sleep(emulator.latencyMs);
    const answer = async (): Promise<EmulatedResponse> => {
      try {
        const given = await route.answer(request, context);
        record.answer = given.body;
        return given;
      } catch (error) {
        return brokenService(error);
      }
    };
    const failure = (status: number): EmulatedResponse =>
      service?.failure(status, request, context) ?? unknownHost(request);
    await respond(reply, fault, { request, answer, failure });
    if (reply.response.headersSent) {
      record.status = reply.response.statusCode;
      record.endedAt ??= performance.now();
    }
  }

  const proxy = await startProxy({
    authority,
    accepts: (host) => services.some(({ hosts }) => hosts(host, world)),
    exchange,
    strike: (host, phase) => {
      const service = services.find(({ hosts }) => hosts(host, world))?.name ?? 'unknown';
      return faults.take({ service, host }, phase);
    },
  });
  const proxyUrl = `http://127.0.0.1:${proxy.port}`;

  const flySocket = process.platform === 'win32' ? '' : join(directory, 'fly-api');
  const machine = flySocket === '' ? undefined : await startSocket(flySocket, flyApiHost, exchange);

  const emulator: Emulator = {
    world,
    latencyMs: options.latencyMs ?? 0,
    requests: [],
    clearRequests: () => {
      emulator.requests.length = 0;
    },
    inject: (fault) => faults.add(fault),
    clearFaults: () => faults.clear(),
    get struck() {
      return faults.struck;
    },
    environment: () => ({
      ...networkEnvironment(proxyUrl, certificateFile),
      ...jobEnvironment(world, requestToken),
    }),
    proxyUrl,
    certificateFile,
    flySocket,
    signIdToken: (audience, claims) =>
      keys.sign(claims?.iss ?? world.github.issuer, { ...idTokenClaims(world, audience, now()), ...claims }),
    async close() {
      await proxy.close();
      await machine?.close();
      await rm(directory, { recursive: true });
    },
  };
  return emulator;
}

/** A fault of the emulator or of its world, shown where the developer looks first. */
function brokenService(error: unknown): EmulatedResponse {
  const text = error instanceof Error ? error.stack : String(error);
  return { status: 500, headers: { 'content-type': 'text/plain' }, body: `The emulator failed: ${text}\n` };
}

function unknownHost(request: EmulatedRequest): EmulatedResponse {
  return {
    status: 502,
    headers: { 'content-type': 'text/plain' },
    body: `The emulator does not emulate ${request.host}; nothing was sent there.\n`,
  };
}
