/**
 * `terraform show -json` of a plan or a state. Values known only after apply are absent there, and reported.
 * @see https://developer.hashicorp.com/terraform/internals/json-format
 */
import { concernsWebIdentity } from '../aws/trust-policy.ts';
import { credentialOf } from '../azure/credentials.ts';
import { type Binding, bindingsOf, poolMember } from '../google/bindings.ts';
import { providerOf } from '../google/provider.ts';
import { get, isObject, list, oneOrMore, parseJson, text, texts } from '../json.ts';
import type { AzureTrust, Parts } from './trust.ts';

interface Resource {
  readonly address: string;
  readonly type: string;
  readonly values: unknown;
}

export function isTerraform(value: unknown): boolean {
  return isObject(value) && (rootOf(value) !== undefined || typeof value.terraform_version === 'string');
}

function rootOf(value: unknown): unknown {
  return get(value, 'planned_values', 'root_module') ?? get(value, 'values', 'root_module');
}

export function readTerraform(value: unknown, file: string, parts: Parts): void {
  if (rootOf(value) === undefined && Array.isArray(get(value, 'resources'))) {
    const problem = 'The file is a raw Terraform state. Give the output of `terraform show -json` instead.';
    parts.unreadable.push({ file, problem });
    return;
  }
  const resources = resourcesOf(rootOf(value));
  for (const resource of resources) {
    const { type } = resource;
    if (type === 'aws_iam_role') readRole(resource, file, parts);
    else if (type === 'aws_iam_openid_connect_provider') readOidcProvider(resource, parts);
    else if (type === 'google_iam_workload_identity_pool_provider') readGoogleProvider(resource, file, parts);
  }
  readGoogleBindings(resources, file, parts);
  readAzure(resources, file, parts);
}

function resourcesOf(root: unknown): Resource[] {
  const found: Resource[] = [];
  const open: unknown[] = [root];
  const seen = new Set<unknown>();
  for (let module = open.pop(); module !== undefined; module = open.pop()) {
    if (seen.has(module)) continue;
    seen.add(module);
    open.push(...list(get(module, 'child_modules')));
    for (const resource of list(get(module, 'resources'))) {
      const type = text(get(resource, 'type'));
      const address = text(get(resource, 'address'));
      if (type !== undefined && address !== undefined && get(resource, 'mode') !== 'data') {
        found.push({ address, type, values: get(resource, 'values') });
      }
    }
  }
  return found;
}

function unknownBeforeApply({ address }: Resource, attribute: string, file: string, parts: Parts): void {
  parts.unreadable.push({
    file,
    problem: `${address}: \`${attribute}\` is known after apply only. Check the state after it, or a plan that does not refer to new resources.`,
  });
}

function readRole(resource: Resource, file: string, parts: Parts): void {
  const { address, values } = resource;
  const policy = text(get(values, 'assume_role_policy'));
  if (policy === undefined) {
    unknownBeforeApply(resource, 'assume_role_policy', file, parts);
    return;
  }
  const maximum = get(values, 'max_session_duration');
  const accountId = accountOf(text(get(values, 'arn')));
  try {
    const { value, duplicates } = parseJson(policy);
    if (!concernsWebIdentity(value)) return;
    parts.roles.push({
      name: address,
      file,
      trustPolicy: value,
      duplicates,
      ...(accountId !== undefined && { accountId }),
      ...(typeof maximum === 'number' && { maxSessionSeconds: maximum }),
    });
  } catch {
    parts.unreadable.push({ file, problem: `${address}: \`assume_role_policy\` is not JSON.` });
  }
}

export function accountOf(arn: string | undefined): string | undefined {
  return /^arn:[\w-]+:iam::(\d{12}):/.exec(arn ?? '')?.[1];
}

