/** A login that the step was asked for, and the problems that such a request can have. */
import type { LoginFacts } from '../contract/facts.ts';
import type { AnyProvider } from '../contract/provider.ts';

export interface Login {
  /** Unique in the step: `aws`, `gcp`, `azure` for the flat inputs, else the entry's own name. */
  readonly name: string;
  /** Whether it was requested with a cloud's own inputs or as an entry of `logins`. */
  readonly kind: 'flat' | 'entry';
  readonly provider: AnyProvider;
  /** The provider's own settings, resolved. */
  readonly settings: unknown;
  /** Where its ID tokens come from, as `id-token-source` names it. */
  readonly source: string;
  /** Whether its variables are exported to later steps. */
  readonly exportEnvironment: boolean;
  readonly facts: LoginFacts;
}

export interface Plan {
  readonly logins: readonly Login[];
}

/** Something wrong with an input, by its public name. */
export interface InputProblem {
  readonly input: string;
  /** Completes "`<input>` …". */
  readonly message: string;
}
