/** Entry of the action's main stage: wires the real world to the step. */
import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { loginStep } from './action/login-step.ts';
import { createRunner } from './action/runner.ts';
import { clearState } from './action/state.ts';
import { readFile } from './files/system.ts';
import { lazyHttpClient } from './http/lazy-client.ts';
import { proxySecrets } from './http/proxy-secrets.ts';
import { isObject } from './text/json.ts';
import { createSecrets, minimumLength } from './text/secrets.ts';
import { userAgent } from './user-agent.ts';

const { env } = process;
const runner = createRunner(env);
const secrets = createSecrets(runner.mask, () => {
  runner.warning(
    `A secret of fewer than ${minimumLength} characters is not masked in the log, because a mask of it would hide common text.`,
  );
});
// Otherwise the post step would obey a variable with the name of its state, which anything in the job can set.
clearState(runner);
secrets.add(...proxySecrets(env));

const cancelled = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => cancelled.abort());

try {
  await loginStep({
    env,
    runner,
    secrets,
    userAgent,
    http: lazyHttpClient(userAgent),
    publishing: {
      temp: env.RUNNER_TEMP ?? '',
      actionDirectory: dirname(dirname(fileURLToPath(import.meta.url))),
      nodePath: process.execPath,
      useId: randomBytes(6).toString('hex'),
    },
    now: Date.now,
    random: Math.random,
    sleep: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
    deadline: (milliseconds) => AbortSignal.any([cancelled.signal, AbortSignal.timeout(milliseconds)]),
    async readEvent() {
      try {
        const event: unknown = JSON.parse(await readFile(env.GITHUB_EVENT_PATH ?? '', 'utf8'));
        return isObject(event) ? event : undefined;
      } catch {
        return undefined;
      }
    },
  });
} catch (error) {
  // Only our own errors reach this point; their messages are still redacted.
  runner.error(secrets.redact(`The step failed: ${error instanceof Error ? error.message : String(error)}`));
  runner.fail();
}
