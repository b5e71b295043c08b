/** Habits of the workflow file that holds the job, as far as they concern its ID tokens. */
import type { Warning } from './warnings.ts';

/** Findings about who can get the job's ID tokens; those about stored keys are for `audit`. */
const concerning = [
  'id-token-for-whole-workflow',
  'environment-from-expression',
  'actor-guard',
  'login-before-build',
];

/** The path of the workflow file in its repository, if it is in the job's own. */
export function workflowPath(claims: Readonly<Record<string, unknown>>): string | undefined {
  const [file = ''] = String(claims.workflow_ref ?? '').split('@');
  const prefix = `${claims.repository}/`;
  return file.startsWith(prefix) ? file.slice(prefix.length) : undefined;
}

export async function workflowWarnings(path: string, text: string, repository: string): Promise<Warning[]> {
  // The same part of the bundle as that of the command line.
  const { audit } = await import('../workflow/audit/audit.ts');
  return audit([{ path, text }], { repository })
    .findings.filter(({ id }) => concerning.includes(id))
    .map(({ id, severity, message, fix, file, line }) => ({
      id,
      severity,
      message: `${file}:${line}: ${message}`,
      fix,
    }));
}
