/**
 * Runs the shipped action against the emulated clouds the way GitHub's runner would, shows what a user would see, lets
 * real programs use the login, and ends with a login that is refused. Needs no network and no accounts. Exits with 1 if
 * anything is wrong.
 */

import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { type Consumer, consumers } from '../emulator/consumers/index.ts';
import { defaults, defaultWorld, type Emulator, startEmulator } from '../emulator/index.ts';
import { inputs, threeClouds } from '../emulator/logins.ts';
import { type Job, type StepResult, startJob } from '../emulator/runner/index.ts';
import { createChecks, printSection, readableLog, table } from './demo/present.ts';
import { timeline } from './demo/timeline.ts';

const actionFolder = fileURLToPath(new URL('..', import.meta.url));
const reference = './';

/** The time of a request between a runner and a cloud. */
const latencyMs = 80;

const secretOutputs = [
  'aws-secret-access-key',
  'aws-session-token',
  'gcp-access-token',
  'azure-access-token',
];

/** What each consumer must learn from the cloud. */
const expectedFacts: Record<Consumer['cloud'], Record<string, string>> = {
  aws: { identity: `arn:aws:sts::${defaults.aws.accountId}:assumed-role/deploy/` },
  google: { identity: defaults.google.serviceAccount, project: defaults.google.projectId },
  azure: { identity: defaults.azure.clientId, subscription: defaults.azure.subscriptionId },
};

const checks = createChecks();
const emulator = await startEmulator({ latencyMs });
const job = await startJob({ environment: emulator.environment() });
try {
  showWorkflowStep();
  const login = await runLogin(emulator, job);
  showPublished(job, login);
  showRequests(emulator);
  if (login.outcome === 'success') await letConsumersProve(job, login);
  await finish(job);
} finally {
  job.dispose();
  await emulator.close();
}
await showRefusedLogin();
process.exitCode = checks.allPassed() ? 0 : 1;
console.log(checks.allPassed() ? '\nAll checks passed.' : '\nSome checks FAILED.');

function showWorkflowStep(): void {
  const workflow = {
    permissions: { 'id-token': 'write', contents: 'read' },
    steps: [{ id: 'login', uses: reference, with: threeClouds }],
  };
  printSection('The workflow step', stringify(workflow, { lineWidth: 0 }).trimEnd().split('\n'));
}

async function runLogin(emulator: Emulator, job: Job): Promise<StepResult> {
  emulator.clearRequests();
  const login = await job.uses(actionFolder, {
    id: 'login',
    reference,
    with: threeClouds,
    watchProcesses: true,
  });
  printSection(
    `Its log (${Math.round(login.durationMs)} ms with ${latencyMs} ms per request)`,
    readableLog(login.log),
  );
  printSection('Its summary', login.summary.split('\n'));
  return login;
}

function showPublished(job: Job, login: StepResult): void {
  const masked = (values: Record<string, string>) =>
    table(Object.fromEntries(Object.entries(values).map(([name, value]) => [name, job.mask(value)])));
  printSection('Exported to later steps', masked(login.exported));
  printSection('Outputs', masked(login.outputs));

  printSection('Checks', []);
  checks.check('the step succeeded', login.outcome === 'success');
  for (const cloud of ['AWS_ACCESS_KEY_ID', 'GOOGLE_APPLICATION_CREDENTIALS', 'AZURE_CONFIG_DIR']) {
    checks.check(`${cloud} is exported`, login.exported[cloud] !== undefined);
  }
  const shown = [login.log, login.summary, login.rawSummary, ...(login.processes ?? []).flat()].join('\n');
  checks.check(
    `none of the ${login.masks.length} masked values is in the log, the summary or a process's arguments`,
    login.masks.length > 0 && login.masks.every((value) => !shown.includes(value)),
  );
  for (const name of secretOutputs) {
    const value = login.outputs[name] ?? '';
    checks.check(`the output ${name} is there and masked`, value !== '' && job.output(value) === undefined);
  }
  if (process.platform === 'linux')
    checks.check('no other process was started', login.processes?.length === 1);
}

function showRequests(emulator: Emulator): void {
  printSection('Requests it made', timeline(emulator.requests));
}

async function letConsumersProve(job: Job, login: StepResult): Promise<void> {
  printSection('Real programs that use the login', []);
  for (const consumer of consumers) {
    if (!(await consumer.available())) {
      console.log(`– ${consumer.name}: SKIPPED, ${consumer.requires} is not installed`);
      continue;
    }
    const { succeeded, facts, step } = await consumer.prove(job, login.outputs);
    const passed = succeeded && areAsExpected(facts, expectedFacts[consumer.cloud]);
    checks.check(`${consumer.name} (${Math.round(step.durationMs)} ms)`, passed);
    for (const line of passed ? table(facts) : readableLog(step.log)) console.log(`    ${job.mask(line)}`);
  }
}

/** Not every consumer learns everything, but everything it learned must be right. */
function areAsExpected(facts: Record<string, string>, expected: Record<string, string>): boolean {
  const entries = Object.entries(facts);
  return (
    entries.length > 0 &&
    entries.every(([name, fact]) => fact !== '' && fact.startsWith(expected[name] ?? ''))
  );
}

async function finish(job: Job): Promise<void> {
  let leftovers: string[] = [];
  const posts = await job.finish({
    inspect: () => {
      leftovers = job.leftovers();
    },
  });
  printSection(
    'The post step',
    posts.flatMap(({ log }) => readableLog(log)),
  );
  checks.check('it succeeded', posts.length === 1 && posts.every(({ outcome }) => outcome === 'success'));
  checks.check(
    `nothing is left on disk${leftovers.map((path) => `\n    ${path}`).join('')}`,
    leftovers.length === 0,
  );
  checks.check('no process outlived the job', job.terminated.length === 0);
}

/** The same step in a repository that AWS does not trust: what its author reads, and what to paste. */
async function showRefusedLogin(): Promise<void> {
  const world = defaultWorld();
  world.job = { ...world.job, repository: 'octo-org/other-repo', repositoryId: '75' };
  const emulator = await startEmulator({ world, latencyMs });
  const job = await startJob({ environment: emulator.environment() });
  try {
    const login = await job.uses(actionFolder, { reference, with: inputs.aws });
    printSection('A login that is refused: the log of its step', readableLog(login.log));
    printSection('Checks', []);
    checks.check('the step failed', login.outcome === 'failure');
    checks.check('it exported nothing', Object.keys(login.exported).length === 0);
    const trusted = `"repo:${world.job.repository}:ref:${world.job.ref}"`;
    checks.check('the log has the trust policy to paste', login.log.includes(trusted));
    await job.finish();
  } finally {
    job.dispose();
    await emulator.close();
  }
}
