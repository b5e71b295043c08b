/** Who is at the other end, as far as messages need it. */
import { Failure, type FailureCode, type FailureDetails } from '../../failure/failure.ts';
import type { ownErrors } from './errors.ts';
import type { ServiceRow } from './row.ts';

export interface ServiceFacts {
  /** Name of the provider, in front of its error codes. */
  readonly name: string;
  readonly title: string;
  /** The service's own rows; those of all services come after them. */
  readonly errors: readonly ServiceRow[];
}

/** The code of one of the service's own rows, or of those that all services have. */
export function codeOf(service: Pick<ServiceFacts, 'name'>, row: Pick<ServiceRow, 'code'>): FailureCode {
  // The registry has the type of all of them; which service this is, is known at run time only.
  return `${service.name}/${row.code}` as FailureCode;
}

/** A failure that the engine finds by itself. A repeat could leave behind another token that cannot be revoked. */
export function ownError(
  service: Pick<ServiceFacts, 'name'>,
  code: (typeof ownErrors)[number]['code'],
  message: string,
  facts: Partial<FailureDetails> = {},
): Failure {
  return new Failure(message, { code: codeOf(service, { code }), stage: 'exchange', retry: 'no', ...facts });
}
