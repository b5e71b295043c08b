/** HashiCorp Vault and OpenBao: the JWT auth method. */
import { join } from 'node:path';
import { text } from '../../../settings/kinds.ts';
import { defineSchema } from '../../../settings/schema.ts';
import { shellWord } from '../../../text/shell-word.ts';
import { baseUrl, literal } from '../kinds.ts';
import { definePreset } from '../preset.ts';
import { byClaims } from '../row.ts';

const mountPath = text({
  label: 'path',
  pattern: /^[\w.-]+(\/[\w.-]+)*$/,
  rule: 'the path of an auth method, without slashes at its ends',
});
const namespace = text({
  label: 'namespace',
  pattern: /^[\w.-]+(\/[\w.-]+)*\/?$/,
  rule: 'a namespace: names joined by slashes',
});

const tools = ['Vault CLI', 'OpenBao CLI', 'Terraform'];

export const preset = definePreset({
  name: 'vault',
  title: 'Vault',
  anchor: 'vault-and-openbao',
  rivals: {
    VAULT_NAMESPACE: 'makes requests go to that namespace, and this login is to none',
    VAULT_AGENT_ADDR: 'makes the Vault CLI send the token to that address',
    VAULT_PROXY_ADDR: 'makes the Vault CLI send the token to that address',
    VAULT_SKIP_VERIFY: 'switches off what protects the token on its way to Vault',
    VAULT_CAPATH: 'can make the Vault CLI trust other authorities',
    BAO_ADDR: 'makes OpenBao send the token to that address',
    BAO_TOKEN: 'makes OpenBao use that token',
    BAO_NAMESPACE: 'makes OpenBao use that namespace',
  },
  variables: {
    VAULT_TOKEN: { what: 'the token', readBy: tools, whenEmpty: 'unset' },
    VAULT_ADDR: { what: 'address of Vault', readBy: tools, whenEmpty: 'unset' },
    VAULT_NAMESPACE: { what: 'the namespace, if one was given', readBy: tools, whenEmpty: 'unset' },
    VAULT_CACERT: {
      what: 'path of the certificate authority, if one was given',
      readBy: tools,
      whenEmpty: 'unset',
    },
  },
  settings: defineSchema({
    url: { kind: baseUrl, required: true, description: 'Address of Vault or OpenBao, as in `VAULT_ADDR`.' },
    role: { kind: literal, required: true, description: 'Role of the auth method.' },
    mount: { kind: mountPath, default: 'jwt', description: 'Path where the JWT auth method is mounted.' },
    namespace: { kind: namespace, description: 'Namespace of the auth method and of the token.' },
  }),
  toExchange({ url, role, mount, namespace: space }) {
    const headers: Record<string, string> = space === undefined ? {} : { 'x-vault-namespace': space };
    return {
      audience: url,
      url: `${url}/v1/auth/${mount}/login`,
      headers,
      json: { role, jwt: '$id_token' },
      token: 'auth.client_token',
      public: [
        'request_id',
        'mount_type',
        'auth.policies',
        'auth.token_policies',
        'auth.identity_policies',
        'auth.metadata',
        'auth.token_type',
      ],
      expires: { in: 'auth.lease_duration' },
      env: {
        VAULT_TOKEN: '$token',
        VAULT_ADDR: url,
        ...(space === undefined ? {} : { VAULT_NAMESPACE: space }),
      },
      revoke: {
        url: `${url}/v1/auth/token/revoke-self`,
        headers: { ...headers, 'x-vault-token': '$token' },
        // Batch tokens cannot be revoked.
        goneStatuses: [400],
        hint: 'Vault answers 403 if the token is no longer valid, and if none of its policies allows `update` on `auth/token/revoke-self`, as `default` does.',
      },
      identity: `role ${role}`,
      problems: /\/(v1|ui)(\/|$)/.test(new URL(url).pathname)
        ? [{ setting: 'url', message: 'must be the address as in `VAULT_ADDR`, without `/v1` or `/ui`' }]
        : [],
    };
  },
  placedVariables: ['VAULT_CACERT'],
  place(_token, { tls }, { directory, login }) {
    if (tls?.ca === undefined) return {};
    const path = join(directory, `${login}-vault-ca.pem`);
    return {
      files: [{ path, content: tls.ca }],
      variables: { VAULT_CACERT: { value: path, emptyMeansUnset: true } },
    };
  },
  errors: [
    {
      code: 'token-expired',
      match: { status: [400, 403], words: /token is expired|expired \(exp\)|validation error.*exp/i },
      retry: 'fresh',
      title: 'Vault considers the ID token expired.',
      explain: {
        causes: ['The clocks of this runner and of Vault differ.'],
        fix: ['Set the clocks, or allow for the difference with `clock_skew_leeway` of the role.'],
      },
    },
    {
      code: 'audience-not-bound',
      match: { words: /no audiences bound to the role/i },
      retry: 'no',
      title: 'The role does not say which audience it expects.',
      explain: byClaims({
        causes: ['Since Vault 1.17 a role without `bound_audiences` refuses ID tokens with an audience.'],
        fix: ['Set `bound_audiences` of the role to the audience below.'],
      }),
    },
    {
      code: 'claims-mismatch',
      match: { words: /error validating claims/i },
      retry: 'no',
      title: 'The role does not admit this job.',
      explain: byClaims({
        causes: ['A claim does not match `bound_claims` or `bound_subject` of the role.'],
        fix: ['Compare them with the claims below. Patterns with `*` need `bound_claims_type=glob`.'],
      }),
    },
    {
      code: 'role',
      match: { words: /role .*could not be found|missing role|role_type is not allowed/i },
      retry: 'no',
      title: 'There is no such role for ID tokens.',
      explain: {
        causes: [
          '`role` is mistyped.',
          'The role has another `role_type` than `jwt`.',
          '`mount` or `namespace` is another one.',
        ],
        fix: ['Correct `role`, or write the role with `role_type=jwt`.'],
      },
    },
    {
      code: 'keys-unreachable',
      match: { words: /fetching keys|get keys failed/i },
      retry: 'few',
      title: 'Vault cannot fetch the keys of the issuer of the ID token.',
      explain: byClaims({
        causes: [
          'The issuer was unreachable from Vault for a moment, or is not reachable from there at all.',
        ],
        fix: [
          'Run the job again. If that does not help, let the servers of Vault reach the issuer below, or give its keys as `jwt_validation_pubkeys`.',
        ],
      }),
    },
    {
      code: 'token-invalid',
      match: { words: /error validating token|error verifying token|invalid audience|invalid issuer/i },
      retry: 'no',
      title: 'Vault does not accept the ID token.',
      explain: byClaims({
        causes: [
          'The audience is not among `bound_audiences` of the role.',
          '`oidc_discovery_url` or `bound_issuer` of the auth method is not the issuer below.',
        ],
        fix: ['Compare them with the claims below.'],
      }),
    },
    {
      code: 'mount-or-namespace',
      match: [
        { status: [403], words: /permission denied/i },
        { status: [404], words: /no handler for route|unsupported path|namespace/i },
      ],
      retry: 'no',
      title: 'Vault has no such auth method here, or does not admit this network.',
      explain: {
        causes: [
          '`mount` or `namespace` is wrong: Vault answers to an unknown path as to a missing token.',
          'The role is bound to addresses (`token_bound_cidrs`) that this runner does not have.',
        ],
        fix: ['Compare `mount` with what `vault auth list` prints, in the right namespace.'],
      },
    },
    {
      code: 'replication',
      match: { status: [412, 472, 473] },
      retry: 'yes',
      title: 'This node of Vault is not up to date, or is a standby.',
      explain: { causes: ['Changes have not reached it yet.'], fix: ['Run the job again.'] },
    },
    {
      code: 'redirect',
      match: { status: [301, 302, 303, 307, 308] },
      retry: 'no',
      title:
        'Vault sent the request elsewhere, and nothing was sent there: a token goes only where it was written to go.',
      explain: {
        causes: [
          'This node is a standby, and redirects to the active one.',
          'The address is an old one, or a sign-in page or gateway is in front of Vault.',
        ],
        fix: ['Give the address of the load balancer, or of the active node, as `url`.'],
      },
    },
  ],
  trust(claims, { own, audience }) {
    const flags = own.namespace === undefined ? '' : ` ${shellWord(`-namespace=${own.namespace}`)}`;
    const write = (path: string, ...fields: readonly string[]) =>
      [`vault write${flags} ${shellWord(path)}`, ...fields.map(shellWord)].join(' \\\n  ');
    const role = write(
      `auth/${own.mount}/role/${own.role}`,
      'role_type=jwt',
      'user_claim=sub',
      `bound_audiences=${audience ?? claims.aud}`,
      `bound_subject=${claims.sub}`,
      'token_ttl=15m',
      'token_policies=default',
    );
    const issuer = write(
      `auth/${own.mount}/config`,
      `oidc_discovery_url=${claims.iss}`,
      `bound_issuer=${claims.iss}`,
    );
    return [
      {
        title: `Role ${own.role} of Vault`,
        language: 'sh',
        text: `# Instead of default: the policies that the job needs\n${role}`,
      },
      {
        title: 'Once: make Vault trust the issuer',
        language: 'sh',
        text: `vault auth enable${flags} -path=${own.mount} jwt\n${issuer}`,
      },
    ];
  },
});
