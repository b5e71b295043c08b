/** `mode: plan`: asks for the ID tokens, exchanges nothing, and shows the trust to set up. Loaded in that mode only. */

import { Failure } from '../failure/failure.ts';
import { readFile } from '../files/system.ts';
import type { RetryDependencies } from '../http/retry.ts';
import { retry } from '../http/retry.ts';
import type { Claims } from '../identity/claims.ts';
import { tokenEndpoint } from '../identity/github.ts';
import { createSource } from '../identity/sources.ts';
import { createIdTokens, type IdTokens } from '../identity/tokens.ts';
import type { GeneralSettings } from '../login/general-settings.ts';
import type { Login } from '../login/login.ts';
import type { Failed } from '../login/outcome.ts';
import { type GithubRules, readGithubRules } from '../setup/github-rules.ts';
import { planMarkdown } from '../setup/markdown.ts';
import { judgePolicies, readPolicies } from '../setup/policies.ts';
import { type SetUp, setUpOf } from '../setup/set-up.ts';
import { heading, setUpText, warningText } from '../setup/text.ts';
import { jobWarnings, sessionWarnings, type Warning } from '../setup/warnings.ts';
import { workflowPath, workflowWarnings } from '../setup/workflow-file.ts';
import { isObject } from '../text/json.ts';
import { renderReport } from '../trust/render.ts';
import { type CheckReport, severities, toJson } from '../trust/report.ts';
import { retryLine, title } from './log.ts';
import { reportAll, reportRefused } from './report.ts';
import { type StepDependencies, shown } from './step.ts';

/** For a login whose audience is known only after its exchange has begun. No service accepts such a token. */
const nobody = 'multi-cloud-oidc-plan';

interface PlannedLogin {
  readonly login: Login;
  readonly claims: Claims;
}

/** @param logins may be empty: the trust is then shown with placeholder names */
export async function planStep(
  logins: readonly Login[],
  settings: GeneralSettings,
  deps: StepDependencies,
): Promise<void> {
  const { runner, env } = deps;
  const say = (text: string) => runner.info(shown(text, deps));
  const policies = await readPolicies(settings.trustPolicies ?? [], env.GITHUB_WORKSPACE ?? '.', (path) =>
    readFile(path, 'utf8'),
  );
  if (policies.problems.length > 0) {
    const problems = policies.problems.map((message) => ({ input: 'trust-policies', message }));
    return reportRefused(problems, settings, deps);
  }
  const wanted = logins.length > 0 ? logins : await examples(settings);
  const endpoint = tokenEndpoint(env);
  if (endpoint) deps.secrets.add(endpoint.bearer);
  const signal = deps.deadline(settings.timeoutSeconds * 1000);
  const { planned, failed } = await requestTokens(wanted, settings, signal, deps);
  if (failed.length > 0) return reportAll(failed, settings, deps);
  const claims = planned[0]!.claims;
  const rules = await githubRules(claims, settings, signal, deps);
  const workflow = await ofWorkflowFile(claims, deps);
  const setUps = await Promise.all(planned.map((each) => setUpFor(each)));
  const warnings = bySeverity([
    ...jobWarnings(claims),
    ...rules.warnings,
    ...workflow.warnings,
    ...sessionWarnings(sessionsOf(wanted)),
  ]);
  const notChecked = [...rules.notChecked, ...workflow.notChecked];
  const report = await checkReport(policies.files, planned, deps);

  say(
    logins.length > 0
      ? 'Planning only (`mode: plan`): nothing is exchanged, nothing is exported.'
      : 'Planning only (`mode: plan`). No login is named, so the trust below is for example names: replace them with yours.',
  );
  for (const warning of warnings) {
    if (severities.indexOf(warning.severity) >= severities.indexOf('medium'))
      runner.warning(shown(warningText(warning), deps));
    else say(warningText(warning));
  }
  for (const line of notChecked) say(`Not checked: ${line}`);
  if (report) say(`\n${renderReport(report)}`);
  for (const setUp of setUps) for (const text of logTexts(setUp)) say(text);

  runner.setOutput('available', 'true');
  runner.setOutput('logins', '[]');
  runner.setOutput(
    'plan',
    deps.secrets.redact(
      JSON.stringify({
        warnings,
        'not-checked': notChecked,
        logins: setUps,
        ...(report && { check: toJson(report).results }),
      }),
    ),
  );
  if (!settings.summary) return;
  const page = planMarkdown({
    setUps,
    warnings,
    notChecked,
    ...(report && { check: renderReport(report) }),
  });
  await runner.summarize(deps.secrets.redact(page)).catch((error: Error) => {
    runner.warning(shown(`The job summary could not be written: ${error.message}`, deps));
  });
}

async function examples(settings: GeneralSettings): Promise<readonly Login[]> {
  const { exampleLogins } = await import('../setup/examples.ts');
  return exampleLogins(settings);
}

