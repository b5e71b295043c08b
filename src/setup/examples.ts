/** Logins with names that stand for the reader's own, for a plan that is made before there are any. */
import type { GeneralSettings } from '../login/general-settings.ts';
import type { Login } from '../login/login.ts';
import { makePlan } from '../login/plan.ts';

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
  return (await makePlan(inputs, settings, {})).plan.logins;
}
