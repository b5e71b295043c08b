/** The results of a check: what the evaluators, the attack matrix and the findings say about one piece of trust. */
import type { Trust } from './read/trust.ts';
import type { Test, Verdict } from './verdict.ts';

export type Cloud = 'aws' | 'gcp' | 'azure';

export const severities = ['info', 'low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof severities)[number];

/** One row of the attack matrix, judged. */
export interface AttackerResult {
  /** Of the table in `attacks/table.ts`; the same for every cloud and job. */
  readonly id: string;
  /** Who does it: what somebody needs for it. */
  readonly who: string;
  /** `allowed` is an attacker who gets in. */
  readonly verdict: Verdict;
  /** How bad it is if this one gets in. */
  readonly severity: Severity;
  /** What the attacker does. */
  readonly reason: string;
  /** What would keep this attacker out. */
  readonly fix: string;
  /** Where the attack is described. */
  readonly source: string;
  /** The subject that was tried: one that gets in, if there is one. */
  readonly subject: string;
}

/** Something about the trust itself, apart from who gets in. */
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
  /** Role, provider, application: as the file names it, else the name of the file. */
  readonly name: string;
  /** The file it was read from. */
  readonly file: string;
  /** What the cloud says to the job's own token. */
  readonly job: Verdict;
  readonly tests: readonly Test[];
  /** Those who get in first, and among them those who need least. Empty if the matrix was left out. */
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

/** The JSON of `check`, a contract. */
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

/**
 * Whether a report is bad enough to fail: an attacker gets in or a finding weighs that much, something would not be
 * stored, or a file has nothing that surely lets the job in. A file that lists several roles may hold some for other jobs.
 */
export function fails(results: readonly CheckResult[], failOn: Severity): boolean {
  const files = new Set(results.map(({ file }) => file));
  const letsIn = new Set(results.filter(({ job }) => job === 'allowed').map(({ file }) => file));
  return (
    results.some(
      ({ job, attackers, findings }) =>
        job === 'invalid' ||
        attackers.some(({ verdict, severity }) => verdict === 'allowed' && atLeast(severity, failOn)) ||
        findings.some(({ severity }) => atLeast(severity, failOn)),
    ) || letsIn.size < files.size
  );
}
