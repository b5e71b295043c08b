import { describe, expect, it } from '@jest/globals';
import { generalSettings } from '../../src/login/general-settings.ts';
import { generalInputs } from '../../src/login/inputs.ts';
import { misspelledInputs, unknownInputs, withVendorAnswers } from '../../src/login/spelling.ts';
import { planOf } from '../support/plan.ts';

const aws = { 'aws-role-to-assume': 'arn:aws:iam::111122223333:role/deploy', 'aws-region': 'eu-west-1' };
const problems = async (inputs: Record<string, string>) =>
  (await planOf(inputs, {})).problems.map(({ input, message }) => `${input} ${message}`);

describe('makePlan', () => {
  it('names other settings by the login’s inputs', async () => {
    expect(await problems({ ...aws, 'aws-role-external-id': 'octo' })).toEqual([
      expect.stringContaining('aws-role-external-id needs `aws-role-chain`'),
    ]);
    const logins = `[{name: one, provider: aws, role-to-assume: '${aws['aws-role-to-assume']}', region: eu-west-1, role-external-id: octo}]`;
    expect(await problems({ logins })).toEqual([
      expect.stringContaining('logins.one.role-external-id needs `role-chain`'),
    ]);
  });

  it('switches on the clouds whose first input is given', async () => {
    const { plan, hints } = await planOf(aws);
    expect(plan.logins).toEqual([
      expect.objectContaining({
        name: 'aws',
        kind: 'flat',
        exportEnvironment: true,
        source: 'github',
        facts: expect.objectContaining({ audience: 'sts.amazonaws.com' }),
      }),
    ]);
    expect(hints).toEqual([]);
  });

  it('names inputs without effect', async () => {
    const { plan, hints } = await planOf({ 'gcp-service-account': 'a@b.iam.gserviceaccount.com' });
    expect(plan.logins).toEqual([]);
    expect(hints).toEqual([
      'Not logging in to Google Cloud, because `gcp-workload-identity-provider` is empty; `gcp-service-account` has no effect.',
    ]);
  });

  it('only notes what a template sets for every cloud', async () => {
    const { hints, notes } = await planOf({
      ...aws,
      'azure-tenant-id': 'octo.onmicrosoft.com',
      'azure-environment': 'azurecloud',
      'gcp-audience': 'somebody',
    });
    expect(hints).toEqual([]);
    expect(notes).toEqual([
      'Not logging in to Google Cloud, because `gcp-workload-identity-provider` is empty; `gcp-audience` has no effect.',
      'Not logging in to Azure, because `azure-client-id` is empty; `azure-tenant-id`, `azure-environment` have no effect.',
    ]);
    const other = await planOf({ 'azure-tenant-id': 'x', 'azure-subscription-id': 'x' });
    expect(other.notes).toEqual([]);
    expect(other.hints).toHaveLength(1);
  });

  it('reports misspelled inputs with what was meant', async () => {
    expect(await problems({ ...aws, 'aws-audiense': 'x', 'aws-zzzzzzzzzzz': 'x' })).toEqual([
      'aws-audiense is not an input; did you mean `aws-audience`?',
      'aws-zzzzzzzzzzz is not an input',
    ]);
  });

  it('adds the entries of logins, named by their position in the list', async () => {
    const logins = `
- name: staging
  provider: aws
  role-to-assume: arn:aws:iam::111111111111:role/deploy
  region: eu-west-1
- name: production
  provider: aws
  role-to-assume: arn:aws:iam::222222222222:role/deploy
  region: eu-west-1
  export-environment: true
`;
    const { plan, problems: found } = await planOf({ logins });
    expect(found).toEqual([]);
    expect(plan.logins.map(({ name, exportEnvironment }) => [name, exportEnvironment])).toEqual([
      ['staging', false],
      ['production', true],
    ]);
  });

  it('lets an entry have its own source of ID tokens', async () => {
    const entry = "provider: aws, role-to-assume: 'arn:aws:iam::111111111111:role/x', region: eu-west-1";
    const logins = `[{name: one, ${entry}}, {name: two, ${entry}, id-token-source: 'file:/run/id-token'}]`;
    const { plan, problems: found } = await planOf({ logins });
    expect(found).toEqual([]);
    expect(plan.logins.map(({ source }) => source)).toEqual(['github', 'file:/run/id-token']);
    expect(await problems({ logins: `[{name: one, ${entry}, id-token-source: gitlab}]` })).toEqual([
      expect.stringContaining('logins.one.id-token-source must be `github`'),
    ]);
  });

  it('refuses two logins that would write the same profile', async () => {
    const logins = `
- {name: one, provider: aws, role-to-assume: 'arn:aws:iam::111111111111:role/x', region: eu-west-1, profile: shared}
- {name: shared, provider: aws, role-to-assume: 'arn:aws:iam::222222222222:role/x', region: eu-west-1}
`;
    expect(await problems({ logins })).toEqual(['logins.shared writes the profile `shared`, as "one" does']);
  });

  const gcp = {
    'gcp-workload-identity-provider':
      'projects/1/locations/global/workloadIdentityPools/github-actions/providers/octo-org',
    'gcp-service-account': 'deploy@octo-project.iam.gserviceaccount.com',
  };

  it.each([
    [
      gcp,
      '{name: gcp-id, provider: id-token, audience: somebody}',
      'logins.gcp-id writes the output `gcp-id-token`, as "gcp" does',
    ],
    [
      aws,
      '{name: aws-session, provider: pypi}',
      'logins.aws-session writes the output `aws-session-token`, as "aws" does',
    ],
    [
      {},
      `{name: prod, provider: gcp, workload-identity-provider: ${gcp['gcp-workload-identity-provider']}}, {name: prod-access, provider: id-token, audience: somebody}`,
      'logins.prod-access writes the output `prod-access-token`, as "prod" does',
    ],
    [
      {},
      '{name: a, provider: id-token, audience: one, outputs: {b-token: $token}}, {name: a-b, provider: id-token, audience: two}',
      'logins.a-b writes the output `a-b-token`, as "a" does',
    ],
  ])('refuses two logins that would write the same output', async (inputs, entries, message) => {
    expect(await problems({ ...inputs, logins: `[${entries}]` })).toContain(message);
  });

  const registry = '{name: registry, provider: pypi, env: {AWS_SESSION_TOKEN: $token}}';
  const shared = '{name: registry, provider: pypi, env: {AWS_CONFIG_FILE: $token}}';
  const role = 'arn:aws:iam::111111111111:role/x';
  const entry = `{name: one, provider: aws, role-to-assume: '${role}', region: eu-west-1}`;
  const refusal = (name: string) =>
    `logins.registry.export-environment must be \`false\`, because "${name}" exports the same variables`;

  it("refuses variables of another service that would overwrite a cloud's", async () => {
    expect(await problems({ ...aws, logins: `[${registry}]` })).toEqual([refusal('aws')]);
    expect(await problems({ logins: `[${shared}, ${entry}]` })).toEqual([refusal('one')]);
    expect(await problems({ logins: `[${registry}, ${entry}]` })).toEqual([]);
    expect(await problems({ ...gcp, logins: `[${registry}]` })).toEqual([]);
  });

  it('sees no conflict if the step exports nothing', async () => {
    const inputs = { ...aws, 'export-environment': 'False', logins: `[${registry}]` };
    expect(await problems(inputs)).toEqual([]);
  });

  it('refuses an entry that is to be exported by a step that exports nothing', async () => {
    const logins =
      '[{name: bot, provider: octo-sts, scope: octo-org, identity: x, export-environment: true}]';
    expect(await problems({ 'export-environment': 'false', logins })).toEqual([
      'logins.bot.export-environment must not be `true`, because the step has `export-environment: false`',
    ]);
  });

  it('reports everything that is wrong in the entries together', async () => {
    const logins = `
- {name: aws, provider: aws, role-to-assume: 'arn:aws:iam::111111111111:role/x', region: eu-west-1}
- {name: one, provider: azur}
- {name: two, provider: aws, role-to-assume: nonsense, region: eu-west-1, regoin: x}
- {name: three, provider: aws, role-to-assume: 'arn:aws:iam::111111111111:role/x', region: eu-west-1, export-environment: maybe}
- {name: four, provider: aws, role-to-assume: 'arn:aws:iam::111111111111:role/x', region: eu-west-1, export-environment: true}
- {name: five, provider: zzzzzzzzz}
- {name: Bad}
- {name: Worse, provider: aws, role-to-assume: nonsense, aws-region: eu-west-1, cache: false}
- {name: seven, provider: pipy}
- {name: eight, provider: openbao}
- {nmae: nine, provder: aws}
- {name: ten, provider: aws, constructor: x, toString: y, __proto__: z}
- {name: eleven, provider: pypi, audience: [a], env: [API=$token], expires: 3600}
- {name: twelve, provider: pypi, env: {constructor: $token}}
`;
    const found = (await problems({ ...aws, logins })).join('\n');
    expect(found).toContain('logins.aws.name is "aws"');
    expect(found).toContain('logins.one.provider is "azur"');
    expect(found).toContain('did you mean "azure"?');
    expect(found).toContain('logins.two.regoin is not an input; did you mean `logins.two.region`?');
    expect(found).toContain('logins.two.role-to-assume');
    expect(found).toContain('logins.three.export-environment must be `true` or `false`');
    expect(found).toContain(
      'logins.four.export-environment must be `false`, because "aws" exports the same variables',
    );
    expect(found).toContain('logins.five.provider is "zzzzzzzzz"');
    expect(found).toContain('logins[6].name');
    expect(found).toContain('logins[7].name must be lower-case letters');
    expect(found).toContain('logins[7].role-to-assume must be the full ARN');
    expect(found).toContain('logins[7].aws-region is not an input; did you mean `logins[7].region`?');
    expect(found).toContain('logins[7].cache is an input of the step, not of an entry');
    expect(found).toContain('did you mean "pypi"?');
    expect(found).toContain('did you mean "vault"?');
    expect(found).toContain('logins[10].name is required');
    expect(found).toContain('logins[10].nmae is not an input; did you mean `logins[10].name`?');
    expect(found).toContain('logins[10].provder is not an input; did you mean `logins[10].provider`?');
    for (const key of ['constructor', 'toString', '__proto__'])
      expect(found).toContain(`logins.ten.${key} is not an input`);
    expect(found).toContain('logins.eleven.audience must be a text, and is a list');
    expect(found).toContain('logins.eleven.env must be a map (`{NAME: value}`), and is a list');
    expect(found).toContain('logins.eleven.expires must be a map (`{after: 3600}`), and is a single value');
    expect(found).toContain('logins.twelve.env must not set the variable `constructor`');
  });
});

