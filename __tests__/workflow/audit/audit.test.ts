import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { clouds, services as providers } from '../../../src/providers/registry.ts';
import { audit } from '../../../src/workflow/audit/audit.ts';
import type { Finding } from '../../../src/workflow/audit/finding.ts';
import { services } from '../../../src/workflow/audit/services.ts';
import { planOf } from '../../support/plan.ts';

const context = { repository: 'acme/app' };

function findings(text: string, ...others: [path: string, text: string][]): readonly Finding[] {
  const files: [string, string][] = [['.github/workflows/w.yml', text], ...others];
  return audit(
    files.map(([path, content]) => ({ path, text: content })),
    context,
  ).findings;
}

function idsOf(text: string, ...others: [path: string, text: string][]): string[] {
  return findings(text, ...others).map(({ id }) => id);
}

interface Shape {
  readonly on?: string;
  readonly top?: string;
  readonly job?: string;
}

/** A workflow whose job has an environment and the permission, unless told otherwise. */
function workflow(
  steps: string,
  { on = 'push', top = '', job = '    environment: production\n' }: Shape = {},
): string {
  return `on: ${on}\n${top}jobs:\n  a:\n    runs-on: ubuntu-latest\n    permissions:\n      id-token: write\n${job}    steps:\n${steps}`;
}

const pin = '0123456789012345678901234567890123456789';
const login = `      - uses: multi-cloud-oidc/login@${pin}
        with:
          aws-role-to-assume: arn:aws:iam::111122223333:role/r
          aws-region: eu-west-1
          gcp-workload-identity-provider: p
          azure-client-id: c
          azure-tenant-id: t
`;
const env = (name: string, value: string) => `      - run: make\n        env:\n          ${name}: ${value}\n`;
const secret = (name = 'S') => `\${{ secrets.${name} }}`;

