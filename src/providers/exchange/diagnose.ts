/** Explains a failed exchange. The claims of the ID token are shown with every failure. Pure. */

import type { TrustAdvice } from '../../contract/explanation.ts';
import type { Diagnosis, Failure } from '../../failure/failure.ts';
import type { Claims } from '../../identity/claims.ts';
import { ownErrors } from './errors.ts';
import type { ServiceFacts } from './service.ts';

const subjectHint =
  'Repositories that were created, renamed or transferred since the middle of 2026 have a subject with IDs in it (`repo:owner@…/name@…:…`), which a rule for the old form does not match.';

/** @param advice what would admit the job; absent where that cannot be told */
export function diagnose(
  error: Failure,
  claims: Claims | undefined,
  service: ServiceFacts,
  { page, advice }: { page: string; advice: TrustAdvice | undefined },
): Diagnosis {
  const code = error.code.startsWith(`${service.name}/`)
    ? error.code.slice(service.name.length + 1)
    : undefined;
  const row = [...service.errors, ...ownErrors].find((candidate) => candidate.code === code);
  if (!row) return { summary: `The login to ${service.title} failed.`, causes: [], fix: [], page };
  const { summary, causes, fix, byClaims } = row;
  const immutable = claims !== undefined && /^repo:[^/]+@\d+\//.test(claims.sub);
  return {
    summary,
    causes: [...causes, ...(byClaims && immutable ? [subjectHint] : [])],
    fix,
    ...(byClaims && advice ? { paste: { language: advice.language, text: advice.text } } : {}),
    page,
  };
}
