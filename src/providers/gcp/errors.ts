/**
 * What Google's token services answer when they refuse: the one table behind both the retry policy and the explanation.
 * The services' own codes are few and broad, so some rows look at the words too; where the words change, a refusal falls
 * back to the row of its code.
 * @see https://cloud.google.com/iam/docs/troubleshooting-workload-identity-federation
 */

import type { RetryAdvice } from '../../failure/failure.ts';
import type { Claims } from '../../identity/claims.ts';
import { poolName } from './principal.ts';
import { defaultIdTokenAudience, partsOf } from './provider-name.ts';
import type { GcpSettings } from './settings.ts';
import {
  attributeCondition,
  attributeMapping,
  bindingCommand,
  command,
  enableImpersonation,
  longestSubjectBytes,
  principalsOf,
  projectFlag,
  providerCommand,
} from './trust.ts';

export type Service = 'sts' | 'iamcredentials';

/** An error answer, taken apart. */
export interface RefusalFacts {
  readonly service: Service;
  readonly status: number;
  /** OAuth's `error`, or the API's `status`; empty when the answer was not the service's own. */
  readonly code: string;
  /** `reason` of the API's ErrorInfo. */
  readonly reason: string;
  readonly message: string;
}

/** What an explanation may name: the user's own values. */
export interface Facts {
  readonly settings: GcpSettings;
  /** Absent when there was no ID token. */
  readonly claims: Claims | undefined;
  /** The method of the service account that was refused. */
  readonly operation: string | undefined;
}

export interface Explanation {
  readonly summary: string;
  readonly causes: readonly string[];
  readonly fix: readonly string[];
}

export interface KnownError {
  /** Stable: `gcp/<code>`. */
  readonly code: string;
  readonly retry: RetryAdvice;
  matches(refusal: RefusalFacts): boolean;
  explain(facts: Facts): Explanation;
  /** Shell commands. */
  paste?(facts: Facts): string | undefined;
}

const afterChange =
  'If it was created or changed a moment ago, run the job again: changes take about two minutes, sometimes more than seven.';

