/**
 * Refusals of Entra and Azure Resource Manager: the single table behind both the retry policy and the explanations.
 * Microsoft reserves the right to change the numbers, so an unknown one is judged only by HTTP status and OAuth error.
 * @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */

import type { Explanation, Row } from '../../failure/table.ts';
import { rowsByWireCode } from '../../failure/table.ts';
import type { Claims } from '../../identity/claims.ts';
import type { AzureSettings } from './settings.ts';
import { subjectMismatchCauses } from './subject.ts';
import { createCredential, replaceCredential } from './trust.ts';

/** The facts that the explanation of a refusal may use: the user's own values. */
export interface RefusalFacts {
  readonly settings: AzureSettings;
  /** Absent if there was no ID token. */
  readonly claims: Claims | undefined;
}

const afterChange =
  'If the credential was created or changed within the last minutes, wait: it takes time to reach every server.';
const reportToUs = 'Please report this as a bug of the action.';

function rows<const Code extends string>(
  codes: readonly Code[],
  row: Omit<Row<string, RefusalFacts>, 'code' | 'match'>,
): readonly Row<Code, RefusalFacts>[] {
  return rowsByWireCode(codes, row);
}

const entraUnavailable = {
  title: 'Entra could not handle the request because of an internal error.',
  explain: {
    causes: ['The service is unavailable for the moment; all repeats failed too.'],
    fix: ['Run the job again later.', 'Look at https://azure.status.microsoft for the state of the service.'],
  },
};