describe('a stored key is found', () => {
  const input = (action: string, name: string, value = secret()) =>
    `      - uses: ${action}@${pin}\n        with:\n          ${name}: ${value}\n`;
  const run = (script: string) => `      - run: |\n          ${script}\n`;
  const docker = (registry: string, user = 'u') =>
    `      - uses: docker/login-action@${pin}\n        with:\n          registry: ${registry}\n          username: ${user}\n          password: ${secret()}\n`;

  it.each([
    [
      'an input of the AWS action',
      input('aws-actions/configure-aws-credentials', 'aws-secret-access-key'),
      'AWS access key',
    ],
    ['an input of any action', input('someone/deploy', 'AWS_ACCESS_KEY_ID'), 'AWS access key'],
    ['a variable of a step', env('AWS_SECRET_ACCESS_KEY', secret()), 'AWS access key'],
    ['a variable of Terraform', env('TF_VAR_aws_secret_access_key', secret()), 'AWS access key'],
    ['a variable with a custom name', env('KEY', secret('AWS_SECRET_ACCESS_KEY')), 'AWS access key'],
    ['aws configure', run(`aws configure set aws_secret_access_key ${secret()}`), 'AWS access key'],
    ['a credentials file', run(`echo ${secret()} > ~/.aws/credentials`), 'AWS access key'],
    ['the Google action', input('google-github-actions/auth', 'credentials_json'), 'service account key'],
    [
      'an old setup-gcloud',
      input('google-github-actions/setup-gcloud', 'service_account_key'),
      'service account key',
    ],
    ['gcloud', run('gcloud auth activate-service-account --key-file k.json'), 'service account key'],
    ['gcloud with a file', run('gcloud auth login --cred-file=key.json'), 'service account key'],
    ['a decoded file', run('echo "$KEY" | base64 --decode > key.json'), 'service account key'],
    ['a file in the workspace', env('GOOGLE_APPLICATION_CREDENTIALS', './key.json'), 'service account key'],
    ['a renamed secret', env('X', secret('GCP_SA_KEY_B64')), 'service account key'],
    ['a JSON secret', env('X', secret('DEPLOY_SA_JSON')), 'service account key'],
    ['the Azure action', input('Azure/login', 'creds'), 'client secret'],
    ['az login', run(`az login --service-principal -u a -p ${secret()} --tenant t`), 'client secret'],
    [
      'az login over several lines',
      run('az login \\\n            --service-principal \\\n            --password "$P"'),
      'client secret',
    ],
    ['PowerShell', run('Connect-AzAccount -ServicePrincipal -Credential $c'), 'client secret'],
    ['Terraform for Azure', env('ARM_CLIENT_SECRET', secret()), 'client secret'],
    ['a publish profile', input('azure/webapps-deploy', 'publish-profile'), 'client secret'],
    [
      'a static web app',
      input('Azure/static-web-apps-deploy', 'azure_static_web_apps_api_token'),
      'client secret',
    ],
    ['Amazon ECR', docker('1.dkr.ecr.eu-west-1.amazonaws.com'), 'Amazon ECR'],
    ['Artifact Registry', docker('europe-docker.pkg.dev'), 'Artifact Registry'],
    ['the old registry of Google', docker('https://eu.gcr.io', '_json_key'), 'Artifact Registry'],
    ['Azure Container Registry', docker('acme.azurecr.io'), 'Azure Container Registry'],
    ['Docker Hub', docker('docker.io'), 'Docker Hub'],
    ['npm', env('NODE_AUTH_TOKEN', secret()), 'npm token'],
    ['PyPI', input('pypa/gh-action-pypi-publish', 'password'), 'PyPI token'],
    ['Rust', env('CARGO_REGISTRY_TOKEN', secret()), 'crates'],
    ['Ruby', env('GEM_HOST_API_KEY', secret()), 'gem'],
    ['NuGet', env('NUGET_API_KEY', secret()), 'NuGet'],
    ['Vault', env('VAULT_TOKEN', secret()), 'Vault'],
  ])('in %s', (_, steps, what) => {
    const found = findings(workflow(steps)).filter(({ id }) => id === 'stored-key');
    expect(found).toHaveLength(1);
    expect(found[0]!.message).toContain(what);
  });

  it.each([
    ["GitHub's own token", env('NODE_AUTH_TOKEN', '${{ secrets.GITHUB_TOKEN }}')],
    ['what another step put out', env('AWS_SECRET_ACCESS_KEY', '${{ steps.a.outputs.b }}')],
    ['an empty variable', env('ARM_CLIENT_SECRET', "''")],
    ['an API key of Maps', env('GOOGLE_MAPS_API_KEY', secret())],
    ['the address of a service account', env('GCP_SERVICE_ACCOUNT', secret('GCP_SERVICE_ACCOUNT'))],
    ['any other secret', env('SLACK_TOKEN', secret())],
    ['the registry of GitHub', docker('ghcr.io')],
    [
      'gcloud with the file of a login with OIDC',
      run('gcloud auth login --cred-file="$GOOGLE_GHA_CREDS_PATH"'),
    ],
    ['the file of an Android app', run('echo "$F" | base64 -d > app/google-services.json')],
    [
      'the file of a login with OIDC',
      env('GOOGLE_APPLICATION_CREDENTIALS', '${{ steps.a.outputs.credentials_file_path }}'),
    ],
    ['az login with an ID token', run('az login --service-principal -u a --federated-token "$T"')],
  ])('but not in %s', (_, steps) => {
    expect(idsOf(workflow(steps))).not.toContain('stored-key');
  });

  it('in containers and services', () => {
    const job = `    environment: e
    container:
      image: registry.example/app
      credentials:
        username: u
        password: ${secret()}
    services:
      db:
        image: db
        env:
          AWS_SECRET_ACCESS_KEY: ${secret()}
`;
    expect(idsOf(workflow('      - run: x\n', { job })).filter((id) => id === 'stored-key')).toHaveLength(2);
  });

  it('behind a local action’s input that has another name', () => {
    const action = `runs:
  using: composite
  steps:
    - uses: aws-actions/configure-aws-credentials@${pin}
      with:
        aws-secret-access-key: \${{ inputs.magic }}
`;
    const steps = `      - uses: ./actions/login\n        with:\n          magic: ${secret()}\n`;
    expect(idsOf(workflow(steps), ['actions/login/action.yml', action])).toContain('stored-key');
  });

  it('on its way into a called workflow', () => {
    const text = `on: push\njobs:\n  a:\n    uses: o/r/.github/workflows/x.yml@${pin}\n    secrets:\n      AZURE_CREDENTIALS: ${secret('AZURE_CREDENTIALS')}\n`;
    expect(idsOf(text)).toContain('stored-key-passed-on');
  });
});

