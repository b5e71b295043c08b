/**
 * Runs the shipped action on the Node.js of Windows under Wine against the emulated clouds: a login that is renewed, the
 * program that AWS tools start, a second use of the action, and the post steps. See scripts/try-on-windows.sh.
 *
 *     node try.ts <folder of the Debian>
 */
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { defaultWorld, startEmulator } from '../../emulator/index.ts';
import { threeClouds } from '../../emulator/logins.ts';
import { type Job, type StepResult, startJob } from '../../emulator/runner/index.ts';
import { createChecks, printSection, readableLog } from '../demo/present.ts';

/** An ID token is renewed at half its lifetime. Wine starts programs slowly, so a few seconds are not enough. */
const lifetimes = { idTokenSeconds: 30, credentialSeconds: 120 };
const renewalMs = 90_000;

const root = process.argv[2] ?? '';
const repository = fileURLToPath(new URL('../..', import.meta.url));
const action = join(root, 'action');
for (const part of ['action.yml', 'package.json', 'dist'])
  cpSync(join(repository, part), join(action, part), { recursive: true });

const node = [process.execPath, fileURLToPath(new URL('wine-node.ts', import.meta.url)), root];
const checks = createChecks();
const world = defaultWorld();
Object.assign(world.lifetimes, lifetimes);
const emulator = await startEmulator({ world });
const job = await startJob({ environment: { ...emulator.environment(), RUNNER_OS: 'Windows' }, node });
try {
  const login = await job.uses(action, { id: 'login', with: { ...threeClouds, refresh: 'true' } });
  show('The login', login);
  checks.check('the login succeeded', login.outcome === 'success');
  checks.check('no warning or error', login.annotations.length === 0);
  checks.check('its paths are of Windows', isWindowsPath(login.exported.GOOGLE_APPLICATION_CREDENTIALS));

  const helper = await job.run([...node, ...awsCommand(job)]);
  checks.check('the program for AWS tools prints a session', isSession(helper.rawLog));
  checks.check('the refresher renews the Azure login', await isRenewed(job));

  const again = await job.uses(action, { id: 'again', with: { ...threeClouds, refresh: 'true' } });
  show('A second use', again);
  checks.check('the second use succeeded', again.outcome === 'success');

  let leftovers: string[] = [];
  const posts = await job.finish({
    inspect: () => {
      leftovers = job.leftovers();
    },
  });
  for (const post of posts) show('A post step', post);
  checks.check(
    'both post steps succeeded',
    posts.every(({ outcome }) => outcome === 'success'),
  );
  checks.check(
    'they warn of nothing',
    posts.every(({ annotations }) => annotations.length === 0),
  );
  checks.check(
    `nothing is left on disk${leftovers.map((path) => `\n    ${path}`).join('')}`,
    leftovers.length === 0,
  );
  // Wine's own processes live on for a moment.
  const refreshers = job.terminated.filter((name) => name.includes('node'));
  checks.check('no refresher outlived the job', refreshers.length === 0);
} finally {
  job.dispose();
  await emulator.close();
}
process.exitCode = checks.allPassed() ? 0 : 1;
console.log(checks.allPassed() ? '\nAll checks passed.' : '\nSome checks FAILED.');

function show(title: string, step: StepResult): void {
  printSection(title, readableLog(step.log));
}

function isWindowsPath(value = ''): boolean {
  return /^Z:\\/.test(value);
}

/** The words after `credential_process = <Node.js>` in the AWS configuration: what an AWS tool would start. */
function awsCommand({ exported }: Job): string[] {
  const file = join(root, (exported.AWS_CONFIG_FILE ?? '').replace(/^Z:/, '').replaceAll('\\', '/'));
  const [, ...words] =
    /^credential_process *= *(.*)$/m.exec(readFileSync(file, 'utf8'))?.[1]?.trim().split(' ') ?? [];
  return words;
}

function isSession(text: string): boolean {
  try {
    const { Version, SessionToken } = JSON.parse(text);
    return Version === 1 && typeof SessionToken === 'string';
  } catch {
    console.log(text);
    return false;
  }
}

/** Waits for a line in the diary of the refresher. */
async function isRenewed({ temp }: Job): Promise<boolean> {
  const folder = join(temp, 'multi-cloud-login');
  const end = performance.now() + renewalMs;
  let diary = '';
  while (performance.now() < end) {
    const use = readdirSync(folder).find((name) => name.startsWith('use-')) ?? '';
    const file = join(folder, use, 'refresher.log');
    diary = existsSync(file) ? readFileSync(file, 'utf8') : '';
    if (diary.includes('"renewed"')) return true;
    await pause(500);
  }
  console.log(diary);
  return false;
}