/** Claims, the trust as commands, and the same as Terraform. */
function logTexts(setUp: SetUp): string[] {
  const claims = Object.entries(setUp.claims).map(([name, value]) => `    ${name}: ${value}`);
  const terraform = setUp.trust.filter(({ language }) => language === 'hcl');
  return [
    `\n== ${heading(setUp)}: the claims that trust can test\n${claims.join('\n')}`,
    `\n${setUpText(setUp, 'cli')}`,
    ...(terraform.length > 0 ? [`\n${setUpText(setUp, 'terraform')}`] : []),
  ];
}

async function setUpFor({ login, claims }: PlannedLogin): Promise<SetUp> {
  if (login.facts.audience !== undefined) return setUpOf(login, claims);
  // The service states its audience only when asked, and a plan sends no request.
  const { aud: _, ...rest } = claims;
  return setUpOf(login, { ...rest, aud: '' } as Claims);
}

async function requestTokens(
  logins: readonly Login[],
  settings: GeneralSettings,
  signal: AbortSignal,
  deps: StepDependencies,
): Promise<{ planned: PlannedLogin[]; failed: Failed[] }> {
  const timeoutMs = settings.timeoutSeconds * 1000;
  const policy = {
    maxAttempts: settings.retryMaxAttempts,
    attemptTimeoutMs: Math.min(10_000, Math.floor(timeoutMs / 9)),
    deadline: deps.now() + timeoutMs,
  };
  const retries: RetryDependencies = {
    now: deps.now,
    random: deps.random,
    sleep: deps.sleep,
    signal,
    onRetry: (event) => deps.runner.info(shown(retryLine(event), deps)),
  };
  const stores = new Map<string, Promise<IdTokens>>();
  const tokensFrom = (name: string): Promise<IdTokens> => {
    const known = stores.get(name);
    if (known) return known;
    const made = createSource(name, deps).then((source) =>
      createIdTokens({
        source,
        request: (operation, attempt) => retry(operation, attempt, policy, retries),
        mask: deps.secrets.add,
        now: deps.now,
      }),
    );
    stores.set(name, made);
    return made;
  };
  const planned: PlannedLogin[] = [];
  const failed: Failed[] = [];
  await Promise.all(
    logins.map(async (login) => {
      const startedAt = deps.now();
      try {
        const tokens = await tokensFrom(login.source);
        const { claims } = await tokens.shared(login.facts.audience ?? nobody);
        planned.push({ login, claims });
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        failed.push({ login, succeeded: false, error, startedAt, endedAt: deps.now(), spans: [] });
      }
    }),
  );
  const order = (login: Login) => logins.indexOf(login);
  return { planned: planned.sort((a, b) => order(a.login) - order(b.login)), failed };
}

async function githubRules(
  claims: Claims,
  { githubToken }: GeneralSettings,
  signal: AbortSignal,
  deps: StepDependencies,
): Promise<GithubRules> {
  if (githubToken !== undefined) return readGithubRules(claims, githubToken, { ...deps, signal });
  const what =
    claims.environment === undefined
      ? "the subject's customization"
      : `the subject's customization, and whether the environment "${claims.environment}" has required reviewers and a branch rule`;
  return {
    warnings: [],
    notChecked: [`${what} (set \`github-token: \${{ github.token }}\` and the permission \`actions: read\`)`],
  };
}

async function ofWorkflowFile(claims: Claims, { env }: StepDependencies): Promise<GithubRules> {
  const path = workflowPath(claims);
  if (path === undefined) return { warnings: [], notChecked: [] };
  try {
    const text = await readFile(`${env.GITHUB_WORKSPACE ?? '.'}/${path}`, 'utf8');
    return { warnings: await workflowWarnings(path, text, String(claims.repository)), notChecked: [] };
  } catch {
    return {
      warnings: [],
      notChecked: [`whether \`id-token: write\` is granted to the whole workflow (check out ${path} first)`],
    };
  }
}

async function checkReport(
  files: Parameters<typeof judgePolicies>[0],
  planned: readonly PlannedLogin[],
  deps: StepDependencies,
): Promise<CheckReport | undefined> {
  if (files.length === 0) return undefined;
  const event = await deps.readEvent();
  const repository = isObject(event?.repository) ? event.repository : {};
  const { default_branch: branch } = repository;
  return judgePolicies(files, planned, typeof branch === 'string' ? { defaultBranch: branch } : {});
}

/** How many seconds each login's session lasts, as far as the inputs say. */
function sessionsOf(logins: readonly Login[]): Record<string, number> {
  return Object.fromEntries(
    logins.flatMap((login) => {
      const { durationSeconds, accessTokenLifetimeSeconds } = login.settings as Record<string, unknown>;
      const seconds = durationSeconds ?? accessTokenLifetimeSeconds;
      return typeof seconds === 'number' ? [[title(login), seconds]] : [];
    }),
  );
}

function bySeverity(warnings: readonly Warning[]): Warning[] {
  return [...warnings].sort((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity));
}
