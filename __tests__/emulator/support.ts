import { defaultWorld } from '../../emulator/default-world.ts';
import { idTokenClaims } from '../../emulator/github/claims.ts';
import type { EmulatedRequest, EmulatedResponse } from '../../emulator/http.ts';
import { createIssuerKeys } from '../../emulator/issuer-keys.ts';
import { createSealedTokens } from '../../emulator/sealed-tokens.ts';
import type { Service, ServiceContext } from '../../emulator/services/service.ts';
import type { World } from '../../emulator/world.ts';

/** 2026-10-01T12:00:00Z, when all service tests take place unless they move the clock. */
export const noon = Date.UTC(2026, 9, 1, 12);

const keys = createIssuerKeys();
const tokens = createSealedTokens();

export interface TestContext extends ServiceContext {
  clockMs: number;
}

/** A service's surroundings with a clock that stands still; signing keys are shared within a test file. */
export function createContext(world: World = defaultWorld()): TestContext {
  return {
    world,
    keys,
    tokens,
    requestTokenKey: new Uint8Array(32),
    clockMs: noon,
    now() {
      return this.clockMs;
    },
  };
}

/** An ID token for the world's job, with claims replaced at will. */
export function idToken(
  context: ServiceContext,
  audience: string,
  claims: Record<string, unknown> = {},
): Promise<string> {
  const issuer = context.world.github.issuer;
  return context.keys.sign(issuer, { ...idTokenClaims(context.world, audience, context.now()), ...claims });
}

export interface RequestOptions {
  method?: string;
  headers?: Record<string, string>;
  form?: Record<string, string>;
  json?: unknown;
}

export function createRequest(url: string, options: RequestOptions = {}): EmulatedRequest {
  const [, scheme = '', host = '', path = '', search = ''] =
    /^(https?):\/\/([^/]+)([^?]*)\??(.*)$/.exec(url) ?? [];
  const { form, json, headers = {} } = options;
  const type =
    form !== undefined
      ? 'application/x-www-form-urlencoded'
      : json !== undefined
        ? 'application/json'
        : undefined;
  const body = form !== undefined ? new URLSearchParams(form).toString() : JSON.stringify(json ?? null);
  return {
    method: options.method ?? (type === undefined ? 'GET' : 'POST'),
    scheme: scheme as 'http' | 'https',
    host,
    path: path || '/',
    search,
    headers: { host, ...(type !== undefined && { 'content-type': type }), ...headers },
    body: Buffer.from(type === undefined ? '' : body),
  };
}

/** Routes a request to a service and lets it answer, without proxy and network. */
export async function send(
  service: Service,
  request: EmulatedRequest,
  context: ServiceContext,
): Promise<EmulatedResponse> {
  return service.route(request).answer(request, context);
}

/** The JSON body of an answer. */
// biome-ignore lint/suspicious/noExplicitAny: tests look into foreign JSON
export function bodyOf(response: EmulatedResponse): any {
  return JSON.parse(response.body);
}
