/** Repeats a login in another process of the job. */

import type { AnyProvider } from '../contract/provider.ts';
import type { RetryPolicy } from '../http/retry.ts';
import type { IdTokenSource } from '../identity/source.ts';
import type { Login } from '../login/login.ts';
import type { Outcome } from '../login/outcome.ts';
import type { RunDependencies } from '../login/run.ts';
import { runLogins } from '../login/run.ts';
import { userAgent } from '../user-agent.ts';
import type { Specification } from './specification.ts';

/** Only providers whose credentials do not renew themselves, so the helpers bundle no other vendor library. */
const loaders: Readonly<Record<string, () => Promise<AnyProvider>>> = {
  aws: async () => (await import('../providers/aws/index.ts')).aws,
  azure: async () => (await import('../providers/azure/index.ts')).azure,
};

export type LogInDependencies = Pick<RunDependencies, 'http' | 'env' | 'mask' | 'retry'> & {
  readonly source: IdTokenSource;
  readonly policy: RetryPolicy;
};

export async function loginOf(specification: Specification): Promise<Login> {
  const load = loaders[specification.provider];
  if (!load) throw new Error(`logins to "${specification.provider}" are not renewed`);
  const { login: name, settings, audience, place } = specification;
  const provider = await load();
  return {
    name,
    kind: place.kind,
    provider,
    settings,
    source: place.idTokenSource,
    exportEnvironment: place.exportEnvironment,
    facts: { ...provider.facts(settings, name), audience },
  };
}

/** Requests a new ID token and exchanges it. Never uses a cache. */
export async function logIn(login: Login, { source, ...deps }: LogInDependencies): Promise<Outcome> {
  const [outcome] = await runLogins({ logins: [login] }, { ...deps, sourceOf: () => source, userAgent });
  return outcome!;
}