it('names the workflow in the plan command as its repository does, wherever the audit was started', () => {
  const text = workflow(env('AWS_SECRET_ACCESS_KEY', secret()));
  const planFor = (path: string) => audit([{ path, text }], context).findings[0]!.plan;
  expect(planFor('checkout/.github/workflows/w.yml')).toContain(' --workflow .github/workflows/w.yml ');
  expect(planFor('/tmp/elsewhere/w.yml')).toContain(' --workflow w.yml ');
});

describe('a literal key', () => {
  const key = `AKIA${'ABCDEFGH'.repeat(2)}`;
  const long = 'q3J9x'.repeat(8);

  it.each([
    ['an access key ID anywhere', `      - run: x ${key}\n`, key],
    ['a secret access key', env('AWS_SECRET_ACCESS_KEY', long), long],
    ['a secret access key in a script', `      - run: 'aws_secret_access_key = ${long}'\n`, long],
    ['a private key', '      - run: |\n          -----BEGIN RSA PRIVATE KEY-----\n', 'RSA PRIVATE'],
    ['a client secret', env('ARM_CLIENT_SECRET', 'Zz9-longer-than-sixteen'), 'Zz9-longer'],
    ['a comment', `      # ${key}\n      - run: x\n`, key],
  ])('is critical and never shown: %s', (_, steps, value) => {
    const result = audit([{ path: 'w.yml', text: workflow(steps) }], context);
    expect(result.findings[0]).toMatchObject({ id: 'key-written-out', severity: 'critical' });
    expect(JSON.stringify(result)).not.toContain(value);
    expect(result.migration?.inventory[0]?.secrets).toEqual([]);
  });

  it.each([
    ['the example of the documentation', env('AWS_ACCESS_KEY_ID', 'AKIAIOSFODNN7EXAMPLE')],
    ['a made-up one for tests', env('AWS_SECRET_ACCESS_KEY', 'test-test-test-test')],
    ['a path', env('GOOGLE_CREDENTIALS', './some/long/path/key.json')],
  ])('is not confused with: %s', (_, steps) => {
    expect(idsOf(workflow(steps))).not.toContain('key-written-out');
  });
});

describe('the severity of a stored key', () => {
  const steps = env('NPM_TOKEN', secret());
  const severity = (text: string) => findings(text).find(({ id }) => id === 'stored-key')?.severity;
  const none = { job: '' };

  it.each([
    [
      'high at the top of the workflow',
      workflow('      - run: x\n', { top: `env:\n  NPM_TOKEN: ${secret()}\n` }),
      'high',
    ],
    ['high on pull requests', workflow(steps, { on: '[push, pull_request]' }), 'high'],
    ['medium without an environment', workflow(steps, none), 'medium'],
    ['low in an environment', workflow(steps), 'low'],
    [
      'medium when a condition keeps pull requests out',
      workflow(steps, { on: 'pull_request', job: "    if: github.event_name == 'push'\n" }),
      'medium',
    ],
    [
      'high when the condition has another way in',
      workflow(steps, { on: 'pull_request', job: "    if: github.event_name == 'push' || always()\n" }),
      'high',
    ],
  ] as const)('is %s', (_, text, expected) => {
    expect(severity(text)).toBe(expected);
  });
});

