/** Explains a failed login with the user's own values. */

import type { Diagnosis, Failure } from '../../failure/failure.ts';
import { entryOf, explained } from '../../failure/table.ts';
import type { Claims } from '../../identity/claims.ts';
import { gcpErrors } from './errors.ts';
import type { GcpSettings } from './settings.ts';

const page = 'google-cloud.md';

export function diagnose(error: Failure, claims: Claims | undefined, settings: GcpSettings): Diagnosis {
  const row = entryOf(gcpErrors, 'gcp', error.code);
  if (!row) return { summary: 'The login to Google Cloud failed.', causes: [], fix: [], page };
  const { operation, named = {}, message: words } = error;
  return explained(row, { settings, claims, operation, named, words }, page);
}
