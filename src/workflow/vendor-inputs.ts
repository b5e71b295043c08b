/**
 * What each input and output of the three vendor actions becomes. `migrate` uses these tables, and docs/moving-over.md
 * is generated from them. Sources: the `action.yml` and the code of the vendor actions.
 */

export type InputRule =
  /** The same value under another name. */
  | (Remark & {
      readonly to: string;
      /** The vendor's spellings of a boolean become `true` or `false`. */
      readonly boolean?: true;
      /** The vendor ignores letter case; this action does not. */
      readonly lowerCase?: true;
      /** It applies to every login of the step, so a step with it is not merged. */
      readonly wholeStep?: true;
      /** It applies only to a chained role; with an ID token the vendor's action ignores it. */
      readonly chainOnly?: true;
    })
  /** Not needed: it happens anyway, or has no meaning here. */
  | (Remark & {
      readonly drop: string;
      /** Values with another meaning; a step with one of them is left alone. */
      readonly leaveIf?: { readonly values: readonly string[]; readonly reason: string };
      /** Expressions are allowed, because no value matters. */
      readonly anyValue?: true;
    })
  /** `true` becomes this value of another setting, `false` nothing. */
  | (Remark & { readonly to: string; readonly valueIfTrue: string })
  /** No counterpart: a step that uses it is left alone. */
  | (Remark & {
      readonly leave: string;
      /** A key that is stored somewhere. */
      readonly storedKey?: true;
      /** Values that have no effect. */
      readonly unless?: readonly string[];
    });

interface Remark {
  /** For the page on moving over: completes the cell, after a semicolon. */
  readonly remark?: string;
}

export interface OutputRule {
  readonly to: string;
  /** It is set only if `output-credentials` is on. */
  readonly credential?: true;
  readonly remark?: string;
}

export interface Vendor {
  readonly provider: 'aws' | 'gcp' | 'azure';
  /** The name used in step names. */
  readonly title: string;
  /** `owner/repository`, as its owner writes it. */
  readonly action: string;
  /** The input that switches on the login with an ID token. */
  readonly switchedOnBy: string;
  readonly inputs: Readonly<Record<string, InputRule>>;
  readonly outputs: Readonly<Record<string, OutputRule>>;
  /** For the page on moving over: features that are not inputs of the vendor's action. */
  readonly further: readonly (readonly [there: string, here: string])[];
  readonly afterwards: string;
}

const never = ['', 'false', 'no', 'off'];
const key = (what: string): InputRule => ({ leave: `logs in with ${what}`, storedKey: true });

