/** Makes the source that a workflow names. */

import type { Environment } from '../environment.ts';
import { Failure } from '../failure/failure.ts';
import type { HttpClient } from '../http/client.ts';
import { githubSource, type TokenEndpoint, tokenEndpoint } from './github.ts';
import { httpsIssuerProblem } from './issuer.ts';
import type { IdTokenSource } from './source.ts';
import { defaultSource, endpointServers, partsOf } from './source-name.ts';

export interface SourceDependencies {
  readonly http: HttpClient;
  readonly env: Environment;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** @param server one of {@link endpointServers}: what is behind the endpoint */
export function endpointSource(
  server: string = defaultSource,
  endpoint: TokenEndpoint,
  deps: SourceDependencies,
): IdTokenSource {
  const source = githubSource(endpoint, deps, endpointServers[server]);
  return server === 'runner' ? { ...source, issuerProblem: httpsIssuerProblem } : source;
}

/**
 * @param source as `sourceName` accepts it
 * @throws {Failure} `id-token/unavailable`
 */
export async function createSource(source: string, deps: SourceDependencies): Promise<IdTokenSource> {
  const { kind, detail = '' } = partsOf(source);
  switch (kind) {
    case 'fly':
      return (await import('./fly.ts')).flySource(deps, detail || undefined);
    case 'file':
      return (await import('./file.ts')).fileSource(detail);
    case 'env':
      return (await import('./variable.ts')).variableSource(detail, deps.env);
  }
  const endpoint = tokenEndpoint(deps.env);
  if (endpoint) return endpointSource(kind, endpoint, deps);
  throw new Failure(
    'ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN are not set: only steps of a job with the permission id-token: write can ask for ID tokens',
    { code: 'id-token/unavailable', stage: 'id-token', retry: 'no' },
  );
}