/** Our codes are Microsoft's own: Entra's numbers and Azure Resource Manager's words. */
export const azureErrors = [
  ...rows(['AADSTS70021'], {
    retry: 'few',
    title: 'No federated credential of the application matches this ID token.',
    explain: ({ settings, claims }) => ({
      causes: [
        `Issuer, subject or audience of the credentials on ${settings.clientId} differ from those of the token.`,
      ],
      fix: [
        'Compare the three with the claims below, or create the credential with the command.',
        afterChange,
      ],
      ...pasteCredential({ settings, claims }),
    }),
  }),
  ...rows(['AADSTS70025'], {
    retry: 'few',
    title: 'The application has no federated credential.',
    explain: ({ settings, claims }) => ({
      causes: [
        `None was created on ${settings.clientId} yet.`,
        'It was created on an application or managed identity other than the one `azure-client-id` names.',
      ],
      fix: ['Create it with the command below.', afterChange],
      ...pasteCredential({ settings, claims }),
    }),
  }),
  ...rows(['AADSTS700211'], {
    retry: 'few',
    title: 'No federated credential of the application has the issuer of this ID token.',
    explain: ({ settings, claims }) => ({
      causes: [
        'The issuer in the credential is spelled differently: a trailing slash counts.',
        'The repository is on GitHub Enterprise, or its enterprise has its own issuer.',
      ],
      fix: [
        `Set the issuer of the credential to exactly ${quoted(claims?.iss, 'the issuer of the ID token')}.`,
        afterChange,
      ],
      ...pasteCredential({ settings, claims }),
    }),
  }),
  ...rows(['AADSTS700212'], {
    retry: 'few',
    title: 'No federated credential of the application has the audience of this ID token.',
    explain: ({ settings, claims }) => ({
      causes: [
        `The credential was made for another cloud or with its own audience; the token has \`${settings.audience}\`.`,
      ],
      fix: [
        `Set the audience of the credential to \`${settings.audience}\`, or \`azure-audience\` to the audience of the credential.`,
        `Check \`azure-environment\` (now \`${settings.cloud.environment}\`): it decides the default audience.`,
        afterChange,
      ],
      ...(claims ? { paste: { language: 'sh', text: replaceCredential(claims, settings) } } : {}),
    }),
  }),
  ...rows(['AADSTS700213'], {
    retry: 'few',
    title: 'No federated credential of the application has the subject of this ID token.',
    explain: ({ settings, claims }) => ({
      causes: subjectMismatchCauses(claims),
      fix: [
        `Create a credential with exactly the subject ${quoted(claims?.sub, 'that the ID token has')}, for example with the command below.`,
        afterChange,
      ],
      ...pasteCredential({ settings, claims }),
    }),
  }),
  ...rows(['AADSTS7002138'], {
    retry: 'no',
    title:
      'The subject of the federated credential differs from the one in this ID token only in upper and lower case.',
    explain: ({ settings, claims }) => ({
      causes: [
        'Entra compares subjects byte for byte, and the names in the credential are typed in another case.',
      ],
      fix: [
        `Copy the subject as it is: ${quoted(claims?.sub, 'the one in the ID token')}.`,
        'If the two are already equal, delete the credential and create it again: editing it can leave the old text behind.',
      ],
      ...pasteCredential({ settings, claims }),
    }),
  }),
  ...rows(['AADSTS700024'], {
    retry: 'fresh',
    title: 'Entra considers the ID token expired or not yet valid.',
    explain: {
      causes: ['The clock of this runner, or of the server that issued the token, is wrong.'],
      fix: ['Check the clock of the runner (`timedatectl`, `w32tm /query /status`).'],
    },
  }),
  ...rows(['AADSTS700027'], {
    retry: 'fresh',
    title: 'Entra could not verify the signature of the ID token.',
    explain: ({ claims }) => ({
      causes: [
        'Something between this runner and Entra changes request bodies.',
        `Entra cannot read the keys of ${quoted(claims?.iss, 'the issuer')}: a GitHub Enterprise Server must be reachable from the internet.`,
      ],
      fix: [
        'Try without the proxy, or exempt the sign-in address from inspection.',
        'Check that the issuer serves its keys publicly.',
      ],
    }),
  }),
  ...rows(['AADSTS700016', 'AADSTS700011'], {
    retry: 'no',
    title: 'There is no application with this client ID in the directory.',
    explain: ({ settings }) => ({
      summary: `There is no application ${settings.clientId} in the directory ${settings.tenantId}.`,
      causes: [
        '`azure-client-id` holds an object ID: the portal shows both, and they look alike.',
        '`azure-tenant-id` is a directory other than the one in which the application or managed identity lives.',
        `The directory is in a cloud other than \`${settings.cloud.environment}\`.`,
        'The application was created a moment ago.',
      ],
      fix: [
        'Set `azure-client-id` to the application (client) ID from the overview page.',
        `Check with \`az ad sp show --id ${settings.clientId} --query appId\` in that directory.`,
      ],
    }),
  }),
  ...rows(['AADSTS7000112', 'AADSTS70001', 'AADSTS1000031'], {
    retry: 'no',
    title: 'The application is disabled in the directory.',
    explain: ({ settings }) => ({
      summary: `The application ${settings.clientId} is disabled in the directory ${settings.tenantId}.`,
      causes: [
        'Sign-in was switched off for the enterprise application (service principal), or for the application itself.',
      ],
      fix: ['Enable the enterprise application again, or use another identity.'],
    }),
  }),
  ...rows(['AADSTS700025'], {
    retry: 'no',
    title: 'The application is a public client only.',
    explain: ({ settings }) => ({
      summary: `The application ${settings.clientId} is a public client only.`,
      causes: ['Its registration allows public client flows and no confidential ones.'],
      fix: [
        'Register it as a confidential client (switch off "Allow public client flows"), or use another application.',
      ],
    }),
  }),
  ...rows(['AADSTS7000215', 'AADSTS7000222'], {
    retry: 'no',
    title: 'Entra judged a client secret, although this login sends none.',
    explain: {
      causes: ['Something between this runner and Entra replaces the credentials of the request.'],
      fix: ['Look for a proxy that signs in on behalf of its clients, and try without it.'],
    },
  }),
  ...rows(['AADSTS7000218', 'AADSTS900144', 'AADSTS9002313', 'AADSTS90014'], {
    retry: 'no',
    title: 'Entra found the request incomplete or malformed.',
    explain: {
      causes: [
        'Something between this runner and Entra changes request bodies.',
        'This action sent a wrong request.',
      ],
      fix: ['Try without the proxy.', reportToUs],
    },
  }),
  ...rows(['AADSTS70011', 'AADSTS700022', 'AADSTS700023', 'AADSTS1002012', 'AADSTS28002', 'AADSTS28003'], {
    retry: 'no',
    title: 'Entra does not accept a scope.',
    explain: ({ settings }) => ({
      causes: [`One of \`azure-scopes\` is not the scope of a resource: ${scopeList(settings)}.`],
      fix: [
        'Write each scope as the resource’s application ID URI followed by `/.default`, for example `https://vault.azure.net/.default`.',
      ],
    }),
  }),
  ...rows(['AADSTS500011', 'AADSTS650057', 'AADSTS65005'], {
    retry: 'no',
    title: 'The directory does not know a resource that a token was asked for.',
    explain: ({ settings }) => ({
      summary: `The directory ${settings.tenantId} does not know a resource that a token was asked for.`,
      causes: [
        `One of \`azure-scopes\` is misspelled: ${scopeList(settings)}.`,
        'The application behind the scope is not installed in this directory, or the identity has no permission for it.',
      ],
      fix: ['Correct the scope, or let an administrator grant consent for the resource in this directory.'],
    }),
  }),
  ...rows(['AADSTS7000229'], {
    retry: 'few',
    title: 'The application has no service principal in the directory.',
    explain: ({ settings: { clientId, tenantId } }) => ({
      summary: `The application ${clientId} has no service principal in the directory ${tenantId}.`,
      causes: [
        'The application was registered, but no service principal (enterprise application) was created for it.',
        '`azure-tenant-id` is a directory other than the one in which the application is used.',
      ],
      fix: ['Create the service principal with the command below, in that directory.', afterChange],
      paste: { language: 'sh', text: `az ad sp create --id ${clientId}` },
    }),
  }),
  ...rows(['AADSTS500014'], {
    retry: 'no',
    title: 'A resource that a token was asked for is disabled in the directory.',
    explain: ({ settings }) => ({
      causes: [
        `Sign-in was switched off for the enterprise application behind one of \`azure-scopes\`: ${scopeList(settings)}.`,
        'The directory no longer has a subscription for that service.',
      ],
      fix: ['Enable the enterprise application of the resource again, or leave its scope out.'],
    }),
  }),
  ...rows(['AADSTS501051', 'AADSTS50105'], {
    retry: 'no',
    title: 'The identity is not assigned to a resource that requires an assignment.',
    explain: ({ settings }) => ({
      summary: `The identity ${settings.clientId} is not assigned to a resource that requires an assignment.`,
      causes: [
        `The enterprise application behind one of \`azure-scopes\` admits assigned identities only: ${scopeList(settings)}.`,
      ],
      fix: [
        'Assign an app role of the resource to the identity, or switch off "Assignment required" for the resource.',
      ],
    }),
  }),
  ...rows(['AADSTS90002', 'AADSTS900023'], {
    retry: 'no',
    title: 'There is no directory with this tenant ID in this cloud.',
    explain: ({ settings }) => ({
      summary: `There is no directory ${settings.tenantId} in the cloud \`${settings.cloud.environment}\`.`,
      causes: ['`azure-tenant-id` is mistyped.', 'The directory is in another cloud.'],
      fix: [
        'Compare `azure-tenant-id` with the tenant ID on the overview page of Entra.',
        'Check `azure-environment`.',
      ],
    }),
  }),
  ...rows(['AADSTS900382', 'AADSTS900432', 'AADSTS90038', 'AADSTS90051', 'AADSTS50049'], {
    retry: 'no',
    title: 'The request belongs to another Azure cloud.',
    explain: ({ settings }) => ({
      causes: [`The directory ${settings.tenantId} is not in the cloud \`${settings.cloud.environment}\`.`],
      fix: ['Set `azure-environment` to the cloud of the directory.'],
    }),
  }),
  ...rows(['AADSTS50027', 'AADSTS50048', 'AADSTS900384'], {
    retry: 'no',
    title: 'Entra cannot read the ID token.',
    explain: {
      causes: ['Something between this runner and Entra changes request bodies.'],
      fix: ['Try without the proxy, or exempt the sign-in address from inspection.'],
    },
  }),
  ...rows(['AADSTS70023'], {
    retry: 'no',
    title: 'The ID token is valid for longer than Entra accepts (25 hours).',
    explain: ({ claims }) => ({
      causes: [`The issuer ${quoted(claims?.iss, 'of the token')} is configured to issue long-lived tokens.`],
      fix: ['Shorten the lifetime of its ID tokens.'],
    }),
  }),
  ...rows(['AADSTS53003', 'AADSTS530032', 'AADSTS530035', 'AADSTS50131'], {
    retry: 'no',
    title: 'A Conditional Access policy blocks the sign-in of this identity.',
    explain: ({ settings }) => ({
      causes: [
        'The policy admits certain IP addresses only, and this runner has another one.',
        'Entra ID Protection considers the identity risky.',
      ],
      fix: [
        `Find the sign-in of ${settings.clientId} in Entra’s sign-in log for service principals: it names the policy.`,
        'Admit the runner’s outgoing address, use runners with fixed addresses, or exclude this identity from the policy.',
      ],
    }),
  }),
  ...rows(['AADSTS50196'], {
    retry: 'no',
    title: 'Entra stopped answering because it saw too many identical requests.',
    explain: {
      causes: ['Many jobs sign in as the same identity at the same time.'],
      fix: ['Wait some minutes, and let fewer jobs sign in at once.'],
    },
  }),
  ...rows(['AADSTS90055'], {
    retry: 'throttled',
    title: 'Entra throttles the requests of this directory.',
    explain: {
      causes: ['Many sign-ins happen in the directory at the same time.'],
      fix: ['Run the job again later, and let fewer jobs sign in at once.'],
    },
  }),
  ...rows(
    [
      'AADSTS50033',
      'AADSTS50087',
      'AADSTS90006',
      'AADSTS90012',
      'AADSTS90024',
      'AADSTS90033',
      'AADSTS90090',
      'AADSTS90091',
    ],
    { retry: 'yes', ...entraUnavailable },
  ),
  ...rows(['AADSTS90036', 'AADSTS90092'], { retry: 'few', ...entraUnavailable }),
  ...rows(['AADSTS100007'], {
    retry: 'no',
    title: 'The request reached a regional sign-in address, which does not serve this kind of login.',
    explain: {
      causes: ['A proxy or name service on the way sends the sign-in address to a regional one.'],
      fix: ['Let the runner reach the global sign-in address.', reportToUs],
    },
  }),
  ...rows(['InvalidAuthenticationTokenTenant'], {
    retry: 'no',
    title: 'The login worked, but the subscription belongs to another directory.',
    explain: ({ settings }) => ({
      summary: `The login to the directory ${settings.tenantId} worked, but the subscription ${settings.subscriptionId} belongs to another directory.`,
      causes: [
        '`azure-tenant-id` and `azure-subscription-id` do not belong together.',
        'The subscription was moved to another directory.',
      ],
      fix: [
        `Look the directory up: \`az account show --subscription ${settings.subscriptionId} --query tenantId\`.`,
      ],
    }),
  }),
  ...rows(['AuthorizationFailed', 'SubscriptionNotFound'], {
    // A role that was just assigned takes time to reach every server.
    retry: 'few',
    title: 'The login worked, but the identity cannot see the subscription.',
    explain: ({ settings }) => ({
      summary: `The login worked, but the identity ${settings.clientId} cannot see the subscription ${settings.subscriptionId}.`,
      causes: [
        `It has no role on the subscription or on anything in it, or got its first one a moment ago.`,
        `The subscription is not in the directory ${settings.tenantId}, or \`azure-subscription-id\` is mistyped.`,
      ],
      fix: [
        'Assign a role to the identity, for example with the command below.',
        'If a role was assigned within the last minutes, wait: it takes time to reach every server.',
        'If it is not meant to use a subscription, leave `azure-subscription-id` out.',
      ],
      ...pasteRoleAssignment(settings),
    }),
  }),
  {
    code: 'throttled',
    match: { status: [429] },
    retry: 'throttled',
    title: 'Azure is throttling requests, even after several retries.',
    explain: {
      causes: ['Many jobs sign in as the same identity, or to the same directory, at the same moment.'],
      fix: ['Run the job again later, and let fewer jobs sign in at once.'],
    },
  },
  {
    code: 'unavailable',
    match: [
      { status: [408, 425, 500, 502, 503, 504] },
      { reason: ['temporarily_unavailable', 'server_error'] },
    ],
    retry: 'yes',
    title: 'Azure is unavailable, even after several retries.',
    explain: {
      causes: ['A temporary failure of the service, or of a proxy in between.'],
      fix: ['Look at https://azure.status.microsoft, and run the job again.'],
    },
  },
  {
    code: 'other',
    // Any code that is neither listed above nor an Entra number; the log shows it next to ours.
    match: {},
    retry: 'no',
    title: 'Azure refused the login with a code that this action has no explanation for.',
    explain: { causes: [], fix: ['Correct what the answer names.'] },
  },
  {
    code: 'library',
    retry: 'no',
    title: "Microsoft's authentication library failed before it had an answer.",
    explain: { causes: ['A defect of this action or of the library.'], fix: [reportToUs] },
  },
] as const satisfies readonly Row<string, RefusalFacts>[];

/** Numbers without a row keep their own code, and so do gateway answers, which have only a status. */
export type AzureErrorCode =
  `azure/${(typeof azureErrors)[number]['code'] | `AADSTS${number}` | `http-${number}`}`;

declare module '../../failure/failure.ts' {
  interface FailureCodes {
    readonly azure: AzureErrorCode;
  }
}

function pasteCredential({ settings, claims }: RefusalFacts): Pick<Explanation, 'paste'> {
  return claims ? { paste: { language: 'sh', text: createCredential(claims, settings) } } : {};
}

function pasteRoleAssignment({ clientId, subscriptionId }: AzureSettings): Pick<Explanation, 'paste'> {
  const text = `az role assignment create --assignee ${clientId} --role Reader --scope /subscriptions/${subscriptionId}`;
  return { paste: { language: 'sh', text } };
}

function quoted(value: string | undefined, otherwise: string): string {
  return value === undefined ? otherwise : `\`${value}\``;
}

function scopeList({ scopes }: AzureSettings): string {
  return scopes.map((scope) => `\`${scope}\``).join(', ');
}
