/** What the relying party has to trust. Pure. */

import type { TrustAdvice } from '../../contract/explanation.ts';
import type { Claims } from '../../identity/claims.ts';
import { claimsToShow } from '../../identity/claims.ts';

/** For services without their own advice: the claims as YAML, one per line. */
export function claimsToTrust(claims: Claims, title: string): readonly TrustAdvice[] {
  const text = claimsToShow(claims)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    .join('\n');
  return [{ title: `${title}: trust an ID token with these claims`, language: 'yaml', text }];
}
