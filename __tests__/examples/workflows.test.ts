import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { examples } from '../../emulator/example-identities.ts';
import { defaults, defaultWorld, type Emulator, startEmulator } from '../../emulator/index.ts';
import { readText, root } from '../docs/support/page.ts';
import { type Run, runWorkflow } from '../docs/support/run-workflow.ts';
import { run } from '../docs/support/shell.ts';
import { unpinned, weaknesses } from '../docs/support/weaknesses.ts';
import { workflowProblems } from '../docs/support/workflow.ts';
import { worldOf } from '../docs/support/world.ts';
import { policyOf } from '../trust/support.ts';

const released = 'multi-cloud-oidc/login@v1';
const templates = readdirSync(`${root}workflow-templates`).filter((name) => name.endsWith('.yml'));
const workflow = (path: string) => readText(path).replaceAll('$default-branch', 'main');
const files = [
  'examples/one-step.yml',
  'examples/check-trust.yml',
  'examples/deploy-pipeline.yml',
  'examples/reusable/deploy.yml',
  'examples/reusable/caller.yml',
  'examples/composite/workflow.yml',
  ...templates.map((name) => `workflow-templates/${name}`),
];

describe('the workflows to copy', () => {
  it('are all checked', () => {
    const found = readdirSync(`${root}examples`, { recursive: true, encoding: 'utf8' })
      .map((name) => `examples/${name.replaceAll('\\', '/')}`)
      .filter(
        (path) => path.endsWith('.yml') && 'jobs' in (parse(readText(path), { logLevel: 'error' }) ?? {}),
      );
    expect(files).toEqual(expect.arrayContaining(found));
  });

  it.each(files)('%s is correct', (path) => {
    expect(workflowProblems(workflow(path), released)).toEqual([]);
  });

  it.each(files)('%s is careful', (path) => {
    const ours = /^(multi-cloud-oidc\/login(\/check)?@v1|octo-org\/.*@main) is not pinned/;
    expect(weaknesses(workflow(path)).filter((weakness) => !ours.test(weakness))).toEqual([]);
  });

  it('also pin the actions of the composite action', () => {
    expect(unpinned(readText('examples/composite/action.yml'))).toEqual([released]);
  });

  it.each(templates)('%s has the properties that GitHub requires', (name) => {
    const properties = JSON.parse(readText(`workflow-templates/${name.replace('.yml', '.properties.json')}`));
    expect(properties).toMatchObject({ name: expect.any(String), description: expect.any(String) });
    expect(properties.iconName).toMatch(/^octicon [a-z-]+$/);
    expect(readText(`workflow-templates/${name}`)).toContain('$default-branch');
  });
});

const posix = process.platform === 'win32' ? describe.skip : describe;

