@description('Name of the managed identity')
param name string = 'deploy'

@description('Region of the managed identity')
param location string = resourceGroup().location

@description('Claim sub of the ID tokens. Repositories created, renamed or transferred since 15 July 2026 have IDs in it: repo:octo-org@65/octo-repo@74:environment:production')
param subject string = 'repo:octo-org/octo-repo:environment:production'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: name
  location: location
}

resource trust 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials@2023-01-31' = {
  parent: identity
  name: 'github'
  properties: {
    issuer: 'https://token.actions.githubusercontent.com'
    subject: subject
    audiences: [
      'api://AzureADTokenExchange'
    ]
  }
}

var reader = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'acdd72a7-3385-48ef-bd42-f606fba81ae7')

// The identity may read this resource group. Give it what the deployment needs instead.
resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(resourceGroup().id, identity.id, reader)
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: reader
  }
}

output clientId string = identity.properties.clientId
output tenantId string = identity.properties.tenantId
