import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import type { Policy } from '../../emulator/aws/policy.ts';
import { defaults } from '../../emulator/default-world.ts';
import { type Emulator, startEmulator } from '../../emulator/index.ts';
import type { World } from '../../emulator/world.ts';
import { planned, planRegions } from '../../scripts/generate/plan-example.ts';
import type { Outcome } from '../../src/login/outcome.ts';
import { runLogins } from '../../src/login/run.ts';
import { clouds } from '../../src/providers/registry.ts';
import { loginOf, runDependencies } from '../support/exchange.ts';
import { blocksUnder, type Page, pages, parsePage, readText, unfolded } from './support/page.ts';
import { type Recorded, run, syntaxProblem } from './support/shell.ts';
import { worldOf } from './support/world.ts';

const hasBash = process.platform !== 'win32';
const described = hasBash ? describe : describe.skip;

const blocks = pages.flatMap((page) => page.blocks).filter(({ language }) => language === 'bash');

described('shell blocks', () => {
  it.each(blocks)('$page:$line is correct bash', ({ text }) => {
    expect(syntaxProblem(text)).toBe('');
  });
});

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

/** Logs the world's job in, with inputs as an example gives them. */
async function logIn(world: World, inputs: Readonly<Record<string, string>>): Promise<Outcome[]> {
  Object.assign(emulator.world, world);
  const { deps } = runDependencies(emulator);
  const logins = await Promise.all(
    clouds.map(async ({ name, load }) => {
      const own = Object.entries(inputs).filter(([input]) => input.startsWith(`${name}-`));
      const given = Object.fromEntries(own.map(([input, value]) => [input.slice(name.length + 1), value]));
      return own.length === 0 ? [] : [loginOf(await load(), given, deps.env)];
    }),
  );
  return runLogins({ logins: logins.flat() }, deps);
}

function refusals(outcomes: readonly Outcome[]): string[] {
  return outcomes.flatMap((outcome) => (outcome.succeeded ? [] : [outcome.error.code]));
}

/** What the first example below a heading gives to the action. */
function inputsUnder(page: string, anchor: string): Record<string, string> {
  const [example = ''] = blocksUnder(page, anchor, 'yaml');
  const value = parse(example);
  const steps = Array.isArray(value) ? value : (value.steps ?? value.jobs.deploy.steps);
  return steps.find((step: { uses?: string }) => step.uses?.startsWith('multi-cloud-oidc/')).with;
}

const threeClouds = inputsUnder('README.md', 'multi-cloud-oidc-login');

const setUp = 'docs/set-up.md';
const ofClouds = ['a-role-in-aws', 'a-workload-identity-provider-in-google-cloud', 'an-identity-in-azure'];

/** Runs the set-up commands of the page, with the JSON that it gives for files. */
function followed(of?: Page): Recorded {
  const commands = ofClouds.flatMap((anchor) => blocksUnder(setUp, anchor, 'bash', of));
  const [policy = ''] = blocksUnder(setUp, 'a-role-in-aws', 'json', of);
  return run(commands.join('\n'), { 'trust-policy.json': policy });
}