function readOidcProvider({ values }: Resource, parts: Parts): void {
  const url = text(get(values, 'url'))?.replace(/^https:\/\//, '');
  const arn = text(get(values, 'arn'));
  if (url === undefined) return;
  parts.oidcProviders.push({
    url,
    ...(arn !== undefined && { arn }),
    clientIds: texts(get(values, 'client_id_list')),
    thumbprints: texts(get(values, 'thumbprint_list')),
  });
}

function readGoogleProvider({ address, values }: Resource, file: string, parts: Parts): void {
  const oidc = oneOrMore(get(values, 'oidc'))[0];
  const [project, pool, id] = [
    'project',
    'workload_identity_pool_id',
    'workload_identity_pool_provider_id',
  ].map((name) => text(get(values, name)));
  const own = text(get(values, 'name'));
  const made =
    pool === undefined || id === undefined
      ? undefined
      : `projects/${project ?? '-'}/locations/global/workloadIdentityPools/${pool}/providers/${id}`;
  const provider = providerOf({
    name: own?.startsWith('projects/') ? own : made,
    attributeMapping: get(values, 'attribute_mapping'),
    attributeCondition: get(values, 'attribute_condition'),
    disabled: get(values, 'disabled'),
    oidc: { issuerUri: get(oidc, 'issuer_uri'), allowedAudiences: get(oidc, 'allowed_audiences') },
  });
  // AWS, SAML and X.509 providers accept no ID tokens.
  if (provider !== undefined && oidc !== undefined)
    parts.googleProviders.push({ name: address, file, provider });
}

/** `google_*_iam_member`, `…_binding` and `…_policy`: grouped by the resource that they give access to. */
function readGoogleBindings(resources: readonly Resource[], file: string, parts: Parts): void {
  const groups = new Map<string, Binding[]>();
  for (const resource of resources) {
    const [, target, kind] = /^google_(\w+)_iam_(member|binding|policy)$/.exec(resource.type) ?? [];
    if (target === undefined) continue;
    const { values } = resource;
    const bindings = kind === 'policy' ? policyData(values) : [terraformBinding(values)];
    if (kind !== 'policy' && bindings[0]?.members.length === 0) {
      unknownBeforeApply(resource, kind === 'member' ? 'member' : 'members', file, parts);
    }
    const own = bindings.filter(({ members }) => members.some((member) => poolMember(member) !== undefined));
    if (own.length === 0) continue;
    const ids = [
      'service_account_id',
      'project',
      'bucket',
      'secret_id',
      'repository',
      'name',
      'folder',
      'org_id',
    ];
    const id = ids.map((name) => text(get(values, name))).find((found) => found !== undefined);
    const key = `google_${target} ${id ?? resource.address}`;
    const group = groups.get(key) ?? [];
    group.push(...own);
    groups.set(key, group);
  }
  for (const [name, bindings] of groups) parts.googleBindings.push({ name, file, bindings });
}

function terraformBinding(values: unknown): Binding {
  return {
    role: text(get(values, 'role')) ?? '',
    members: [...texts(get(values, 'member')), ...texts(get(values, 'members'))],
    conditional: oneOrMore(get(values, 'condition')).length > 0,
  };
}

function policyData(values: unknown): Binding[] {
  try {
    return bindingsOf(get(parseJson(text(get(values, 'policy_data')) ?? '').value, 'bindings'));
  } catch {
    return [];
  }
}

/** Resources that give an identity a password or a certificate. */
const secretTypes = new Set([
  'azuread_application_password',
  'azuread_application_certificate',
  'azuread_service_principal_password',
  'azuread_service_principal_certificate',
]);

function readAzure(resources: readonly Resource[], file: string, parts: Parts): void {
  const groups = new Map<string, AzureTrust>();
  const withSecrets = new Set(
    resources.filter(({ type }) => secretTypes.has(type)).map(({ values }) => ownerOf(values)),
  );
  for (const resource of resources) {
    const credential = azureCredential(resource);
    if (credential === 'other') continue;
    if (credential === undefined) {
      unknownBeforeApply(resource, 'issuer', file, parts);
      continue;
    }
    // A plan does not know the IDs of new applications; each credential then stands alone.
    const owner = ownerOf(resource.values);
    const key = owner ?? resource.address;
    const group = groups.get(key);
    groups.set(key, {
      cloud: 'azure',
      name: group?.name ?? owner ?? resource.address,
      file,
      credentials: [...(group?.credentials ?? []), credential],
      hasSecrets: owner !== undefined && withSecrets.has(owner),
    });
  }
  parts.azure.push(...groups.values());
}

function ownerOf(values: unknown): string | undefined {
  const names = ['application_id', 'application_object_id', 'user_assigned_identity_id', 'parent_id'];
  return names.map((name) => text(get(values, name))).find((found) => found !== undefined);
}

function azureCredential({ type, values }: Resource): ReturnType<typeof credentialOf> | 'other' {
  if (type === 'azurerm_federated_identity_credential') {
    return credentialOf({
      name: get(values, 'name'),
      issuer: get(values, 'issuer'),
      subject: get(values, 'subject'),
      audiences: get(values, 'audience'),
    });
  }
  if (type === 'azuread_application_federated_identity_credential') {
    return credentialOf({
      name: get(values, 'display_name'),
      issuer: get(values, 'issuer'),
      subject: get(values, 'subject'),
      audiences: get(values, 'audiences'),
    });
  }
  if (type === 'azuread_application_flexible_federated_identity_credential') {
    return credentialOf({
      name: get(values, 'display_name'),
      issuer: get(values, 'issuer'),
      audiences: get(values, 'audience'),
      claimsMatchingExpression: { value: get(values, 'claims_matching_expression'), languageVersion: 1 },
    });
  }
  return 'other';
}
