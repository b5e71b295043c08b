/** Text for people about a failed SSH login. Pure. */

import type { Diagnosis, Failure } from '../../failure/failure.ts';
import { entryOf, explained } from '../../failure/table.ts';
import type { Claims } from '../../identity/claims.ts';
import { sshErrors } from './errors.ts';

const page = 'ssh.md';

export function diagnose({ code, stage }: Failure, claims: Claims | undefined): Diagnosis {
  const row = entryOf(sshErrors, 'ssh', code);
  if (row) return explained(row, { issuer: claims?.iss ?? 'the issuer of the ID token' }, page);
  if (stage === 'id-token')
    return { summary: 'There was no ID token for the SSH login.', causes: [], fix: [], page };
  return {
    summary: 'The keys of the issuer of the ID token could not be read.',
    causes: ['The network or proxy between this runner and the issuer interferes.'],
    fix: [
      `Let the runner reach ${URL.parse(claims?.iss ?? '')?.host ?? 'the issuer'} on port 443, directly or through the proxy in \`HTTPS_PROXY\`.`,
    ],
    page,
  };
}
