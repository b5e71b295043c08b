/** Reads trust from files, recognised by their content. Pure; never throws because of a file's content. */
import { githubProvider } from '../aws/keys.ts';
import {
  concernsWebIdentity,
  namesEverybody,
  type OidcProvider,
  providersNamed,
} from '../aws/trust-policy.ts';
import { credentialOf, type FederatedCredential } from '../azure/credentials.ts';
import { bindingsOf, poolMember } from '../google/bindings.ts';
import { providerOf } from '../google/provider.ts';
import { get, isObject, list, oneOrMore, type ParsedJson, parseJson, text, texts } from '../json.ts';
import type { Unreadable } from '../report.ts';
import { parseText } from './document.ts';
import { accountOf, isTerraform, readTerraform } from './terraform.ts';
import {
  type AwsTrust,
  type GcpTrust,
  noParts,
  type OidcProviderPart,
  type Parts,
  type RolePart,
  type Trust,
} from './trust.ts';

export interface TrustFile {
  /** The name shown in the results. */
  readonly name: string;
  readonly text: string;
}

export interface ReadTrust {
  readonly trusts: readonly Trust[];
  readonly unreadable: readonly Unreadable[];
}

type Duplicates = ParsedJson['duplicates'];

const formats =
  'an AWS trust policy, `aws iam get-role` or `list-roles`, `gcloud … providers describe` or `get-iam-policy`, federated credentials of Azure CLI, Graph or ARM, or `terraform show -json`';

/** Reads all files together: providers, bindings and client IDs may be in separate files. */
export function readTrust(files: readonly TrustFile[]): ReadTrust {
  const parts = noParts();
  for (const file of files) {
    const before = sizeOf(parts);
    try {
      const { value, duplicates } = parseText(file.text);
      if (!readValue(value, file.name, duplicates, parts)) {
        parts.unreadable.push({
          file: file.name,
          problem: `The file is not recognised. It can be ${formats}.`,
        });
      } else if (sizeOf(parts) === before) {
        parts.unreadable.push({ file: file.name, problem: nothing });
      }
    } catch (error) {
      const problem = error instanceof RangeError ? 'is nested too deeply' : (error as Error).message;
      parts.unreadable.push({ file: file.name, problem: `The file ${problem}.` });
    }
  }
  const trusts = [
    ...parts.roles.map((role) => awsTrust(role, parts)),
    ...googleTrusts(parts),
    ...parts.azure,
  ];
  // An OIDC provider of AWS alone admits nobody and keeps nobody out.
  const isSilent = trusts.length === 0 && parts.unreadable.length === 0;
  const silent = isSilent ? files.map(({ name }) => ({ file: name, problem: nothing })) : [];
  return { trusts, unreadable: [...parts.unreadable, ...silent] };
}

/** Without a word about it, a check of nothing would look like a good result. */
const nothing =
  'The file holds no trust: no role that can be assumed with an ID token, no provider or binding of Google Cloud, no federated credential.';

function sizeOf(parts: Parts): number {
  return Object.values(parts).reduce((sum, list: readonly unknown[]) => sum + list.length, 0);
}

/** Adds the content of a value to the parts; false if it is not trust. */
function readValue(value: unknown, file: string, duplicates: Duplicates, parts: Parts): boolean {
  if (isTerraform(value)) {
    readTerraform(value, file, parts);
    return true;
  }
  if (Array.isArray(value)) return readList(value, file, duplicates, parts);
  if (!isObject(value)) return false;
  return (
    readAws(value, file, duplicates, parts) || readGoogle(value, file, parts) || readAzure(value, file, parts)
  );
}

function readList(value: readonly unknown[], file: string, duplicates: Duplicates, parts: Parts): boolean {
  const credentials = credentialList(value);
  if (credentials !== undefined) {
    parts.azure.push({ cloud: 'azure', name: file, file, credentials, hasSecrets: false });
    return true;
  }
  const read = value.map((item) => !Array.isArray(item) && readValue(item, file, duplicates, parts));
  return read.includes(true);
}

