import { reportFacts } from './facts.ts';

/** Reads the job's subscription from Azure Resource Manager and reports what it says. */
export async function reportSubscription(accessToken: string): Promise<void> {
  const id = process.env.AZURE_SUBSCRIPTION_ID!;
  const response = await fetch(`https://management.azure.com/subscriptions/${id}?api-version=2022-12-01`, {
    headers: { authorization: `Bearer ${accessToken}` },
  });
  if (!response.ok)
    throw new Error(`Azure Resource Manager answered ${response.status}: ${await response.text()}`);
  const { displayName, tenantId } = (await response.json()) as { displayName?: string; tenantId?: string };
  reportFacts({ subscription: id, subscriptionName: displayName, tenant: tenantId });
}

/** Makes `fetch` use the proxy variables. */
export const fetchThroughProxy = { NODE_USE_ENV_PROXY: '1' };
