/** A program that uses AWS and Google Cloud again and again, with the same clients as long as it runs. */
import { setTimeout as pause } from 'node:timers/promises';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { GoogleAuth } from 'google-auth-library';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { reportFacts } from '../../emulator/consumers/facts.ts';

const end = performance.now() + Number(process.env.SECONDS) * 1000;
// The SDK does not read proxy variables itself.
const sts = new STSClient({ requestHandler: { httpsAgent: new HttpsProxyAgent(process.env.HTTPS_PROXY!) } });
const google = await new GoogleAuth({
  scopes: 'https://www.googleapis.com/auth/cloud-platform',
}).getClient();
const project = process.env.GOOGLE_CLOUD_PROJECT;

let uses = 0;
const keys = new Set<string>();
while (performance.now() < end) {
  await sts.send(new GetCallerIdentityCommand());
  keys.add((await sts.config.credentials()).accessKeyId);
  await google.request({ url: `https://cloudresourcemanager.googleapis.com/v1/projects/${project}` });
  uses++;
  await pause(2_000);
}
reportFacts({ uses: String(uses), keys: String(keys.size) });
