/** A federated credential as a resource of Terraform's providers `hashicorp/azuread` and `hashicorp/azurerm`. Pure. */
import { block, Expression } from '../../text/hcl.ts';
import type { AzureSettings } from './settings.ts';

export interface FederatedCredential {
  readonly name: string;
  readonly issuer: string;
  readonly subject: string;
  readonly audiences: readonly string[];
}

export function forApplication(
  { name, issuer, subject, audiences }: FederatedCredential,
  { clientId }: AzureSettings,
): string {
  return [
    block('data', ['azuread_application', 'login'], { client_id: clientId }),
    block('resource', ['azuread_application_federated_identity_credential', 'github'], {
      application_id: new Expression('data.azuread_application.login.id'),
      display_name: name,
      issuer,
      subject,
      audiences,
    }),
  ].join('\n\n');
}

export function forManagedIdentity(
  { name, issuer, subject, audiences }: FederatedCredential,
  { clientId }: AzureSettings,
): string {
  return [
    `# Name and group: az identity list --query "[?clientId=='${clientId}'].[name, resourceGroup]" --output tsv`,
    block('data', ['azurerm_user_assigned_identity', 'login'], {
      name: 'NAME',
      resource_group_name: 'RESOURCE_GROUP',
    }),
    '',
    block('resource', ['azurerm_federated_identity_credential', 'github'], {
      name,
      user_assigned_identity_id: new Expression('data.azurerm_user_assigned_identity.login.id'),
      issuer,
      subject,
      audience: audiences,
    }),
  ].join('\n');
}
