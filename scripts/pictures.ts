/**
 * Makes pictures of job summaries as GitHub shows them, each from a run of the shipped action against the emulated
 * clouds. Needs Chromium (`chromium` on the path, or its path in `CHROMIUM`), `pngquant`, and the package registry for
 * two libraries. All pictures go to the given folder, or to a temporary one; those shown in the docs also go to
 * `docs/`.
 */
import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { defaultWorld, startEmulator, type World } from '../emulator/index.ts';
import { type Inputs, inputs, manyLogins, threeClouds } from '../emulator/logins.ts';
import { startJob } from '../emulator/runner/index.ts';
import { openBrowser } from './pictures/browser.ts';
import { fetchLibraries } from './pictures/libraries.ts';
import { pageWidth, summaryPage } from './pictures/page.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));

/** The time of a request between a runner and a cloud. */
const latencyMs = 80;

const largestInDocsBytes = 60 * 1024;

interface Picture {
  readonly name: string;
  readonly inputs: Inputs;
  readonly world?: () => World;
  /** Whether it is shown in the docs. */
  readonly isPublished?: boolean;
}

/** A repository that no cloud trusts. */
function otherRepository(): World {
  const world = defaultWorld();
  return { ...world, job: { ...world.job, repository: 'octo-org/other-repo', repositoryId: '75' } };
}

/** The service account trusts another branch. */
function withoutGoogleBinding(): World {
  const world = defaultWorld();
  for (const account of world.google.serviceAccounts) account.workloadIdentityUsers = [];
  return world;
}

const pictures: readonly Picture[] = [
  { name: 'one', inputs: inputs.aws },
  { name: 'summary', inputs: threeClouds, isPublished: true },
  { name: 'twelve', inputs: { logins: manyLogins(12) } },
  { name: 'summary-refused', inputs: threeClouds, world: withoutGoogleBinding, isPublished: true },
  { name: 'all-refused', inputs: threeClouds, world: otherRepository },
  {
    name: 'wrong-inputs',
    inputs: {
      ...threeClouds,
      'aws-role-duration-seconds': 'soon',
      'gcp-workload-identity-provider':
        'projects/my-project/locations/global/workloadIdentityPools/p/providers/q',
      'azure-client-id': 'my-app',
      'aws-regoin': 'eu-west-1',
    },
  },
];

const folder = process.argv[2] ?? mkdtempSync(join(tmpdir(), 'pictures-'));
mkdirSync(folder, { recursive: true });
const scripts = (await fetchLibraries(folder)).map((path) => pathToFileURL(path).href);
const browser = await openBrowser(process.env.CHROMIUM ?? 'chromium');
try {
  for (const picture of pictures) {
    const page = join(folder, `${picture.name}.html`);
    writeFileSync(page, summaryPage(await summaryOf(picture), scripts));
    const file = join(folder, `${picture.name}.png`);
    writeFileSync(file, await browser.picture(pathToFileURL(page).href, pageWidth));
    await shrink(file);
    console.log(file);
    if (picture.isPublished) publish(file, picture.name);
  }
} finally {
  await browser.close();
}

async function summaryOf({ inputs: given, world }: Picture): Promise<string> {
  const emulator = await startEmulator({ latencyMs, ...(world ? { world: world() } : {}) });
  const job = await startJob({ environment: emulator.environment() });
  try {
    const step = await job.uses(root, { with: { ...given } });
    if (step.summary === '') throw new Error(`the step wrote no summary:\n${step.log}`);
    return step.summary;
  } finally {
    await job.finish();
    job.dispose();
    await emulator.close();
  }
}

/** Uses a small palette, which is enough for text. */
async function shrink(file: string): Promise<void> {
  await run('pngquant', ['--force', '--speed', '1', '--output', file, '32', file]);
}

function publish(file: string, name: string): void {
  const { size } = statSync(file);
  if (size > largestInDocsBytes) throw new Error(`${file} has ${size} bytes: too many for the repository`);
  copyFileSync(file, join(root, 'docs', `${name}.png`));
}
