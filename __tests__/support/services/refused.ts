/** Lets services refuse the shipped action and judges what it does. Refusals of different services share a step. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { RetryAdvice } from '../../../src/failure/failure.ts';
import type { Scenario } from '../scenario.ts';
import type { Refusal } from './refusals/index.ts';
import { codeOf, wordsOf } from './refusals/index.ts';
import type { Ran } from './steps.ts';
import {
  asked,
  exchangesWith,
  failures,
  jwtsIn,
  leaked,
  loginsInput,
  mostAnnotations,
  startAnew,
  use,
} from './steps.ts';
import { exchangingUses } from './uses.ts';

const attempts = 4;
/** For services that throttle: such attempts are not counted, unless there is to be one only. */
const oneAttempt = 1;
/** How often a request is sent that is always refused. */
const sentBy: Readonly<Record<RetryAdvice, number>> = {
  no: 1,
  fresh: 2,
  few: 3,
  yes: attempts,
  throttled: oneAttempt,
};

/** Declares the tests of refusals with one advice on repeating. */
export function describeRefusals(world: Scenario, refusals: readonly Refusal[]): void {
  describe.each(steps(refusals))('in step $number', ({ members }) => {
    let ran: Ran;
    let left: string[];
    beforeAll(async () => {
      startAnew(world);
      for (const refusal of members) {
        const { host, operation } = requestOf(refusal);
        if (refusal.answer) world.emulator.inject({ ...refusal.answer, host, operation, times: attempts });
      }
      const entries = members.map(({ provider, given }) => ({
        provider,
        given: { ...useOf(provider).given, ...given },
      }));
      const job = await world.job({ debug: true });
      const allowed = members.some(({ retry }) => retry === 'throttled') ? oneAttempt : attempts;
      const given = { logins: loginsInput(entries), 'retry-max-attempts': String(allowed) };
      ran = await use(world, job, given);
      left = job.leftovers();
    });

    const named = members.map((refusal) => ({ refusal, code: codeOf(refusal), words: wordsOf(refusal) }));
    it.each(named)('$code tells cause and fix: $words', ({ refusal, code }) => {
      const failure = failures(ran.step).find(({ title }) => title.endsWith(` login failed (${code})`));
      const { message = '' } = failure ?? {};
      expect(lines(message, 'Likely cause', 'Other cause')).toContain(refusal.cause);
      expect(lines(message, 'Fix')).toContain(refusal.fix);
      const helped = 'Retrying with a new ID token failed the same way.';
      expect(message.includes(helped)).toBe(refusal.retry === 'fresh');
    });

    const counted = members.map((refusal) => ({
      refusal,
      code: codeOf(refusal),
      times: refusal.requests ?? sentBy[refusal.retry],
    }));
    it.each(counted)('$code: $times request(s), each with an ID token of its own', ({ refusal, times }) => {
      const sent = exchangesWith(requestOf(refusal), ran.requests);
      expect(sent).toHaveLength(times);
      const tokens = sent.flatMap((request) => jwtsIn([request]));
      expect(new Set(tokens).size).toBe(tokens.length);
    });

    it('fails with these errors and no others, exports nothing and leaves nothing behind', () => {
      const { outcome, exported, outputs } = ran.step;
      expect(outcome).toBe('failure');
      expect(failures(ran.step)).toHaveLength(members.length);
      expect({ exported, outputs, left }).toEqual({ exported: {}, outputs: {}, left: [] });
    });

    it('prints no token', () => {
      const tokens = jwtsIn(ran.requests);
      expect(tokens.length).toBeGreaterThan(0);
      expect(leaked(ran.step, tokens)).toEqual([]);
    });

    it('asks nobody else', () => {
      const hosts = members.map((refusal) => requestOf(refusal).host);
      const others = ran.requests.filter(({ host }) => !hosts.includes(host));
      expect(asked(others).filter((name) => name !== 'github-id-token idToken')).toEqual([]);
    });
  });
}

/** Refusals that can share a step: one of each service, and no more than the runner keeps annotations. */
function steps(refusals: readonly Refusal[]): { number: number; members: Refusal[] }[] {
  const groups: Refusal[][] = [];
  for (const refusal of refusals) {
    const group = groups.find(
      (members) =>
        members.length < mostAnnotations && members.every(({ provider }) => provider !== refusal.provider),
    );
    if (group) group.push(refusal);
    else groups.push([refusal]);
  }
  return groups.map((members, index) => ({ number: index + 1, members }));
}

function useOf(provider: string) {
  return exchangingUses.find((one) => one.provider === provider)!;
}

function requestOf({ provider, operation }: Refusal) {
  const { exchange } = useOf(provider);
  return { ...exchange, operation: operation ?? exchange.operation };
}

/** The lines of an annotation that begin with one of these words. */
function lines(message: string, ...starts: string[]): string {
  return message
    .split('\n')
    .filter((line) => starts.some((start) => line.startsWith(`${start}: `)))
    .join('\n');
}