describe('the commands of the page on setting up trust', () => {
  const posix = hasBash ? it : it.skip;

  posix('let the job log in to all three clouds', async () => {
    const world = worldOf(followed(unfolded(setUp)));
    expect(refusals(await logIn(world, threeClouds))).toEqual([]);
  });

  posix('do so also with what is folded', async () => {
    expect(refusals(await logIn(worldOf(followed()), threeClouds))).toEqual([]);
  });

  posix('let a job log in whose subject holds IDs, with the folded credential for Azure', async () => {
    const options = { github: { immutableSubject: true } };
    const usual = await logIn(worldOf(followed(unfolded(setUp)), options), threeClouds);
    expect(refusals(usual)).toEqual(['azure/AADSTS700213']);
    expect(refusals(await logIn(worldOf(followed(), options), threeClouds))).toEqual([]);
  });

  posix('let that job log in with what `--immutable-subject` prints for Azure', async () => {
    const { azure } = await planned('main', ['--immutable-subject']);
    const [identity] = azure.filter(({ title }) => title.startsWith('User-assigned managed identity, in'));
    const world = worldOf(run(identity!.text), { github: { immutableSubject: true } });
    const inputs = inputsUnder(setUp, 'an-identity-in-azure');
    expect(refusals(await logIn(world, { ...inputs, 'azure-subscription-id': '' }))).toEqual([]);
  });

  posix('keep jobs of other branches and other repositories out', async () => {
    const recorded = followed();
    const denied = ['aws/not-authorized', 'gcp/impersonation-denied', 'azure/AADSTS700213'];
    const branch = worldOf(recorded, { job: { ref: 'refs/heads/other' } });
    expect(refusals(await logIn(branch, threeClouds))).toEqual(denied);
    const fork = worldOf(recorded, { job: { repository: 'mallory/octo-repo', repositoryOwnerId: '66' } });
    expect(refusals(await logIn(fork, threeClouds))).toEqual([
      'aws/not-authorized',
      'gcp/attribute-condition',
      'azure/AADSTS700213',
    ]);
  });

  posix('keep out a repository that took over the name', async () => {
    const again = worldOf(followed(unfolded(setUp)), { job: { repositoryId: '900' } });
    expect(refusals(await logIn(again, threeClouds))).toEqual([
      'aws/not-authorized',
      'gcp/attribute-condition',
    ]);
  });

  posix('belong to the examples next to them', async () => {
    const world = worldOf(followed());
    for (const anchor of ofClouds) {
      expect(refusals(await logIn(world, inputsUnder(setUp, anchor)))).toEqual([]);
    }
  });
});

described("the commands of the clouds' own pages", () => {
  it('trust an app registration in Azure', async () => {
    const world = worldOf(run(blocksUnder('docs/azure.md', 'app-registration', 'bash').join('\n')));
    const inputs = {
      ...inputsUnder('docs/azure.md', 'powershell'),
      'azure-client-id': defaults.azure.clientId,
    };
    expect(refusals(await logIn(world, inputs))).toEqual([]);
  });

  it('trust a managed identity in Azure', async () => {
    const world = worldOf(
      run(blocksUnder('docs/azure.md', 'user-assigned-managed-identity', 'bash').join('\n')),
    );
    expect(refusals(await logIn(world, inputsUnder('docs/azure.md', 'powershell')))).toEqual([]);
  });

  it('trust a repository in Google Cloud, through a service account and directly', async () => {
    const account = 'gcloud iam service-accounts create deploy --project=octo-project';
    const commands = blocksUnder('docs/google-cloud.md', 'trust', 'bash');
    const world = worldOf(run([account, ...commands].join('\n')));
    const inputs = inputsUnder('docs/google-cloud.md', 'container-images');
    expect(refusals(await logIn(world, inputs))).toEqual([]);
    expect(refusals(await logIn(world, { ...inputs, 'gcp-service-account': '' }))).toEqual([]);
    expect(world.google.projects[0]!.viewers).toHaveLength(1);
  });
});

const generated = Object.entries(await planRegions()).flatMap(([path, regions]) =>
  Object.entries(regions).map(([name, content]) => ({ path: `docs/${path}`, name, content })),
);

describe('the set-up commands', () => {
  it.each(generated)('of $path are what the command line prints: $name', ({ path, name, content }) => {
    const region = readText(path).split(`<!-- ${name}:start -->`)[1]?.split(`<!-- ${name}:end -->`)[0];
    expect(region?.trim()).toBe(content);
  });

  // What `plan` prints must not be written by hand next to it, where it would not follow.
  it.each(pages.map(({ path }) => path))(
    'of %s that say whom to trust stand in such regions only',
    (path) => {
      const byHand = readText(path).replace(/<!-- (plan-[\w-]+):start -->.*?<!-- \1:end -->/gs, '');
      const { blocks: left } = parsePage(path, byHand);
      const trusting =
        /create-open-id-connect-provider|assume-role-policy|"Federated"|create-oidc|update-oidc|workloadIdentityUser|federated-credential create|vault write|opkssh add|AuthenticationConfiguration/;
      expect(left.filter(({ text }) => trusting.test(text))).toEqual([]);
    },
  );
});