const aws: Vendor = {
  provider: 'aws',
  title: 'AWS',
  action: 'aws-actions/configure-aws-credentials',
  switchedOnBy: 'role-to-assume',
  inputs: {
    'role-to-assume': { to: 'aws-role-to-assume', remark: 'a full ARN' },
    'aws-region': { to: 'aws-region' },
    audience: { to: 'aws-audience' },
    'role-session-name': {
      to: 'aws-role-session-name',
      remark: 'default is repository and run ID instead of `GitHubActions`',
    },
    'role-duration-seconds': { to: 'aws-role-duration-seconds' },
    'inline-session-policy': { to: 'aws-inline-session-policy' },
    'managed-session-policies': { to: 'aws-managed-session-policies' },
    'role-chaining': {
      drop: 'a step right behind the first becomes `aws-role-chain` of the same step',
      leaveIf: {
        values: ['true'],
        reason:
          'assumes its role with the credentials of an earlier step, which `aws-role-chain` does only within one step',
      },
    },
    'role-external-id': { to: 'aws-role-external-id', chainOnly: true, remark: 'for the roles of the chain' },
    'custom-tags': { to: 'aws-session-tags', chainOnly: true, remark: 'for the roles of the chain' },
    'transitive-tag-keys': {
      to: 'aws-transitive-tag-keys',
      chainOnly: true,
      remark: 'for the roles of the chain',
    },
    'role-skip-session-tagging': { drop: 'tags are sent only if you give them', anyValue: true },
    'allowed-account-ids': { to: 'aws-allowed-account-ids', remark: 'checked before the first request' },
    'mask-aws-account-id': { to: 'aws-mask-account-id', boolean: true },
    'sts-endpoint': { to: 'aws-sts-endpoint', remark: 'or `AWS_ENDPOINT_URL_STS`' },
    'aws-profile': {
      to: 'aws-profile',
      remark: 'written to private copies of the AWS files; the variables are exported too',
    },
    'overwrite-aws-profile': { drop: 'the profile is written to private copies', anyValue: true },
    'output-credentials': {
      to: 'output-credentials',
      boolean: true,
      remark: 'default is `true` instead of `false`',
    },
    'output-env-credentials': {
      to: 'export-environment',
      boolean: true,
      wholeStep: true,
      remark: 'for all clouds of the step',
    },
    'retry-max-attempts': { to: 'retry-max-attempts' },
    'disable-retry': { to: 'retry-max-attempts', valueIfTrue: '1', remark: '`1` switches retries off' },
    'action-timeout-s': { to: 'timeout-seconds' },
    'http-proxy': {
      drop: '`HTTPS_PROXY` in the environment is honoured, in upper or lower case',
      anyValue: true,
    },
    'no-proxy': { drop: '`NO_PROXY` in the environment is honoured, in upper or lower case', anyValue: true },
    'unset-current-credentials': {
      drop: 'exported keys replace older ones, and other variables that interfere are named',
      anyValue: true,
    },
    'use-existing-credentials': {
      drop: 'a second use in a job reuses the credentials of the first until they expire',
      anyValue: true,
    },
    'special-characters-workaround': { drop: 'keys are not changed by special characters', anyValue: true },
    'force-skip-oidc': { leave: 'asks not to use ID tokens', unless: never },
    'web-identity-token-file': {
      leave: 'reads its ID token from a file',
      remark: 'use `id-token-source: file:<path>`',
    },
    'aws-access-key-id': key('a stored access key'),
    'aws-secret-access-key': key('a stored access key'),
    'aws-session-token': key('a stored access key'),
  },
  outputs: {
    'aws-account-id': { to: 'aws-account-id' },
    'authenticated-arn': { to: 'aws-authenticated-arn' },
    'aws-expiration': { to: 'aws-expiration', remark: 'without quotes' },
    'aws-access-key-id': { to: 'aws-access-key-id', credential: true },
    'aws-secret-access-key': { to: 'aws-secret-access-key', credential: true },
    'aws-session-token': { to: 'aws-session-token', credential: true },
  },
  further: [['a second step with `role-chaining`', '`aws-role-chain` in the same step']],
  afterwards:
    '`amazon-ecr-login` and everything else that uses an AWS SDK finds the login through the exported variables.',
};

const gcp: Vendor = {
  provider: 'gcp',
  title: 'Google Cloud',
  action: 'google-github-actions/auth',
  switchedOnBy: 'workload_identity_provider',
  inputs: {
    workload_identity_provider: { to: 'gcp-workload-identity-provider' },
    service_account: { to: 'gcp-service-account' },
    project_id: { to: 'gcp-project-id' },
    audience: { to: 'gcp-audience' },
    token_format: {
      drop: '`gcp-access-token` is always set, and `gcp-id-token` with `gcp-id-token-audience`',
      anyValue: true,
    },
    access_token_lifetime: {
      to: 'gcp-access-token-lifetime',
      remark: 'tools that use the credentials file get this lifetime too',
    },
    access_token_scopes: { to: 'gcp-access-token-scopes' },
    id_token_audience: { to: 'gcp-id-token-audience', remark: 'one or more' },
    id_token_include_email: { to: 'gcp-id-token-include-email', boolean: true },
    delegates: { to: 'gcp-delegates' },
    universe: { to: 'gcp-universe' },
    request_reason: { to: 'gcp-request-reason' },
    create_credentials_file: {
      drop: 'the file is always written, below `RUNNER_TEMP` and not in the workspace',
      anyValue: true,
    },
    export_environment_variables: {
      to: 'export-environment',
      boolean: true,
      wholeStep: true,
      remark: 'for all clouds of the step',
    },
    cleanup_credentials: {
      to: 'cleanup',
      boolean: true,
      wholeStep: true,
      remark: 'for all clouds of the step',
    },
    retries: { drop: '`retry-max-attempts` has a default that fits', anyValue: true },
    backoff: { drop: 'waiting times follow the answers of the service', anyValue: true },
    backoff_limit: { drop: 'waiting times follow the answers of the service', anyValue: true },
    access_token_subject: { leave: 'asks for domain-wide delegation' },
    credentials_json: key('the stored key of a service account'),
  },
  outputs: {
    project_id: { to: 'gcp-project-id' },
    credentials_file_path: { to: 'gcp-credentials-file-path' },
    access_token: { to: 'gcp-access-token', credential: true },
    access_token_expiration: { to: 'gcp-access-token-expiration' },
    auth_token: { to: 'gcp-auth-token', credential: true, remark: 'the federated token' },
    id_token: { to: 'gcp-id-token', credential: true },
  },
  further: [],
  afterwards:
    '`setup-gcloud`, `deploy-cloudrun` and the other `google-github-actions` find the login through `GOOGLE_GHA_CREDS_PATH`.',
};