describe('habits', () => {
  const checkout = (ref: string) =>
    `      - uses: actions/checkout@${pin}\n        with:\n          ref: ${ref}\n`;
  const head = '${{ github.event.pull_request.head.sha }}';

  it('a careful login has no finding', () => {
    expect(findings(workflow(login))).toEqual([]);
  });

  it.each([
    ['id-token-not-granted', workflow(login).replace('id-token: write', 'contents: read'), 'high'],
    ['login-without-environment', workflow(login, { job: '' }), 'medium'],
    ['environment-from-expression', workflow(login, { job: '    environment: ${{ inputs.e }}\n' }), 'low'],
    ['login-on-self-hosted-runner', workflow(login).replace('ubuntu-latest', '[self-hosted, linux]'), 'low'],
    ['login-before-build', workflow(`${login}      - run: npm ci\n`), 'low'],
    ['long-session', workflow(`${login}          aws-role-duration-seconds: 7200\n`), 'low'],
    [
      'id-stored-as-secret',
      workflow(login.replace('azure-client-id: c', `azure-client-id: ${secret()}`)),
      'info',
    ],
    ['actor-guard', workflow(login, { job: "    environment: e\n    if: github.actor != 'x'\n" }), 'medium'],
    [
      'actor-guard',
      workflow(login, { on: 'issue_comment', job: "    environment: e\n    if: github.actor == 'x'\n" }),
      'high',
    ],
    ['unpinned-action-with-credentials', workflow(`${login}      - uses: someone/x@v1\n`), 'high'],
    ['unpinned-action-with-credentials', workflow(`${login}      - uses: actions/x@v1\n`), 'low'],
    ['static-key-overrides-login', workflow(login + env('ARM_CLIENT_SECRET', secret())), 'high'],
    ['static-key-overrides-login', workflow(login + env('AWS_ACCESS_KEY_ID', secret())), 'high'],
    [
      'static-key-overrides-login',
      workflow(login, { top: `env:\n  GOOGLE_CREDENTIALS: ${secret()}\n` }),
      'high',
    ],
    ['all-secrets-passed', workflow(env('ALL', '${{ toJSON(secrets) }}')), 'medium'],
    [
      'key-in-job-output',
      workflow(login, {
        job: '    environment: e\n    outputs:\n      k: ${{ steps.a.outputs.aws-secret-access-key }}\n',
      }),
      'medium',
    ],
    [
      'key-in-step-output',
      workflow(`      - run: echo "key=$(echo "$AWS_SECRET_ACCESS_KEY" | base64)" >> "$GITHUB_OUTPUT"\n`),
      'high',
    ],
    ['key-in-step-output', workflow(`      - run: echo '::set-output name=k::${secret()}'\n`), 'medium'],
    [
      'key-in-artifact',
      workflow(
        `      - uses: actions/upload-artifact@${pin}\n        with:\n          path: |\n            dist\n            ~/.aws\n`,
      ),
      'high',
    ],
    ['login-open-to-outsiders', workflow(login, { on: 'pull_request' }), 'medium'],
    ['login-open-to-outsiders', workflow(login, { on: 'workflow_run' }), 'medium'],
    ['login-open-to-outsiders', workflow(checkout(head) + login, { on: 'pull_request_target' }), 'critical'],
    [
      'login-open-to-outsiders',
      workflow(login + checkout(head), { on: '{ pull_request_target: { types: [opened] } }' }),
      'critical',
    ],
    [
      'login-open-to-outsiders',
      workflow(`${login}      - run: gh pr checkout 1\n`, { on: 'issue_comment' }),
      'critical',
    ],
    [
      'login-open-to-outsiders',
      workflow(checkout('${{ env.REF }}') + login, { on: 'repository_dispatch' }),
      'high',
    ],
    [
      'login-open-to-outsiders',
      workflow(checkout('${{ github.sha }}') + login, { on: 'workflow_run' }),
      'medium',
    ],
    ['unreadable-file', 'jobs: [', 'high'],
  ] as const)('%s (%#)', (id, text, severity) => {
    expect(findings(text).filter((finding) => finding.id === id)).toMatchObject([{ severity }]);
  });

  it.each([
    [
      'AWS keys of the job, which the login replaces',
      workflow(login, { job: `    environment: e\n    env:\n      AWS_ACCESS_KEY_ID: ${secret()}\n` }),
      'static-key-overrides-login',
    ],
    [
      'a dispatch that brings no foreign code',
      workflow(login, { on: 'repository_dispatch' }),
      'login-open-to-outsiders',
    ],
    [
      'an output of a script that holds no credential',
      workflow(`      - run: echo "tag=$TAG tokens=$TOKENS" >> "$GITHUB_OUTPUT"\n`),
      'key-in-step-output',
    ],
    [
      'an artifact of what was built',
      workflow(
        `      - uses: actions/upload-artifact@${pin}\n        with:\n          path: dist/credentials-form.js\n`,
      ),
      'key-in-artifact',
    ],
    ['a build before the login', workflow(`      - run: npm ci\n${login}`), 'login-before-build'],
    [
      'a reusable workflow whose caller grants',
      workflow(login, { on: 'workflow_call' }).replace('    permissions:\n      id-token: write\n', ''),
      'id-token-not-granted',
    ],
  ])('%s is no finding', (_, text, id) => {
    expect(idsOf(text)).not.toContain(id);
  });

  it('a plain checkout on pull requests does not make another event worse', () => {
    const plain = `      - uses: actions/checkout@${pin}\n`;
    const text = workflow(plain + login, { on: '[pull_request, workflow_run]' });
    expect(findings(text)).toMatchObject([{ id: 'login-open-to-outsiders', severity: 'medium' }]);
  });

  it('a workflow called by a branch is a finding if it gets ID tokens or keys', () => {
    const call = (more: string) =>
      idsOf(`on: push\njobs:\n  a:\n    uses: o/r/.github/workflows/x.yml@main\n${more}`);
    const id = 'unpinned-action-with-credentials';
    expect(call('    permissions: { id-token: write }\n')).toContain(id);
    expect(call('    secrets: inherit\n')).toEqual(expect.arrayContaining([id, 'secrets-inherited']));
    expect(call(`    secrets: { NPM_TOKEN: '${secret()}' }\n`)).toContain(id);
    expect(call(`    secrets: { CHAT_HOOK: '${secret()}' }\n`)).not.toContain(id);
  });

  it('a permission for the whole workflow names the jobs without a login', () => {
    const text = `on: push\npermissions: write-all\njobs:\n  idle:\n    runs-on: x\n    steps:\n      - run: y\n`;
    expect(findings(text)).toMatchObject([
      { id: 'id-token-for-whole-workflow', severity: 'medium', message: expect.stringContaining('`idle`') },
    ]);
  });

  it('a caller must grant what a local reusable workflow asks for', () => {
    const called = workflow(login, { on: 'workflow_call' });
    const caller = 'on: push\njobs:\n  a:\n    uses: ./.github/workflows/called.yml\n';
    const found = idsOf(caller, ['.github/workflows/called.yml', called]);
    expect(found).toContain('caller-without-id-token');
  });

  it('a login within a local action counts as the job’s', () => {
    const action = `runs:\n  using: composite\n  steps:\n${login.replaceAll(/^ {2}/gm, '')}`;
    const text = workflow('      - uses: ./x\n', { job: '' });
    expect(idsOf(text, ['x/action.yml', action])).toContain('login-without-environment');
  });
});

