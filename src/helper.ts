/** Entry of the programs that other tools start in later steps: `node index.js <command> [argument…]`. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { HelperName } from './contract/helper-command.ts';
import { unforeseen } from './failure/unforeseen.ts';
import { type Helper, HelperFailure } from './helper/helper.ts';
import { lazyHttpClient } from './http/lazy-client.ts';
import { userAgent } from './user-agent.ts';

const helpers = {
  'gcp-id-token': async () => (await import('./helper/gcp-id-token.ts')).gcpIdToken,
  'kubernetes-id-token': async () => (await import('./helper/kubernetes-id-token.ts')).kubernetesIdToken,
  'aws-credentials': async () => (await import('./helper/aws-credentials.ts')).awsCredentials,
  refresh: async () => (await import('./helper/refresh.ts')).refresh,
} satisfies Record<HelperName, () => Promise<Helper>>;

const [name = '', ...args] = process.argv.slice(2);
const load = Object.hasOwn(helpers, name) ? helpers[name as HelperName] : undefined;
if (load) {
  const helper = await load();
  try {
    const text = await helper(args, {
      env: process.env,
      http: async () => lazyHttpClient(userAgent),
      now: Date.now,
      random: Math.random,
      sleep: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
    });
    process.stdout.write(`${text}\n`);
  } catch (error) {
    // The message of an unforeseen error may quote what was being sent, and its stack is useless to the tool's user.
    const message = error instanceof HelperFailure ? error.message : `${unforeseen(error)} inside the action`;
    process.stderr.write(`${message}\n`);
    process.exitCode = 1;
  }
} else {
  process.stderr.write(`The commands are: ${Object.keys(helpers).join(', ')}\n`);
  process.exitCode = 2;
}
