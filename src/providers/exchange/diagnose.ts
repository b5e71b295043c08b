/** Explains a failed exchange. Pure. */

import type { TrustAdvice } from '../../contract/explanation.ts';
import type { Diagnosis, Failure } from '../../failure/failure.ts';
import { entryOf } from '../../failure/table.ts';
import type { Claims } from '../../identity/claims.ts';
import { immutableSince, isImmutableSubject } from '../../identity/subject.ts';
import { commonErrors, ownErrors } from './errors.ts';
import type { ServiceExplanation } from './row.ts';
import type { ServiceFacts } from './service.ts';

/** What the explanation of a refusal may use. */
interface RefusalFacts {
  /** Absent if there was no ID token. */
  readonly claims: Claims | undefined;
  /** What would admit the job; absent if that is not known. */
  readonly advice: TrustAdvice | undefined;
}

const subjectHint = `Repositories created, renamed or transferred since ${immutableSince} have a subject with IDs in it (\`repo:owner@…/name@…:…\`), which a rule for the old form does not match.`;

export function diagnose(
  error: Failure,
  service: ServiceFacts,
  facts: RefusalFacts,
  page: string,
): Diagnosis {
  const row = entryOf([...service.errors, ...commonErrors, ...ownErrors], service.name, error.code);
  if (!row) return { summary: `The login to ${service.title} failed.`, causes: [], fix: [], page };
  const { causes, fix, byClaims }: ServiceExplanation = row.explain;
  const ofJob = byClaims ? factsOf(facts) : { causes: [] };
  return { summary: row.title, ...ofJob, causes: [...causes, ...ofJob.causes], fix, page };
}

/** What a refusal by the claims may have to do with this job. */
function factsOf({ claims, advice }: RefusalFacts): Pick<Diagnosis, 'causes' | 'paste'> {
  const isImmutable = claims !== undefined && isImmutableSubject(claims.sub);
  return {
    causes: isImmutable ? [subjectHint] : [],
    ...(advice ? { paste: { language: advice.language, text: advice.text } } : {}),
  };
}