describe('the replacement of a key', () => {
  const permissions = 'permissions:\n  id-token: write\n';
  const names = [...clouds.map(({ name }) => name), ...Object.keys(providers)];

  it.each(services.map(({ provider }) => provider))('names the existing provider %s', (provider) => {
    expect(names).toContain(provider);
  });

  const uses = [
    ...['AWS_SECRET_ACCESS_KEY', 'GCP_SA_KEY', 'ARM_CLIENT_SECRET', 'NPM_TOKEN', 'TWINE_PASSWORD'],
    ...['CARGO_REGISTRY_TOKEN', 'GEM_HOST_API_KEY', 'NUGET_API_KEY', 'VAULT_TOKEN', 'PULUMI_ACCESS_TOKEN'],
    ...['DATABRICKS_TOKEN', 'JF_ACCESS_TOKEN'],
  ];

  it.each(uses)('for %s is a step that can be planned', async (name) => {
    const text = workflow(env(name, secret())).replace('    permissions:\n      id-token: write\n', '');
    const { replacement } = findings(text).find(({ id }) => id === 'stored-key')!;
    expect(replacement).toContain(permissions);
    const { steps } = parse(replacement!) as { steps: { with: Record<string, string> }[] };
    // Placeholders stand for IDs of the form that the clouds have.
    const ids: Record<string, string> = {
      AWS_ROLE_TO_ASSUME: 'arn:aws:iam::111122223333:role/deploy',
      AWS_REGION: 'eu-west-1',
      GCP_WORKLOAD_IDENTITY_PROVIDER:
        'projects/123456789012/locations/global/workloadIdentityPools/github/providers/acme',
      GCP_SERVICE_ACCOUNT: 'deploy@acme.iam.gserviceaccount.com',
      AZURE_CLIENT_ID: '0b9f7d5c-3e2a-4d61-8c4b-6f5e4d3c2b1a',
      AZURE_TENANT_ID: '8a6f1e2d-4c3b-4a59-b8d7-1f2e3d4c5b6a',
      AZURE_SUBSCRIPTION_ID: 'c7e5d3b1-9f8a-4b6c-8d2e-0a1b2c3d4e5f',
    };
    const inputs = Object.fromEntries(
      Object.entries(steps[0]!.with).map(([key, value]) => [
        key,
        value.replace(/\$\{\{ vars\.(\w+) \}\}/, (_, variable: string) => ids[variable]!),
      ]),
    );
    const { problems } = await planOf(inputs);
    expect(problems).toEqual([]);
  });

  it('keeps the other permissions of the job, which a new key would reset', () => {
    const text = workflow(env('GCP_SA_KEY', secret())).replace('id-token: write', 'packages: write');
    expect(findings(text)[0]!.replacement).toContain(`${permissions}  contents: read\n  packages: write\n`);
  });

  it('comes with the command for its trust', () => {
    expect(findings(workflow(env('AWS_SECRET_ACCESS_KEY', secret())))[0]!.plan).toBe(
      'multi-cloud-oidc plan --repository acme/app --environment production --workflow .github/workflows/w.yml --aws-role ROLE',
    );
  });
});

