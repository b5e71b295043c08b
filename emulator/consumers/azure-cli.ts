import { commandConsumer } from './consumer.ts';

export const azureCli = commandConsumer({
  name: 'az (Azure CLI)',
  cloud: 'azure',
  program: 'az',
  script: `
identity=$(az account show --query user.name --output tsv)
subscription=$(az account show --query id --output tsv)
groups=$(az group list --query '[].name' --output tsv | paste -s -d ' ' -)
echo "identity=$identity" >> "$GITHUB_OUTPUT"
echo "subscription=$subscription" >> "$GITHUB_OUTPUT"
echo "groups=$groups" >> "$GITHUB_OUTPUT"
`,
});
