/** How clients repeat a throttled request: this action with its own code, the vendors' actions as documented. */

import { Failure } from '../../src/failure/failure.ts';
import { adviceForStatus, type RetryDependencies, retry } from '../../src/http/retry.ts';
import type { VirtualClock } from './clock.ts';
import type { Quota } from './services.ts';

/** Sends one request and returns whether it was served. */
export type Send = () => Promise<boolean>;

export interface World {
  readonly clock: VirtualClock;
  readonly random: () => number;
  readonly quota: Quota;
}

export interface Policy {
  readonly name: string;
  readonly colour: string;
  readonly source: string;
  /** Sends until the request is served or the client gives up, and returns whether it was served. */
  run(send: Send, world: World): Promise<boolean>;
}

/** The defaults of `timeout-seconds` and `retry-max-attempts`. */
export const deadlineMs = 90_000;
const maxAttempts = 5;

async function ownPolicy(send: Send, { clock, random, quota }: World): Promise<boolean> {
  const deps: RetryDependencies = {
    now: clock.now,
    random,
    sleep: clock.sleep,
    onRetry: () => undefined,
    signal: new AbortController().signal,
  };
  const policy = { maxAttempts, attemptTimeoutMs: 10_000, deadline: clock.now() + deadlineMs };
  const attempt = async () => {
    if (await send()) return true;
    throw new Failure('throttled', {
      code: 'aws/throttled',
      stage: 'exchange',
      status: 429,
      retry: adviceForStatus(429),
      ...(quota.retryAfterMs !== undefined && { retryAfterMs: quota.retryAfterMs }),
    });
  };
  return retry('request', attempt, policy, deps).catch(() => false);
}

/** The given number of attempts, with these waits in milliseconds before each retry. */
async function attempts(
  count: number,
  send: Send,
  clock: VirtualClock,
  wait: (repeat: number) => number,
): Promise<boolean> {
  for (let number = 1; ; number++) {
    if (await send()) return true;
    if (number === count) return false;
    await clock.sleep(wait(number));
  }
}

export const ours: Policy = {
  name: 'this action',
  colour: '#2a9d4a',
  source: '`src/http/retry.ts` itself, with the defaults of `retry-max-attempts` and `timeout-seconds`',
  run: ownPolicy,
};

export const withoutJitter: Policy = {
  name: 'the same without jitter',
  colour: '#e07b00',
  source: 'the same code; each wait is its whole bound',
  run: (send, world) => ownPolicy(send, { ...world, random: () => 1 }),
};

/** Keyed by service: the vendor's client that talks to it. */
const aws: Policy['run'] = (send, { clock, random }) => {
  // Underneath, the SDK itself makes three attempts at each throttled call.
  const call = () => attempts(3, send, clock, (repeat) => Math.min(20_000, random() * 500 * 2 ** repeat));
  return attempts(12, call, clock, (repeat) => random() * 50 * 2 ** repeat);
};
const google: Policy['run'] = (send) => send();
const azure: Policy['run'] = (send, { clock, quota }) =>
  attempts(11, send, clock, (repeat) =>
    Math.max(quota.retryAfterMs ?? 0, repeat === 1 ? 0 : Math.min(120_000, 800 * 2 ** (repeat - 1))),
  );

export const vendor: Policy = {
  name: 'the vendor’s client',
  colour: '#c0392b',
  source:
    'aws-actions/configure-aws-credentials 6.2.3: 12 attempts, each wait random up to 50 ms × 2ⁿ, and in each three attempts by the SDK. google-github-actions/auth 3.0.0: its requests are not repeated after HTTP 429. Azure CLI: the defaults of its library azure-core, 10 repeats with doubling waits from 1.6 s without jitter, `Retry-After` honoured',
  run: (send, world) => {
    const client = { 'AWS STS': aws, 'Google STS': google, 'Azure Resource Manager': azure }[
      world.quota.name
    ];
    if (client === undefined) throw new Error(`No client of a vendor for ${world.quota.name}`);
    return client(send, world);
  },
};

export const policies: readonly Policy[] = [ours, withoutJitter, vendor];
