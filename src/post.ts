/** Entry of the action's post stage. */
import { postStep } from './action/post-step.ts';
import { createRunner } from './action/runner.ts';
import { lazyHttpClient } from './http/lazy-client.ts';
import { userAgent } from './user-agent.ts';

const { env } = process;
await postStep({
  runner: createRunner(env),
  http: lazyHttpClient(userAgent),
  temp: env.RUNNER_TEMP ?? '',
});
