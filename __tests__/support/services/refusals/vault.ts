/** Refusals of Vault. The default world has a role for each that depends on the role. */
import { of, type Refusal, says } from './refusal.ts';

const vaultSays = (status: number, ...errors: string[]) => says(status, { errors });

const tokenInvalid = {
  code: 'token-invalid',
  retry: 'no',
  cause: 'The audience is not among `bound_audiences` of the role.',
  fix: 'Compare them with the claims below.',
} as const;

const role = {
  code: 'role',
  retry: 'no',
  cause: '`role` is mistyped.',
  fix: 'Correct `role`, or write the role with `role_type=jwt`.',
} as const;

const mount = {
  code: 'mount-or-namespace',
  retry: 'no',
  cause: '`mount` or `namespace` is wrong',
  fix: 'Compare `mount` with what `vault auth list` prints',
} as const;

const replication = {
  code: 'replication',
  retry: 'yes',
  cause: 'Changes have not reached it yet.',
  fix: 'Run the job again.',
} as const;

const validating = 'error validating token:';

export const vaultRefusals: readonly Refusal[] = of('vault', [
  { ...tokenInvalid, answer: vaultSays(400, `${validating} invalid audience (aud) claim`) },
  { ...tokenInvalid, answer: vaultSays(400, `${validating} invalid issuer (iss) claim`) },
  { ...tokenInvalid, answer: vaultSays(400, `${validating} error verifying token signature`) },
  {
    answer: vaultSays(400, `${validating} invalid expiration time (exp) claim: token is expired`),
    code: 'token-expired',
    retry: 'fresh',
    cause: 'The clocks of this runner and of Vault differ.',
    fix: '`clock_skew_leeway`',
  },
  {
    given: { role: 'unbound' },
    code: 'audience-not-bound',
    retry: 'no',
    cause: 'Since Vault 1.17 a role without `bound_audiences`',
    fix: 'Set `bound_audiences` of the role to the audience below.',
  },
  {
    given: { role: 'elsewhere' },
    code: 'claims-mismatch',
    retry: 'no',
    cause: 'A claim does not match `bound_claims` or `bound_subject` of the role.',
    fix: 'Patterns with `*` need `bound_claims_type=glob`.',
  },
  { ...role, given: { role: 'missing' } },
  { ...role, given: { role: 'interactive' } },
  { ...role, answer: vaultSays(400, 'missing role') },
  { ...mount, given: { mount: 'other' } },
  { ...mount, given: { namespace: 'other' } },
  { ...mount, answer: vaultSays(404, 'no handler for route "auth/x/login". route entry not found.') },
  {
    answer: vaultSays(
      400,
      `${validating} error verifying token signature: fetching keys oidc: get keys failed`,
    ),
    code: 'keys-unreachable',
    retry: 'few',
    cause: 'The issuer was unreachable from Vault for a moment',
    fix: 'let the servers of Vault reach the issuer',
  },
  { ...replication, answer: vaultSays(412, 'required index state not present') },
  { ...replication, answer: vaultSays(472) },
  { ...replication, answer: vaultSays(473) },
  {
    answer: vaultSays(503, 'Vault is sealed'),
    code: 'outage',
    retry: 'yes',
    cause: 'has an outage',
    fix: 'Run the job again in a few minutes.',
  },
  {
    given: { outputs: { owner: '$body.auth.metadata.owner' } },
    code: 'missing-value',
    retry: 'no',
    cause: 'A `$body.…` path is mistyped',
    fix: 'Correct the path.',
  },
]);
