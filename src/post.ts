/** Entry of the action's post stage. */
import { postStep } from './action/post-step.ts';
import { createRunner } from './action/runner.ts';
import { lazyHttpClient } from './http/lazy-client.ts';
import { userAgent } from './user-agent.ts';

await postStep({ runner: createRunner(process.env), http: lazyHttpClient(userAgent) });
