/** Who is at the other end, as far as messages need it. */
import { Failure, type FailureCode, type FailureDetails } from '../../failure/failure.ts';
import { ownErrors, type ServiceRow } from './errors.ts';

export interface ServiceFacts {
  /** Name of the provider, in front of its error codes. */
  readonly name: string;
  readonly title: string;
  /** For answers: the service's own rows first, at the end one that applies to everything. */
  readonly errors: readonly ServiceRow[];
}

/** The code of one of the service's own rows, or of those that all services have. */
export function codeOf(service: Pick<ServiceFacts, 'name'>, row: Pick<ServiceRow, 'code'>): FailureCode {
  // The registry has the type of all of them; which service this is, is known at run time only.
  return `${service.name}/${row.code}` as FailureCode;
}

/** A failure that the engine finds by itself. */
export function ownError(
  service: Pick<ServiceFacts, 'name'>,
  code: (typeof ownErrors)[number]['code'],
  message: string,
  facts: Partial<FailureDetails> = {},
): Failure {
  const row = ownErrors.find((candidate) => candidate.code === code)!;
  return new Failure(message, { code: codeOf(service, row), stage: 'exchange', retry: row.retry, ...facts });
}