function readAws(
  value: Readonly<Record<string, unknown>>,
  file: string,
  duplicates: Duplicates,
  parts: Parts,
): boolean {
  if (value.trustPolicy !== undefined) {
    const provider = combinedProvider(value.oidcProvider);
    addRole(value.trustPolicy, { name: file, file, ...(provider && { provider }) }, duplicates, parts);
    return true;
  }
  if (isObject(value.Role)) return readRole(value.Role, file, duplicates, parts);
  if (Array.isArray(value.Roles)) {
    const concerned = value.Roles.filter(isForIdTokens);
    for (const role of concerned) readRole(role, file, duplicates, parts);
    if (concerned.length === 0) {
      parts.unreadable.push({ file, problem: 'None of the roles can be assumed with an ID token.' });
    }
    return true;
  }
  if (value.AssumeRolePolicyDocument !== undefined) return readRole(value, file, duplicates, parts);
  if (value.ClientIDList !== undefined && typeof value.Url === 'string') {
    parts.oidcProviders.push({
      url: value.Url.replace(/^https:\/\//, ''),
      clientIds: texts(value.ClientIDList),
      thumbprints: texts(value.ThumbprintList),
    });
    return true;
  }
  if (value.Statement === undefined) return false;
  const statements = oneOrMore(value.Statement);
  const isPermissions =
    statements.some((statement) => get(statement, 'Resource') !== undefined) &&
    !statements.some((statement) => get(statement, 'Principal') !== undefined);
  if (isPermissions) {
    parts.unreadable.push({ file, problem: 'The policy says what a role may do, not who may assume it.' });
  } else {
    addRole(value, { name: file, file }, duplicates, parts);
  }
  return true;
}

function combinedProvider(value: unknown): OidcProviderPart | undefined {
  const url = text(get(value, 'url'));
  const arn = text(get(value, 'arn'));
  if (url === undefined) return undefined;
  return {
    url: url.replace(/^https:\/\//, ''),
    ...(arn !== undefined && { arn }),
    ...(get(value, 'clientIds') !== undefined && { clientIds: texts(get(value, 'clientIds')) }),
    thumbprints: texts(get(value, 'thumbprints')),
  };
}

function isForIdTokens(role: unknown): boolean {
  return concernsWebIdentity(documentOf(get(role, 'AssumeRolePolicyDocument'), new Map())?.value);
}

function readRole(role: unknown, file: string, duplicates: Duplicates, parts: Parts): boolean {
  const arn = text(get(role, 'Arn'));
  const name = arn ?? text(get(role, 'RoleName')) ?? file;
  const maximum = get(role, 'MaxSessionDuration');
  const accountId = accountOf(arn);
  const document = documentOf(get(role, 'AssumeRolePolicyDocument'), duplicates);
  if (document === undefined) {
    parts.unreadable.push({ file, problem: `${name}: \`AssumeRolePolicyDocument\` is not JSON.` });
    return true;
  }
  addRole(
    document.value,
    {
      name,
      file,
      ...(accountId !== undefined && { accountId }),
      ...(typeof maximum === 'number' && { maxSessionSeconds: maximum }),
    },
    document.duplicates,
    parts,
  );
  return true;
}

/** A policy as an object, as JSON in text, or percent-encoded as in the raw API. */
function documentOf(value: unknown, duplicates: Duplicates): ParsedJson | undefined {
  if (typeof value !== 'string') return value === undefined ? undefined : { value, duplicates };
  try {
    return parseJson(/^\s*%7B/i.test(value) ? decodeURIComponent(value) : value);
  } catch {
    return undefined;
  }
}

function addRole(
  trustPolicy: unknown,
  role: Omit<RolePart, 'trustPolicy' | 'duplicates'>,
  duplicates: Duplicates,
  parts: Parts,
): void {
  const document = documentOf(trustPolicy, duplicates);
  parts.roles.push({ ...role, trustPolicy: document?.value, duplicates: document?.duplicates ?? duplicates });
}

/** An account's provider for GitHub, for policies that name no provider and may admit everybody. */
function possibleProvider(trustPolicy: unknown, accountId = '000000000000'): OidcProvider[] {
  const everybody = oneOrMore(get(trustPolicy, 'Statement')).some((statement) =>
    namesEverybody(get(statement, 'Principal')),
  );
  return everybody
    ? [{ arn: `arn:aws:iam::${accountId}:oidc-provider/${githubProvider}`, url: githubProvider }]
    : [];
}

/** The role with the providers of its account: those that its policy names, with the client IDs from other files. */
function awsTrust({ provider, accountId, ...role }: RolePart, { oidcProviders }: Parts): AwsTrust {
  const all = providersNamed(role.trustPolicy);
  const own = all.filter(({ arn }) => accountId === undefined || accountOf(arn) === accountId);
  const named = all.length > 0 ? own : possibleProvider(role.trustPolicy, accountId);
  const known = provider === undefined ? oidcProviders : [provider];
  const providers = named.map(({ arn, url }) => {
    const match = known.find((other) => other.url === url && (other.arn === undefined || other.arn === arn));
    return { arn, url, ...(match?.clientIds && { clientIds: match.clientIds }) };
  });
  const declared = provider?.arn === undefined ? [] : [{ ...provider, arn: provider.arn }];
  const thumbprints = known.flatMap((other) => other.thumbprints);
  return {
    cloud: 'aws',
    ...role,
    providers: declared.length > 0 ? declared : providers,
    ...(thumbprints.length > 0 && { thumbprints }),
  };
}

function readGoogle(value: Readonly<Record<string, unknown>>, file: string, parts: Parts): boolean {
  if (isObject(value.provider) && isGoogleProvider(value.provider)) {
    const provider = providerOf(value.provider)!;
    const bindings = value.bindings === undefined ? {} : { bindings: bindingsOf(value.bindings) };
    parts.googleProviders.push({ name: provider.name ?? file, file, provider, ...bindings });
    return true;
  }
  if (isGoogleProvider(value)) {
    const provider = providerOf(value)!;
    parts.googleProviders.push({ name: provider.name ?? file, file, provider });
    return true;
  }
  if (!Array.isArray(value.bindings)) return false;
  parts.googleBindings.push({ name: file, file, bindings: bindingsOf(value.bindings) });
  return true;
}

function isGoogleProvider(value: Readonly<Record<string, unknown>>): boolean {
  return (
    isObject(value.attributeMapping) ||
    (isObject(value.oidc) && typeof value.oidc.issuerUri === 'string') ||
    (typeof value.name === 'string' &&
      value.name.includes('/workloadIdentityPools/') &&
      value.issuerUri !== undefined)
  );
}

/** Each provider with each policy that names its pool; items without a counterpart stand alone. */
function googleTrusts({ googleProviders, googleBindings }: Parts): GcpTrust[] {
  const poolOf = (name: string | undefined) => /\/workloadIdentityPools\/([^/]+)/.exec(name ?? '')?.[1];
  const inPool = (pool: string | undefined) =>
    googleProviders.filter(({ provider }) => poolOf(provider.name) === pool).length;
  const used = new Set<unknown>();
  const trusts = googleProviders.flatMap(({ name, file, provider, bindings }): GcpTrust[] => {
    const pool = poolOf(provider.name);
    const base = { cloud: 'gcp' as const, name, file, provider, providersInPool: inPool(pool) };
    if (bindings !== undefined) return [{ ...base, bindings }];
    const fitting = googleBindings.filter(({ bindings: all }) =>
      all.some(({ members }) => members.some((member) => poolMember(member)?.pool === pool)),
    );
    for (const part of fitting) used.add(part);
    if (fitting.length === 0) return [base];
    return fitting.map((part) => ({
      ...base,
      name: fitting.length === 1 ? name : `${name} → ${part.name}`,
      bindings: part.bindings,
    }));
  });
  const alone = googleBindings
    .filter((part) => !used.has(part))
    .map(
      ({ name, file, bindings }): GcpTrust => ({ cloud: 'gcp', name, file, bindings, providersInPool: 0 }),
    );
  return [...trusts, ...alone];
}

function readAzure(value: Readonly<Record<string, unknown>>, file: string, parts: Parts): boolean {
  const base = { cloud: 'azure' as const, name: text(value.name) ?? file, file, hasSecrets: false };
  if (Array.isArray(value.federatedCredentials)) {
    const credentials = value.federatedCredentials.map(credentialOf);
    parts.azure.push({ ...base, credentials: credentials.filter((credential) => credential !== undefined) });
    return true;
  }
  const isEmptyList =
    list(value.value).length === 0 &&
    /federatedIdentityCredentials/i.test(text(value['@odata.context']) ?? '');
  const credentials = isEmptyList ? [] : (credentialList(list(value.value)) ?? credentialList([value]));
  if (credentials === undefined) return false;
  parts.azure.push({ ...base, credentials });
  return true;
}

/** Undefined unless every item is a federated credential. */
function credentialList(items: readonly unknown[]): FederatedCredential[] | undefined {
  const credentials = items.map(credentialItem);
  return credentials.length > 0 && credentials.every((credential) => credential !== undefined)
    ? credentials
    : undefined;
}

function credentialItem(item: unknown): FederatedCredential | undefined {
  const fields = isObject(item) && isObject(item.properties) ? item.properties : item;
  return get(fields, 'audiences') === undefined ? undefined : credentialOf(item);
}
