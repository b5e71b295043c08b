import type { AwsSettings } from './settings.ts';

/** The account IDs to hide, if the user asks for that. They are known before anything is sent. */
export function accountSecrets({ maskAccountId, roles }: AwsSettings): readonly string[] {
  return maskAccountId ? [...new Set(roles.map(({ accountId }) => accountId))] : [];
}
