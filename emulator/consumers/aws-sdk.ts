import { type Consumer, runModule } from './consumer.ts';
import { reportFacts } from './facts.ts';

/** The AWS SDK for JavaScript with its default credential and region chain. */
export const awsSdk: Consumer = {
  name: 'AWS SDK for JavaScript',
  cloud: 'aws',
  available: async () => true,
  prove: (job) => runModule(job, import.meta.url),
};

if (import.meta.main) {
  const { GetCallerIdentityCommand, STSClient } = await import('@aws-sdk/client-sts');
  const { HttpsProxyAgent } = await import('https-proxy-agent');
  // The SDK does not read proxy variables itself.
  const httpsAgent = new HttpsProxyAgent(process.env.HTTPS_PROXY!);
  const { Account, Arn } = await new STSClient({ requestHandler: { httpsAgent } }).send(
    new GetCallerIdentityCommand(),
  );
  reportFacts({ identity: Arn, account: Account });
}
