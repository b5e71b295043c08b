/**
 * Why logins were refused, according to the workspace's policies. Loaded after a refusal, and only if there are any.
 */
import type { Environment } from '../environment.ts';
import { readFile } from '../files/system.ts';
import type { Failed } from '../login/outcome.ts';
import { causeOf, judgePolicies, readPolicies } from '../setup/policies.ts';

/** The statuses of a service that recognized the caller and refused it. */
const refusing = [400, 401, 403];

export interface PolicyCauses {
  /** Complete sentences, keyed by the login's name. Logins whose refusal no policy explains are absent. */
  readonly causes: ReadonlyMap<string, readonly string[]>;
  /** Policies that could not be judged. They explain nothing, so the likely causes are shown. */
  readonly notJudged: readonly string[];
}

export async function policyCauses(
  failures: readonly Failed[],
  paths: readonly string[],
  env: Environment,
): Promise<PolicyCauses> {
  const { files, problems } = await readPolicies(paths, env.GITHUB_WORKSPACE ?? '.', (path) =>
    readFile(path, 'utf8'),
  );
  const causes = new Map<string, readonly string[]>();
  const notJudged = new Set(problems.map((problem) => `\`trust-policies\` ${problem}.`));
  for (const { login, claims, error } of failures) {
    if (claims === undefined || !refusing.includes(error.status ?? 0)) continue;
    const { results, unreadable } = await judgePolicies(files, [{ login, claims }], { attacks: false });
    const found = results.map(causeOf).filter((cause) => cause !== undefined);
    for (const { file, problem } of unreadable) notJudged.add(`${file}: ${problem}`);
    if (found.length > 0) causes.set(login.name, found);
  }
  return { causes, notJudged: [...notJudged] };
}
