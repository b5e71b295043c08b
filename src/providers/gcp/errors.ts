/**
 * Refusals of Google's token services: the single table behind both the retry policy and the explanations. The
 * services' own codes are few and broad, so some rows also match the words; if the words change, a refusal falls back
 * to the row for its code.
 * @see https://cloud.google.com/iam/docs/troubleshooting-workload-identity-federation
 */

import type { Explanation, Row } from '../../failure/table.ts';
import type { Claims } from '../../identity/claims.ts';
import { isImmutableSubject } from '../../identity/subject.ts';
import { shellWord } from '../../text/shell-word.ts';
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
  subjectMapping,
} from './trust.ts';

export type Service = 'sts' | 'iamcredentials';

/** The facts that the explanation of a refusal may use: the user's own values. */
export interface RefusalFacts {
  readonly settings: GcpSettings;
  /** Absent if there was no ID token. */
  readonly claims: Claims | undefined;
  /** The refused method of the service account. */
  readonly operation: string | undefined;
  /** The names in the answer's ErrorInfo. */
  readonly named: Readonly<Record<string, string>>;
  /** The words of the answer. */
  readonly words: string;
}

const afterChange =
  'If it was created or changed a moment ago, run the job again: changes take about two minutes, sometimes more than seven.';

type Known = Pick<RefusalFacts, 'settings' | 'claims'>;

const clientErrors = Array.from({ length: 100 }, (_, index) => 400 + index);

