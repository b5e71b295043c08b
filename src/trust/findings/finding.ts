import type { Finding, Severity } from '../report.ts';

/** Where the rules come from. */
export const sources = {
  operators: 'IAM User Guide, "Condition operators"',
  multivalued: 'IAM User Guide, "Single-valued vs. multivalued context keys"',
  variables: 'IAM User Guide, "Policy variables"',
  keys: 'IAM User Guide, "Available keys for AWS OIDC federation"',
  guardrail: 'IAM User Guide, "Identity-provider controls for shared OIDC providers"',
  sessions: 'IAM User Guide, "Update the maximum session duration for a role"',
  thumbprints: 'IAM User Guide, "Obtain the thumbprint for an OpenID Connect identity provider"',
  subjects: 'GitHub Docs, "OpenID Connect reference"',
  immutable: 'GitHub Docs, "OpenID Connect reference", immutable subject claims',
  reusable: 'GitHub Docs, "Using OpenID Connect with reusable workflows"',
  environments: 'GitHub Docs, "Managing environments for deployment"',
  hardening: 'GitHub Docs, "Security hardening with OpenID Connect"',
  tinder: 'Tinder Security Labs, 2023',
  ohMyDc: 'Unit 42, "OH-MY-DC"',
  squats: 'Boost Security Labs, "Sleeper Squats"',
  bots: 'zizmor, `bot-conditions`',
  cel: 'CEL language definition',
  pools: 'Google Cloud, "Workload Identity Federation"',
  poolPractice: 'Google Cloud, "Best practices for using Workload Identity Federation"',
  flexible: 'Microsoft Entra, "Flexible federated identity credentials"',
  federation: 'Microsoft Entra, "Workload identity federation considerations"',
} as const;

export function finding(
  id: string,
  severity: Severity,
  source: keyof typeof sources,
  message: string,
  fix: string,
): Finding {
  return { id, severity, message, fix, source: sources[source] };
}

/** Breaking the same rule twice in the same way counts as one finding. */
export function distinct(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ id, message }) => {
    const key = `${id} ${message}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
