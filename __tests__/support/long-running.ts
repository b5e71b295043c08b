/** A program that uses the cloud named in `CLOUD` again and again, with the same client as long as it runs. */
import { setTimeout as pause } from 'node:timers/promises';
import { reportFacts } from '../../emulator/consumers/facts.ts';

/** Makes a client. Each call of what it returns uses the cloud, and says with which credential. */
type Program = () => Promise<() => Promise<string | null | undefined>>;

const programs: Readonly<Record<string, Program>> = {
  async aws() {
    const { GetCallerIdentityCommand, STSClient } = await import('@aws-sdk/client-sts');
    const { HttpsProxyAgent } = await import('https-proxy-agent');
    // The SDK does not read proxy variables itself.
    const httpsAgent = new HttpsProxyAgent(process.env.HTTPS_PROXY!);
    const sts = new STSClient({ requestHandler: { httpsAgent } });
    return async () => {
      await sts.send(new GetCallerIdentityCommand());
      return (await sts.config.credentials()).accessKeyId;
    };
  },

  async google() {
    const { GoogleAuth } = await import('google-auth-library');
    const scopes = 'https://www.googleapis.com/auth/cloud-platform';
    const google = await new GoogleAuth({ scopes }).getClient();
    const url = `https://cloudresourcemanager.googleapis.com/v1/projects/${process.env.GOOGLE_CLOUD_PROJECT}`;
    return async () => {
      await google.request({ url });
      return (await google.getAccessToken()).token;
    };
  },

  async azure() {
    const { WorkloadIdentityCredential } = await import('@azure/identity');
    const { reportSubscription } = await import('../../emulator/consumers/azure-resource-manager.ts');
    const credential = new WorkloadIdentityCredential();
    return async () => {
      const { token } = await credential.getToken('https://management.azure.com/.default');
      await reportSubscription(token);
      // The SDK keeps the ID token it has read for 5 minutes, which is the life of a real one: here they pass at once.
      const { now } = Date;
      Date.now = () => now() + 5 * 60_000;
      await pause(Number(process.env.ID_TOKEN_SECONDS) * 1000);
      return token;
    };
  },
};

const end = performance.now() + Number(process.env.SECONDS) * 1000;
const use = await programs[process.env.CLOUD!]!();
const credentials = new Set<unknown>();
let uses = 0;
while (performance.now() < end) {
  credentials.add(await use());
  uses++;
  await pause(2_000);
}
reportFacts({ uses: String(uses), credentials: String(credentials.size) });
