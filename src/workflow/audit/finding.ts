/** What an audit reports. */

export const severities = ['info', 'low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof severities)[number];

export interface Place {
  readonly file: string;
  readonly line: number;
  /** Undefined at the level of the workflow and in a composite action. */
  readonly job?: string;
}

export interface Finding extends Place {
  readonly id: string;
  readonly severity: Severity;
  /** What is wrong and why it matters. */
  readonly message: string;
  /** What to do. */
  readonly fix: string;
  /** Workflow YAML to use instead. */
  readonly replacement?: string;
  /** The command that prints the trust that the replacement needs. */
  readonly plan?: string;
  /** Names of the secrets involved. */
  readonly secrets?: readonly string[];
  /** The zizmor audit that covers the same subject in general. */
  readonly zizmor?: string;
}

/** The most severe first; findings of equal severity in the order of the files. */
export function bySeverity(findings: readonly Finding[]): Finding[] {
  const rank = ({ severity }: Finding) => severities.indexOf(severity);
  return [...findings].sort(
    (a, b) => rank(b) - rank(a) || (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line),
  );
}
