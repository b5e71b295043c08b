/** A program that uses AWS for longer than a session lives, with one client. */
import { setTimeout as pause } from 'node:timers/promises';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { reportFacts } from '../../emulator/consumers/facts.ts';

const end = performance.now() + Number(process.env.SECONDS) * 1000;
// The SDK does not read proxy variables itself.
const sts = new STSClient({ requestHandler: { httpsAgent: new HttpsProxyAgent(process.env.HTTPS_PROXY!) } });
let role = '';
const keys = new Set<string>();
while (performance.now() < end) {
  const { Arn = '' } = await sts.send(new GetCallerIdentityCommand());
  role = Arn.split('/')[1] ?? '';
  keys.add((await sts.config.credentials()).accessKeyId);
  await pause(1_000);
}
reportFacts({ role, keys: String(keys.size) });
