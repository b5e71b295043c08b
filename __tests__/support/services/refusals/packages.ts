/** Refusals of package registries. */
import { hosts } from '../../../../emulator/exchange/hosts.ts';
import { of, type Refusal, type Row, says } from './refusal.ts';

const tokenReused = {
  retry: 'fresh',
  cause: 'It comes from a file or variable (`id-token-source`) and was sent before',
  fix: 'Put a new ID token into the file or variable for each login.',
} as const;

/** Every refusal of PyPI to mint has the same form. */
const mint = (code: string) =>
  says(422, { message: 'Token request failed', errors: [{ code, description: 'why' }] });

const gateway = {
  code: 'gateway',
  retry: 'yes',
  cause: 'the network that delivers it is failing',
  fix: 'Run the job again in a few minutes.',
} as const;

const asksForAudience = {
  operation: 'audience',
  given: {
    'audience-from': {
      get: `https://${hosts.pypi}/_/oidc/audience`,
      path: 'audience',
      allow: ['pypi'],
    },
  },
} as const;

const notEnabled = {
  code: 'not-enabled',
  retry: 'no',
  cause: 'Its operators did so, usually because of an incident.',
  fix: 'Look at the status page of the index',
} as const;

const notOffered = {
  code: 'not-offered',
  retry: 'no',
  cause: '`index` is not the upload URL of an index that offers trusted publishing.',
  fix: 'Correct `index`, or publish with an API token.',
} as const;

const pypi: readonly Row[] = [
  { ...notEnabled, answer: mint('not-enabled') },
  {
    answer: mint('invalid-payload'),
    code: 'invalid-payload',
    retry: 'no',
    cause: 'It does not trust the issuer',
    fix: 'Publish from a repository on github.com',
  },
  {
    answer: mint('invalid-token'),
    code: 'invalid-token',
    retry: 'fresh',
    cause: 'The audience is not the one of this index.',
    fix: 'Compare the audience below with the one the index asks for.',
  },
  { answer: mint('invalid-reuse-token'), code: 'invalid-reuse-token', ...tokenReused },
  {
    answer: mint('invalid-publisher'),
    code: 'invalid-publisher',
    retry: 'no',
    cause: 'Owner, repository, file name of the workflow or environment differ',
    fix: 'Compare the publisher with the claims below',
  },
  {
    answer: mint('invalid-pending-publisher'),
    code: 'invalid-pending-publisher',
    retry: 'no',
    cause: 'Another user or another publisher created the project first.',
    fix: 'Add the publisher to the project itself',
  },
  { ...notOffered, answer: says(404, { message: 'Not Found' }) },
  { ...gateway, answer: { kind: 'html', status: 403 } },
  { ...gateway, answer: { kind: 'html', status: 422 } },
  {
    ...asksForAudience,
    ...notEnabled,
    answer: says(403, { message: 'Trusted publishing functionality not enabled' }),
  },
  { ...asksForAudience, ...notOffered, answer: { kind: 'html', status: 404 } },
  {
    ...asksForAudience,
    answer: { kind: 'status', status: 502 },
    code: 'outage',
    retry: 'yes',
    cause: 'has an outage',
    fix: 'Run the job again in a few minutes.',
  },
  {
    ...asksForAudience,
    answer: says(200, { audience: 'sts.amazonaws.com' }),
    code: 'audience-not-allowed',
    retry: 'no',
    cause: 'It answered an audience that `audience-from` does not allow.',
    fix: 'Add it to `allow` if it is right',
  },
];

const npm: readonly Row[] = [
  {
    given: { package: '@octo/other' },
    code: 'no-publisher',
    retry: 'no',
    cause: 'The package does not exist yet',
    fix: 'Compare the trusted publisher in the settings of the package',
  },
];

const cratesSays = (status: number, detail: string) => says(status, { errors: [{ detail }] });
const noCratesPublisher = {
  code: 'no-publisher',
  retry: 'no',
  cause: 'the answer says which',
  fix: 'Compare the trusted publisher in the settings of the crate',
} as const;
const cratesEvent = {
  code: 'event',
  retry: 'no',
  cause: 'can be set off by outsiders',
  fix: 'Publish from another event',
} as const;

const crates: readonly Row[] = [
  { answer: cratesSays(400, 'JWT has already been used'), code: 'token-reused', ...tokenReused },
  {
    ...noCratesPublisher,
    answer: cratesSays(400, 'No Trusted Publishing config found for repository `octo-org/octo-repo`.'),
  },
  {
    answer: cratesSays(400, 'Unsupported JWT issuer: https://ghe.octo.example'),
    code: 'issuer',
    retry: 'no',
    cause: 'It accepts ID tokens of public services',
    fix: 'Publish from a service that the registry knows',
  },
  { ...cratesEvent, answer: cratesSays(400, 'The `pull_request_target` event is not supported') },
  { ...cratesEvent, answer: cratesSays(400, 'The `workflow_run` event is not supported') },
  {
    answer: cratesSays(500, 'Failed to load OIDC key set'),
    code: 'outage',
    retry: 'yes',
    cause: 'has an outage',
    fix: 'Run the job again in a few minutes.',
  },
];