describe('the page on trust', () => {
  const page = readText('docs/trust.md');

  it('names findings that there are', () => {
    const sources = ['src/trust', 'src/workflow/audit', 'src/setup'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => readFileSync(join(folder, file), 'utf8')),
    );
    const table = page.split('## Seven pitfalls')[1]!.split('\n## ')[0]!;
    const rows = table
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .slice(2);
    expect(rows).toHaveLength(7);
    const ids = rows.flatMap((row) => [...row.split('|')[2]!.matchAll(/`([a-z]+(?:-[a-z]+)+)`/g)]);
    const named = ids.map(([, id]) => id!).filter((id) => id !== 'github-token');
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((id) => !sources.some((text) => text.includes(`'${id}'`)))).toEqual([]);
  });
});

describe('the trust policies of the AWS page', () => {
  const [exact = '', pattern = ''] = blocksUnder('docs/aws.md', 'the-trust-policy', 'json');
  const [production = '{}'] = blocksUnder('docs/trust.md', 'aws', 'json');
  const byId = JSON.stringify(JSON.parse(production).Statement[0].Condition);
  const policy = (condition: string): Policy => {
    const whole = JSON.parse(exact);
    return { ...whole, Statement: [{ ...whole.Statement[0], Condition: JSON.parse(condition) }] };
  };
  const subjects = { names: false, IDs: true };

  function trusting(trustPolicy: Policy, job: Partial<World['job']>, immutableSubject = false): World {
    const recorded = { calls: [], files: {} };
    const world = worldOf(recorded, { job, github: { immutableSubject } });
    const account = world.aws.accounts[defaults.aws.accountId]!;
    account.oidcProviders = [
      { url: 'token.actions.githubusercontent.com', clientIds: ['sts.amazonaws.com'] },
    ];
    account.roles = [
      { path: '/', name: 'deploy', maxSessionDuration: 3600, trustPolicy, permissions: { Statement: [] } },
    ];
    return world;
  }
  const inputs = inputsUnder('docs/set-up.md', 'a-role-in-aws');

  it.each(Object.entries(subjects))('admit a branch by a subject with %s', async (_, immutable) => {
    const world = trusting(JSON.parse(exact), {}, immutable);
    expect(refusals(await logIn(world, inputs))).toEqual([]);
  });

  it('admit branches by a pattern', async () => {
    const release = trusting(policy(pattern), { ref: 'refs/heads/release/1' });
    expect(refusals(await logIn(release, inputs))).toEqual([]);
    expect(refusals(await logIn(trusting(policy(pattern), {}), inputs))).toEqual(['aws/not-authorized']);
  });

  it.each(Object.entries(subjects))('admit an environment by IDs, subject with %s', async (_, immutable) => {
    const environment = { environment: 'production' };
    expect(refusals(await logIn(trusting(policy(byId), environment, immutable), inputs))).toEqual([]);
    const other = { ...environment, repositoryId: '75' };
    expect(refusals(await logIn(trusting(policy(byId), other, immutable), inputs))).toEqual([
      'aws/not-authorized',
    ]);
  });

  it('let a role chain reach its last role', async () => {
    const [next = ''] = blocksUnder('docs/aws.md', 'a-chain-of-roles', 'json');
    const world = trusting(JSON.parse(exact), {});
    const [role] = world.aws.accounts[defaults.aws.accountId]!.roles;
    role!.name = 'entry';
    const allowed = { Effect: 'Allow' as const, Action: ['sts:AssumeRole', 'sts:TagSession'], Resource: '*' };
    role!.permissions = { Statement: allowed };
    world.aws.accounts['444455556666']!.roles = [
      { ...role!, name: 'deploy', trustPolicy: JSON.parse(next), permissions: { Statement: [] } },
    ];
    const [outcome] = await logIn(world, inputsUnder('docs/aws.md', 'a-chain-of-roles'));
    expect(outcome).toMatchObject({ succeeded: true, description: { target: 'account 444455556666' } });
  });
});
