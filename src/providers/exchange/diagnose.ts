/** Explains a failed exchange. Pure. */

import type { Diagnosis, Failure } from '../../failure/failure.ts';
import { entryOf, explained } from '../../failure/table.ts';
import type { RefusalFacts } from './errors.ts';
import { ownErrors } from './errors.ts';
import type { ServiceFacts } from './service.ts';

export function diagnose(
  error: Failure,
  service: ServiceFacts,
  facts: RefusalFacts,
  page: string,
): Diagnosis {
  const row = entryOf([...service.errors, ...ownErrors], service.name, error.code);
  if (!row) return { summary: `The login to ${service.title} failed.`, causes: [], fix: [], page };
  return explained(row, facts, page);
}
