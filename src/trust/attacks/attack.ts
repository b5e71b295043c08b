/** A row of the attack matrix, and the data it is built from. */
import type { Severity } from '../report.ts';

export interface AttackOptions {
  /** Without `refs/heads/`. */
  readonly defaultBranch?: string;
  /** Whether a workflow on `pull_request_target`, `workflow_run` or comments checks out the code of pull requests. */
  readonly checksOutPullRequests?: boolean;
}

export type Changes = Readonly<Record<string, string | undefined>>;

/** What the rows know about the job. */
export interface Target {
  readonly claims: Readonly<Record<string, unknown>>;
  readonly owner: string;
  readonly name: string;
  /** The full ref, or a likely one if the job's ref is unknown. */
  readonly ref: string;
  readonly branch: string;
  readonly environment: string | undefined;
  readonly defaultRef: string;
  readonly options: AttackOptions;
}

/** How an attacker's claims differ from the job's. `undefined` removes a claim. */
export interface Variant {
  readonly changes: Changes;
  /** Set if the subject is not derived from the changes. */
  readonly subject?: string;
  readonly severity?: Severity;
}

export interface Attack {
  readonly id: string;
  readonly who: string;
  /** What the attacker needs: 0 = any GitHub user … 6 = a person who could also do it the regular way. */
  readonly power: number;
  readonly reason: string;
  readonly fix: string;
  readonly source: string;
  severity(target: Target): Severity;
  /** Whether rules of the job's environment can stop the attacker, so that the trust alone says too little. */
  stoppedByRules?(target: Target): boolean;
  variants(target: Target): readonly (Changes | Variant)[];
}
