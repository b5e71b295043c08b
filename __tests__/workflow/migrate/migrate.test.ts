import { describe, expect, it } from '@jest/globals';
import { migrate } from '../../../src/workflow/migrate/migrate.ts';

/** A workflow with one job of these steps, written with the indentation of a list under `steps:`. */
function job(steps: string): string {
  return `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    permissions: { id-token: write }\n    steps:\n${steps}`;
}

function stepsAfter(steps: string): string {
  return migrate('w.yml', job(steps))!.text.slice(job('').length);
}

function reasonFor(steps: string): string | undefined {
  const { left, rewritten } = migrate('w.yml', job(steps))!;
  expect(rewritten).toEqual([]);
  return left[0]?.reason;
}

const aws = (more = '') => `      - uses: aws-actions/configure-aws-credentials@v4
        with:
          role-to-assume: arn:aws:iam::111122223333:role/deploy
          aws-region: eu-west-1
${more}`;
const google = (more = '') => `      - uses: google-github-actions/auth@v2
        with:
          workload_identity_provider: \${{ vars.PROVIDER }}
${more}`;
const azure = (more = '') => `      - uses: azure/login@v2
        with:
          client-id: \${{ vars.CLIENT }}
          tenant-id: \${{ vars.TENANT }}
${more}`;

describe('neighbours become one step', () => {
  const one = `      - uses: multi-cloud-oidc/login@v1
        with:
          aws-role-to-assume: arn:aws:iam::111122223333:role/deploy
          aws-region: eu-west-1
          gcp-workload-identity-provider: \${{ vars.PROVIDER }}
          output-credentials: false
`;

  it('if nothing is between them', () => {
    expect(stepsAfter(aws() + google())).toBe(one);
  });

  it('if only a checkout and set-up steps are between them, which then follow', () => {
    const between = '      - uses: actions/checkout@v4\n      - uses: actions/setup-node@v4\n';
    expect(stepsAfter(aws() + between + google())).toBe(one + between);
  });

  it('with the comments of the removed steps in their places', () => {
    const after = stepsAfter(
      `${aws()}
      # about Google
      - uses: google-github-actions/auth@0123456789012345678901234567890123456789 # v2.1.0
        # inside
        with: # of with
          workload_identity_provider: \${{ vars.PROVIDER }} # which
          create_credentials_file: true # always
`,
    );
    expect(after).toBe(`      - uses: multi-cloud-oidc/login@v1
        with:
          aws-role-to-assume: arn:aws:iam::111122223333:role/deploy
          aws-region: eu-west-1
          # about Google
          # inside
          # of with
          gcp-workload-identity-provider: \${{ vars.PROVIDER }} # which
          # always
          output-credentials: false
`);
  });

  it.each([
    ['a step between may use the first', '      - run: aws s3 ls\n', google()],
    ['they have other conditions', '', google("        if: github.ref == 'refs/heads/main'\n")],
    ['the second may fail and the first may not', '', google('        continue-on-error: true\n')],
    ['the second has its own environment', '', google('        env:\n          A: b\n')],
    [
      'a switch of the second would hold for both',
      '',
      google('          export_environment_variables: false\n'),
    ],
    ['they log in to the same cloud', '', aws()],
  ])('but not if %s', (_, between, second) => {
    const after = stepsAfter(aws() + between + second);
    expect(after.match(/multi-cloud-oidc\/login@v1/g)).toHaveLength(2);
    expect(after).toContain(between);
  });

  it('but not if the second reads an output of the first', () => {
    const first = aws().replace('      - uses', '      - id: aws\n        uses');
    const after = stepsAfter(
      first + google('          project_id: ${{ steps.aws.outputs.aws-account-id }}\n'),
    );
    expect(after.match(/multi-cloud-oidc\/login@v1/g)).toHaveLength(2);
  });

  it('with multi-line values in their new indentation', () => {
    const steps = `      - uses: azure/login@v2
        with:
          client-id: a
          tenant-id: b
      -   uses: google-github-actions/auth@v2
          with:
              workload_identity_provider: p
              access_token_scopes: |-
                one
                  two
`;
    expect(stepsAfter(steps)).toContain(`          gcp-access-token-scopes: |-
            one
              two
`);
  });
});