/** Requests are `sts` or `iamcredentials`. The first row that applies counts. */
export const gcpErrors = [
  {
    code: 'throttled',
    match: { status: [429] },
    retry: 'throttled',
    title: 'Google Cloud is throttling requests, even after several retries.',
    explain: {
      causes: ['Many jobs log in at the same moment, for example those of a matrix.'],
      fix: ['Lower `max-parallel`, and run the job again later.'],
    },
  },
  {
    code: 'unavailable',
    match: { status: [408, 425, 500, 502, 503, 504] },
    retry: 'yes',
    title: 'Google Cloud is unavailable, even after several retries.',
    explain: {
      causes: ['A temporary failure of the service, or of a proxy in between.'],
      fix: ['Look at https://status.cloud.google.com, and run the job again.'],
    },
  },
  {
    code: 'subject-too-long',
    match: { request: 'sts', words: /127 bytes/ },
    retry: 'no',
    title: 'What is mapped to `google.subject` is too long for Google Cloud.',
    explain: ({ settings, claims, words }) => {
      const [, attribute = 'google.subject'] = /mapped attribute '?([\w.]*\w)/.exec(words) ?? [];
      return {
        summary: `What the provider maps to \`${attribute}\` is too long for Google Cloud, which holds at most ${longestSubjectBytes} bytes there.`,
        causes: [longSubject(claims)],
        fix: [
          'Map something shorter. The first command prints the mapping; the second replaces all of it.',
          'Grant roles to attributes such as `attribute.repository_id` instead of the subject.',
        ],
        ...pasted(printAndReplaceMapping({ settings, claims })),
      };
    },
  },
  {
    code: 'invalid-audience',
    match: { request: 'sts', wireCode: ['invalid_request'], words: /invalid value for "?audience/i },
    retry: 'no',
    title: 'Google Cloud does not accept the name of the workload identity provider.',
    explain: ({ settings, claims }) => ({
      causes: [
        `\`gcp-workload-identity-provider\` is not the resource name of a provider: ${settings.provider}`,
      ],
      fix: ['Copy the name that the command below prints.'],
      ...pasted(listProviders({ settings, claims })),
    }),
  },
  {
    code: 'provider-not-found',
    match: { request: 'sts', wireCode: ['invalid_target'] },
    retry: 'no',
    title: 'There is no usable workload identity provider of this name.',
    explain: ({ settings, claims }) => {
      const { projectNumber, pool, provider } = partsOf(settings.provider);
      return {
        summary: `There is no usable provider "${provider}" in the pool "${pool}" of the project ${projectNumber}.`,
        causes: [
          'The name of the pool or the provider, or the project number, is mistyped.',
          'The pool or the provider was deleted or is disabled. Deleted names stay blocked for 30 days.',
        ],
        fix: ['Compare `gcp-workload-identity-provider` with what the command below prints.', afterChange],
        ...pasted(listProviders({ settings, claims })),
      };
    },
  },
  {
    code: 'audience-not-allowed',
    match: { request: 'sts', wireCode: ['invalid_grant'], words: /audience in (the )?ID token/i },
    retry: 'no',
    title: 'The provider does not accept the audience of the ID token.',
    explain: ({ settings }) => ({
      summary: `The provider does not accept the audience \`${settings.audience}\` of the ID token.`,
      causes: [
        settings.audience === defaultIdTokenAudience(settings.provider)
          ? 'The provider has a list of allowed audiences, and its own name is not on it.'
          : 'The provider has no list of allowed audiences, or this one is not on it.',
      ],
      fix: [
        'Leave `gcp-audience` empty and the list of the provider too: then both use the name of the provider.',
        'Or set `gcp-audience` to an audience from the list, or add this one to what the provider accepts now with the commands below.',
      ],
      ...pasted(addAudience(settings)),
    }),
  },
  {
    code: 'issuer-mismatch',
    match: { request: 'sts', wireCode: ['invalid_grant'], words: /issuer in (the )?ID token/i },
    retry: 'no',
    title: 'The provider trusts an issuer other than that of this ID token.',
    explain: ({ settings, claims }) => ({
      causes: [
        'The enterprise has its own issuer, or the repository is on GitHub Enterprise.',
        'The issuer of the provider is mistyped: a trailing slash counts.',
      ],
      fix: [
        claims
          ? `Set the issuer of the provider to exactly \`${claims.iss}\`.`
          : 'Set the issuer of the provider to the one of the ID token.',
      ],
      ...pasted(claims && providerCommand(settings, 'update-oidc', `--issuer-uri=${claims.iss}`)),
    }),
  },
  {
    code: 'issuer-unreachable',
    match: { request: 'sts', words: /connecting to .*issuer/i },
    retry: 'few',
    title: 'Google Cloud cannot read the keys of the issuer of this ID token.',
    explain: ({ settings, claims }) => ({
      causes: [
        `\`${claims?.iss ?? 'The issuer'}\` is not reachable from the internet, as for example a private GitHub Enterprise Server.`,
        'It was unreachable for a moment.',
      ],
      fix: [
        'Save the keys from the `jwks_uri` of the issuer as `jwks.json` and upload them to the provider with the command below; repeat it when they change.',
      ],
      ...pasted(providerCommand(settings, 'update-oidc', '--jwk-json-path=jwks.json')),
    }),
  },
  {
    code: 'id-token-expired',
    match: {
      request: 'sts',
      wireCode: ['invalid_grant'],
      words: /expired|stale|issued in the future|not yet valid/i,
    },
    retry: 'fresh',
    title: 'Google Cloud considers the ID token expired or not yet valid.',
    explain: {
      causes: ['The clock of this runner, or of the server that issued the token, is wrong.'],
      fix: ['Check the clock of the runner (`timedatectl`, `w32tm /query /status`).'],
    },
  },
  {
    code: 'attribute-condition',
    match: { request: 'sts', words: /attribute condition/i },
    retry: 'no',
    title: 'The attribute condition of the provider does not admit this ID token.',
    explain: ({ settings, claims }) => ({
      causes: [
        'The condition names an owner, repository, branch or environment in another spelling: letter case counts.',
        ...(claims && isImmutableSubject(claims.sub)
          ? [
              'The condition tests `sub` in its older form: the subject of this repository carries the IDs of owner and repository.',
            ]
          : []),
        'The job is meant to be kept out.',
      ],
      fix: [
        'Compare the condition with the claims below. The first command prints it; the second replaces it with one that admits the repository by ID, which survives renames.',
        afterChange,
      ],
      ...pasted(printAndReplaceCondition({ settings, claims })),
    }),
  },
  {
    code: 'attribute-mapping',
    match: { request: 'sts', words: /mapped attribute|attribute mapping/i },
    retry: 'no',
    title: 'The attribute mapping of the provider cannot be applied to this ID token.',
    explain: ({ settings, claims }) => ({
      causes: [
        'An expression yields a boolean or a number; every attribute must be text.',
        'An expression names a claim that this token does not have, for example `environment` in a job without one.',
      ],
      fix: ['Correct the mapping. The first command prints it; the second replaces all of it.'],
      ...pasted(printAndReplaceMapping({ settings, claims })),
    }),
  },
  {
    code: 'provider-rule',
    // What Google answers to a mapping that reads an absent claim is not on record; the code is that of its neighbours.
    match: { request: 'sts', wireCode: ['unauthorized_client'] },
    retry: 'no',
    title: 'A rule of the provider refuses this ID token, and the answer does not say which.',
    explain: ({ settings, claims }) => ({
      causes: [
        'Probably the attribute mapping names a claim that this token does not have, for example `environment` in a job without one. This is uncertain: Google does not document its answer to that.',
        'The attribute condition of the provider does not admit the token.',
      ],
      fix: [
        'Correct the mapping: guard optional claims with `has(…)`. The first command prints it; the second replaces all of it.',
        'If the mapping is right, compare the attribute condition with the claims below.',
      ],
      ...pasted(printAndReplaceMapping({ settings, claims })),
    }),
  },
  {
    code: 'id-token-refused',
    match: { request: 'sts', wireCode: ['invalid_grant'], status: clientErrors },
    retry: 'no',
    title: 'Google Cloud does not accept the ID token.',
    explain: ({ settings, claims }) => ({
      causes: [
        `The provider has its own keys (\`jwks\`), which are not, or no longer, those of ${claims ? `\`${claims.iss}\`` : 'the issuer'}.`,
        'Something between this runner and Google Cloud changes request bodies.',
        'The attribute mapping names a claim that this token does not have. This is uncertain: Google does not document its answer to that.',
      ],
      fix: ['Compare the provider, which the command below shows, with the claims of the token.'],
      ...pasted(providerCommand(settings, 'describe')),
    }),
  },
  {
    code: 'api-disabled',
    match: [
      { status: [403], reason: ['SERVICE_DISABLED'] },
      { status: [403], words: /has not been used in project/ },
    ],
    retry: 'no',
    title: 'An API that this login needs is switched off.',
    explain: ({ settings, named, words }) => {
      const { service, project } = disabledApi(named, words);
      return {
        summary: `The API ${service ?? 'that makes tokens of service accounts'} is switched off${project ? ` in the project ${project}` : ''}.`,
        causes: [
          project
            ? 'It was never enabled in this project, which the answer names, or has been disabled.'
            : `It is not enabled in the project of ${account(settings)}.`,
        ],
        fix: ['Enable it with the command below.', afterChange],
        ...pasted(
          service && project
            ? command('gcloud services enable', service, `--project=${project}`)
            : enableImpersonation(settings),
        ),
      };
    },
  },
  {
    code: 'vpc-service-controls',
    match: [
      { status: [403], reason: ['SECURITY_POLICY_VIOLATED'] },
      { status: [403], words: /vpcServiceControlsUniqueIdentifier|prohibited by organization's policy/i },
    ],
    retry: 'no',
    title: 'A perimeter of VPC Service Controls does not let this request in.',
    explain: ({ settings, claims, named }) => ({
      causes: ['The project is inside a perimeter, and no ingress rule admits this job.'],
      fix: [
        `Give its administrator ${named.uid ? `the identifier ${named.uid}` : 'the identifier in the answer'}, which identifies the missing rule in the audit log.`,
        ...(claims
          ? [
              `The rule has to admit ${account(settings)} or the principal \`${principalsOf(settings, claims).subject}\`.`,
            ]
          : []),
        'Or use a runner inside the perimeter.',
      ],
    }),
  },
  {
    code: 'impersonation-denied',
    match: [
      { request: 'iamcredentials', status: [403], reason: ['IAM_PERMISSION_DENIED'] },
      {
        request: 'iamcredentials',
        wireCode: ['PERMISSION_DENIED'],
        words: /iam\.serviceAccounts\.|caller does not have permission/i,
      },
    ],
    retry: 'no',
    title: 'The workload identity provider trusts this job, but it may not use the service account.',
    explain: ({ settings, claims, operation }) => {
      const { job, repositoryByName } = claims ? principalsOf(settings, claims) : {};
      const [first, ...rest] = [...settings.delegates, account(settings)];
      const permission =
        operation === 'generateIdToken'
          ? 'iam.serviceAccounts.getOpenIdToken'
          : 'iam.serviceAccounts.getAccessToken';
      const alternatives = [
        ...(job ? [`\`${job}\` (if it maps \`attribute.job\` as \`plan\` does)`] : []),
        ...(repositoryByName
          ? [`\`${repositoryByName}\` (every job of the repository, if it maps \`attribute.repository\`)`]
          : []),
      ];
      return {
        summary: `The workload identity provider trusts this job, but it may not use the service account ${account(settings)} (\`${permission}\`).`,
        causes: [
          `The role Workload Identity User is not granted on ${first} to a principal that includes this job.`,
          'It is granted for an attribute that the provider does not map, or in another spelling.',
          'It is granted to the service account itself, instead of the principal.',
          ...(rest.length > 0
            ? ['An account in the chain lacks the role Service Account Token Creator on the next.']
            : []),
          `There is no service account ${account(settings)}.`,
        ],
        fix: [
          claims && isSubjectMapped(claims)
            ? 'Grant the role with the command below, to exactly this subject. It needs `google.subject=assertion.sub` in the mapping of the provider.'
            : 'Grant the role with the command below. It needs `attribute.repository_id` in the mapping of the provider.',
          ...(alternatives.length > 0 ? [`Other principals for this job: ${alternatives.join(', ')}.`] : []),
          afterChange,
        ],
        ...pasted(bindPrincipal({ settings, claims })),
      };
    },
  },
  {
    code: 'service-account-not-found',
    match: { request: 'iamcredentials', wireCode: ['NOT_FOUND'] },
    retry: 'no',
    title: 'There is no such service account.',
    explain: ({ settings }) => ({
      summary: `There is no service account ${account(settings)}.`,
      causes: [
        '`gcp-service-account` is mistyped.',
        'The account was deleted, or created a moment ago.',
        ...(settings.delegates.length > 0 ? ['One of `gcp-delegates` is mistyped.'] : []),
      ],
      fix: ['Compare it with what the command below prints.', afterChange],
      ...pasted(
        command('gcloud iam service-accounts list', ...projectFlag(settings, settings.serviceAccount)),
      ),
    }),
  },
  {
    code: 'invalid-argument',
    match: { request: 'iamcredentials', wireCode: ['INVALID_ARGUMENT', 'FAILED_PRECONDITION'] },
    retry: 'no',
    title: 'Google Cloud cannot create such a token for the service account.',
    explain: ({ settings, operation, words }) => {
      const tooLong = settings.accessTokenLifetimeSeconds > 3600 && /lifetime/i.test(words);
      return {
        summary: `Google Cloud cannot create such a token for ${account(settings)}.`,
        causes: [
          ...(tooLong
            ? [
                `A lifetime of ${settings.accessTokenLifetimeSeconds} seconds is not allowed: more than one hour needs the organization policy \`constraints/iam.allowServiceAccountCredentialLifetimeExtension\` to list the account.`,
              ]
            : []),
          ...(/scope/i.test(words)
            ? ['One of `gcp-access-token-scopes` is not an OAuth scope of Google.']
            : []),
          ...(/delegate/i.test(words) ? ['One of `gcp-delegates` is not a service account.'] : []),
          operation === undefined
            ? 'It does not accept the lifetime, a scope or a delegate.'
            : `The request was for ${whatWasSent(settings, operation)}.`,
        ],
        fix: [
          ...(tooLong
            ? ['Set `gcp-access-token-lifetime` to `3600s` or less, or add the account to the policy.']
            : []),
          'Correct what the answer names.',
        ],
      };
    },
  },
  {
    code: 'federated-token-refused',
    match: { request: 'iamcredentials', wireCode: ['UNAUTHENTICATED'] },
    retry: 'fresh',
    title: 'The IAM Credentials API does not accept the federated token, even after a new exchange.',
    explain: {
      causes: [
        'The clock of this runner is wrong.',
        'Something between this runner and Google Cloud removes or replaces the `Authorization` header.',
      ],
      fix: ['Check the clock of the runner.', 'Try without the proxy.'],
    },
  },
  {
    code: 'gateway',
    // Not an error in Google's own format.
    match: { wireCode: [''] },
    retry: 'no',
    title: 'Something other than Google Cloud answered the request.',
    explain: ({ settings }) => ({
      causes: ['A proxy, firewall or private endpoint answers instead, or changes requests.'],
      fix: [
        'Have these requests passed on unchanged.',
        `They go to ${hosts(settings).join(' and ')}; the answer may say who is in between.`,
      ],
    }),
  },
  {
    code: 'other',
    // Any other Google code; the log shows it next to ours.
    match: {},
    retry: 'no',
    title: 'Google Cloud refused the login with a code that this action has no explanation for.',
    explain: { causes: [], fix: ['Correct what the answer names.'] },
  },
  {
    code: 'library',
    retry: 'no',
    title: "Google's authentication library failed before it had an answer.",
    explain: {
      causes: ['A defect of this action or of the library.'],
      fix: ['Please report this as a bug of the action.'],
    },
  },
  {
    code: 'executable-path',
    retry: 'no',
    title: 'The credentials file cannot start a program that has a blank in its path.',
    explain: {
      causes: ['The runner is in a directory with a blank in its name.'],
      fix: ['Move the runner, or leave `gcp-credentials-source` at its default.'],
    },
  },
] as const satisfies readonly Row<string, RefusalFacts>[];

