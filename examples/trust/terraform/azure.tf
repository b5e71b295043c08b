variable "azure_location" {
  description = "Region of the managed identity"
  type        = string
  default     = "westeurope"
}

locals {
  azure_audience = "api://AzureADTokenExchange"
}

data "azurerm_subscription" "current" {}

resource "azurerm_resource_group" "github" {
  name     = "github"
  location = var.azure_location
}

resource "azurerm_user_assigned_identity" "deploy" {
  name                = "deploy"
  location            = azurerm_resource_group.github.location
  resource_group_name = azurerm_resource_group.github.name
}

resource "azurerm_federated_identity_credential" "deploy" {
  name                      = var.environment
  user_assigned_identity_id = azurerm_user_assigned_identity.deploy.id
  issuer                    = local.issuer
  subject                   = local.subject
  audience                  = [local.azure_audience]
}

resource "azurerm_role_assignment" "deploy" {
  scope                = data.azurerm_subscription.current.id
  role_definition_name = "Reader"
  principal_id         = azurerm_user_assigned_identity.deploy.principal_id
}

# With an app registration instead of a managed identity:
#
# resource "azuread_application" "deploy" {
#   display_name = "deploy"
# }
#
# resource "azuread_service_principal" "deploy" {
#   client_id = azuread_application.deploy.client_id
# }
#
# resource "azuread_application_federated_identity_credential" "deploy" {
#   application_id = azuread_application.deploy.id
#   display_name   = var.environment
#   issuer         = local.issuer
#   subject        = local.subject
#   audiences      = [local.azure_audience]
# }

output "azure_client_id" {
  value = azurerm_user_assigned_identity.deploy.client_id
}

output "azure_tenant_id" {
  value = azurerm_user_assigned_identity.deploy.tenant_id
}
