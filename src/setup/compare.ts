/** Trust files compared with what `plan` would write, for a job that is only described. */
import type { Claims } from '../identity/claims.ts';
import type { CheckOptions } from '../trust/check.ts';
import type { CheckReport, CheckResult } from '../trust/report.ts';

/** @param claims of the job, in which the audience may be missing: each cloud is asked with the one it wants */
export async function comparedWithPlan(
  report: CheckReport,
  claims: Readonly<Record<string, unknown>>,
  options: CheckOptions,
): Promise<CheckReport> {
  const results = await Promise.all(report.results.map((result) => compared(result, claims, options)));
  return { ...report, results };
}

async function compared(
  result: CheckResult,
  { iss, sub, aud, ...rest }: Readonly<Record<string, unknown>>,
  options: CheckOptions,
): Promise<CheckResult> {
  if (result.job !== 'allowed' || typeof iss !== 'string' || typeof sub !== 'string') return result;
  // Parts of the bundle that others load too.
  const [{ expectedAudience }, { differenceFromPlan }, { loginFor }] = await Promise.all([
    import('../trust/check.ts'),
    import('./differs.ts'),
    import('./examples.ts'),
  ]);
  const login = await loginFor(result.trust);
  const audience = typeof aud === 'string' ? aud : expectedAudience(result.trust);
  const claims: Claims = { ...rest, iss, sub, aud: audience, exp: 0 };
  const difference = login && (await differenceFromPlan(result, login, claims, options));
  return difference ? { ...result, findings: [...result.findings, difference] } : result;
}