export type GcpErrorCode = `gcp/${(typeof gcpErrors)[number]['code']}`;

declare module '../../failure/failure.ts' {
  interface FailureCodes {
    readonly gcp: GcpErrorCode;
  }
}

function pasted(text: string | undefined): Pick<Explanation, 'paste'> {
  return text ? { paste: { language: 'sh', text } } : {};
}

function printAndReplaceCondition({ settings, claims }: Known): string {
  return [
    providerCommand(settings, 'describe', '--format=value(attributeCondition)'),
    ...(claims
      ? [providerCommand(settings, 'update-oidc', `--attribute-condition=${attributeCondition(claims)}`)]
      : []),
  ].join('\n\n');
}

function printAndReplaceMapping(known: Known): string {
  const print = providerCommand(known.settings, 'describe', '--format=value(attributeMapping)');
  return [print, updateMapping(known) ?? []].flat().join('\n\n');
}

/** Keeps the existing list. Without a list, the provider accepts its own name, which a new list must repeat. */
function addAudience(settings: GcpSettings): string {
  const print = providerCommand(settings, 'describe', '--format=value(oidc.allowedAudiences.list())');
  const update = providerCommand(settings, 'update-oidc');
  const own = defaultIdTokenAudience(settings.provider);
  return [
    `audiences=$(${print})`,
    `${update} \\\n  --allowed-audiences="\${audiences:-${own}},"${shellWord(settings.audience)}`,
  ].join('\n');
}

