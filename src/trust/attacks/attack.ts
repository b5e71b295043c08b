/** A row of the attack matrix, and what it is made from. */
import type { Severity } from '../report.ts';

export interface AttackOptions {
  /** Without `refs/heads/`. */
  readonly defaultBranch?: string;
  /** Whether a workflow on `pull_request_target`, `workflow_run` or comments checks out the code of pull requests. */
  readonly checksOutPullRequests?: boolean;
}

export type Changes = Readonly<Record<string, string | undefined>>;

/** What is known of the job, for the rows. */
export interface Target {
  readonly claims: Readonly<Record<string, unknown>>;
  readonly owner: string;
  readonly name: string;
  /** Full ref, or a likely one if the job's is not known. */
  readonly ref: string;
  readonly branch: string;
  readonly environment: string | undefined;
  readonly defaultRef: string;
  readonly options: AttackOptions;
}

/** What an attacker's token says, beyond the job's own claims. `undefined` takes a claim away. */
export interface Variant {
  readonly changes: Changes;
  /** Set if the subject is not made from the changes. */
  readonly subject?: string;
  readonly severity?: Severity;
}

export interface Attack {
  readonly id: string;
  readonly who: string;
  /** What the attacker needs: 0 = anybody on GitHub … 6 = somebody who could do it the regular way too. */
  readonly power: number;
  readonly reason: string;
  readonly fix: string;
  readonly source: string;
  severity(target: Target): Severity;
  variants(target: Target): readonly (Changes | Variant)[];
}
