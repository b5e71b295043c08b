/** The names that indicate stored keys, and what replaces the keys. Data; names are compared in upper case. */

export type Cloud = 'aws' | 'gcp' | 'azure';

export interface Service {
  /** The provider of this action that replaces the key. */
  readonly provider: string;
  readonly title: string;
  /** What the key is, for messages: "a stored … ". */
  readonly key: string;
  /** Names of inputs, variables and secrets that contain such a key. */
  readonly names: RegExp;
  /** Names that look like one but are not. */
  readonly not?: RegExp;
  /** Names that are too general on their own, so they count only for actions of this owner. In lower case. */
  readonly namesOfActions?: readonly { readonly action: string; readonly names: RegExp }[];
  /** Shell commands that use such a key: patterns that must all match one line. */
  readonly commands: readonly (readonly RegExp[])[];
}

const cloudServices: readonly Service[] = [
  {
    provider: 'aws',
    title: 'AWS',
    key: 'AWS access key',
    names:
      /^(AWS_(ACCESS_KEY(_ID)?|SECRET(_ACCESS)?_KEY)|ACCESS_KEY_ID|SECRET_ACCESS_KEY|AWS_[A-Z0-9]+_(ACCESS_KEY_ID|SECRET_ACCESS_KEY))$/,
    commands: [
      [/\baws configure set\b/, /\baws_(access_key_id|secret_access_key)\b/],
      [/\.aws\/credentials\b/],
      [/\baws_secret_access_key\s*=/],
    ],
  },
  {
    provider: 'gcp',
    title: 'Google Cloud',
    key: 'service account key of Google Cloud',
    names:
      /^(CREDENTIALS_JSON|SERVICE_ACCOUNT_KEY|(GCP|GCLOUD|GOOGLE|GKE|FIREBASE)_\w*(KEY|JSON|CREDENTIALS)(_B64|_BASE64|_FILE)?|FIREBASE_?SERVICE_?ACCOUNT\w*|\w+_SA_(JSON|KEY))$/,
    not: /(API|MAPS|CLIENT|HMAC)_KEY/,
    commands: [
      [/\bgcloud auth activate-service-account\b/],
      // The file of a login with OIDC is no key.
      [/\bgcloud auth login\b/, /--cred-file[= ](?![^\n]{0,99}(GHA_CREDS|CREDENTIAL|\bsteps\b))/i],
      [/\b_json_key(_base64)?\b/],
      // Android's google-services.json identifies an app, and is no key either.
      [/\bbase64\b/, /\s(-d|-D|--decode)\b/, />\s{0,9}(?!\S{0,99}google-services)\S{1,200}\.json\b/],
    ],
  },
  {
    provider: 'azure',
    title: 'Azure',
    key: 'client secret or key of Azure',
    names:
      /^(AZURE_CREDENTIALS|(ARM|AZURE|AAD)_(CLIENT_SECRET|PASSWORD|CLIENT_CERTIFICATE\w*)|(AZURE_\w*)?PUBLISH_?PROFILE|AZURE_STATIC_WEB_APPS_API_TOKEN\w*|ARM_(ACCESS_KEY|SAS_TOKEN)|AZURE_STORAGE_(KEY|ACCOUNT_KEY|CONNECTION_STRING|SAS_TOKEN)|TF_VAR_(ARM_|AZURE_)?CLIENT_SECRET)$/,
    namesOfActions: [{ action: 'azure/', names: /^(CREDS|CONNECTION_STRING)$/ }],
    commands: [
      [/\baz login\b/, /--service-principal|\s-u\b/, /\s-p\b|--password|--certificate/],
      [/\bConnect-AzAccount\b/, /-(Credential|CertificateThumbprint)\b/],
    ],
  },
];

const furtherServices: readonly Service[] = [
  {
    provider: 'npm',
    title: 'npm registry',
    key: 'npm token',
    names: /^(NODE_AUTH_TOKEN|NPM_(AUTH_)?TOKEN)$/,
    commands: [],
  },
  {
    provider: 'pypi',
    title: 'PyPI',
    key: 'PyPI token',
    names: /^(TWINE_PASSWORD|UV_PUBLISH_TOKEN|(TEST_?)?PYPI_(API_)?TOKEN)$/,
    namesOfActions: [{ action: 'pypa/gh-action-pypi-publish', names: /^PASSWORD$/ }],
    commands: [],
  },
  {
    provider: 'crates',
    title: 'Rust crates registry',
    key: 'token of the Rust crates registry',
    names: /^(CARGO_REGISTRY_TOKEN|CRATES_(IO_)?TOKEN)$/,
    commands: [],
  },
  {
    provider: 'rubygems',
    title: 'gem registry',
    key: 'key of the gem registry',
    names: /^(GEM_HOST_API_KEY|RUBYGEMS_(API_KEY|AUTH_TOKEN))$/,
    commands: [],
  },
  {
    provider: 'nuget',
    title: 'NuGet gallery',
    key: 'key of the NuGet gallery',
    names: /^NUGET_(API_KEY|TOKEN)$/,
    commands: [],
  },
  {
    provider: 'vault',
    title: 'Vault',
    key: 'Vault token',
    names: /^VAULT_(TOKEN|SECRET_ID)$/,
    commands: [],
  },
  {
    provider: 'pulumi',
    title: 'Pulumi Cloud',
    key: 'token of Pulumi Cloud',
    names: /^PULUMI_ACCESS_TOKEN$/,
    commands: [],
  },
  {
    provider: 'databricks',
    title: 'Databricks',
    key: 'Databricks token',
    names: /^DATABRICKS_(TOKEN|CLIENT_SECRET)$/,
    commands: [],
  },
  {
    provider: 'jfrog',
    title: 'JFrog Platform',
    key: 'token of the JFrog Platform',
    names: /^(JF_ACCESS_TOKEN|JFROG_(TOKEN|API_KEY|PASSWORD))$/,
    commands: [],
  },
];

export const services: readonly Service[] = [...cloudServices, ...furtherServices];

/** The service whose key a name indicates. */
export function serviceNamed(name: string, uses?: string): Service | undefined {
  const plain = name.toUpperCase().replaceAll('-', '_');
  const withoutTerraform = plain.replace(/^TF_VAR_/, '');
  const action = uses?.toLowerCase() ?? '';
  return services.find(
    ({ names, not, namesOfActions = [] }) =>
      ([plain, withoutTerraform].some((candidate) => names.test(candidate)) && !not?.test(plain)) ||
      namesOfActions.some((own) => action.startsWith(own.action) && own.names.test(plain)),
  );
}

export interface Registry {
  readonly provider: string;
  readonly title: string;
  readonly host: RegExp;
  readonly user?: RegExp;
}

/** Registries of container images that accept a cloud's key as their password. */
export const registries: readonly Registry[] = [
  {
    provider: 'aws',
    title: 'Amazon ECR',
    host: /\.dkr\.ecr\.[\w-]+\.amazonaws\.com(\.cn)?\b|\bpublic\.ecr\.aws\b/,
  },
  {
    provider: 'gcp',
    title: 'Artifact Registry',
    host: /(\.|^)(pkg\.dev|gcr\.io)\b/,
    user: /^_json_key(_base64)?$/,
  },
  { provider: 'azure', title: 'Azure Container Registry', host: /\.azurecr\.(io|cn|us)\b/ },
  { provider: 'docker-hub', title: 'Docker Hub', host: /^$|\bdocker\.io\b/ },
];
