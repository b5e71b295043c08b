/** Explains a failed login with the user's own values. */

import type { Diagnosis, Failure } from '../../failure/failure.ts';
import type { Claims } from '../../identity/claims.ts';
import { knownError } from './errors.ts';
import type { GcpSettings } from './settings.ts';

const page = 'google-cloud.md';

export function diagnose(error: Failure, claims: Claims | undefined, settings: GcpSettings): Diagnosis {
  const facts = { settings, claims, operation: error.operation };
  const known = knownError(error.code);
  if (!known) return { summary: 'The login to Google Cloud failed.', causes: [], fix: [], page };
  const text = known.paste?.(facts);
  return { ...known.explain(facts), ...(text ? { paste: { language: 'sh', text } } : {}), page };
}
