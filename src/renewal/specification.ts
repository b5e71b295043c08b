/** What another process of the job must know to repeat a login of this step. Contains no secret. */
import { basename, join } from 'node:path';
import type { CacheKey } from '../cache/cache.ts';
import { cacheFile, cacheName, subjectContext } from '../cache/cache.ts';
import type { PrivateFile, PublishContext } from '../contract/publication.ts';
import type { Environment } from '../environment.ts';
import { readFile } from '../files/system.ts';
import { isObject, type JsonObject } from '../text/json.ts';

const format = 1;
const suffix = '.refresh.json';

export interface Specification {
  readonly format: typeof format;
  /** The login's name. */
  readonly login: string;
  /** The provider's name. */
  readonly provider: string;
  /** The provider's own settings, resolved. */
  readonly settings: unknown;
  readonly audience: string;
  /** The variables that the credential's cache key depends on. */
  readonly context: Environment;
  readonly place: Omit<PublishContext, 'env' | 'login' | 'now' | 'refresh'>;
  /** Where the credential is cached. */
  readonly cacheDirectory: string;
}

/** The specification as a file of this use of the action. */
export function specificationFile(
  login: { readonly provider: string; readonly settings: unknown; readonly audience: string },
  { env, login: name, now: _, refresh: _paths, ...place }: PublishContext,
  cacheDirectory: string,
): PrivateFile {
  const specification: Specification = {
    format,
    login: name,
    ...login,
    context: subjectContext(env),
    place,
    cacheDirectory,
  };
  return {
    path: specificationPath(place.directory, name),
    content: JSON.stringify(specification),
  };
}

/** The cache key of the login. */
export function keyOf({ provider, settings, audience, place }: Specification): CacheKey {
  return { provider: { name: provider }, settings, facts: { audience }, source: place.idTokenSource };
}

/** Where the processes that renew a login find its specification and its credential. */
export function renewalPaths(
  key: CacheKey,
  { directory, login, env }: Pick<PublishContext, 'directory' | 'login' | 'env'>,
  cacheDirectory: string,
): NonNullable<PublishContext['refresh']> {
  return {
    specification: specificationPath(directory, login),
    credential: cacheFile(cacheDirectory, cacheName(key, env)),
  };
}

/** @param directory of the use of the action */
export function specificationPath(directory: string, login: string): string {
  return join(directory, `${login}${suffix}`);
}

/** The name of the login whose specification has this path, judging by the path alone. */
export function loginNameIn(path: string): string {
  return basename(path, suffix);
}

/** Whether a specification is still where it was written, not moved to another's path. */
export function isInPlace(path: string, specification: Specification): boolean {
  return path === specificationPath(specification.place.directory, specification.login);
}

/**
 * @throws {Error} if the file does not exist (any more), was written by another version of the action, or was changed
 */
export async function readSpecification(path: string): Promise<Specification> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch {
    throw new Error(
      `${path} cannot be read. It lives from the login until the post step of the job: credentials are not renewed before or after.`,
    );
  }
  if (!isObject(value) || value.format !== format)
    throw new Error(`${path} is of another version of the action`);
  if (!isSpecification(value)) throw new Error(`${path} was changed: credentials are not renewed by it`);
  return value;
}

function isSpecification(value: JsonObject): value is JsonObject & Specification {
  const { context, place } = value;
  return (
    haveTexts(value, ['login', 'provider', 'audience', 'cacheDirectory']) &&
    isObject(value.settings) &&
    isObject(context) &&
    haveTexts(context, Object.keys(context)) &&
    isObject(place) &&
    haveTexts(place, ['directory', 'shared', 'actionDirectory', 'nodePath', 'idTokenSource', 'kind']) &&
    typeof place.exportEnvironment === 'boolean'
  );
}

function haveTexts(object: JsonObject, names: readonly string[]): boolean {
  return names.every((name) => typeof object[name] === 'string');
}
