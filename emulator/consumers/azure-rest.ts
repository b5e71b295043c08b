import { fetchThroughProxy, reportSubscription } from './azure-resource-manager.ts';
import { type Consumer, runModule } from './consumer.ts';

/** A plain REST call with the login step's `azure-access-token` output, passed on as a workflow would. */
export const azureRest: Consumer = {
  name: 'Azure Resource Manager over REST',
  cloud: 'azure',
  available: async () => true,
  prove: (job, outputs = {}) =>
    runModule(job, import.meta.url, {
      ...fetchThroughProxy,
      ACCESS_TOKEN: outputs['azure-access-token'] ?? '',
    }),
};

if (import.meta.main) await reportSubscription(process.env.ACCESS_TOKEN!);