describe('misspelledInputs', () => {
  const meant = async (inputs: Record<string, string>) =>
    (await withVendorAnswers(await misspelledInputs(inputs, generalSettings), inputs)).map(
      ({ input, message }) => `${input} ${message}`,
    );

  it.each([
    ['sumary', '`summary`'],
    ['asure-client-id', '`azure-client-id`'],
    ['workload-identity-provider', '`gcp-workload-identity-provider`'],
    ['gcp_workload_identity_provider', '`gcp-workload-identity-provider`'],
    ['export_environment', '`export-environment`'],
  ])('finds what `%s` was meant to be', async (name, words) => {
    expect(await meant({ [name]: 'x' })).toEqual([`${name} is not an input; did you mean ${words}?`]);
  });

  const configureAws = 'is an input of aws-actions/configure-aws-credentials';
  const auth = 'is an input of google-github-actions/auth';

  it.each([
    ['client-id', 'is an input of Azure/login; here it is `azure-client-id` (not masked)'],
    ['role-to-assume', `${configureAws}; here it is \`aws-role-to-assume\` (a full ARN)`],
    ['workload_identity_provider', `${auth}; here it is \`gcp-workload-identity-provider\``],
    [
      'output-env-credentials',
      `${configureAws}; here it is \`export-environment\` (for all clouds of the step)`,
    ],
    ['disable-retry', `${configureAws}; here it is \`retry-max-attempts: 1\` (\`1\` switches retries off)`],
    [
      'create_credentials_file',
      `${auth}, and not needed here: the file is always written, below \`RUNNER_TEMP\` and not in the workspace`,
    ],
    [
      'credentials_json',
      `${auth} that has no counterpart here: it logs in with the stored key of a service account, and this action logs in with ID tokens only`,
    ],
    [
      'creds',
      'is an input of Azure/login that has no counterpart here: it logs in with a stored client secret, and this action logs in with ID tokens only',
    ],
    [
      'web-identity-token-file',
      `${configureAws} that has no counterpart here: it reads its ID token from a file (use \`id-token-source: file:<path>\`)`,
    ],
  ])("knows the vendors' input `%s`", async (name, words) => {
    expect(await meant({ [name]: 'x' })).toEqual([`${name} ${words}`]);
  });

  const client = { 'azure-client-id': 'x' };
  const provider = { 'gcp-workload-identity-provider': 'x' };

  it.each([
    [aws, 'region', ['`aws-region`']],
    [aws, 'audience', ['`aws-audience`']],
    [aws, 'profile', ['`aws-profile`']],
    [provider, 'delegates', ['`gcp-delegates`']],
    [provider, 'universe', ['`gcp-universe`']],
    [provider, 'audience', ['`gcp-audience`']],
    [client, 'environment', ['`azure-environment`']],
    [client, 'scopes', ['`azure-scopes`']],
    [{ ...aws, ...client }, 'audience', ['`aws-audience`', '`azure-audience`']],
  ])(
    'treats a single word as a setting of a cloud that the step logs in to: %j %s',
    async (given, name, inputs) => {
      const { 'aws-region': _, ...others } = given as Record<string, string>;
      const [message, ...more] = await meant({ ...others, [name]: 'x' });
      expect(more).toEqual([]);
      for (const input of inputs) expect(message).toContain(input);
    },
  );

  it.each<Record<string, string>>([
    { ...aws, region: 'eu' },
    { version: '1', region: 'eu', environment: 'production', verbose_logging: 'x' },
    { 'aws-region': 'eu-west-1', aws_region: 'us-east-1' },
  ])('ignores variables that the workflow may set for itself', async (inputs) => {
    expect(await meant(inputs)).toEqual([]);
  });
});

describe('generalInputs', () => {
  it('are those without a provider’s name as prefix', () => {
    expect(generalInputs({ 'aws-region': 'x', summary: 'false', awsome: 'x' })).toEqual({
      summary: 'false',
      awsome: 'x',
    });
  });
});

describe('unknownInputs', () => {
  it('finds none among declared names', () => expect(unknownInputs({}, {})).toEqual([]));
});
