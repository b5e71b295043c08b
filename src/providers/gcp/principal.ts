/** IAM's name for the principal of a federated token. */
import type { GcpSettings } from './settings.ts';

/** @param sub `sub` of the ID token, which is the subject under the usual mapping `google.subject=assertion.sub` */
export function subjectPrincipal(settings: GcpSettings, sub: string): string {
  return `principal://iam.googleapis.com/${poolName(settings)}/subject/${sub}`;
}

/** `projects/…/workloadIdentityPools/<pool>`. */
export function poolName({ provider }: GcpSettings): string {
  return provider.slice(0, provider.indexOf('/providers/'));
}
