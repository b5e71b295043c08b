/** What the relying party has to trust. Pure. */

import type { TrustAdvice } from '../../contract/explanation.ts';
import type { Claims } from '../../identity/claims.ts';
import { claim } from '../../identity/claims.ts';

/** Those that services decide by. Never the token itself. */
const telling = [
  'iss',
  'aud',
  'sub',
  'repository',
  'repository_owner_id',
  'job_workflow_ref',
  'workflow_ref',
  'environment',
  'event_name',
];

/** The claims as YAML, one per line. */
export function shownClaims(claims: Claims): string {
  return telling
    .flatMap((name) => {
      const value = claim(claims, name);
      return value === undefined ? [] : [`${name}: ${JSON.stringify(value)}`];
    })
    .join('\n');
}

/** For services without advice of their own. */
export function claimsToTrust(claims: Claims, title: string): readonly TrustAdvice[] {
  return [
    { title: `${title}: trust an ID token with these claims`, language: 'yaml', text: shownClaims(claims) },
  ];
}