/** The API and the project in an answer: from its ErrorInfo, otherwise from the address in its words. */
function disabledApi(
  { service, consumer }: Readonly<Record<string, string>>,
  words: string,
): { service?: string; project?: string } {
  const [, api, id] = /\/api\/([a-z0-9.-]+)\/overview\?project=([\w:.-]*\w)/.exec(words) ?? [];
  const project = consumer?.replace(/^projects\//, '') ?? id;
  const name = service ?? api;
  return { ...(name ? { service: name } : {}), ...(project ? { project } : {}) };
}

function longSubject(claims: Claims | undefined): string {
  const bytes = claims && Buffer.byteLength(claims.sub);
  if (bytes === undefined) return 'The subject of the ID token is long.';
  return bytes > longestSubjectBytes
    ? `The subject of this ID token (\`assertion.sub\`) has ${bytes} bytes.`
    : `The mapping yields more than \`assertion.sub\`, which has ${bytes} bytes here.`;
}

function whatWasSent(settings: GcpSettings, operation: string | undefined): string {
  const { scopes, accessTokenLifetimeSeconds, idTokenAudiences, delegates } = settings;
  const what =
    operation === 'generateIdToken'
      ? `an ID token for ${idTokenAudiences.join(' or ')}`
      : `an access token for ${accessTokenLifetimeSeconds} seconds with the scopes ${scopes.join(', ')}`;
  return delegates.length > 0 ? `${what}, by way of ${delegates.join(', ')}` : what;
}

function hosts({ endpoints }: GcpSettings): string[] {
  return [endpoints.sts, endpoints.iamCredentials].map((address) => new URL(address).host);
}

function bindPrincipal({ settings, claims }: Known): string | undefined {
  if (!claims) return undefined;
  const { repository, subject } = principalsOf(settings, claims);
  return bindingCommand(settings, isSubjectMapped(claims) ? subject : (repository ?? subject));
}

/** Whether `google.subject` can be the subject of the token: longer ones are mapped in many ways. */
function isSubjectMapped(claims: Claims): boolean {
  return subjectMapping(claims).expression === 'assertion.sub';
}

function account({ serviceAccount }: GcpSettings): string {
  return serviceAccount ?? 'the service account';
}

function listProviders({ settings }: Known): string {
  return command(
    'gcloud iam workload-identity-pools providers list',
    `--workload-identity-pool=${poolName(settings)}`,
    '--location=global',
    '--format=table(name,state,disabled)',
  );
}

function updateMapping({ settings, claims }: Known): string | undefined {
  return (
    claims && providerCommand(settings, 'update-oidc', `--attribute-mapping=${attributeMapping(claims)}`)
  );
}
