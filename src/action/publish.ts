/**
 * Hands the credentials of all logins to later steps: mask, then files, then environment, then outputs. What the post
 * step needs is saved before each effect, so that a step that is killed half-way is cleaned up too.
 */

import type {
  PrivateFile,
  Publications,
  PublishContext,
  Revocation,
  Variable,
} from '../contract/publication.ts';
import type { Environment } from '../environment.ts';
import { applyEdits } from '../files/apply-edits.ts';
import { closeUse, jobDirectory, openUse, useOf } from '../files/job-directory.ts';
import { linkFile } from '../files/link.ts';
import { writePrivateFile } from '../files/private.ts';
import { defaultSource, usesTokenEndpoint } from '../identity/source-name.ts';
import type { Login } from '../login/login.ts';
import type { Success } from '../login/outcome.ts';
import { clouds } from '../providers/registry.ts';
import { renewalPaths, specificationFile } from '../renewal/specification.ts';
import type { Secrets } from '../text/secrets.ts';
import { timestamp } from '../text/timestamp.ts';
import type { Runner } from './runner.ts';
import type { SavedState } from './state.ts';
import { saveState } from './state.ts';

export interface PublishOptions {
  readonly exportEnvironment: boolean;
  readonly outputCredentials: boolean;
  readonly cleanup: boolean;
  /** Whether to keep the credentials alive for the whole job. */
  readonly refresh?: boolean;
}

export interface PublishDependencies {
  readonly runner: Runner;
  readonly secrets: Secrets;
  readonly env: Environment;
  /** `RUNNER_TEMP`. */
  readonly temp: string;
  readonly actionDirectory: string;
  readonly nodePath: string;
  /** A short random name for this use of the action. */
  readonly useId: string;
  /** Where credentials are cached for the processes that renew them. */
  readonly cacheDirectory: string;
  /** How long to wait for files that another use of the action is writing. */
  readonly waitAtMostMs?: number;
  /** Milliseconds since the epoch. */
  now(): number;
}

export interface Published {
  /** Names of the exported variables. */
  readonly variables: readonly string[];
  /** About variables of the job that disturb a login, and about settings that do not fit together. */
  readonly warnings: readonly string[];
  /** Where later steps find what was published, by the login's name. */
  readonly notes: Readonly<Record<string, readonly string[]>>;
  /** The directory of this use of the action. */
  readonly directory: string;
  /** As it was saved. */
  readonly state: SavedState;
  /** Paths of the specifications of what the refresher has to keep alive. */
  readonly refresherSpecifications: readonly string[];
}

/** Names of variables that hold no secret. Masking a path or a role would spoil the log of the whole job. */
const harmless = /_(FILE|PATH|DIR|ARN|EXPIRATION)$/;

/**
 * @throws {Error} when a file cannot be written; everything written before is taken back
 */
