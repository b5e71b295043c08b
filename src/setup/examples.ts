/** Logins with names that stand for the reader's own, for a plan that is made before there are any. */
import type { GeneralSettings } from '../login/general-settings.ts';
import type { Login } from '../login/login.ts';
import type { AwsTrust, GcpTrust, Trust } from '../trust/read/trust.ts';
import { regionFor } from './region.ts';

const inputs = {
  'aws-role-to-assume': 'arn:aws:iam::111122223333:role/deploy',
  'aws-region': 'us-east-1',
  'gcp-workload-identity-provider':
    'projects/123456789012/locations/global/workloadIdentityPools/github-actions/providers/github',
  'gcp-service-account': 'deploy@project-id.iam.gserviceaccount.com',
  'azure-client-id': '00000000-0000-0000-0000-000000000001',
  'azure-tenant-id': '00000000-0000-0000-0000-000000000002',
};

/** @param settings of the step, for where its ID tokens come from */
export async function exampleLogins(settings: Partial<GeneralSettings>): Promise<readonly Login[]> {
  const { makePlan } = await import('../login/plan.ts');
  return (await makePlan(inputs, settings, {})).plan.logins;
}

/** A login that a piece of trust could be for, with example names for those that the trust does not have. */
export async function loginFor(trust: Trust): Promise<Login | undefined> {
  const own = Object.entries(inputs).filter(([name]) => name.startsWith(`${trust.cloud}-`));
  const named = trust.cloud === 'aws' ? awsInputs(trust) : trust.cloud === 'gcp' ? googleInputs(trust) : {};
  const [{ makePlan }, { expectedAudience }] = await Promise.all([
    import('../login/plan.ts'),
    import('../trust/check.ts'),
  ]);
  const audience = { [`${trust.cloud}-audience`]: expectedAudience(trust) };
  const { plan, problems } = await makePlan({ ...Object.fromEntries(own), ...audience, ...named }, {}, {});
  return problems.length > 0 ? undefined : plan.logins[0];
}

function awsInputs({ name, trustPolicy }: AwsTrust): Record<string, string> {
  const [, partition = 'aws'] = /arn:(aws[\w-]*):iam:/.exec(JSON.stringify(trustPolicy)) ?? [];
  const role = /^arn:aws[\w-]*:iam::\d{12}:role\//.test(name)
    ? name
    : inputs['aws-role-to-assume'].replace('arn:aws:', `arn:${partition}:`);
  return { 'aws-role-to-assume': role, 'aws-region': regionFor(role) };
}

const poolName = /projects\/\d+\/locations\/global\/workloadIdentityPools\/[^/]+/;

function googleInputs({ provider, bindings = [] }: GcpTrust): Record<string, string> {
  const named = /^projects\/\d+\/\S+$/.test(provider?.name ?? '') ? provider?.name : undefined;
  const members = bindings.flatMap((binding) => binding.members);
  const [pool] = members.flatMap((member) => poolName.exec(member)?.[0] ?? []);
  if (named === undefined && pool === undefined) return {};
  return { 'gcp-workload-identity-provider': named ?? `${pool}/providers/github` };
}
