import { fetchThroughProxy, reportSubscription } from './azure-resource-manager.ts';
import { type Consumer, runModule } from './consumer.ts';

/** The Azure SDK's credential that exchanges the ID token in `AZURE_FEDERATED_TOKEN_FILE` itself. */
export const azureWorkloadIdentity: Consumer = {
  name: '@azure/identity (WorkloadIdentityCredential)',
  cloud: 'azure',
  available: async () => true,
  prove: (job) => runModule(job, import.meta.url, fetchThroughProxy),
};

if (import.meta.main) {
  const { WorkloadIdentityCredential } = await import('@azure/identity');
  const { token } = await new WorkloadIdentityCredential().getToken('https://management.azure.com/.default');
  await reportSubscription(token);
}
