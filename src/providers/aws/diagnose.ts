/** Text for people about a failed AWS login. Pure. */

import type { Diagnosis, Failure } from '../../failure/failure.ts';
import { entryOf, explained } from '../../failure/table.ts';
import type { Claims } from '../../identity/claims.ts';
import { awsErrors } from './errors.ts';
import { hopOf } from './hops.ts';
import type { AwsSettings } from './settings.ts';
import { explainUnreachable } from './unreachable.ts';

const page = 'aws.md';

export function diagnose(error: Failure, claims: Claims | undefined, settings: AwsSettings): Diagnosis {
  const hop = hopOf(error.operation, settings);
  const row = entryOf(awsErrors, 'aws', error.code);
  if (row) return explained(row, { settings, hop, claims }, page);
  if (error.stage === 'id-token')
    return { summary: 'There was no ID token for the login to AWS.', causes: [], fix: [], page };
  if (error.code.startsWith('http/')) return { ...explainUnreachable(error, settings), page };
  return {
    summary: `The login with the role ${hop.role.arn} failed.`,
    causes: [],
    fix: ['Run the job again, with debug logging switched on if it fails again.'],
    page,
  };
}
