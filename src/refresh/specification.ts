/** What another process of the job has to know to repeat a login of this step. It holds no secret. */
import { join } from 'node:path';
import { readFile } from '../files/system.ts';
import { isObject } from '../http/answer.ts';
import { subjectContext } from '../login/cache.ts';
import type { Environment, Place, PrivateFile } from '../login/provider.ts';

const format = 1;

export interface Specification {
  readonly format: typeof format;
  /** The login's name. */
  readonly login: string;
  /** The provider's name. */
  readonly provider: string;
  /** The provider's own settings, resolved. */
  readonly settings: unknown;
  readonly audience: string;
  /** The variables that the credential's place in the cache depends on. */
  readonly context: Environment;
  readonly place: Omit<Place, 'env' | 'login' | 'now' | 'refresh'>;
  /** Where the credential is cached. */
  readonly cacheDirectory: string;
}

/** The specification as a file of this use of the action; undefined when nothing is to be kept alive. */
export function specificationFile(
  login: { readonly provider: string; readonly settings: unknown; readonly audience: string },
  { env, login: name, now: _, refresh, ...place }: Place,
): PrivateFile | undefined {
  if (!refresh) return undefined;
  const specification: Specification = {
    format,
    login: name,
    ...login,
    context: subjectContext(env),
    place,
    cacheDirectory: refresh.cacheDirectory,
  };
  return { path: join(place.directory, `${name}.refresh.json`), content: JSON.stringify(specification) };
}

/**
 * @throws {Error} when the file is not there (any more) or of another version of the action
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
  return value as unknown as Specification;
}
