/** Refusals of the services that give GitHub tokens. Their answers are those of a gRPC gateway. */
import { of, type Refusal, type Row, says } from './refusal.ts';

const grpc = (status: number, code: number, message: string) => says(status, { code, message, details: [] });

const invalidRequest = {
  code: 'invalid-request',
  retry: 'no',
  cause: 'Scope or name of the policy are missing or malformed.',
  fix: 'Correct what the response names.',
} as const;

const mismatch = {
  code: 'policy-mismatch',
  retry: 'no',
  cause: 'Issuer, subject, audience or another claim do not match the policy.',
  fix: 'Compare the policy with the claims below.',
} as const;

const notFound = {
  code: 'policy-not-found',
  retry: 'no',
  cause: 'The GitHub App is not installed for the organization or repository.',
  fix: 'The service remembers a miss for five minutes.',
} as const;

const outage = {
  code: 'outage',
  retry: 'yes',
  cause: 'has an outage',
  fix: 'Run the job again in a few minutes.',
} as const;

const rows: readonly Row[] = [
  { ...invalidRequest, answer: grpc(400, 3, 'scope/identity must be provided') },
  { ...invalidRequest, answer: grpc(400, 3, 'multiple scopes not supported') },
  { ...invalidRequest, answer: grpc(400, 3, 'invalid issuer format') },
  { ...invalidRequest, answer: grpc(400, 3, 'invalid bearer token') },
  {
    answer: grpc(400, 3, 'unable to fetch or create the provider'),
    code: 'issuer-unreachable',
    retry: 'few',
    cause: 'The issuer was unreachable for a moment.',
    fix: 'Run the job again.',
  },
  {
    answer: grpc(400, 9, 'the trusted issuers of the organization cannot be read'),
    code: 'issuer-list',
    retry: 'no',
    cause: '`trusted-token-issuers.yaml` is unreadable or invalid.',
    fix: 'Correct that file.',
  },
  {
    answer: grpc(401, 16, 'unable to verify bearer token'),
    code: 'token-unverified',
    retry: 'fresh',
    cause: 'The clock of this runner is wrong.',
    fix: 'Check the clock of the runner and run the job again.',
  },
  ...['subject', 'issuer', 'audience', 'claim'].map((what) => ({
    ...mismatch,
    answer: grpc(403, 7, `trust policy: ${what} "x" did not match`),
  })),
  {
    answer: grpc(403, 7, 'issuer not permitted by organization policy'),
    code: 'issuer-not-permitted',
    retry: 'no',
    cause: 'names other issuers only',
    fix: 'Add the issuer (`iss`) below to that file.',
  },
  {
    answer: grpc(403, 7, 'failed to get token: StatusUnprocessableEntity'),
    code: 'permissions',
    retry: 'no',
    cause: 'It names permissions that the App does not have',
    fix: 'Take these permissions or repositories out of the policy',
  },
  ...[
    'unable to find trust policy for "x"',
    'no installation found',
    'unable to parse/compile the policy',
  ].map((message) => ({ ...notFound, answer: grpc(404, 5, message) })),
  {
    answer: grpc(429, 8, 'GitHub API rate limit exceeded'),
    code: 'rate-limit',
    retry: 'throttled',
    cause: 'Many jobs of all its users asked at the same time.',
    fix: 'run an instance of your own (`domain`)',
  },
  { ...outage, answer: grpc(500, 13, 'failed to get token') },
  { ...outage, answer: grpc(503, 14, 'unavailable') },
];

export const githubRefusals: readonly Refusal[] = [
  ...of('octo-sts', [{ ...notFound, given: { identity: 'missing' } }, ...rows]),
  ...of('dd-octo-sts', [{ ...notFound, given: { policy: 'missing' } }, ...rows]),
];
