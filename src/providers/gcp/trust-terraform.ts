/** Pool, provider and binding as resources of Terraform's provider `hashicorp/google`. Pure. */
import { block, Expression, NestedBlock } from '../../text/hcl.ts';
import type { ProviderParts } from './provider-name.ts';

export interface ProviderToTrust extends ProviderParts {
  readonly issuer: string;
  /** Attribute → CEL expression. */
  readonly mapping: Readonly<Record<string, string>>;
  readonly condition: string;
  /** Absent if it is the provider's own name. */
  readonly audience?: string;
  /** The principal that gets the role. */
  readonly member: string;
  /** Absent for roles on the project itself. */
  readonly serviceAccount?: { readonly account: string; readonly project: string };
  /** The ID or number of the project for such roles. */
  readonly project: string;
}

export function terraform(trust: ProviderToTrust): string {
  const { projectNumber, pool, provider, issuer, mapping, condition, audience } = trust;
  return [
    block('resource', ['google_iam_workload_identity_pool', 'github'], {
      project: projectNumber,
      workload_identity_pool_id: pool,
    }),
    block('resource', ['google_iam_workload_identity_pool_provider', 'github'], {
      project: projectNumber,
      workload_identity_pool_id: new Expression(
        'google_iam_workload_identity_pool.github.workload_identity_pool_id',
      ),
      workload_identity_pool_provider_id: provider,
      attribute_mapping: mapping,
      attribute_condition: condition,
      oidc: new NestedBlock({
        issuer_uri: issuer,
        ...(audience === undefined ? {} : { allowed_audiences: [audience] }),
      }),
    }),
    binding(trust),
  ].join('\n\n');
}

function binding({ member, serviceAccount, project }: ProviderToTrust): string {
  if (serviceAccount === undefined) {
    const role = block('resource', ['google_project_iam_member', 'github'], {
      project,
      role: 'roles/viewer',
      member,
    });
    return `# Instead of roles/viewer: the role that the job needs\n${role}`;
  }
  return block('resource', ['google_service_account_iam_member', 'github'], {
    service_account_id: `projects/${serviceAccount.project}/serviceAccounts/${serviceAccount.account}`,
    role: 'roles/iam.workloadIdentityUser',
    member,
  });
}
