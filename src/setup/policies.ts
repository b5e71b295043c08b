/** Trust files of the workspace, judged with the real claims of a job's logins. */
import { resolve, sep } from 'node:path';
import type { Claims } from '../identity/claims.ts';
import type { Login } from '../login/login.ts';
import type { CheckOptions } from '../trust/check.ts';
import type { TrustFile } from '../trust/read/read.ts';
import type { CheckReport, CheckResult } from '../trust/report.ts';
import type { Test } from '../trust/verdict.ts';

export interface ReadFiles {
  readonly files: readonly TrustFile[];
  /** About files that could not be read; completes "`trust-policies` …". */
  readonly problems: readonly string[];
}

/** Longer than any list of roles that a person keeps in a repository. */
const maxBytes = 10 * 1024 * 1024;

/** @param paths relative to the workspace, which they must not leave */
export async function readPolicies(
  paths: readonly string[],
  workspace: string,
  read: (path: string) => Promise<string>,
): Promise<ReadFiles> {
  const files: TrustFile[] = [];
  const problems: string[] = [];
  const root = resolve(workspace);
  for (const name of paths) {
    const path = resolve(root, name);
    if (!path.startsWith(root.endsWith(sep) ? root : root + sep)) {
      problems.push(`names ${name}, which is not in the workspace`);
      continue;
    }
    try {
      const text = await read(path);
      if (text.length > maxBytes)
        problems.push(`names ${name}, which is larger than ${maxBytes / 1024 / 1024} MB`);
      else files.push({ name, text });
    } catch {
      problems.push(`names ${name}, which cannot be read: check the repository out before this step`);
    }
  }
  return { files, problems };
}

export interface JudgedLogin {
  readonly login: Pick<Login, 'name' | 'provider' | 'settings'>;
  readonly claims: Claims;
}

/** Judges each piece of trust with the ID token of the login that it is for. What is for no login is left out. */
export async function judgePolicies(
  files: readonly TrustFile[],
  logins: readonly JudgedLogin[],
  options: CheckOptions,
): Promise<CheckReport> {
  const { checkTrust } = await import('../trust/check.ts');
  const reports = await Promise.all(
    logins.map(async ({ login, claims }) => {
      const { results, unreadable } = await checkTrust(files, claims, options);
      const own = results.filter((result) => concerns(result, login));
      return {
        results: await Promise.all(own.map((result) => compared(result, login, claims, options))),
        unreadable,
      };
    }),
  );
  return {
    results: reports.flatMap(({ results }) => results),
    unreadable: reports[0]?.unreadable ?? [],
  };
}

/** With what the policy lacks of the one that `plan` writes. */
async function compared(
  result: CheckResult,
  login: JudgedLogin['login'],
  claims: Claims,
  options: CheckOptions,
): Promise<CheckResult> {
  if (result.job !== 'allowed') return result;
  const { differenceFromPlan } = await import('./differs.ts');
  const difference = await differenceFromPlan(result, login, claims, options);
  return difference === undefined ? result : { ...result, findings: [...result.findings, difference] };
}

/** Whether a piece of trust can be that of a login's role, provider or identity. Files without its name may be. */
export function concerns(
  { cloud, name }: Pick<CheckResult, 'cloud' | 'name'>,
  { provider, settings }: Pick<Login, 'provider' | 'settings'>,
): boolean {
  if (cloud !== provider.name) return false;
  if (cloud === 'aws') {
    const [role] = (settings as { roles: readonly [{ arn: string; name: string }] }).roles;
    if (name.startsWith('arn:')) return name === role.arn;
    return !/^[\w+=,.@-]+$/.test(name) || /\.\w+$/.test(name) || name === role.name;
  }
  if (cloud === 'gcp' && name.startsWith('projects/'))
    return name.split(' ')[0] === (settings as { provider: string }).provider;
  return true;
}

/**
 * Why a login was refused, by a policy that is known: completes the place of the causes that are likely without one.
 * Undefined if the policy does not say.
 */
export function causeOf(result: CheckResult): string | undefined {
  const where = result.name === result.file ? result.file : `${result.name} in ${result.file}`;
  if (result.job === 'unknown') return undefined;
  if (result.job === 'allowed')
    return `According to ${where}, this job would get in. The cloud has another trust than this file, or the change has not reached it yet.`;
  const matching = result.tests
    .filter(({ holds }) => holds === true)
    .map(nameOf)
    // Claims alone: the rest adds nothing.
    .filter((name) => /^`\w+`$/.test(name) && name !== '`disabled`');
  const failed = result.tests.filter(({ holds }) => holds === false);
  if (failed.length === 0) return undefined;
  const start = matching.length > 0 ? `${matching.join(', ')} ${plural(matching)}, but ` : '';
  const verdict = result.job === 'invalid' ? ' The cloud would not store this trust.' : '';
  return `According to ${where}: ${start}${failed.map(difference).join('; ')}.${verdict}`;
}

function plural(names: readonly string[]): string {
  return names.length === 1 ? 'matches' : 'match';
}

function difference(test: Test): string {
  return `${nameOf(test)} does not: expected \`${test.expected}\`, sent \`${test.actual}\``;
}

/** The claim alone, if the test names an operator and GitHub's condition key. */
function nameOf({ what }: Test): string {
  const claim = /^\S+ token\.actions\.githubusercontent\.com(?:\/[\w-]+)?:(\w+)$/.exec(what)?.[1];
  return `\`${claim ?? what}\``;
}
