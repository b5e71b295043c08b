/** Where a login's files go, and how it is renewed. Pure. */
import type { PrivateFile, PublishContext } from '../contract/publication.ts';
import type { Environment } from '../environment.ts';
import { useOf } from '../files/job-directory.ts';
import { usesTokenEndpoint } from '../identity/source-name.ts';
import type { InputProblem, Login } from '../login/login.ts';
import { renewalPaths, specificationFile } from '../renewal/specification.ts';

/** This use of the action, on this machine. */
export interface Place {
  readonly env: Environment;
  /** `RUNNER_TEMP`. */
  readonly temp: string;
  readonly actionDirectory: string;
  readonly nodePath: string;
  /** A short random name for this use of the action. */
  readonly useId: string;
  /** Where credentials are cached for the processes that renew them. */
  readonly cacheDirectory: string;
  /** Milliseconds since the epoch. */
  now(): number;
}

export interface ContextOptions {
  readonly exportEnvironment: boolean;
  /** Whether to keep the credentials alive for the whole job. */
  readonly refresh?: boolean;
}

export function contextOf(login: Login, options: ContextOptions, place: Place): PublishContext {
  const { name, kind, provider, source } = login;
  const { env, actionDirectory, nodePath, cacheDirectory } = place;
  const { directory, shared } = useOf(place.temp, place.useId);
  const exportEnvironment = options.exportEnvironment && login.exportEnvironment;
  const renews = options.refresh || (exportEnvironment && provider.publish.followsRenewal?.({ env, shared }));
  const use = { login: name, directory, env };
  return {
    ...use,
    shared,
    kind,
    exportEnvironment,
    actionDirectory,
    nodePath,
    idTokenSource: source,
    // The processes that renew a login request ID tokens from the runner's endpoint.
    ...(renews && usesTokenEndpoint(source) && { refresh: renewalPaths(login, use, cacheDirectory) }),
    now: place.now(),
  };
}

/** How another process repeats the login; undefined if it is not renewed, or renews itself. */
export function specificationOf(
  { provider, settings, facts: { audience, renewedBy } }: Login,
  context: PublishContext,
  { cacheDirectory }: Place,
): PrivateFile | undefined {
  if (!context.refresh || renewedBy !== 'refresh' || audience === undefined) return undefined;
  return specificationFile({ provider: provider.name, settings, audience }, context, cacheDirectory);
}

/** Settings that cannot work on this machine: paths that the tools of a login cannot read. */
export function placeProblems(
  logins: readonly Login[],
  options: ContextOptions,
  place: Place,
): InputProblem[] {
  return logins.flatMap((login) => {
    const { name, kind, provider, settings } = login;
    const problems = provider.publish.problems?.(settings, contextOf(login, options, place)) ?? [];
    const prefix = kind === 'flat' ? `${name}-` : `logins.${name}.`;
    return problems.map(({ setting, message }) => ({ input: `${prefix}${setting}`, message }));
  });
}
