import { type Consumer, runModule } from './consumer.ts';
import { reportFacts } from './facts.ts';

/** Google's auth library with Application Default Credentials, as Google's client libraries use it. */
export const googleAuth: Consumer = {
  name: 'google-auth-library (ADC)',
  cloud: 'google',
  available: async () => true,
  prove: (job) => runModule(job, import.meta.url),
};

if (import.meta.main) {
  const { BaseExternalAccountClient, GoogleAuth } = await import('google-auth-library');
  const auth = new GoogleAuth({ scopes: 'https://www.googleapis.com/auth/cloud-platform' });
  const project = await auth.getProjectId();
  const client = await auth.getClient();
  const { data } = await client.request<{ name?: string }>({
    url: `https://cloudresourcemanager.googleapis.com/v1/projects/${project}`,
  });
  const identity = client instanceof BaseExternalAccountClient ? client.getServiceAccountEmail() : undefined;
  reportFacts({ identity: identity ?? undefined, project, projectName: data.name });
}
