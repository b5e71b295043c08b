import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { runOn } from './support.ts';

const job = ['--repository', 'octo-org/octo-repo', '--repository-id', '74', '--owner-id', '65'];
const production = [...job, '--environment', 'production', '--workflow', 'deploy.yml'];
const role = 'arn:aws:iam::111122223333:role/deploy';
const provider = 'projects/123456789012/locations/global/workloadIdentityPools/github/providers/repo';
const guid = '11111111-2222-3333-4444-555555555555';
const tenant = '66666666-7777-8888-9999-000000000000';
const logins = [
  ...['--aws-role', role],
  ...['--gcp-workload-identity-provider', provider],
  ...['--gcp-service-account', 'deploy@octo-123456.iam.gserviceaccount.com'],
  ...['--azure-client-id', guid, '--azure-tenant-id', tenant],
];

interface Planned {
  readonly logins: readonly {
    readonly name: string;
    readonly trust: readonly { readonly title: string; readonly language: string; readonly text: string }[];
  }[];
}

async function planned(...args: string[]): Promise<Planned> {
  const { code, out } = await runOn({}, ['plan', ...args, '--json']);
  expect(code).toBe(0);
  return JSON.parse(out) as Planned;
}

const jsonOf = ({ logins: all }: Planned, name: string) =>
  all.find((login) => login.name === name)!.trust.find(({ language }) => language === 'json')!.text;

