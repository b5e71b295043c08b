import type { Problem } from '../../../settings/schema.ts';

/**
 * The problem with a `url` on another host than the one that the preset's variables, or its revocation, are for: the token
 * of one service would be sent to the other.
 * @param setting names another instance of the service
 */
export function elsewhere(url: string | undefined, host: string, setting: string): Problem[] {
  if (url === undefined || new URL(url).host === host) return [];
  const message = `must be on the host ${host}, because the token is for that: \`${setting}\` names another one`;
  return [{ setting: 'url', message }];
}
