/** Whom the Azure SDK for JavaScript works as, by its credential named in `CREDENTIAL`. */
import { AzureCliCredential, DefaultAzureCredential } from '@azure/identity';
import { decodeJwt } from 'jose';
import { reportFacts } from '../../../emulator/consumers/facts.ts';

const patience = { processTimeoutInMs: 120_000 };
const credential =
  process.env.CREDENTIAL === 'cli' ? new AzureCliCredential(patience) : new DefaultAzureCredential(patience);
const { token } = await credential.getToken('https://management.azure.com/.default');
reportFacts({ identity: token === 'machine' ? token : String(decodeJwt(token).appid) });
