/**
 * What Entra and Azure Resource Manager answer when they refuse: the one table behind both the retry policy and the
 * explanation. Microsoft reserves the right to change the numbers, so an unknown one is judged by HTTP status and OAuth
 * error alone.
 * @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */

import type { RetryAdvice } from '../../failure/failure.ts';
import type { Claims } from '../../identity/claims.ts';
import type { AzureSettings } from './settings.ts';
import { subjectMismatchCauses } from './subject.ts';

/** What an explanation may name: the user's own values. */
interface Facts {
  readonly settings: AzureSettings;
  /** Absent when there was no ID token. */
  readonly claims: Claims | undefined;
}

export interface Explanation {
  readonly summary: string;
  readonly causes: readonly string[];
  readonly fix: readonly string[];
}

interface KnownError {
  /** AADSTS numbers, or ARM's error codes. */
  readonly codes: readonly (number | string)[];
  readonly retry: RetryAdvice;
  /** What to paste besides: the federated credential for this token, or a role assignment. */
  readonly paste?: 'federated-credential' | 'role-assignment';
  explain(facts: Facts): Explanation;
}

const afterChange =
  'If the credential was created or changed within the last minutes, wait: it takes time to reach every server.';
const reportToUs = 'Please report this as a bug of the action.';

export const knownErrors: readonly KnownError[] = [
  {
    codes: [70021],
    retry: 'few',
    paste: 'federated-credential',
    explain: ({ settings }) => ({
      summary: 'No federated credential of the application matches this ID token.',
      causes: [
        `Issuer, subject or audience of the credentials on ${settings.clientId} differ from those of the token.`,
      ],
      fix: [
        'Compare the three with the claims below, or create the credential with the command.',
        afterChange,
      ],
    }),
  },
  {
    codes: [70025],
    retry: 'few',
    paste: 'federated-credential',
    explain: ({ settings }) => ({
      summary: 'The application has no federated credential.',
      causes: [
        `None was created on ${settings.clientId} yet.`,
        'It was created on another application or managed identity than the one `azure-client-id` names.',
      ],
      fix: ['Create it with the command below.', afterChange],
    }),
  },
  {
    codes: [700211],
    retry: 'few',
    paste: 'federated-credential',
    explain: ({ claims }) => ({
      summary: 'No federated credential of the application has the issuer of this ID token.',
      causes: [
        'The issuer in the credential is spelled differently: a trailing slash counts.',
        'The repository is on GitHub Enterprise, or its enterprise has an issuer of its own.',
      ],
      fix: [
        `Set the issuer of the credential to exactly ${quoted(claims?.iss, 'the issuer of the ID token')}.`,
        afterChange,
      ],
    }),
  },
  {
    codes: [700212],
    retry: 'few',
    paste: 'federated-credential',
    explain: ({ settings }) => ({
      summary: 'No federated credential of the application has the audience of this ID token.',
      causes: [
        `The credential was made for another cloud or with an audience of its own; the token has \`${settings.audience}\`.`,
      ],
      fix: [
        `Set the audience of the credential to \`${settings.audience}\`, or \`azure-audience\` to the audience of the credential.`,
        `Check \`azure-environment\` (now \`${settings.cloud.environment}\`): it decides the default audience.`,
        afterChange,
      ],
    }),
  },
  {
    codes: [700213],
    retry: 'few',
    paste: 'federated-credential',
    explain: ({ claims }) => ({
      summary: 'No federated credential of the application has the subject of this ID token.',
      causes: subjectMismatchCauses(claims),
      fix: [
        `Create a credential with exactly the subject ${quoted(claims?.sub, 'that the ID token has')}, for example with the command below.`,
        afterChange,
      ],
    }),
  },
  {
    codes: [7002138],
    retry: 'no',
    paste: 'federated-credential',
    explain: ({ claims }) => ({
      summary:
        'The subject of the federated credential differs from the one in this ID token in upper and lower case only.',
      causes: [
        'Entra compares subjects byte for byte, and the names in the credential are typed in another case.',
      ],
      fix: [
        `Copy the subject as it is: ${quoted(claims?.sub, 'the one in the ID token')}.`,
        'If the two are already equal, delete the credential and create it again: editing it can leave the old text behind.',
      ],
    }),
  },
  {
    codes: [700024],
    retry: 'fresh',
    explain: () => ({
      summary: 'Entra takes the ID token for expired or not yet valid.',
      causes: ['The clock of this runner, or of the server that issued the token, is wrong.'],
      fix: ['Check the clock of the runner (`timedatectl`, `w32tm /query /status`).'],
    }),
  },
  {
    codes: [700027],
    retry: 'fresh',
    explain: ({ claims }) => ({
      summary: 'Entra could not verify the signature of the ID token.',
      causes: [
        'Something between this runner and Entra changes request bodies.',
        `Entra cannot read the keys of ${quoted(claims?.iss, 'the issuer')}: a GitHub Enterprise Server must be reachable from the internet.`,
      ],
      fix: [
        'Try without the proxy, or exempt the sign-in address from inspection.',
        'Check that the issuer serves its keys publicly.',
      ],
    }),
  },
  {
    codes: [700016, 700011],
    retry: 'no',
    explain: ({ settings }) => ({
      summary: `There is no application ${settings.clientId} in the directory ${settings.tenantId}.`,
      causes: [
        '`azure-client-id` holds an object ID: the portal shows both, and they look alike.',
        '`azure-tenant-id` is another directory than the one in which the application or managed identity lives.',
        `The directory is in another cloud than \`${settings.cloud.environment}\`.`,
        'The application was created a moment ago.',
      ],
      fix: [
        'Set `azure-client-id` to the application (client) ID from the overview page.',
        `Check with \`az ad sp show --id ${settings.clientId} --query appId\` in that directory.`,
      ],
    }),
  },
  {
    codes: [7000112, 70001, 1000031],
    retry: 'no',
    explain: ({ settings }) => ({
      summary: `The application ${settings.clientId} is disabled in the directory ${settings.tenantId}.`,
      causes: [
        'Sign-in was switched off for the enterprise application (service principal), or for the application itself.',
      ],
      fix: ['Enable the enterprise application again, or use another identity.'],
    }),
  },
  {
    codes: [700025],
    retry: 'no',
    explain: ({ settings }) => ({
      summary: `The application ${settings.clientId} is a public client only.`,
      causes: ['Its registration allows public client flows and no confidential ones.'],
      fix: [
        'Register it as a confidential client (switch off "Allow public client flows"), or use another application.',
      ],
    }),
  },
  {
    codes: [7000215, 7000222],
    retry: 'no',
    explain: () => ({
      summary: 'Entra judged a client secret, although this login sends none.',
      causes: ['Something between this runner and Entra replaces the credentials of the request.'],
      fix: ['Look for a proxy that signs in on behalf of its clients, and try without it.'],
    }),
  },
  {
    codes: [7000218, 900144, 9002313, 90014],
    retry: 'no',
    explain: () => ({
      summary: 'Entra found the request incomplete or malformed.',
      causes: [
        'Something between this runner and Entra changes request bodies.',
        'This action sent a wrong request.',
      ],
      fix: ['Try without the proxy.', reportToUs],
    }),
  },
  {
    codes: [70011, 700022, 700023],
    retry: 'no',
    explain: ({ settings }) => ({
      summary: 'Entra does not accept a scope.',
      causes: [`One of \`azure-scopes\` is not the scope of a resource: ${scopeList(settings)}.`],
      fix: [
        'Write each scope as the resource’s application ID URI followed by `/.default`, for example `https://vault.azure.net/.default`.',
      ],
    }),
  },
  {
    codes: [500011, 650057, 65005],
    retry: 'no',
    explain: ({ settings }) => ({
      summary: `The directory ${settings.tenantId} does not know a resource that a token was asked for.`,
      causes: [
        `One of \`azure-scopes\` is misspelled: ${scopeList(settings)}.`,
        'The application behind the scope is not installed in this directory, or the identity has no permission for it.',
      ],
      fix: ['Correct the scope, or let an administrator grant consent for the resource in this directory.'],
    }),
  },
  {
    codes: [90002],
    retry: 'no',
    explain: ({ settings }) => ({
      summary: `There is no directory ${settings.tenantId} in the cloud \`${settings.cloud.environment}\`.`,
      causes: ['`azure-tenant-id` is mistyped.', 'The directory is in another cloud.'],
      fix: [
        'Compare `azure-tenant-id` with the tenant ID on the overview page of Entra.',
        'Check `azure-environment`.',
      ],
    }),
  },
  {
    codes: [900382, 900432, 90038, 90051, 50049],
    retry: 'no',
    explain: ({ settings }) => ({
      summary: 'The request belongs to another Azure cloud.',
      causes: [`The directory ${settings.tenantId} is not in the cloud \`${settings.cloud.environment}\`.`],
      fix: ['Set `azure-environment` to the cloud of the directory.'],
    }),
  },
  {
    codes: [50027, 50048, 900384],
    retry: 'no',
    explain: () => ({
      summary: 'Entra cannot read the ID token.',
      causes: ['Something between this runner and Entra changes request bodies.'],
      fix: ['Try without the proxy, or exempt the sign-in address from inspection.'],
    }),
  },
  {
    codes: [70023],
    retry: 'no',
    explain: ({ claims }) => ({
      summary: 'The ID token is valid for longer than Entra accepts (25 hours).',
      causes: [`The issuer ${quoted(claims?.iss, 'of the token')} is configured to issue long-lived tokens.`],
      fix: ['Shorten the lifetime of its ID tokens.'],
    }),
  },
  {
    codes: [53003, 530032, 530035, 50131],
    retry: 'no',
    explain: ({ settings }) => ({
      summary: 'A Conditional Access policy blocks the sign-in of this identity.',
      causes: [
        'The policy admits certain IP addresses only, and this runner has another one.',
        'Entra ID Protection holds the identity for risky.',
      ],
      fix: [
        `Find the sign-in of ${settings.clientId} in Entra’s sign-in log for service principals: it names the policy.`,
        'Admit the runner’s outgoing address, use runners with fixed addresses, or exclude this identity from the policy.',
      ],
    }),
  },
  {
    codes: [50196],
    retry: 'no',
    explain: () => ({
      summary: 'Entra stopped answering because it saw too many identical requests.',
      causes: ['Many jobs sign in as the same identity at the same time.'],
      fix: ['Wait some minutes, and let fewer jobs sign in at once.'],
    }),
  },
  {
    codes: [90055],
    retry: 'throttled',
    explain: () => ({
      summary: 'Entra throttles the requests of this directory.',
      causes: ['Many sign-ins happen in the directory at the same time.'],
      fix: ['Run the job again later, and let fewer jobs sign in at once.'],
    }),
  },
  {
    codes: [50033, 50087, 90006, 90012, 90024, 90033, 90090, 90091],
    retry: 'yes',
    explain: entraTrouble,
  },
  {
    codes: [90036, 90092],
    retry: 'few',
    explain: entraTrouble,
  },
  {
    codes: [100007],
    retry: 'no',
    explain: () => ({
      summary: 'The request reached a regional sign-in address, which does not serve this kind of login.',
      causes: ['A proxy or name service on the way sends the sign-in address to a regional one.'],
      fix: ['Let the runner reach the global sign-in address.', reportToUs],
    }),
  },
  {
    codes: ['InvalidAuthenticationTokenTenant'],
    retry: 'no',
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
  },
  {
    codes: ['AuthorizationFailed', 'SubscriptionNotFound'],
    retry: 'no',
    paste: 'role-assignment',
    explain: ({ settings }) => ({
      summary: `The login worked, but the identity ${settings.clientId} cannot see the subscription ${settings.subscriptionId}.`,
      causes: [
        `It has no role on the subscription or on anything in it, or got its first one a moment ago.`,
        `The subscription is not in the directory ${settings.tenantId}, or \`azure-subscription-id\` is mistyped.`,
      ],
      fix: [
        'Assign a role to the identity, for example with the command below.',
        'If it is not meant to use a subscription, leave `azure-subscription-id` out.',
      ],
    }),
  },
];

const knownByCode: ReadonlyMap<string, KnownError> = new Map(
  knownErrors.flatMap((known) => known.codes.map((code) => [errorCode(code), known] as const)),
);

/** The row for the code of a {@link Failure}. */
export function knownError(code: string): KnownError | undefined {
  return knownByCode.get(code);
}

/** `azure/AADSTS700213`, `azure/AuthorizationFailed`. */
export function errorCode(code: number | string): string {
  return `azure/${typeof code === 'number' ? `AADSTS${code}` : code}`;
}

function entraTrouble(): Explanation {
  return {
    summary: 'Entra could not handle the request because of a fault of its own.',
    causes: ['The service is in trouble for the moment; all repeats failed too.'],
    fix: ['Run the job again later.', 'Look at https://azure.status.microsoft for the state of the service.'],
  };
}

function quoted(value: string | undefined, otherwise: string): string {
  return value === undefined ? otherwise : `\`${value}\``;
}

function scopeList({ scopes }: AzureSettings): string {
  return scopes.map((scope) => `\`${scope}\``).join(', ');
}