const azure: Vendor = {
  provider: 'azure',
  title: 'Azure',
  action: 'Azure/login',
  switchedOnBy: 'client-id',
  inputs: {
    'client-id': { to: 'azure-client-id', remark: 'not masked' },
    'tenant-id': { to: 'azure-tenant-id', remark: 'ID or domain' },
    'subscription-id': { to: 'azure-subscription-id' },
    'allow-no-subscriptions': {
      drop: 'leave `azure-subscription-id` out for a login at tenant level',
      anyValue: true,
    },
    environment: {
      to: 'azure-environment',
      lowerCase: true,
      remark: '`azurecloud`, `azureusgovernment` or `azurechinacloud`',
    },
    audience: {
      to: 'azure-audience',
      remark:
        'the default follows the environment, so in the other clouds set it to the audience that your federated credential has',
    },
    'mask-client-id': { drop: 'only tokens are masked', anyValue: true },
    'enable-AzPSSession': {
      drop: 'it is off',
      leaveIf: {
        values: ['true'],
        reason:
          'opens a session of Azure PowerShell, which this action does not: connect with `azure-access-token` (see docs/azure.md)',
      },
      remark: 'for PowerShell [connect with the access token](azure.md#powershell)',
    },
    'auth-type': {
      drop: 'the login is always one of a service principal or managed identity that trusts the ID token',
      leaveIf: { values: ['identity'], reason: 'uses the managed identity of the machine' },
      remark: '`IDENTITY`, the managed identity of the machine, has no counterpart',
    },
    creds: key('a stored client secret'),
  },
  outputs: {},
  further: [
    [
      '`AZURE_LOGIN_POST_CLEANUP`, `AZURE_LOGIN_PRE_CLEANUP`',
      '`cleanup`; each job has its own configuration directory',
    ],
    [
      '–',
      'new: `azure-scopes` for further tokens, outputs with token and expiry, `ARM_*` and `AZURE_*` variables',
    ],
  ],
  afterwards: '`azure/cli` and other actions that run `az` find the login through `AZURE_CONFIG_DIR`.',
};

export const vendors: readonly Vendor[] = [aws, gcp, azure];

/** The environment names of the vendor's Azure action that have a counterpart. */
export const azureEnvironments = ['azurecloud', 'azureusgovernment', 'azurechinacloud'];

/** The audience of azure/login in every cloud, while the default here follows the environment. */
export const azureAudience = 'api://AzureADTokenExchange';

/** The vendor whose login action a `uses` names, in any letter case, at any version. */
export function vendorOf(uses: string | undefined): Vendor | undefined {
  const [action, ref] = (uses ?? '').toLowerCase().split('@');
  return ref ? vendors.find((vendor) => vendor.action.toLowerCase() === action) : undefined;
}

/** The rule of an input; undefined for a name that the vendor's action does not have. */
export function ruleOf({ inputs }: Vendor, name: string): InputRule | undefined {
  const key = Object.keys(inputs).find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : inputs[key];
}
