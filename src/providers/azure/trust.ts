/** The federated identity credentials (FICs) that admit an ID token, ready to paste. Pure. */

import type { TrustAdvice } from '../../contract/explanation.ts';
import type { Claims } from '../../identity/claims.ts';
import { shellWord } from '../../text/shell-word.ts';
import type { AzureSettings } from './settings.ts';
import { otherSubjectForm } from './subject.ts';

/** The only issuer for which Entra evaluates expressions over GitHub's claims. */
const githubIssuer = 'https://token.actions.githubusercontent.com';

export function trust(claims: Claims, settings: AzureSettings): readonly TrustAdvice[] {
  const other = otherSubjectForm(claims);
  return [
    {
      title: 'App registration: trust this job',
      language: 'sh',
      text: createForApplication(claims, settings),
    },
    {
      title: 'User-assigned managed identity: trust this job',
      language: 'sh',
      text: createForManagedIdentity(claims, settings),
    },
    {
      title: 'The federated credential as JSON, for other tools',
      language: 'json',
      text: JSON.stringify(federatedCredential(claims.sub, claims, settings), null, 2),
    },
    ...(other === undefined
      ? []
      : [
          {
            title:
              'App registration: the same job in GitHub’s other form of subjects, before you change the form',
            language: 'sh' as const,
            text: createForApplication({ ...claims, sub: other }, settings),
          },
        ]),
    ...flexibleCredential(claims, settings),
  ];
}

/** Creates the credential for this ID token, on whichever of the two kinds of identity the login uses. */
export function createCredential(claims: Claims, settings: AzureSettings): string {
  return [
    '# App registration:',
    createForApplication(claims, settings),
    '# User-assigned managed identity:',
    createForManagedIdentity(claims, settings),
  ].join('\n');
}

function createForApplication(claims: Claims, settings: AzureSettings): string {
  const parameters = JSON.stringify(federatedCredential(claims.sub, claims, settings));
  return `az ad app federated-credential create --id ${settings.clientId} --parameters ${shellWord(parameters)}`;
}

function createForManagedIdentity(claims: Claims, settings: AzureSettings): string {
  const { name, issuer, subject, audiences } = federatedCredential(claims.sub, claims, settings);
  const query = `[?clientId=='${settings.clientId}'].[name, resourceGroup]`;
  return [
    `az identity list --query ${shellWord(query)} --output tsv | while read -r identity group; do`,
    '  az identity federated-credential create --identity-name "$identity" --resource-group "$group" \\',
    `    --name ${name} --issuer ${shellWord(issuer)} \\`,
    `    --subject ${shellWord(subject)} --audiences ${shellWord(audiences.join(' '))}`,
    'done',
  ].join('\n');
}

/** One credential for all branches, or all tags: an expression in place of the subject. Made through Microsoft Graph. */
function flexibleCredential(claims: Claims, settings: AzureSettings): TrustAdvice[] {
  const [, prefix, kind] = /^(repo:[\w.@/-]+:ref:refs\/(heads|tags)\/)/.exec(claims.sub) ?? [];
  if (prefix === undefined || claims.iss !== githubIssuer) return [];
  const { subject: _, ...credential } = federatedCredential(`${prefix}all`, claims, settings);
  const body = {
    ...credential,
    claimsMatchingExpression: { value: `claims['sub'] matches '${prefix}*'`, languageVersion: 1 },
  };
  const applications = `https://${settings.cloud.graph}/beta/applications(appId='${settings.clientId}')`;
  return [
    {
      title: `App registration: trust every ${kind === 'tags' ? 'tag' : 'branch'} of the repository`,
      language: 'sh',
      text: [
        `az rest --method post --url ${shellWord(`${applications}/federatedIdentityCredentials`)} \\`,
        `  --body ${shellWord(JSON.stringify(body))}`,
      ].join('\n'),
    },
  ];
}

function federatedCredential(subject: string, { iss }: Claims, { audience }: AzureSettings) {
  return { name: credentialName(subject), issuer: iss, subject, audiences: [audience] };
}

/** 3 to 120 letters, digits, hyphens and underscores, the first a letter or digit. */
function credentialName(subject: string): string {
  const words = subject
    .replace(/^repo:/, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `github-${words}`.slice(0, 120);
}