/** The first row that matches counts. */
export const knownErrors: readonly KnownError[] = [
  {
    code: 'subject-too-long',
    retry: 'no',
    matches: ({ service, message }) => service === 'sts' && message.includes('127 bytes'),
    explain: ({ claims }) => ({
      summary: `The subject of the ID token is too long for Google Cloud: \`google.subject\` holds at most ${longestSubjectBytes} bytes.`,
      causes: [
        claims
          ? `The provider maps it to \`assertion.sub\`, which has ${Buffer.byteLength(claims.sub)} bytes here.`
          : 'The provider maps it to `assertion.sub`.',
      ],
      fix: [
        'Map `google.subject` to something shorter, for example with the command below, and grant roles to attributes such as `attribute.repository_id` in place of the subject.',
      ],
    }),
    paste: updateMapping,
  },
  {
    code: 'invalid-audience',
    retry: 'no',
    matches: ({ service, code, message }) =>
      service === 'sts' && code === 'invalid_request' && /invalid value for "?audience/i.test(message),
    explain: ({ settings }) => ({
      summary: 'Google Cloud does not accept the name of the workload identity provider.',
      causes: [
        `\`gcp-workload-identity-provider\` is not the resource name of a provider: ${settings.provider}`,
      ],
      fix: ['Copy the name that the command below prints.'],
    }),
    paste: listProviders,
  },
  {
    code: 'provider-not-found',
    retry: 'no',
    matches: ({ service, code }) => service === 'sts' && code === 'invalid_target',
    explain: ({ settings }) => {
      const { projectNumber, pool, provider } = partsOf(settings.provider);
      return {
        summary: `There is no usable provider "${provider}" in the pool "${pool}" of the project ${projectNumber}.`,
        causes: [
          'The name of the pool or the provider, or the project number, is mistyped.',
          'The pool or the provider was deleted or is disabled. Deleted names stay blocked for 30 days.',
        ],
        fix: ['Compare `gcp-workload-identity-provider` with what the command below prints.', afterChange],
      };
    },
    paste: listProviders,
  },
  {
    code: 'audience-not-allowed',
    retry: 'no',
    matches: ({ service, code, message }) =>
      service === 'sts' && code === 'invalid_grant' && /audience in (the )?ID token/i.test(message),
    explain: ({ settings }) => ({
      summary: `The provider does not accept the audience \`${settings.audience}\` of the ID token.`,
      causes: [
        settings.audience === defaultIdTokenAudience(settings.provider)
          ? 'The provider has a list of allowed audiences, and its own name is not on it.'
          : 'The provider has no list of allowed audiences, or this one is not on it.',
      ],
      fix: [
        'Leave `gcp-audience` empty and the list of the provider too: then both use the name of the provider.',
        'Or set `gcp-audience` to an audience from the list, or extend the list with the command below.',
      ],
    }),
    paste: ({ settings }) =>
      providerCommand(settings, 'update-oidc', `--allowed-audiences=${settings.audience}`),
  },
  {
    code: 'issuer-mismatch',
    retry: 'no',
    matches: ({ service, code, message }) =>
      service === 'sts' && code === 'invalid_grant' && /issuer in (the )?ID token/i.test(message),
    explain: ({ claims }) => ({
      summary: 'The provider trusts another issuer than the one of this ID token.',
      causes: [
        'The enterprise has an issuer of its own, or the repository is on GitHub Enterprise.',
        'The issuer of the provider is mistyped: a trailing slash counts.',
      ],
      fix: [
        claims
          ? `Set the issuer of the provider to exactly \`${claims.iss}\`.`
          : 'Set the issuer of the provider to the one of the ID token.',
      ],
    }),
    paste: ({ settings, claims }) =>
      claims && providerCommand(settings, 'update-oidc', `--issuer-uri=${claims.iss}`),
  },
  {
    code: 'issuer-unreachable',
    retry: 'few',
    matches: ({ service, message }) => service === 'sts' && /connecting to .*issuer/i.test(message),
    explain: ({ claims }) => ({
      summary: 'Google Cloud cannot read the keys of the issuer of this ID token.',
      causes: [
        `\`${claims?.iss ?? 'The issuer'}\` is not reachable from the internet, as for example a private GitHub Enterprise Server.`,
        'It was unreachable for a moment.',
      ],
      fix: [
        'Save the keys from the `jwks_uri` of the issuer as `jwks.json` and upload them to the provider with the command below; repeat it when they change.',
      ],
    }),
    paste: ({ settings }) => providerCommand(settings, 'update-oidc', '--jwk-json-path=jwks.json'),
  },
  {
    code: 'id-token-expired',
    retry: 'fresh',
    matches: ({ service, code, message }) =>
      service === 'sts' &&
      code === 'invalid_grant' &&
      /expired|stale|issued in the future|not yet valid/i.test(message),
    explain: () => ({
      summary: 'Google Cloud takes the ID token for expired or not yet valid.',
      causes: ['The clock of this runner, or of the server that issued the token, is wrong.'],
      fix: ['Check the clock of the runner (`timedatectl`, `w32tm /query /status`).'],
    }),
  },
  {
    code: 'attribute-condition',
    retry: 'no',
    matches: ({ service, message }) => service === 'sts' && /attribute condition/i.test(message),
    explain: ({ claims }) => ({
      summary: 'The attribute condition of the provider does not admit this ID token.',
      causes: [
        'The condition names an owner, repository, branch or environment in another spelling: letter case counts.',
        ...(claims && /^repo:[^/@]+@\d/.test(claims.sub)
          ? [
              'The condition tests `sub` in its older form: the subject of this repository carries the IDs of owner and repository.',
            ]
          : []),
        'The job is meant to be kept out.',
      ],
      fix: [
        'Compare the condition with the claims below. The first command prints it; the second replaces it with one that admits the owner by ID, which survives renames.',
        afterChange,
      ],
    }),
    paste: ({ settings, claims }) =>
      [
        providerCommand(settings, 'describe', '--format=value(attributeCondition)'),
        ...(claims
          ? [providerCommand(settings, 'update-oidc', `--attribute-condition=${attributeCondition(claims)}`)]
          : []),
      ].join('\n\n'),
  },
  {
    code: 'attribute-mapping',
    retry: 'no',
    matches: ({ service, message }) =>
      service === 'sts' && /mapped attribute|attribute mapping/i.test(message),
    explain: () => ({
      summary: 'The attribute mapping of the provider cannot be applied to this ID token.',
      causes: [
        'An expression yields a truth value or a number; every attribute must be text.',
        'An expression names a claim that this token does not have, for example `environment` in a job without one.',
      ],
      fix: ['Correct the mapping, for example with the command below, which replaces it.'],
    }),
    paste: updateMapping,
  },
  {
    code: 'id-token-refused',
    retry: 'no',
    matches: ({ service, code, status }) => service === 'sts' && code === 'invalid_grant' && status < 500,
    explain: ({ claims }) => ({
      summary: 'Google Cloud does not accept the ID token.',
      causes: [
        `The provider has keys of its own (\`jwks\`) that are not, or no longer, those of ${claims ? `\`${claims.iss}\`` : 'the issuer'}.`,
        'Something between this runner and Google Cloud changes request bodies.',
      ],
      fix: ['Compare the provider, which the command below shows, with the claims of the token.'],
    }),
    paste: ({ settings }) => providerCommand(settings, 'describe'),
  },
  {
    code: 'api-disabled',
    retry: 'no',
    matches: ({ status, reason, message }) =>
      status === 403 && (reason === 'SERVICE_DISABLED' || /has not been used in project/.test(message)),
    explain: ({ settings }) => ({
      summary: 'The IAM Service Account Credentials API is switched off.',
      causes: [`It is not enabled in the project of ${account(settings)}.`],
      fix: ['Enable it with the command below.', afterChange],
    }),
    paste: ({ settings }) => enableImpersonation(settings),
  },
  {
    code: 'impersonation-denied',
    retry: 'no',
    matches: ({ service, status }) => service === 'iamcredentials' && status === 403,
    explain: ({ settings, claims, operation }) => {
      const { repositoryByName, subject } = claims ? principalsOf(settings, claims) : {};
      const [first, ...rest] = [...settings.delegates, account(settings)];
      const permission =
        operation === 'generateIdToken'
          ? 'iam.serviceAccounts.getOpenIdToken'
          : 'iam.serviceAccounts.getAccessToken';
      const alternatives = [
        ...(repositoryByName ? [`\`${repositoryByName}\` (if it maps \`attribute.repository\`)`] : []),
        ...(subject ? [`\`${subject}\` (this exact subject)`] : []),
      ];
      return {
        summary: `The workload identity provider trusts this job, but it may not use the service account ${account(settings)} (\`${permission}\`).`,
        causes: [
          `The role Workload Identity User is not granted on ${first} to a principal that this job is.`,
          'It is granted for an attribute that the provider does not map, or in another spelling.',
          'It is granted to the service account itself, in place of the principal.',
          ...(rest.length > 0
            ? ['An account in the chain lacks the role Service Account Token Creator on the next.']
            : []),
          `There is no service account ${account(settings)}.`,
        ],
        fix: [
          'Grant the role with the command below. It needs `attribute.repository_id` in the mapping of the provider.',
          ...(alternatives.length > 0 ? [`Other principals for this job: ${alternatives.join(', ')}.`] : []),
          afterChange,
        ],
      };
    },
    paste: ({ settings, claims }) => {
      if (!claims) return undefined;
      const { repository, subject } = principalsOf(settings, claims);
      return bindingCommand(settings, repository ?? subject);
    },
  },
  {
    code: 'service-account-not-found',
    retry: 'no',
    matches: ({ service, status }) => service === 'iamcredentials' && status === 404,
    explain: ({ settings }) => ({
      summary: `There is no service account ${account(settings)}.`,
      causes: [
        '`gcp-service-account` is mistyped.',
        'The account was deleted, or created a moment ago.',
        ...(settings.delegates.length > 0 ? ['One of `gcp-delegates` is mistyped.'] : []),
      ],
      fix: ['Compare it with what the command below prints.', afterChange],
    }),
    paste: ({ settings }) =>
      command('gcloud iam service-accounts list', ...projectFlag(settings, settings.serviceAccount)),
  },
  {
    code: 'invalid-argument',
    retry: 'no',
    matches: ({ service, status }) => service === 'iamcredentials' && status === 400,
    explain: ({ settings }) => ({
      summary: `Google Cloud cannot make such a token of ${account(settings)}.`,
      causes: [
        ...(settings.accessTokenLifetimeSeconds > 3600
          ? [
              `A lifetime of ${settings.accessTokenLifetimeSeconds} seconds is not allowed: more than one hour needs the organization policy \`constraints/iam.allowServiceAccountCredentialLifetimeExtension\` to list the account.`,
            ]
          : []),
        'One of `gcp-access-token-scopes` is not an OAuth scope of Google.',
        ...(settings.delegates.length > 0 ? ['One of `gcp-delegates` is not a service account.'] : []),
      ],
      fix: [
        ...(settings.accessTokenLifetimeSeconds > 3600
          ? ['Set `gcp-access-token-lifetime` to `3600s` or less, or add the account to the policy.']
          : []),
        'Correct what the answer names.',
      ],
    }),
  },
  {
    code: 'federated-token-refused',
    retry: 'fresh',
    matches: ({ service, status }) => service === 'iamcredentials' && status === 401,
    explain: () => ({
      summary: 'The IAM Credentials API does not accept the federated token, also after a new exchange.',
      causes: [
        'The clock of this runner is wrong.',
        'Something between this runner and Google Cloud removes or replaces the `Authorization` header.',
      ],
      fix: ['Check the clock of the runner.', 'Try without the proxy.'],
    }),
  },
];

const knownByCode: ReadonlyMap<string, KnownError> = new Map(
  knownErrors.map((known) => [errorCode(known.code), known] as const),
);

/** The row for the code of a {@link Failure}. */
export function knownError(code: string): KnownError | undefined {
  return knownByCode.get(code);
}

/** `gcp/attribute-condition`. */
export function errorCode(code: string): string {
  return `gcp/${code}`;
}

function account({ serviceAccount }: GcpSettings): string {
  return serviceAccount ?? 'the service account';
}

function listProviders({ settings }: Facts): string {
  return command(
    'gcloud iam workload-identity-pools providers list',
    `--workload-identity-pool=${poolName(settings)}`,
    '--location=global',
    '--format=table(name,state,disabled)',
  );
}

function updateMapping({ settings, claims }: Facts): string | undefined {
  return (
    claims && providerCommand(settings, 'update-oidc', `--attribute-mapping=${attributeMapping(claims)}`)
  );
}