describe('the text around', () => {
  it('keeps Windows line endings, a byte order mark and a missing last line break', () => {
    const text = `\ufeff${job(aws() + google())}`.trimEnd().replaceAll('\n', '\r\n');
    const after = migrate('w.yml', text)!.text;
    expect(after.startsWith('\ufeffon: push\r\n')).toBe(true);
    expect(after.endsWith('\r\n          output-credentials: false')).toBe(true);
    expect(after.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('keeps the quotes of what is renamed', () => {
    const steps = `      - "uses": 'azure/login@v2'
        with:
          "client-id": 'a'
          'tenant-id': "b"
`;
    expect(stepsAfter(steps)).toBe(`      - "uses": 'multi-cloud-oidc/login@v1'
        with:
          "azure-client-id": 'a'
          'azure-tenant-id': "b"
          output-credentials: false
`);
  });
});

describe('outputs', () => {
  const login = google().replace('      - uses', '      - id: Auth\n        uses');

  it.each([
    ['${{ steps.auth.outputs.access_token }}', '${{ steps.auth.outputs.gcp-access-token }}'],
    ["${{ steps['Auth'].outputs['access_token'] }}", "${{ steps['Auth'].outputs['gcp-access-token'] }}"],
    ['"${{ STEPS . AUTH . Outputs . Access_Token }}"', '"${{ STEPS . AUTH . Outputs . gcp-access-token }}"'],
    ["'${{ steps[''Auth''].outputs.project_id }}'", "'${{ steps[''Auth''].outputs.gcp-project-id }}'"],
    [
      "x ${{ format('{0}', steps.Auth.outputs.auth_token) }} y",
      "x ${{ format('{0}', steps.Auth.outputs.gcp-auth-token) }} y",
    ],
  ])('follow their new names in %s', (before, after) => {
    expect(stepsAfter(`${login}      - run: ${before}\n`)).toContain(`      - run: ${after}\n`);
  });

  it('follow their new names in a condition without braces, in scripts and in outputs of the job', () => {
    const text = job(`${login}      - if: steps.Auth.outputs.project_id != ''
        run: |
          echo \${{ steps.Auth.outputs.credentials_file_path }}
`).replace('    steps:', '    outputs:\n      p: ${{ steps.Auth.outputs.project_id }}\n    steps:');
    const after = migrate('w.yml', text)!.text;
    expect(after).toContain("if: steps.Auth.outputs.gcp-project-id != ''");
    expect(after).toContain('echo ${{ steps.Auth.outputs.gcp-credentials-file-path }}');
    expect(after).toContain('p: ${{ steps.Auth.outputs.gcp-project-id }}');
  });

  it('with credentials stay enabled only if one of them is read', () => {
    expect(stepsAfter(`${login}      - run: \${{ steps.Auth.outputs.access_token }}\n`)).not.toContain(
      'output-credentials',
    );
    expect(stepsAfter(`${login}      - run: \${{ steps.Auth.outputs.project_id }}\n`)).toContain(
      'output-credentials: false',
    );
  });

  it('of a removed step are read from the step that remains', () => {
    const first = aws().replace('      - uses', '      - id: one\n        uses');
    const after = stepsAfter(`${first}${login}      - run: \${{ steps.Auth.outputs.project_id }}\n`);
    expect(after).toContain('- run: ${{ steps.one.outputs.gcp-project-id }}');
  });

  it('need an ID, which the step takes from the removed one', () => {
    const after = stepsAfter(`${aws()}${login}      - run: \${{ steps.Auth.outputs.project_id }}\n`);
    expect(after).toContain('      - uses: multi-cloud-oidc/login@v1\n        id: Auth\n');
  });

  it.each([
    ['${{ toJSON(steps) }}', 'reads together with those of all steps'],
    ['${{ toJSON(steps.Auth) }}', 'reads all at once'],
    ['${{ toJSON(steps.Auth.outputs) }}', 'reads all at once'],
    ['${{ steps.Auth.outputs[matrix.name] }}', 'by a computed name'],
    ['${{ steps[matrix.name].outputs.x }}', 'reads together with those of all steps'],
    ['${{ steps.Auth.outputs.unheard_of }}', 'has no output `unheard_of`'],
  ])('cannot be renamed in %s', (expression, reason) => {
    expect(reasonFor(`${login}      - run: ${expression}\n`)).toContain(reason);
  });
});

describe('a chain of roles', () => {
  const second = (more = '') => `      - uses: aws-actions/configure-aws-credentials@v4
        with:
          role-to-assume: arn:aws:iam::444455556666:role/target
          role-chaining: true
          aws-region: us-east-1
${more}`;

  it('right after its first login becomes part of it; the last session decides', () => {
    expect(
      stepsAfter(aws() + second('          role-external-id: x\n          role-duration-seconds: 900\n')),
    ).toBe(`      - uses: multi-cloud-oidc/login@v1
        with:
          aws-role-to-assume: arn:aws:iam::111122223333:role/deploy
          aws-role-chain: arn:aws:iam::444455556666:role/target
          aws-region: us-east-1
          aws-role-external-id: x
          aws-role-duration-seconds: 900
          output-credentials: false
`);
  });

  it.each([
    ['has no first step', second()],
    ['has work before it', `      - run: aws s3 ls\n${second()}`],
  ])('stays if it %s', (_, steps) => {
    expect(reasonFor(steps)).toContain('assumes its role with the credentials of an earlier step');
  });

  it.each([
    ['a step lies between', `      - run: aws s3 ls\n${second()}`],
    ['their conditions differ', second('        if: always()\n')],
    ['the second gives an audience', second('          audience: x\n')],
    ['the names of the sessions differ', second('          role-session-name: x\n')],
    ['the second has an environment', second('        env:\n          A: b\n')],
    ['it asks for more than an hour', second('          role-duration-seconds: 7200\n')],
  ])('keeps its second step if %s', (_, rest) => {
    const { left, text } = migrate('w.yml', job(aws() + rest))!;
    expect(left).toHaveLength(1);
    expect(text).toContain('role-chaining: true');
  });
});

describe('a login that is repeated by hand', () => {
  const first = `      - continue-on-error: true # flaky
        id: one
        uses: azure/login@v2
        with:
          client-id: c
          tenant-id: t
`;
  const again = (condition: string, tenant = 't') => `      - id: two
        if: ${condition}
        uses: azure/login@v2
        with:
          client-id: c
          tenant-id: ${tenant} # same
`;

  it('becomes one step, because the action retries by itself', () => {
    expect(stepsAfter(first + again("steps.one.outcome == 'failure'"))).toBe(`      - # flaky
        id: one
        uses: multi-cloud-oidc/login@v1
        with:
          azure-client-id: c
          azure-tenant-id: t
          # same
          output-credentials: false
`);
  });

  it.each([
    [
      'a step asks for the result of the first',
      again("steps.one.outcome == 'failure'") +
        "      - if: steps.one.outcome == 'success'\n        run: x\n",
    ],
    ['the second has another condition', again('failure()')],
    ['the second logs in as another', again("steps.one.outcome == 'failure'", 'u')],
  ])('stays two steps if %s', (_, rest) => {
    expect(stepsAfter(first + rest).match(/multi-cloud-oidc\/login@v1/g)).toHaveLength(2);
  });
});

describe('notes', () => {
  const notesFor = (steps: string) =>
    migrate('w.yml', job(steps))!.rewritten.flatMap(({ notes }) => notes.map(({ message }) => message));

  it.each([
    [
      'scripts that read the former state of the Azure CLI',
      `${azure()}      - run: cat ~/.azure/x\n`,
      'AZURE_CONFIG_DIR',
    ],
    [
      'variables that win over the login',
      `${azure()}      - run: x\n        env:\n          ARM_TENANT_ID: other\n`,
      '`ARM_TENANT_ID` has precedence',
    ],
    [
      'variables that repeat it',
      `${azure()}      - run: x\n        env:\n          ARM_TENANT_ID: \${{ vars.TENANT }}\n`,
      '`ARM_TENANT_ID` repeats',
    ],
    [
      'a stored key that wins over it',
      `${aws()}      - run: x\n        env:\n          AWS_ACCESS_KEY_ID: k\n`,
      'is preferred to the login',
    ],
    ['a second login of the same identity', `${aws()}      - run: x\n${aws()}`, '`refresh: true`'],
    [
      'a second login of another',
      `${aws()}      - run: x\n${aws().replace('deploy', 'read')}`,
      'entries of the input `logins`',
    ],
    [
      'a script that reads the credentials file',
      `${google().replace('- uses', '- id: g\n        uses')}      - run: mv \${{ steps.g.outputs.credentials_file_path }} x\n`,
      'below `RUNNER_TEMP`',
    ],
    [
      'inputs that are left out',
      aws('          unset-current-credentials: true\n'),
      '`unset-current-credentials` is left out',
    ],
    [
      'IDs that are kept as secrets',
      azure('          subscription-id: ${{ secrets.S }}\n'),
      'move it to `vars`',
    ],
  ])('name %s', (_, steps, message) => {
    expect(notesFor(steps).join('\n')).toContain(message);
  });

  it('say that a login cannot work without the permission', () => {
    const text = job(azure()).replace('id-token: write', 'contents: read');
    expect(migrate('w.yml', text)!.rewritten[0]!.notes[0]!.message).toContain('Nothing grants');
  });
});

describe('what is left alone, and why', () => {
  it('a role that is assumed with other credentials, because the job gets no ID token', () => {
    const { left, rewritten } = migrate('w.yml', job(aws()).replace('id-token: write', 'contents: read'))!;
    expect(rewritten).toEqual([]);
    expect(left[0]!.reason).toContain('gets no ID token');
  });

  it.each([
    ['a stored AWS key', aws('          aws-access-key-id: ${{ secrets.ID }}\n'), 'a stored access key'],
    [
      'a service account key',
      google("          credentials_json: '${{ secrets.KEY }}'\n"),
      'the stored key of a service account',
    ],
    ['a client secret', azure('          creds: ${{ secrets.C }}\n'), 'a stored client secret'],
    ['a login without a role', aws().replace(/.*role-to-assume.*\n/, ''), 'has no `role-to-assume`'],
    [
      'the name of a role',
      aws().replace('arn:aws:iam::111122223333:role/deploy', 'deploy'),
      'the ARN is needed',
    ],
    ['an unknown input', aws('          surprise: 1\n'), 'gives `surprise`, which is not an input'],
    ['an input twice', aws('          aws-region: b\n'), 'gives `aws-region` twice'],
    ['session tags without a chain', aws("          custom-tags: '{}'\n"), 'without a chain'],
    ['PowerShell', azure('          enable-AzPSSession: true\n'), 'opens a session of Azure PowerShell'],
    ['the identity of the machine', azure('          auth-type: IDENTITY\n'), 'uses the managed identity'],
    ['a computed kind of login', azure('          auth-type: ${{ vars.T }}\n'), 'cannot be judged here'],
    ['Azure Stack', azure('          environment: AzureStack\n'), 'which has no counterpart'],
    ['an invalid boolean', aws('          mask-aws-account-id: maybe\n'), 'neither `true` nor `false`'],
    ['a token file', aws('          web-identity-token-file: /t\n'), 'reads its ID token from a file'],
    [
      'inputs in braces',
      '      - uses: azure/login@v2\n        with: { client-id: a }\n',
      'is written in braces',
    ],
    [
      'a step in braces',
      '      - { uses: azure/login@v2, with: { client-id: a } }\n',
      'is written in braces',
    ],
    ['an anchor', azure().replace('${{ vars.CLIENT }}', '&c x'), 'has a YAML anchor or tag'],
    ['an alias', azure().replace('${{ vars.CLIENT }}', '*c'), 'has a YAML alias'],
    ['a tag', azure().replace('${{ vars.CLIENT }}', '!!str x'), 'has a YAML anchor or tag'],
    [
      'a text of several lines as action',
      '      - uses: >-\n          azure/login@v2\n        with:\n          client-id: a\n',
      'several lines',
    ],
    ['a value that is a map', azure('          audience:\n            a: b\n'), 'a value that is no text'],
    [
      'a value that ends with blank lines',
      azure('          audience: |+\n            a\n\n'),
      'ends with blank lines',
    ],
    [
      'an output read under an anchor',
      `${google().replace('- uses', '- id: g\n        uses')}      - run: &r \${{ steps.g.outputs.project_id }}\n`,
      'a text with a YAML anchor',
    ],
    ['an unknown key', azure('        shell: bash\n'), 'has the key `shell`'],
    ['a domain-wide delegation', google('          access_token_subject: a@b.c\n'), 'domain-wide delegation'],
  ])('%s', (_, steps, reason) => {
    const prepared = steps.includes('*c') ? `      - run: &c x\n${steps}` : steps;
    expect(reasonFor(prepared)).toContain(reason);
  });

  it.each([
    ['several documents', 'a: 1\n---\nb: 2\n', 'several YAML documents'],
    [
      'aliases that multiply',
      `jobs:\n  a:\n    env: &e\n${Array.from({ length: 300 }, (_, at) => `      K${at}: v\n`).join('')}${Array.from({ length: 300 }, (_, at) => `  j${at}: {env: *e}\n`).join('')}`,
      'repeats too much',
    ],
    ['broken YAML', 'jobs: [', 'is not valid YAML'],
    ['a list', '- a\n', 'is not a YAML map'],
    ['a very long file', `jobs: {}\n#${'x'.repeat(300_000)}`, 'is longer than'],
    ['a very deep file', `jobs: ${'['.repeat(200)}${']'.repeat(200)}`, 'nested more than'],
  ])('%s', (_, text, reason) => {
    const result = migrate('w.yml', text)!;
    expect(result.text).toBe(text);
    expect(result.left[0]?.reason).toContain(reason);
  });

  it('nothing, if the file exceeds the limit only because of the change', () => {
    const text = `${job(azure())}      # ${'x'.repeat(256 * 1024 - job(azure()).length - 9)}\n`;
    expect(migrate('w.yml', text)).toMatchObject({ left: [], rewritten: [{ clouds: ['Azure'] }] });
  });

  it('says nothing about files of other kinds', () => {
    expect(migrate('w.yml', 'version: 2\nupdates: []\n')).toBeUndefined();
  });
});

describe('values', () => {
  it.each([
    [aws('          mask-aws-account-id: "True"\n'), 'aws-mask-account-id: true'],
    [aws('          mask-aws-account-id: no\n'), 'aws-mask-account-id: false'],
    [aws('          disable-retry: true\n'), 'retry-max-attempts: 1'],
    [aws('          output-env-credentials: false\n'), 'export-environment: false'],
    [google("          id_token_include_email: 't'\n"), 'gcp-id-token-include-email: true'],
    [azure('          environment: AzureUSGovernment\n'), 'azure-environment: azureusgovernment'],
    // There one audience holds for all clouds; here the default follows the cloud.
    [azure('          environment: AzureUSGovernment\n'), 'azure-audience: api://AzureADTokenExchange'],
    [
      azure('          allow-no-subscriptions: true\n'),
      'azure-tenant-id: ${{ vars.TENANT }}\n          output',
    ],
  ])('are written as this action reads them: %#', (steps, expected) => {
    expect(stepsAfter(steps)).toContain(`          ${expected}`);
  });
});
