/** A federated credential as a resource of Terraform's providers `hashicorp/azuread` and `hashicorp/azurerm`. Pure. */
import { block, Expression } from '../../text/hcl.ts';
import type { AzureSettings } from './settings.ts';

export interface FederatedCredential {
  readonly name: string;
  readonly issuer: string;
  readonly subject: string;
  readonly audiences: readonly string[];
}

export function forApplication(credential: FederatedCredential, { clientId }: AzureSettings): string {
  return [
    block('data', ['azuread_application', 'login'], { client_id: clientId }),
    applicationCredential(credential, 'github'),
  ].join('\n\n');
}

/** A credential of the same application. @param label of the resource */
export function applicationCredential(
  { name, issuer, subject, audiences }: FederatedCredential,
  label: string,
): string {
  return block('resource', ['azuread_application_federated_identity_credential', label], {
    application_id: new Expression('data.azuread_application.login.id'),
    display_name: name,
    issuer,
    subject,
    audiences,
  });
}

export function forManagedIdentity(credential: FederatedCredential, { clientId }: AzureSettings): string {
  return [
    `# Name and group: az identity list --query "[?clientId=='${clientId}'].[name, resourceGroup]" --output tsv`,
    block('data', ['azurerm_user_assigned_identity', 'login'], {
      name: 'NAME',
      resource_group_name: 'RESOURCE_GROUP',
    }),
    '',
    identityCredential(credential, 'github'),
  ].join('\n');
}

/** A credential of the same managed identity. @param label of the resource */
export function identityCredential(
  { name, issuer, subject, audiences }: FederatedCredential,
  label: string,
): string {
  return block('resource', ['azurerm_federated_identity_credential', label], {
    name,
    user_assigned_identity_id: new Expression('data.azurerm_user_assigned_identity.login.id'),
    issuer,
    subject,
    audience: audiences,
  });
}