describe('the migration plan', () => {
  const job = (name: string, environment: string, key: string) =>
    `  ${name}:\n    runs-on: x\n    environment: ${environment}\n    steps:\n${env(key, secret(key))}`;
  const text = `on: push\njobs:\n${job('ship', 'production', 'AWS_SECRET_ACCESS_KEY')}${job('try', 'staging', 'GCP_SA_KEY')}${job('publish', 'pypi', 'NPM_TOKEN')}`;
  const { migration } = audit([{ path: '.github/workflows/w.yml', text }], context);

  it('starts with staging and ends with production', () => {
    expect(migration!.steps.map(({ job: name, purpose }) => `${name} ${purpose}`)).toEqual([
      'try staging',
      'publish packages',
      'ship production',
    ]);
  });

  it('says for each cloud where to look', () => {
    expect(migration!.verify.map(({ provider }) => provider)).toEqual(['aws', 'gcp']);
  });

  it('revokes each key and removes it from the environments that contain it', () => {
    expect(migration!.revoke.find(({ secrets }) => secrets.includes('GCP_SA_KEY'))!.commands).toEqual([
      'gcloud iam service-accounts keys disable KEY_ID --iam-account SERVICE_ACCOUNT',
      'gcloud iam service-accounts keys delete KEY_ID --iam-account SERVICE_ACCOUNT',
      'gh secret delete GCP_SA_KEY',
      'gh secret delete GCP_SA_KEY --env staging',
    ]);
  });

  it('groups the parts of one key', () => {
    const both = `${workflow('      - run: x\n        env:\n          AWS_ACCESS_KEY_ID: ${{ secrets.A }}\n          AWS_SECRET_ACCESS_KEY: ${{ secrets.B }}\n')}`;
    expect(audit([{ path: 'w.yml', text: both }], context).migration!.inventory).toMatchObject([
      { secrets: ['A', 'B'] },
    ]);
  });

  it('does not exist without a stored key', () => {
    expect(audit([{ path: 'w.yml', text: workflow(login) }], context).migration).toBeUndefined();
  });
});
