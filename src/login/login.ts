/** A login that the step is asked for, and what can be wrong with a request for one. */
import type { AnyProvider } from '../contract/provider.ts';

export interface Login {
  /** Unique in the step: `aws`, `gcp`, `azure` for the flat inputs, else the entry's own name. */
  readonly name: string;
  readonly provider: AnyProvider;
  /** The provider's own settings, resolved. */
  readonly settings: unknown;
  /** Undefined when only the exchange can know it. */
  readonly audience: string | undefined;
  /** Whether its variables are exported to later steps. */
  readonly exportEnvironment: boolean;
  /** Where its ID tokens come from, as `id-token-source` names it; absent where the step's own source is meant. */
  readonly source?: string;
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
