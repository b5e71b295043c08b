/** The results of a check: what the evaluators, the attack matrix and the findings say about one piece of trust. */
import type { Trust } from './read/trust.ts';
import type { Test, Verdict } from './verdict.ts';

export type Cloud = 'aws' | 'gcp' | 'azure';

export const severities = ['info', 'low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof severities)[number];

/** A judged row of the attack matrix. */
export interface AttackerResult {
  /** From the table in `attacks/table.ts`; the same for every cloud and job. */
  readonly id: string;
  /** The attacker: what the attack requires. */
  readonly who: string;
  /** `allowed` means that the attacker is admitted. */
  readonly verdict: Verdict;
  /** How bad it is if this attacker is admitted. */
  readonly severity: Severity;
  /** Rules of the job's environment on GitHub can stop this attacker; trust files do not say whether they do. */
  readonly stoppedByRules: boolean;
  /** What the attacker does. */
  readonly reason: string;
  /** What would keep this attacker out. */
  readonly fix: string;
  /** Where the attack is described. */
  readonly source: string;
  /** The subject that was tried: an admitted one, if there is one. */
  readonly subject: string;
}

/** A remark about the trust itself, apart from who is admitted. */
export interface Finding {
  readonly id: string;
  readonly severity: Severity;
  readonly message: string;
  readonly fix: string;
  /** Where the rule comes from. */
  readonly source: string;
}

export interface CheckResult {
  readonly cloud: Cloud;
  /** The role, provider or application as named in the file, otherwise the file's name. */
  readonly name: string;
  /** The file that it was read from. */
  readonly file: string;
  /** How the cloud judges the job's own token. */
  readonly job: Verdict;
  readonly tests: readonly Test[];
  /** Admitted attackers first, sorted by how little they need. Empty if the matrix was left out. */
  readonly attackers: readonly AttackerResult[];
  readonly findings: readonly Finding[];
  /** What was judged. */
  readonly trust: Trust;
}

/** A file, or a part of it, that could not be read as trust. */
export interface Unreadable {
  readonly file: string;
  readonly problem: string;
}

export interface CheckReport {
  readonly results: readonly CheckResult[];
  readonly unreadable: readonly Unreadable[];
}

export function atLeast(severity: Severity, threshold: Severity): boolean {
  return severities.indexOf(severity) >= severities.indexOf(threshold);
}

/** The JSON output of `check`; a stable contract. */
export interface CheckJson {
  readonly results: readonly {
    readonly cloud: Cloud;
    readonly name: string;
    readonly job: Verdict;
    readonly tests: readonly Test[];
    readonly attackers: readonly {
      readonly id: string;
      readonly verdict: Verdict;
      readonly severity: Severity;
    }[];
    readonly findings: readonly {
      readonly id: string;
      readonly severity: Severity;
      readonly message: string;
      readonly fix: string;
    }[];
  }[];
}

export function toJson({ results }: CheckReport): CheckJson {
  return {
    results: results.map(({ cloud, name, job, tests, attackers, findings }) => ({
      cloud,
      name,
      job,
      tests: tests.map(({ what, expected, actual, holds }) => ({ what, expected, actual, holds })),
      attackers: attackers.map(({ id, verdict, severity }) => ({ id, verdict, severity })),
      findings: findings.map(({ id, severity, message, fix }) => ({ id, severity, message, fix })),
    })),
  };
}

/** Whether an attacker is admitted whom only better trust can stop. */
function isBreach({ verdict, stoppedByRules }: AttackerResult): boolean {
  return verdict === 'allowed' && !stoppedByRules;
}

/**
 * Whether a report is bad enough to fail: an admitted attacker or a finding has at least this severity, something would
 * not be stored, or a file contains nothing that certainly admits the job. A file with several roles may include roles
 * for other jobs.
 */
export function fails(results: readonly CheckResult[], failOn: Severity): boolean {
  const files = new Set(results.map(({ file }) => file));
  const letsIn = new Set(results.filter(({ job }) => job === 'allowed').map(({ file }) => file));
  return (
    results.some(
      ({ job, attackers, findings }) =>
        job === 'invalid' ||
        attackers.some((attacker) => isBreach(attacker) && atLeast(attacker.severity, failOn)) ||
        findings.some(({ severity }) => atLeast(severity, failOn)),
    ) || letsIn.size < files.size
  );
}
