import { fetchThroughProxy, reportSubscription } from './azure-resource-manager.ts';
import { type Consumer, isInstalled, runModule } from './consumer.ts';

/** The Azure SDK's credential that gets its tokens from the Azure CLI. */
export const azureIdentity: Consumer = {
  name: '@azure/identity (AzureCliCredential)',
  cloud: 'azure',
  requires: 'az',
  available: async () => isInstalled('az'),
  prove: (job) => runModule(job, import.meta.url, fetchThroughProxy),
};

if (import.meta.main) {
  const { AzureCliCredential } = await import('@azure/identity');
  const credential = new AzureCliCredential({ processTimeoutInMs: 60_000 });
  const { token } = await credential.getToken('https://management.azure.com/.default');
  await reportSubscription(token);
}
