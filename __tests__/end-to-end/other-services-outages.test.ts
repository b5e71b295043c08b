/** The shipped action and services in trouble: what may pass is repeated until the attempts are used up, or it has passed. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Fault } from '../../emulator/index.ts';
import { scenario } from '../support/scenario.ts';
import { refusals } from '../support/services/refusals/index.ts';
import { describeRefusals } from '../support/services/refused.ts';
import type { Ran } from '../support/services/steps.ts';
import { exchangesWith, jwtsIn, leaked, loginsInput, startAnew, use } from '../support/services/steps.ts';
import { exchangingUses } from '../support/services/uses.ts';

const world = scenario();

describe('a fault that does not pass', () => {
  describeRefusals(
    world,
    refusals.filter(({ retry }) => retry === 'yes'),
  );
});

describe('too many requests, if no retry is allowed', () => {
  describeRefusals(
    world,
    refusals.filter(({ retry }) => retry === 'throttled'),
  );
});

describe('a service that asks for time', () => {
  const asking = exchangingUses.filter(({ provider }) => provider.endsWith('octo-sts'));
  const times = 5;
  it('is given at least that time, with more retries than other faults', async () => {
    startAnew(world);
    for (const { exchange } of asking) {
      const { host, operation } = exchange;
      world.emulator.inject({ kind: 'status', status: 429, retryAfter: 1, host, operation, times });
    }
    const { step } = await use(world, await world.job(), {
      logins: loginsInput(asking),
      'retry-max-attempts': '2',
    });
    expect(step.outcome).toBe('success');
    const waits = [...step.log.matchAll(/; trying again in (\d+\.\d+) s/g)].map(([, seconds]) =>
      Number(seconds),
    );
    expect(waits).toHaveLength(asking.length * times);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(1);
  });
});

describe.each<{ trouble: string; fault: Fault; times: number }>([
  { trouble: 'an outage', fault: { kind: 'status', status: 503 }, times: 2 },
  // Here the service has seen the ID token, and would refuse it if it came again.
  { trouble: 'an answer that is lost', fault: { kind: 'truncate' }, times: 1 },
])('$trouble', ({ fault, times }) => {
  let ran: Ran;
  beforeAll(async () => {
    startAnew(world);
    for (const { exchange } of exchangingUses)
      world.emulator.inject({ ...fault, host: exchange.host, operation: exchange.operation, times });
    ran = await use(world, await world.job(), { logins: loginsInput(exchangingUses) });
  });

  it.each(exchangingUses)(
    'of $provider is overcome, with a new ID token for each attempt',
    ({ provider, exchange }) => {
      expect(ran.step.outputs[`${provider}-token`]).toBeTruthy();
      const sent = exchangesWith(exchange, ran.requests).flatMap((request) => jwtsIn([request]));
      expect(new Set(sent).size).toBe(times + 1);
    },
  );

  it('prints no token', () => {
    const tokens = exchangingUses.map(({ provider }) => ran.step.outputs[`${provider}-token`]!);
    expect(leaked(ran.step, [...jwtsIn(ran.requests), ...tokens])).toEqual([]);
  });
});
