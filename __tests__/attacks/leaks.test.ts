/** Everything that the shipped action writes anywhere, searched for everything that the services ever issued. */
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { defaults, defaultWorld } from '../../emulator/index.ts';
import { cloudsAndServices } from '../../emulator/logins.ts';
import type { Job, StepResult } from '../../emulator/runner/index.ts';
import { actionFolder, inputs, scenario, threeClouds } from '../support/scenario.ts';
import { budget } from './support/budget.ts';
import { issuedSecrets } from './support/issued.ts';
import { type Leak, searchFor } from './support/leak-search.ts';

const world = scenario({ world: () => defaultWorld() });
const { repository } = defaultWorld().job;
afterEach(() => {
  world.emulator.world.job.repository = repository;
});

/** Every switch that makes a library tell more. */
const noisy = {
  AWS_SDK_JS_DEBUG: '1',
  AWS_SDK_LOAD_CONFIG: '1',
  AZURE_LOG_LEVEL: 'verbose',
  DEBUG: '*',
  GOOGLE_SDK_NODE_LOGGING: '*',
  MSAL_LOG_LEVEL: 'trace',
  RUNNER_DEBUG: '1',
};

/** The same for Node.js itself, which prints the headers of requests. The runner's masks alone hide what is in them. */
const noisyNode = {
  ...noisy,
  NODE_DEBUG: 'http,https,net,tls,stream,module,child_process,timer,fetch,undici',
};

interface Written {
  readonly where: string;
  readonly text: string;
}

function filesBelow(folder: string, name: string): Written[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => lstatSync(path).isFile())
    .map((path) => ({ where: `${name}/${relative(folder, path)}`, text: readFileSync(path, 'latin1') }));
}

/** What a step shows, and what it wrote to the places that others can read. */
function shownBy(step: StepResult, showsUnmasked: boolean): Written[] {
  const place = `${step.id} ${step.stage}`;
  const unmasked = step.rawLog.split('\n').filter((line) => !line.startsWith('::add-mask::'));
  return [
    { where: `${place}: log`, text: step.log },
    ...(showsUnmasked ? [{ where: `${place}: log before masks`, text: unmasked.join('\n') }] : []),
    { where: `${place}: summary`, text: step.rawSummary },
    { where: `${place}: annotations`, text: JSON.stringify(step.annotations) },
    { where: `${place}: arguments`, text: (step.processes ?? []).flat().join('\n') },
  ];
}

type Variables = Record<string, string>;
type Scenario = (
  job: Job,
  use: (given: Variables, env?: Variables) => Promise<StepResult>,
) => Promise<unknown>;

const allClouds = { 'aws-profile': 'deploy', ...threeClouds };

/** Those that say most come first: `npm test` runs these alone. */
const scenarios: Readonly<Record<string, Scenario>> = {
  'several services': (_, use) => use(cloudsAndServices),
  'with refresh': (_, use) => use({ ...threeClouds, refresh: 'true' }),
  'some of the logins refused': async (_, use) => {
    const role = 'arn:aws:iam::111122223333:role/nobody';
    expect((await use({ ...cloudsAndServices, 'aws-role-to-assume': role })).outcome).toBe('failure');
  },
  'a publication that fails': async (job, use) => {
    if (process.platform === 'win32') return use(threeClouds);
    // Root may write anywhere, but not into a private directory of somebody else.
    const isRoot = process.getuid?.() === 0;
    const blocked = isRoot ? join(job.temp, 'multi-cloud-login') : job.temp;
    if (isRoot) {
      mkdirSync(blocked, { mode: 0o700 });
      chownSync(blocked, 12_345, 12_345);
    } else chmodSync(blocked, 0o500);
    const { outcome, exported } = await use(cloudsAndServices);
    if (!isRoot) chmodSync(blocked, 0o700);
    expect({ outcome, exported }).toEqual({ outcome: 'failure', exported: {} });
  },
  'a second use': async (_, use) => {
    await use(cloudsAndServices);
    expect((await use(cloudsAndServices)).outcome).toBe('success');
    expect((await use({ ...inputs.azure, cache: 'false' })).outcome).toBe('success');
  },
  'three clouds': (_, use) => use(allClouds),
  refused: async (_, use) => {
    world.emulator.world.job.repository = 'octo-org/other-repo';
    expect((await use(cloudsAndServices)).outcome).toBe('failure');
  },
  'answers that cannot be used': async (_, use) => {
    for (const service of ['aws-sts', 'google-sts', 'entra'])
      world.emulator.inject({ kind: 'truncate', service, times: 100 });
    expect((await use({ ...cloudsAndServices, 'retry-max-attempts': '2' })).outcome).toBe('failure');
  },
  'mode: plan': (_, use) => use({ ...threeClouds, mode: 'plan', 'github-token': defaults.github.token }),
};

