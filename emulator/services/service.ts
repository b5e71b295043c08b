import type { EmulatedRequest, EmulatedResponse } from '../http.ts';
import type { IssuerKeys } from '../issuer-keys.ts';
import type { SealedTokens } from '../sealed-tokens.ts';
import type { World } from '../world.ts';

/** What a service may use in addition to the request. */
export interface ServiceContext {
  readonly world: World;
  readonly keys: IssuerKeys;
  readonly tokens: SealedTokens;
  /** Signs the tokens with which jobs request ID tokens. */
  readonly requestTokenKey: Uint8Array;
  /** The emulator's clock, milliseconds since the epoch. */
  now(): number;
}

/**
 * One emulated service. It keeps no state: what it issues is signed or sealed, so that any service can judge it later,
 * and what it trusts is in the world.
 */
export interface Service {
  /** Name in the request log and in fault filters. */
  readonly name: string;
  /** Whether a host name belongs to this service. */
  hosts(host: string, world: World): boolean;
  /** Finds the operation of a request. A request that matches none still gets the service's own error. */
  route(request: EmulatedRequest): Route;
  /** The real service's answer if it fails with `status` for its own reasons. */
  failure(status: number, request: EmulatedRequest, context: ServiceContext): EmulatedResponse;
}

export interface Route {
  /** Name in the request log and in fault filters. */
  operation: string;
  answer(request: EmulatedRequest, context: ServiceContext): EmulatedResponse | Promise<EmulatedResponse>;
}

export interface PathRoute {
  operation: string;
  method: string;
  path: RegExp;
  answer(
    request: EmulatedRequest,
    context: ServiceContext,
    match: RegExpExecArray,
  ): EmulatedResponse | Promise<EmulatedResponse>;
}

/** A `route` function for services that distinguish operations by method and path. */
export function routeByPath(routes: readonly PathRoute[], unknown: Route['answer']): Service['route'] {
  return (request) => {
    for (const route of routes) {
      const match = request.method === route.method ? route.path.exec(request.path) : null;
      if (match !== null) {
        return { operation: route.operation, answer: (...call) => route.answer(...call, match) };
      }
    }
    return { operation: 'unknown', answer: unknown };
  };
}
