/** Who is at the other end, as far as messages need it. */
import { Failure, type FailureDetails } from '../../failure/failure.ts';
import { type ErrorRow, ownErrors } from './errors.ts';

export interface ServiceFacts {
  /** Name of the provider, in front of its error codes. */
  readonly name: string;
  readonly title: string;
  /** For answers: the service's own rows first, at the end one that matches everything. */
  readonly errors: readonly ErrorRow[];
}

/** A failure that the engine finds by itself. */
export function ownError(
  service: Pick<ServiceFacts, 'name'>,
  code: string,
  message: string,
  facts: Partial<FailureDetails> = {},
): Failure {
  const { retry } = ownErrors.find((row) => row.code === code)!;
  return new Failure(message, { code: `${service.name}/${code}`, stage: 'exchange', retry, ...facts });
}
