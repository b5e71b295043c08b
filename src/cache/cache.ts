/**
 * Credentials of this job, kept so that a second use of the action sends no request. Each is a JWE file that only this
 * job can read, under an opaque name. A file that cannot be read is a cache miss, never an error.
 */
import { createHash, hkdfSync } from 'node:crypto';
import { basename, join } from 'node:path';
import type { Environment } from '../environment.ts';
import { writePrivateFile } from '../files/private.ts';
import { readFile } from '../files/system.ts';
import { usesTokenEndpoint } from '../identity/source-name.ts';
import { isObject } from '../text/json.ts';
import { isTime } from '../text/shape.ts';

/** The format is part of the key, so a file in an old format is simply not found. */
const format = 1;

export interface CachedCredential {
  readonly credential: unknown;
  /** Milliseconds since the epoch. */
  readonly issuedAt: number;
  readonly expiresAt: number;
  /** When the ID token among the credentials was requested, by this machine's clock, if it has been renewed since. */
  readonly idTokenIssuedAt?: number;
}

/** The parts of a login that decide which credential it gets. */
export interface CacheKey {
  readonly provider: { readonly name: string };
  /** The provider's own settings, resolved. */
  readonly settings: unknown;
  readonly facts: { readonly audience: string | undefined };
  /** The source as `id-token-source` names it. */
  readonly source: string;
}

/** The files of the cache, by name. */
export interface CacheFiles {
  read(name: string): Promise<CachedCredential | undefined>;
  /** Seals and writes. */
  write(name: string, entry: CachedCredential): Promise<void>;
  /** Loads and warms what `write` needs, to be called while the network is busy. */
  prepare(): Promise<unknown>;
}

export interface CredentialCache {
  read(login: CacheKey): Promise<CachedCredential | undefined>;
  write(login: CacheKey, entry: CachedCredential): Promise<void>;
  /** Loads and warms what `write` needs, to be called while the network is busy. */
  prepare(): Promise<unknown>;
}

/** The longest that a credential is reused, whatever expiry the service states, in milliseconds. */
const longestLifeMs = 24 * 60 * 60_000;

/** Credentials are handed out again while more than a third of their lifetime and more than five minutes are left. */
export function isReusable({ issuedAt, expiresAt }: CachedCredential, now: number): boolean {
  const end = Math.min(expiresAt, issuedAt + longestLifeMs);
  const left = end - now;
  return left > 5 * 60_000 && left > (end - issuedAt) / 3;
}

/**
 * @param directory of the cache files; private to the job
 * @param jobSecret the bearer of the job's token endpoint: the key to the files is derived from it (HKDF, RFC 5869)
 */
export function createCache(directory: string, jobSecret: string, env: Environment): CredentialCache {
  const files = createCacheFiles(directory, jobSecret);
  return {
    read: (login) => files.read(cacheName(login, env)),
    write: (login, entry) => files.write(cacheName(login, env), entry),
    prepare: files.prepare,
  };
}

const extension = '.jwe';

/** @param name see {@link cacheName} */
export function cacheFile(directory: string, name: string): string {
  return join(directory, `${name}${extension}`);
}

/** The name of the entry at a path made by {@link cacheFile}. */
export function nameOfCacheFile(path: string): string {
  return basename(path, extension);
}

/** The cache for callers that know an entry only by its name. The parameters are those of {@link createCache}. */
export function createCacheFiles(directory: string, jobSecret: string): CacheFiles {
  // Loaded when there is something to read, otherwise while the network is busy.
  let loading: Promise<Sealing> | undefined;
  const sealing = () => {
    loading ??= loadSealing(jobSecret);
    return loading;
  };
  return {
    async read(name) {
      try {
        // Read the file first: in most steps there is none, and finding that out needs no further code.
        const jwe = await readFile(cacheFile(directory, name), 'utf8');
        const { unseal, key } = await sealing();
        // The name is authenticated too: a file moved to another login's name does not pass as that login's.
        const text = await unseal(jwe, name, key);
        const entry: unknown = text === undefined ? undefined : JSON.parse(text);
        return isEntry(entry) ? entry : undefined;
      } catch {
        return undefined;
      }
    },
    async prepare() {
      const { seal, key } = await sealing();
      // The first text takes much longer to seal than the next ones.
      await seal('{}', '', key);
    },
    async write(name, entry) {
      const { seal, key } = await sealing();
      await writePrivateFile(cacheFile(directory, name), await seal(JSON.stringify(entry), name, key));
    },
  };
}

type Sealing = Awaited<ReturnType<typeof loadSealing>>;

async function loadSealing(jobSecret: string) {
  const jwe = await import('./sealing.ts');
  const secret = hkdfSync('sha256', jobSecret, '', `credential cache ${format}`, 32);
  return { ...jwe, key: jwe.sealingKey(new Uint8Array(secret)) };
}

/** The variables that a token's subject can depend on: a credential is never reused in another context. */
const subjectVariables = [
  'GITHUB_SERVER_URL',
  'GITHUB_REPOSITORY',
  'GITHUB_REPOSITORY_ID',
  'GITHUB_REF',
  'GITHUB_SHA',
  'GITHUB_EVENT_NAME',
  'GITHUB_WORKFLOW_REF',
  'GITHUB_JOB',
  'GITHUB_RUN_ID',
  'GITHUB_RUN_ATTEMPT',
  'ACTIONS_ID_TOKEN_REQUEST_URL',
];

/** The part of the environment that decides which credential a login gets. Contains no secret. */
export function subjectContext(env: Environment): Environment {
  return Object.fromEntries(subjectVariables.map((name) => [name, env[name]]));
}

/** Equal for two logins that would get the same credential, whatever their names. */
export function cacheName({ provider, settings, facts, source }: CacheKey, env: Environment): string {
  const otherSource = usesTokenEndpoint(source) ? null : source;
  const context = subjectVariables.map((name) => env[name] ?? null);
  const shape = [format, provider.name, facts.audience, settings, otherSource, context];
  return createHash('sha256')
    .update(JSON.stringify(sorted(shape)))
    .digest('base64url');
}

/** The value with the keys of all objects in order, so equal settings give equal texts. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}

function isEntry(value: unknown): value is CachedCredential {
  return (
    isObject(value) &&
    isTime(value.issuedAt) &&
    isTime(value.expiresAt) &&
    (value.idTokenIssuedAt === undefined || isTime(value.idTokenIssuedAt)) &&
    isObject(value.credential)
  );
}