describe('plan', () => {
  it('prints the text to paste for each cloud, and states its assumptions', async () => {
    const { code, out, error } = await runOn({}, ['plan', ...production, ...logins]);
    expect({ code, error }).toEqual({ code: 0, error: '' });
    expect(out).toContain('Trust for the subject repo:octo-org/octo-repo:environment:production');
    expect(out).toContain('Assumed: event push');
    for (const command of [
      'aws iam update-assume-role-policy',
      'gcloud iam workload-identity-pools providers create-oidc',
      'az ad app federated-credential create',
    ])
      expect(out).toContain(command);
    expect(out).not.toContain('--owner-id');
    expect(out).not.toContain('no environment');
  });

  it('prints Terraform instead of commands if asked to', async () => {
    const { out } = await runOn({}, ['plan', ...production, ...logins, '--format', 'terraform']);
    for (const resource of [
      'resource "aws_iam_role" "deploy"',
      'resource "google_iam_workload_identity_pool_provider" "github"',
      'resource "azuread_application_federated_identity_credential" "github"',
    ])
      expect(out).toContain(resource);
    expect(out).toContain('"repo:octo-org@65/octo-repo@74:environment:production"');
    expect(out).toContain('resource "azuread_application_federated_identity_credential" "github_with_ids"');
    expect(out).not.toContain('aws iam update');
    const cli = await runOn({}, ['plan', ...production, ...logins]);
    expect(cli.out).not.toContain('resource "');
  });

  it('shows one recommended way first, then the alternatives', async () => {
    const { out } = await runOn({}, [
      'plan',
      ...production,
      '--azure-client-id',
      guid,
      '--azure-tenant-id',
      tenant,
    ]);
    const [usual = '', others = ''] = out.split('== Azure: alternatives');
    expect(usual).toContain('az ad app federated-credential create');
    expect(usual).not.toContain('az identity');
    expect(others).toContain('az identity federated-credential create');
  });

  it('warns about the job', async () => {
    const { out } = await runOn({}, ['plan', ...job, '--event', 'pull_request', '--aws-role', role]);
    expect(out).toContain('high: The run was started by a pull request.');
  });

  it.each([
    ['https://github.example.com', 'github.example.com/_services/token'],
    ['https://octo.ghe.com/', 'token.actions.octo.ghe.com'],
    ['https://github.com', 'token.actions.githubusercontent.com'],
  ])('trusts the issuer of the server %s, from the option or the runner', async (server, issuer) => {
    const command = ['plan', ...production, '--aws-role', role];
    const byOption = await runOn({}, [...command, '--server', server]);
    expect(byOption.out).toContain(`--url https://${issuer} `);
    const byRunner = await runOn({}, command, { GITHUB_SERVER_URL: server });
    expect(byRunner.out).toBe(byOption.out);
  });

  it('says that the clouds must reach a server that GitHub does not run', async () => {
    const { out } = await runOn({}, [
      ...['plan', ...production, '--aws-role', role],
      ...['--server', 'https://github.example.com'],
    ]);
    expect(out).toContain('info: The clouds read the keys of the tokens from `https://github.example.com/');
    expect(out).not.toContain('without IDs');
  });

  it('binds a pull request in Google Cloud by ID, whichever form its subject has', async () => {
    const { out } = await runOn({}, ['plan', ...job, '--event', 'pull_request', ...logins]);
    expect(out).toMatch(/attribute\.job\/74:pull_request$/m);
    expect(out).toContain('-- Let pull requests of this repository use the service account');
    expect(out).toContain('role/deploy, for pull requests of this repository');
    expect(out).not.toContain('this job (');
  });

  it.each([
    [['repo', 'workflow'], 'Deploy', true],
    [['repo', 'job_workflow_ref'], 'deploy.yml', false],
    [['repo', 'context', 'workflow'], 'Deploy', false],
  ])('warns of a subject made of %j that no ref is in: %s', async (keys, workflow, warned) => {
    const { out } = await runOn({}, [
      ...['plan', ...job, '--subject-claims', keys.join(), '--workflow', workflow, '--aws-role', role],
    ]);
    expect(out.includes('names neither environment nor ref')).toBe(warned);
  });

  it('warns of a reusable workflow as the only thing besides the repository in the subject', async () => {
    const { out } = await runOn({}, [
      ...['plan', ...job, '--subject-claims', 'repo,job_workflow_ref', '--workflow', 'deploy.yml'],
      ...['--job-workflow-ref', 'octo-org/platform/.github/workflows/x.yml@refs/heads/main'],
      ...['--aws-role', role],
    ]);
    expect(out).toContain('names neither environment nor ref');
  });

  it('names the options that replace what it assumed', async () => {
    const { out } = await runOn({}, ['plan', ...job, '--aws-role', role]);
    expect(out).toContain('Options such as --event, --ref, --immutable-subject say otherwise.');
    const { out: less } = await runOn({}, ['plan', ...job, '--environment', 'x', '--aws-role', role]);
    expect(less).toContain('Options such as --event, --immutable-subject say otherwise.');
  });

  it('advises to name the IDs', async () => {
    const { out } = await runOn({}, ['plan', '--repository', 'o/r', '--aws-role', role]);
    expect(out).toContain('pass --repository-id and --owner-id');
  });

  it('prints the trust for another audience if asked to', async () => {
    const other = [...production, '--audience', 'api://ours'];
    const aws = await planned(...other, '--aws-role', role);
    expect(jsonOf(aws, 'aws')).toContain('"token.actions.githubusercontent.com:aud": "api://ours"');
    const gcp = await planned(...other, '--gcp-workload-identity-provider', provider);
    expect(JSON.parse(jsonOf(gcp, 'gcp')).provider.oidc.allowedAudiences).toEqual(['api://ours']);
    const several = await runOn({}, ['plan', ...other, ...logins]);
    expect(several).toMatchObject({ code: 2, error: expect.stringMatching(/^`--audience` must not be/) });
  });

  it("does not ask for IDs that no cloud of the plan can test in another server's tokens", async () => {
    const server = ['plan', '--repository', 'o/r', '--server', 'https://ghes.example', '--aws-role', role];
    expect((await runOn({}, server)).out).not.toContain('--owner-id');
    const google = ['--gcp-workload-identity-provider', provider];
    expect((await runOn({}, [...server, ...google])).out).toContain('--owner-id');
  });

  it('treats an empty option as none, as scripts pass it', async () => {
    const { out } = await runOn({}, [
      'plan',
      ...job,
      '--environment',
      '',
      '--ref',
      'main',
      '--aws-role',
      role,
    ]);
    expect(out).toContain('Trust for the subject repo:octo-org/octo-repo:ref:refs/heads/main');
  });

  it('accepts a role of any partition', async () => {
    const govRole = role.replace('arn:aws:', 'arn:aws-us-gov:');
    expect((await runOn({}, ['plan', ...job, '--aws-role', govRole])).code).toBe(0);
  });

  it.each([
    [[], 'Name the job'],
    [['--repository', 'o'], 'owner/name'],
    [job, '`--aws-role`'],
    [[...job, '--aws-role', 'deploy'], '`--aws-role` must be the full ARN'],
    [[...job, '--azure-client-id', guid], '`--azure-tenant-id` is required'],
    [[...job, '--aws-role', role, '--azure-tenant-id', tenant], '`--azure-client-id` is empty'],
    [[...job, role], '`plan` takes options only, but got arn:aws:iam'],
    [
      ['--repository', 'o/r', '--immutable-subject', '--aws-role', role],
      '`--owner-id` and `--repository-id`',
    ],
    [[...job, '--aws-roles', role], 'Did you mean `--aws-role`?'],
    [[...job, '--aws-role', role, '--format', 'hcl'], '`--format` must be one of cli, terraform'],
    [[...job, '--aws-role', role, '--server', 'github.example.com'], '`--server` must be the address'],
    [[...job, '--aws-role', role, '--subject-claims', 'repo,workflow'], '`workflow`. Describe the job with'],
    [['--claims', 'none.json', '--aws-role', role], 'There is no file none.json'],
    [[...job, '--aws-role', role, '--visibility', 'publik'], 'Did you mean `public`?'],
    [['--claims', 'c.json', '--environment', 'e', '--aws-role', role], 'leave out `--environment`, or'],
  ])('says what is wrong with %j', async (args, words) => {
    const { code, error } = await runOn({}, ['plan', ...args]);
    expect(code).toBe(2);
    expect(error).toContain(words);
  });

  it('accepts every command that audit prints', async () => {
    const folder = '__tests__/workflow/cases';
    const goldens = readdirSync(folder).filter((name) => name.endsWith('.audit.json'));
    const texts = goldens.map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
    const commands = new Set(texts.join('').match(/(?<=multi-cloud-oidc )plan [^"\\]+/g));
    expect(commands.size).toBeGreaterThan(5);
    const filledIn = {
      'aws-role': role,
      'gcp-workload-identity-provider': provider,
      'gcp-service-account': 'deploy@octo-123456.iam.gserviceaccount.com',
      'azure-client-id': guid,
      'azure-tenant-id': tenant,
    };
    for (const command of commands) {
      const words = command.split(' ');
      const args = words.map((word, index) => {
        const option = words[index - 1]?.replace('--', '') ?? '';
        return filledIn[option as keyof typeof filledIn] ?? word;
      });
      expect({ command, ...(await runOn({}, args)) }).toMatchObject({ code: 0, error: '' });
    }
  });
});

describe('check', () => {
  const files = async () => ({
    'policy.json': jsonOf(await planned(...production, ...logins), 'aws'),
    'credential.json': `[${jsonOf(await planned(...production, ...logins), 'azure')}]`,
  });
  const verdicts = (out: string) =>
    (JSON.parse(out) as { results: { job: string }[] }).results.map((r) => r.job);

  it.each(['policy.json', 'credential.json'])(
    'admits the job by the %s that plan prints, but no job of another repository',
    async (file) => {
      const tree = await files();
      const own = await runOn(tree, ['check', '--trust', file, ...production, '--json']);
      expect(verdicts(own.out)).toEqual(['allowed']);
      const stranger = ['--repository', 'octo-org/other', '--environment', 'production'];
      const other = await runOn(tree, ['check', '--trust', file, ...stranger, '--json']);
      expect({ code: other.code, verdicts: verdicts(other.out) }).toEqual({ code: 1, verdicts: ['denied'] });
    },
  );

  it.each(['aws', 'gcp', 'azure'])(
    'is content with what plan prints for a job in an environment: %s',
    async (cloud) => {
      const trust = jsonOf(await planned(...production, '--ref', 'main', ...logins), cloud);
      const args = ['check', '--trust', 'trust.json', ...production, '--ref', 'main'];
      const { code, out } = await runOn({ 'trust.json': trust }, args);
      expect({ code, out }).toMatchObject({ code: 0 });
      // Only its rules keep pull requests out that name it, if the trust does not test the ref.
      if (cloud !== 'aws') expect(out).toContain('unless the rules of the environment on GitHub prevent it');
    },
  );

  it('says which test failed, with both values', async () => {
    const args = ['check', '--trust', 'policy.json', ...job, '--ref', 'main', '--no-attacks'];
    const { code, out } = await runOn(await files(), args);
    expect(code).toBe(1);
    expect(out).toContain('The job does not get in.');
    expect(out).toContain('repo:octo-org/octo-repo:environment:production');
    expect(out).toContain('but it is repo:octo-org/octo-repo:ref:refs/heads/main');
  });

  it('fails for trust that admits others, from the requested severity', async () => {
    const wide = (await files())['policy.json']
      .replaceAll('StringEquals', 'StringLike')
      .replaceAll(':environment:production', ':*')
      .replace(/,\s*"[^"]+:(repository_id|environment)": "[^"]+"/g, '');
    const run = (failOn: string) =>
      runOn({ 'wide.json': wide }, ['check', '--trust', 'wide.json', ...production, '--fail-on', failOn]);
    expect(await run('high')).toMatchObject({ code: 1, out: expect.stringContaining('other-branch') });
  });

  it('reads claims from a file, and compares the audience if there is one file', async () => {
    const sub = 'repo:octo-org/octo-repo:environment:production';
    const claims = {
      iss: 'https://token.actions.githubusercontent.com',
      sub,
      repository_id: '74',
      environment: 'production',
      exp: 1,
    };
    const run = (aud: string) =>
      runOn({ ...tree, 'claims.json': JSON.stringify({ ...claims, aud }) }, [
        ...['check', '--trust', 'policy.json', '--claims', 'claims.json', '--no-attacks', '--json'],
      ]);
    const tree = await files();
    expect(verdicts((await run('sts.amazonaws.com')).out)).toEqual(['allowed']);
    expect(verdicts((await run('other')).out)).toEqual(['denied']);
  });

  it('says so if there is no repository to start attacks from', async () => {
    const job = { iss: 'https://gitlab.com', sub: 'project_path:octo/app:ref_type:branch:ref:main' };
    const tree = { ...(await files()), 'claims.json': JSON.stringify(job) };
    const run = (...more: string[]) =>
      runOn(tree, ['check', '--trust', 'policy.json', '--claims', 'claims.json', ...more]);
    expect((await run()).out).toContain('Who else gets in was not tried');
    expect((await run('--no-attacks')).out).not.toContain('was not tried');
  });

  it('names a file that contains no trust', async () => {
    const { code, out } = await runOn({ 'a.json': '{}' }, ['check', '--trust', 'a.json', ...job]);
    expect(code).toBe(1);
    expect(out).toContain('a.json');
    const asJson = await runOn({ 'a.json': '{}' }, ['check', '--trust', 'a.json', ...job, '--json']);
    expect(JSON.parse(asJson.out)).toEqual({ results: [] });
    expect(asJson).toMatchObject({ code: 1, error: expect.stringContaining('a.json: The file is not rec') });
  });

  it.each([
    [job, 'at least one `--trust FILE`'],
    [['--trust', 'none', ...job], 'There is no file none'],
    [['--trust', 'a.json', ...job, '--fail-on', 'hig'], 'Did you mean `high`?'],
    [['--trust', 'a.json', '--claims', 'a.json'], '`sub` among them'],
    [['--trust', 'trust', ...job], 'trust is a directory: name the files in it'],
    [['--trust', 'utf-16.json', ...job], 'Windows PowerShell'],
  ])('says what is wrong with %j', async (args, words) => {
    const tree = {
      'a.json': '{}',
      'trust/b.json': '{}',
      'utf-16.json': new Uint8Array([0xff, 0xfe, 0x7b, 0]),
    };
    const { code, error } = await runOn(tree, ['check', ...args]);
    expect(code).toBe(2);
    expect(error).toContain(words);
  });
});