const notFound = {
  code: 'not-found',
  retry: 'no',
  cause: 'Something in front of the service answered',
  fix: 'If a proxy is in between, try without it.',
} as const;

const malformed = {
  code: 'token-malformed',
  retry: 'no',
  cause: 'Something between this runner and the registry changes the request.',
  fix: 'Try without the proxy.',
} as const;

const rubygems: readonly Row[] = [
  {
    answer: says(404, { error: 'Not Found' }),
    code: 'not-trusted',
    retry: 'no',
    cause: 'No trusted publisher matches',
    fix: 'Compare the trusted publisher of the gem, or the role',
  },
  { ...notFound, answer: { kind: 'html', status: 404 } },
  { ...malformed, answer: says(400, { error: 'Missing/invalid nbf' }) },
  { ...malformed, answer: says(400, { error: 'Bad Request' }) },
  {
    given: { role: 'rg_oidc_akr_abc123' },
    answer: says(422, { errors: { 'jwt.claims.jti': ['must be unique'] } }),
    code: 'token-reused',
    ...tokenReused,
  },
];

const nugetSays = (status: number, error: string) => says(status, { error });
const noPolicy = {
  code: 'no-policy',
  retry: 'no',
  cause: '`user` is not the profile that made the policy',
  fix: 'Compare the policy with the claims below.',
} as const;
const nugetToken = {
  code: 'token-invalid',
  retry: 'no',
  cause: 'The audience is not the one of the gallery.',
  fix: 'Compare issuer and audience below',
} as const;
const nugetOwner = {
  code: 'owner',
  retry: 'no',
  cause: 'The response names the account',
  fix: 'Correct it on the account pages of the gallery',
} as const;

const nuget: readonly Row[] = [
  { ...noPolicy, given: { user: 'octo-org' } },
  {
    ...noPolicy,
    answer: nugetSays(
      401,
      "Workflow mismatch for policy 'release': expected 'release.yml', actual 'deploy.yml'",
    ),
  },
  { ...nugetToken, answer: nugetSays(401, 'The bearer token could not be parsed as a JSON web token.') },
  { ...nugetToken, answer: nugetSays(401, 'The JSON web token has an incorrect audience.') },
  {
    answer: nugetSays(401, 'The JSON web token has expired.'),
    code: 'token-expired',
    retry: 'fresh',
    cause: 'The clock of this runner is wrong.',
    fix: 'Set the clock by NTP',
  },
  {
    answer: nugetSays(
      401,
      'This bearer token has already been used. A new bearer token must be used for each request.',
    ),
    code: 'token-reused',
    ...tokenReused,
  },
  {
    answer: nugetSays(
      401,
      "The policy 'release' has expired. Sign in and renew the trust policy on the Trusted Publishing page.",
    ),
    code: 'policy-expired',
    retry: 'no',
    cause: 'The policy was not used within its first days.',
    fix: 'renew it',
  },
  {
    answer: nugetSays(401, "The GitHub Actions event 'pull_request_target' is not allowed."),
    code: 'event',
    retry: 'no',
    cause: 'It does not allow the event that started the run',
    fix: 'Publish from another event',
  },
  { ...nugetOwner, answer: nugetSays(400, "The organization 'octo-org' is locked.") },
  { ...nugetOwner, answer: nugetSays(400, "The user 'octocat' does not have a confirmed email address.") },
  {
    answer: nugetSays(415, "The request must have a Content-Type of 'application/json'."),
    code: 'refused',
    retry: 'no',
    cause: 'The service gives no reason that this action knows.',
    fix: 'Correct what the response names.',
  },
  {
    answer: { kind: 'html', status: 404 },
    code: 'not-offered',
    retry: 'no',
    cause: 'Its operators have switched trusted publishing off',
    fix: 'Look at the status page of the gallery',
  },
];

const connection = {
  code: 'connection',
  retry: 'no',
  cause: 'The connection was deactivated or deleted, or `connection-id` is mistyped.',
  fix: 'compare the rule sets of the connection with the claims below.',
} as const;

const dockerHub: readonly Row[] = [
  { ...connection, given: { 'connection-id': '00000000-0000-4000-8000-000000000000' } },
  { ...connection, answer: says(403, { message: 'The connection is deactivated' }) },
  { ...connection, answer: says(401, { error: 'invalid_grant', error_description: 'unauthorized' }) },
];

export const packageRefusals: readonly Refusal[] = [
  ...of('pypi', pypi),
  ...of('npm', npm),
  ...of('crates', crates),
  ...of('rubygems', rubygems),
  ...of('nuget', nuget),
  ...of('docker-hub', dockerHub),
];
