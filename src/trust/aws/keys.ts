/**
 * The condition keys of an `AssumeRoleWithWebIdentity` call, and their values.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
 */

import { githubIssuerHost } from '../../identity/issuer.ts';
import { isUnknown } from '../token.ts';

/** Values of a condition key in a request, undefined if the request does not have the key. */
export type KeyValue = readonly string[] | undefined | 'not known';

/** The host of github.com's issuer, the only GitHub issuer for which STS reads more than the default claims. */
export const githubProvider = githubIssuerHost;

/** Claims that are condition keys for every issuer. */
const defaultClaims = ['aud', 'sub', 'amr', 'email'] as const;

/** Claims of github.com's tokens that have been condition keys since 2026, in commercial regions. */
export const githubClaims = [
  'actor',
  'actor_id',
  'enterprise_id',
  'environment',
  'job_workflow_ref',
  'ref',
  'repository',
  'repository_id',
  'workflow',
] as const;

/** Only some sources list it as a key. */
export const uncertainGithubClaims = ['repository_owner_id'] as const;

/** Providers for which AWS has lists of further claims, which are unknown here. */
const providersWithOwnKeys =
  /^(gitlab\.com|accounts\.google\.com|oidc\.circleci\.com|agent\.buildkite\.com)(\/|$)/;

/** Keys of every request whose values are in neither the token nor the policy. */
const keysOfTheRequest = new Set([
  'aws:currenttime',
  'aws:epochtime',
  'aws:referer',
  'aws:requestedregion',
  'aws:resourceaccount',
  'aws:resourceorgid',
  'aws:resourceorgpaths',
  'aws:sourceip',
  'aws:sourcevpc',
  'aws:sourcevpcarn',
  'aws:sourcevpce',
  'aws:useragent',
  'aws:vpcsourceip',
  'sts:durationseconds',
  'sts:rolesessionname',
]);

export interface TokenKeys {
  /** The issuer without its scheme, which is IAM's name for the provider. */
  readonly provider: string;
  readonly partition: string;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly unknown?: ReadonlySet<string>;
  /** How to treat keys that may or may not exist. */
  readonly uncertain: 'present' | 'absent';
  /** Keys of the request beyond those of the token, in lower case. */
  readonly others?: Readonly<Record<string, KeyValue>>;
}

export type Existence = 'known' | 'uncertain' | 'unlisted' | 'none';

/**
 * Whether STS reads a claim of a provider's tokens as a condition key; `unlisted` is for providers whose lists are
 * unknown here.
 */
export function existence(provider: string, partition: string, claim: string): Existence {
  if (isOneOf(defaultClaims, claim)) return 'known';
  if (provider === githubProvider) {
    if (isOneOf(githubClaims, claim)) return partition === 'aws' ? 'known' : 'uncertain';
    return isOneOf(uncertainGithubClaims, claim) ? 'uncertain' : 'none';
  }
  return providersWithOwnKeys.test(provider) ? 'unlisted' : 'none';
}

/** The claim behind a condition key, if it belongs to this provider's tokens. */
export function claimOfKey(provider: string, key: string): string | undefined {
  const prefix = `${provider}:`.toLowerCase();
  const name = key.toLowerCase();
  return name.startsWith(prefix) ? name.slice(prefix.length) : undefined;
}

/** The value of a condition key for one token. Key names are case-insensitive. */
export function keyValue(keys: TokenKeys, key: string): KeyValue {
  const name = key.toLowerCase();
  const claim = claimOfKey(keys.provider, name);
  if (claim !== undefined) {
    const exists = existence(keys.provider, keys.partition, claim);
    if (exists === 'unlisted') return 'not known';
    if (exists === 'none' || (exists === 'uncertain' && keys.uncertain === 'absent')) return undefined;
    return isUnknown(keys, claim) ? 'not known' : claimValue(keys.claims, claim);
  }
  if (keys.others !== undefined && Object.hasOwn(keys.others, name)) return keys.others[name];
  if (name === 'aws:securetransport') return ['true'];
  return keysOfTheRequest.has(name) ? 'not known' : undefined;
}

function claimValue(claims: TokenKeys['claims'], claim: string): readonly string[] | undefined {
  const value = Object.hasOwn(claims, claim) ? claims[claim] : undefined;
  if (Array.isArray(value)) return value.map(String);
  return value === undefined || value === null ? undefined : [String(value)];
}

function isOneOf(names: readonly string[], name: string): boolean {
  return names.includes(name);
}
