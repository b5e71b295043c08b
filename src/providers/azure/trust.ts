/** The federated identity credentials (FICs) that admit an ID token, ready to paste. Pure. */

import type { TrustAdvice } from '../../contract/explanation.ts';
import type { Claims } from '../../identity/claims.ts';
import { claim } from '../../identity/claims.ts';
import { githubIssuer } from '../../identity/issuer.ts';
import { bearerOf, isImmutableSubject, otherSubjectForm } from '../../identity/subject.ts';
import { shellWord } from '../../text/shell-word.ts';
import type { AzureSettings } from './settings.ts';
import {
  applicationCredential,
  forApplication,
  forManagedIdentity,
  identityCredential,
} from './trust-terraform.ts';

export function trust(claims: Claims, settings: AzureSettings): readonly TrustAdvice[] {
  const credential = federatedCredential(claims.sub, claims, settings);
  return [
    {
      title: `App registration: trust ${bearerOf(claims)}`,
      language: 'sh',
      text: createForApplication(claims, settings),
    },
    { title: 'With Terraform', language: 'hcl', text: forApplication(credential, settings) },
    {
      title: `User-assigned managed identity, in the subscription that \`az\` is set to: trust ${bearerOf(claims)}`,
      language: 'sh',
      text: createForManagedIdentity(claims, settings),
      alternative: true,
    },
    {
      title: 'User-assigned managed identity, with Terraform',
      language: 'hcl',
      text: forManagedIdentity(credential, settings),
      alternative: true,
    },
    {
      title: 'The federated credential as JSON, for other tools',
      language: 'json',
      text: JSON.stringify(credential, null, 2),
      alternative: true,
    },
    ...subjectToCome(claims, settings),
    ...flexibleCredential(claims, settings),
  ];
}

/**
 * A subject with only names changes when the repository is renamed, transferred or opts in. The other direction would
 * only widen the trust.
 */
function subjectToCome(claims: Claims, settings: AzureSettings): TrustAdvice[] {
  const other = isImmutableSubject(claims.sub) ? undefined : otherSubjectForm(claims);
  if (other === undefined) return [];
  const when =
    'the same job with the subject that it gets when the repository is renamed, transferred or switched to subjects with IDs';
  const moved = { ...claims, sub: other };
  const credential = federatedCredential(other, claims, settings);
  return [
    {
      title: `App registration: ${when}`,
      language: 'sh',
      text: createForApplication(moved, settings),
      alternative: true,
    },
    {
      title: `User-assigned managed identity: ${when}`,
      language: 'sh',
      text: createForManagedIdentity(moved, settings),
      alternative: true,
    },
    {
      title: `App registration, with Terraform: ${when}`,
      language: 'hcl',
      text: applicationCredential(credential, 'github_with_ids'),
      alternative: true,
    },
    {
      title: `User-assigned managed identity, with Terraform: ${when}`,
      language: 'hcl',
      text: identityCredential(credential, 'github_with_ids'),
      alternative: true,
    },
  ];
}

/** Creates the credential for this ID token, for either of the two kinds of identity. */
export function createCredential(claims: Claims, settings: AzureSettings): string {
  return [
    '# App registration:',
    createForApplication(claims, settings),
    '# User-assigned managed identity:',
    createForManagedIdentity(claims, settings),
  ].join('\n');
}

/**
 * The same for an identity that has a credential for this subject with another audience: an application's credentials
 * must differ in issuer or subject, so that one must be removed first.
 */
export function replaceCredential(claims: Claims, settings: AzureSettings): string {
  const query = `[?subject=='${claims.sub.replace(/['\\]/g, '\\$&')}'].id`;
  const credentials = `az ad app federated-credential list --id ${settings.clientId}`;
  return [
    '# App registration:',
    `${credentials} --query ${shellWord(query)} --output tsv | while read -r credential; do`,
    `  az ad app federated-credential delete --id ${settings.clientId} --federated-credential-id "$credential"`,
    'done',
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

/**
 * Also tests which workflow file defines the job, with an expression instead of the subject; created through Microsoft
 * Graph. Entra evaluates such expressions only for github.com.
 */
function flexibleCredential(claims: Claims, settings: AzureSettings): TrustAdvice[] {
  const workflow = claim(claims, 'job_workflow_ref');
  const isLasting = workflow !== undefined && !/@refs\/(pull|tags)\//.test(workflow);
  if (!isLasting || claims.iss !== githubIssuer) return [];
  const { subject: _, ...credential } = federatedCredential(`${claims.sub}-one-workflow`, claims, settings);
  const value = `claims['sub'] eq ${expressionText(claims.sub)} and claims['job_workflow_ref'] eq ${expressionText(workflow)}`;
  const body = { ...credential, claimsMatchingExpression: { value, languageVersion: 1 } };
  const applications = `https://${settings.cloud.graph}/beta/applications(appId='${settings.clientId}')`;
  return [
    {
      title: `App registration, narrower: only the workflow file ${workflow} (flexible credential)`,
      language: 'sh',
      text: [
        `az rest --method post --url ${shellWord(`${applications}/federatedIdentityCredentials`)} \\`,
        `  --body ${shellWord(JSON.stringify(body))}`,
      ].join('\n'),
      alternative: true,
    },
  ];
}

/** A string in Entra's expression language: quotes are doubled. */
function expressionText(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
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