async function leaksOf(run: Scenario, switches: Variables = noisy): Promise<readonly Leak[]> {
  const job = await world.job({ debug: true });
  const written: Written[] = [];
  let uses = 0;
  await run(job, async (given, env = {}) => {
    const step = await job.uses(actionFolder, {
      id: `use-${++uses}`,
      with: given,
      env: { ...switches, ...env },
      watchProcesses: process.platform === 'linux',
    });
    written.push(...shownBy(step, switches === noisy), ...filesBelow(job.workspace, 'workspace'));
    return step;
  });
  const posts = await job.finish({
    inspect: () => {
      const left = [
        ...filesBelow(job.workspace, 'workspace'),
        ...filesBelow(job.home, 'HOME'),
        ...filesBelow(job.temp, 'RUNNER_TEMP'),
      ];
      // The runner's own files: its commands, and the masks among them.
      written.push(...left.filter(({ where }) => !where.includes('_runner_file_commands')));
    },
  });
  written.push(...posts.flatMap((step) => shownBy(step, switches === noisy)));
  const { ACTIONS_ID_TOKEN_REQUEST_TOKEN = '' } = world.emulator.environment();
  const secrets = new Set([...issuedSecrets(world.emulator.requests), ACTIONS_ID_TOKEN_REQUEST_TOKEN]);
  expect(secrets.size).toBeGreaterThan(3);
  const search = searchFor(secrets);
  return written.flatMap(({ where, text }) => search.in(text, where));
}

describe('no secret, and no eight characters of one in any form, is left anywhere by', () => {
  it.each(Object.entries(scenarios).slice(0, budget(5, 99)))('%s', async (_, run) => {
    expect(await leaksOf(run)).toEqual([]);
  });
});

describe('the masks hide everything that Node.js prints of its own requests in', () => {
  const names = Object.keys(scenarios).slice(0, budget(1, 99));
  it.each(names)('%s', async (name) => {
    expect(await leaksOf(scenarios[name]!, noisyNode)).toEqual([]);
  });
});

describe('the search of a scenario', () => {
  it('finds what somebody printed, and what somebody left in the workspace', async () => {
    const leaks = await leaksOf(async (job, use) => {
      const step = await use(inputs.aws);
      const secret = step.outputs['aws-secret-access-key']!;
      writeFileSync(join(job.workspace, 'left.txt'), Buffer.from(`x=${secret}`).toString('base64'));
    });
    expect(leaks).toContainEqual(expect.objectContaining({ where: 'workspace/left.txt' }));
  });

  it('knows all that a login with three clouds hands out', async () => {
    const step = await world.login(threeClouds);
    const secrets = issuedSecrets(world.emulator.requests);
    for (const [name, value] of Object.entries(step.outputs)) {
      if (/(access-key|access-key-id|session-token|access-token|auth-token|id-token)$/.test(name))
        expect([name, secrets.has(value)]).toEqual([name, true]);
    }
  });
});