posix('against the emulator', () => {
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await startEmulator();
  });
  afterAll(() => emulator.close());
  beforeEach(() => {
    Object.assign(emulator.world, defaultWorld());
  });

  const logOf = (runs: readonly Run[]) => runs.flatMap(({ steps }) => steps.map(({ log }) => log)).join('\n');
  const sessionsOf = (runs: readonly Run[]) =>
    runs.flatMap(({ steps }) => steps.flatMap(({ outputs }) => outputs['aws-authenticated-arn'] ?? []));

  it('one step logs in to three clouds', async () => {
    const runs = await runWorkflow(workflow('examples/one-step.yml'), { emulator });
    expect(logOf(runs)).toContain('Deployed as arn:aws:sts::111122223333:assumed-role/deploy/');
  });

  it('the pipeline deploys to staging, then to each production account', async () => {
    const runs = await runWorkflow(workflow('examples/deploy-pipeline.yml'), { emulator });
    expect(runs.map(({ job }) => job)).toEqual(['build', 'staging', 'production', 'production']);
    expect(sessionsOf(runs).map((arn) => arn.split(':')[4])).toEqual([
      '666677778888',
      '777711112222',
      '777733334444',
    ]);
    expect(logOf(runs)).toContain('aws s3 sync site s3://octo-site-777733334444 --delete');
  });

  it('the pipeline cannot reach production from another environment', async () => {
    const changed = workflow('examples/deploy-pipeline.yml').replace(
      'environment: production',
      'environment: staging',
    );
    await expect(runWorkflow(changed, { emulator })).rejects.toThrow(
      /aws\/not-authorized[\s\S]*azure\/AADSTS700213/,
    );
  });

  describe('the reusable workflow', () => {
    const called = 'octo-org/automation/.github/workflows/deploy.yml@main';
    const deploy = workflow('examples/reusable/deploy.yml');
    const caller = workflow('examples/reusable/caller.yml');
    const options = () => ({ emulator, workflows: { [called]: deploy } });

    it('deploys for its caller and ends the session', async () => {
      const runs = await runWorkflow(caller, options());
      expect(logOf(runs)).toContain('Deployed as arn:aws:sts::111122223333:assumed-role/automation/');
    });

    it('deploys for another repository of the owner', async () => {
      Object.assign(emulator.world.job, { repository: 'octo-org/other', repositoryId: '75' });
      await expect(runWorkflow(caller, options())).resolves.toHaveLength(2);
    });

    it('is what the clouds trust: its steps in another workflow are refused by all three', async () => {
      const copy = deploy.replaceAll('${{ inputs.region }}', 'eu-west-1');
      await expect(runWorkflow(copy, { emulator })).rejects.toThrow(
        /aws\/not-authorized[\s\S]*gcp\/attribute-condition[\s\S]*azure\/AADSTS700213/,
      );
    });

    it('does not deploy for another owner', async () => {
      Object.assign(emulator.world.job, { repository: 'mallory/octo-repo', repositoryOwnerId: '66' });
      await expect(runWorkflow(caller, options())).rejects.toThrow(
        /aws\/not-authorized[\s\S]*gcp\/attribute-condition[\s\S]*azure\/AADSTS700213/,
      );
    });

    it('gets no ID token unless the caller grants it', async () => {
      const silent = caller.replace('      id-token: write\n', '');
      await expect(runWorkflow(silent, options())).rejects.toThrow('id-token: write');
    });

    it('is trusted by the files next to it, and nothing else is needed', async () => {
      const trust = (name: string) => readText(`examples/reusable/trust/${name}`);
      const world = worldOf(run(trust('google.sh')));
      const account = world.aws.accounts[defaults.aws.accountId]!;
      const url = 'token.actions.githubusercontent.com';
      account.oidcProviders = [{ url, clientIds: ['sts.amazonaws.com'] }];
      const trustPolicy = JSON.parse(trust('aws-trust-policy.json'));
      account.roles = [
        {
          path: '/',
          name: 'automation',
          maxSessionDuration: 3600,
          trustPolicy,
          permissions: { Statement: [] },
        },
      ];
      const { name, issuer, audiences, claimsMatchingExpression } = JSON.parse(
        trust('azure-federated-credential.json'),
      );
      const identity = world.azure.tenants[0]!.identities.find(
        ({ clientId }) => clientId === examples.automation.azureClientId,
      )!;
      identity.federatedCredentials = [
        { name, issuer, audience: audiences[0], claimsMatchingExpression: claimsMatchingExpression.value },
      ];
      world.azure.subscriptions[0]!.readers = [identity.objectId];
      Object.assign(emulator.world, world);
      await expect(runWorkflow(caller, options())).resolves.toHaveLength(2);
      Object.assign(emulator.world.job, { repository: 'mallory/octo-repo', repositoryOwnerId: '66' });
      await expect(runWorkflow(caller, options())).rejects.toThrow('aws/not-authorized');
    });
  });

  describe('the check of trust', () => {
    const text = workflow('examples/check-trust.yml');
    const policy = (conditions: Parameters<typeof policyOf>[0]) => JSON.stringify(policyOf(conditions));
    const checked = (trust: string) =>
      runWorkflow(text, {
        emulator,
        files: {
          '.github/workflows/check-trust.yml': text,
          'trust/octo-repo/production/aws.json': trust,
        },
      });

    it('passes trust for the job that it names', async () => {
      const narrow = policy({
        StringEquals: {
          sub: 'repo:octo-org/octo-repo:environment:production',
          ref: 'refs/heads/main',
        },
      });
      expect(JSON.parse((await checked(narrow))[0]!.steps.at(-1)!.outputs.results!)).toEqual([
        expect.objectContaining({ cloud: 'aws', job: 'allowed' }),
      ]);
    });

    it('fails for trust that admits other jobs', async () => {
      const wide = policy({ StringLike: { sub: 'repo:octo-org/octo-repo:*' } });
      await expect(checked(wide)).rejects.toThrow('gets in (high)');
    });
  });

  it('the composite action logs in and passes its output on', async () => {
    const actions = { './.github/actions/cloud-login': readText('examples/composite/action.yml') };
    const runs = await runWorkflow(workflow('examples/composite/workflow.yml'), { emulator, actions });
    expect(logOf(runs)).toContain('Deployed as arn:aws:sts::666677778888:assumed-role/deploy/');
  });

  it('the template for deployments logs in to the clouds whose variables are set', async () => {
    const template = workflow('workflow-templates/multi-cloud-deploy.yml');
    const vars = {
      AZURE_CLIENT_ID: examples.production.azureClientId,
      AZURE_TENANT_ID: defaults.azure.tenantId,
      AZURE_SUBSCRIPTION_ID: defaults.azure.subscriptionId,
    };
    const runs = await runWorkflow(template, { emulator, vars });
    expect(JSON.parse(runs[0]!.steps[0]!.outputs.logins!)).toMatchObject([{ name: 'azure' }]);
  });

  it('the template for previews logs in, and skips if there is no ID token', async () => {
    const template = workflow('workflow-templates/multi-cloud-preview.yml');
    const vars = { PREVIEW_AWS_ROLE: defaults.aws.roleArn, AWS_REGION: 'eu-west-1' };
    expect(logOf(await runWorkflow(template, { emulator, vars }))).toContain('aws sts get-caller-identity');
    const without = template.replace('id-token: write', 'id-token: none');
    expect(logOf(await runWorkflow(without, { emulator, vars }))).not.toContain('get-caller-identity');
  });
});