export async function publish(
  successes: readonly Success[],
  options: PublishOptions,
  deps: PublishDependencies,
): Promise<Published> {
  const { runner, secrets, env } = deps;
  const locking = deps.waitAtMostMs === undefined ? {} : { waitAtMostMs: deps.waitAtMostMs };
  const { directory, shared } = useOf(deps.temp, deps.useId);
  const all = successes.map((success) => {
    const { login, from } = success;
    const context = contextOf(login, { directory, shared }, options, deps);
    return {
      login,
      from,
      publications: publicationsOf(success, context),
      specification: specificationOf(login, context, deps.cacheDirectory),
    };
  });
  for (const { publications } of all) secrets.add(...publications.secrets);
  await openUse(deps.temp, deps.useId, locking);

  const variables = new Map<string, Variable>();
  for (const { publications } of all) {
    for (const [name, variable] of Object.entries(publications.variables)) {
      if (options.exportEnvironment || variable.always) variables.set(name, variable);
    }
  }
  const warnings = all.flatMap(({ publications }) => publications.warnings ?? []);
  if (options.exportEnvironment) {
    for (const { login, publications } of all) {
      if (!login.exportEnvironment || Object.keys(publications.variables).length === 0) continue;
      for (const conflict of login.provider.conflicts(login.settings, env, { shared })) {
        if (variables.has(conflict.variable)) continue;
        warnings.push(
          `\`${conflict.variable}\` is set in this job and ${conflict.effect}${conflict.neutralise ? '. It is emptied for later steps.' : '.'}`,
        );
        if (conflict.neutralise) variables.set(conflict.variable, { value: '', emptyMeansUnset: true });
      }
    }
  }

  const files = all.flatMap(({ publications, specification }) => [
    ...(publications.files ?? []),
    ...(specification ? [specification] : []),
  ]);
  const state: SavedState = {
    use: deps.useId,
    temp: deps.temp,
    cleanup: options.cleanup,
    files: files.map(({ path }) => path),
    edits: [],
    // What comes from the cache is taken back by the use that got it, whose post step is the later one.
    revocations: all.flatMap(({ from, publications }) =>
      from === 'cache' ? [] : (publications.revocations ?? []),
    ),
    variables: Object.fromEntries(
      [...variables].map(([name, { emptyMeansUnset = false, leftBehind }]) => [
        name,
        { previous: env[name] ?? null, emptyMeansUnset, ...(leftBehind && { leftBehind }) },
      ]),
    ),
  };
  // The values that credentials had before are credentials too, and debug mode shows the state of a step.
  const masked = new Set(all.flatMap(({ publications }) => publications.secrets));
  for (const [name, { value }] of variables) {
    const previous = env[name] ?? '';
    if (masked.has(value) || (value === '' && !harmless.test(name))) secrets.add(previous);
  }
  let saved = state;
  saveState(runner, saved);
  try {
    await Promise.all(files.map(({ path, content }) => writePrivateFile(path, content)));
    // The newest login of a command-line tool is its default: the one that is exported comes last.
    const inOrder = all.toSorted(
      (a, b) => Number(a.login.exportEnvironment) - Number(b.login.exportEnvironment),
    );
    const edits = await applyEdits(
      inOrder.flatMap(({ publications }) => publications.edits ?? []),
      directory,
      { ...locking, within: jobDirectory(deps.temp) },
    );
    warnings.push(...edits.flatMap(({ warning = [] }) => warning));
    const links = all.flatMap(({ publications }) => publications.links ?? []);
    await Promise.all(links.map(({ path, target }) => linkFile(path, target)));
    saved = { ...state, edits };
    if (edits.length > 0) saveState(runner, saved);
  } catch (error) {
    await closeUse(deps.temp, deps.useId, locking);
    throw error;
  }

  for (const [name, { value }] of variables) runner.exportVariable(name, value);
  for (const [index, { login, publications }] of all.entries()) {
    const outputs = outputsOf(successes[index]!, publications, options.outputCredentials);
    for (const [name, value] of Object.entries(outputs)) runner.setOutput(`${login.name}-${name}`, value);
  }
  return {
    variables: [...variables.keys()],
    warnings,
    notes: Object.fromEntries(all.map(({ login, publications }) => [login.name, publications.notes ?? []])),
    directory,
    state: saved,
    refresherSpecifications: all.flatMap(({ login, specification }) =>
      specification && login.provider.renewal ? [specification.path] : [],
    ),
  };
}

/** An entry of `logins` has, beside its provider's own outputs, the two that every entry has. */
function outputsOf(
  { login, description }: Success,
  { outputs, credentialOutputs = {} }: Publications,
  withCredentials: boolean,
): Readonly<Record<string, string>> {
  const isEntry = !clouds.some(({ name }) => name === login.name);
  const token = credentialOutputs['access-token'];
  return {
    ...(isEntry ? { 'expires-at': timestamp(description.expiresAt) } : {}),
    ...outputs,
    ...(withCredentials && isEntry && token ? { token } : {}),
    ...(withCredentials ? credentialOutputs : {}),
  };
}

/** The requests that take back what was minted, for a step in which another login failed. */
export function revocationsOf(successes: readonly Success[], deps: PublishDependencies): Revocation[] {
  const nowhere = { directory: deps.temp, shared: deps.temp };
  const nothing = { exportEnvironment: false, refresh: false };
  return successes.flatMap(
    (success) => publicationsOf(success, contextOf(success.login, nowhere, nothing, deps)).revocations ?? [],
  );
}

function publicationsOf({ login, credential }: Success, context: PublishContext): Publications {
  return login.provider.publications(credential, login.settings, context);
}

function contextOf(
  login: Login,
  use: Pick<PublishContext, 'directory' | 'shared'>,
  options: Pick<PublishOptions, 'exportEnvironment' | 'refresh'>,
  { env, actionDirectory, nodePath, cacheDirectory, now }: PublishDependencies,
): PublishContext {
  const { name, provider, settings, audience, source = defaultSource } = login;
  const exportEnvironment = options.exportEnvironment && login.exportEnvironment;
  const renews =
    options.refresh || (exportEnvironment && provider.followsRenewal?.({ env, shared: use.shared }));
  return {
    ...use,
    login: name,
    env,
    exportEnvironment,
    actionDirectory,
    nodePath,
    idTokenSource: source,
    // The processes that renew it ask the runner's endpoint.
    ...(renews && usesTokenEndpoint(source)
      ? {
          refresh: renewalPaths(
            { provider, settings, audience },
            { ...use, login: name, env },
            cacheDirectory,
          ),
        }
      : {}),
    now: now(),
  };
}

/** How another process repeats the login; undefined for a login that is not renewed, or renews itself. */
function specificationOf(
  { provider, settings, audience }: Login,
  context: PublishContext,
  cacheDirectory: string,
): PrivateFile | undefined {
  const how = typeof provider.renewedBy === 'function' ? provider.renewedBy(settings) : provider.renewedBy;
  if (!context.refresh || how !== 'refresh' || audience === undefined) return undefined;
  return specificationFile({ provider: provider.name, settings, audience }, context, cacheDirectory);
}
