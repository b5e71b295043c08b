import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RetryAdvice } from '../../src/failure/failure.ts';
import { Failure } from '../../src/failure/failure.ts';
import type { RetryEvent, RetryPolicy } from '../../src/http/retry.ts';
import { adviceForStatus, backoffMs, retry, retryAfterMs } from '../../src/http/retry.ts';

const failure = (advice: RetryAdvice, extra: { retryAfterMs?: number } = {}) =>
  new Failure('no luck', { code: 'http/reset', stage: 'exchange', retry: advice, ...extra });

/** A world with a clock that moves only by sleeping. */
function world(policy: Partial<RetryPolicy> = {}, signal = new AbortController().signal) {
  let clock = 0;
  const events: RetryEvent[] = [];
  const attempts: { number: number; previous?: RetryAdvice; timeoutMs: number }[] = [];
  const run = (outcomes: (Error | string)[]) =>
    retry(
      'Call',
      async ({ number, previous, timeoutMs }) => {
        attempts.push({ number, timeoutMs, ...(previous ? { previous } : {}) });
        const outcome = outcomes[number - 1] ?? 'done';
        if (outcome instanceof Error) throw outcome;
        return outcome;
      },
      { maxAttempts: 5, attemptTimeoutMs: 10_000, deadline: 90_000, ...policy },
      {
        now: () => clock,
        random: () => 0.5,
        signal,
        onRetry: (event) => events.push(event),
        sleep: async (milliseconds) => {
          if (signal.aborted) throw new Error('aborted');
          clock += milliseconds;
        },
      },
    );
  return {
    run,
    events,
    attempts,
    advance: (milliseconds: number) => {
      clock += milliseconds;
    },
  };
}

describe('retry', () => {
  it('returns the first success', async () => {
    const { run, events } = world();
    await expect(run(['ok'])).resolves.toBe('ok');
    expect(events).toEqual([]);
  });

  it('fails at once on a permanent error', async () => {
    const { run, attempts } = world();
    await expect(run([failure('no')])).rejects.toThrow('no luck');
    expect(attempts).toHaveLength(1);
  });

  it('repeats transient failures until the attempts are used up', async () => {
    const { run, attempts, events } = world();
    await expect(run(Array(9).fill(failure('yes')))).rejects.toThrow('no luck');
    expect(attempts).toHaveLength(5);
    expect(events.map(({ delayMs }) => delayMs)).toEqual([125, 250, 500, 1000]);
    expect(events[0]).toMatchObject({ operation: 'Call', nextAttempt: 2, maxAttempts: 5 });
  });

  it('waits as long as the service asks plus a random time, because others were told the same', async () => {
    const { run, events } = world();
    await run([failure('yes', { retryAfterMs: 7_000 })]);
    expect(events[0]!.delayMs).toBe(7_125);
  });

  it('does not count throttled attempts', async () => {
    const { run, attempts, events } = world();
    const throttled = Array(9).fill(failure('throttled'));
    await expect(run([...throttled, ...Array(9).fill(failure('yes'))])).rejects.toThrow('no luck');
    expect(attempts).toHaveLength(9 + 5);
    expect(events[0]).toMatchObject({ nextAttempt: 2, maxAttempts: 6 });
    expect(events.at(-1)).toMatchObject({ nextAttempt: 14, maxAttempts: 14 });
  });

  it('gives up on a service that throttles until the deadline', async () => {
    const { run, attempts } = world();
    await expect(run(Array(999).fill(failure('throttled')))).rejects.toMatchObject({ retry: 'throttled' });
    expect(attempts.length).toBeGreaterThan(20);
    expect(attempts.at(-1)!.timeoutMs).toBeLessThan(10_000);
  });

  it('does not repeat even a throttled request if only one attempt is allowed', async () => {
    const { run, attempts } = world({ maxAttempts: 1 });
    await expect(run([failure('throttled')])).rejects.toThrow('no luck');
    expect(attempts).toHaveLength(1);
  });

  it('does not wait past the deadline', async () => {
    const { run, attempts } = world({ deadline: 5_000 });
    await expect(run([failure('yes', { retryAfterMs: 7_000 })])).rejects.toThrow('no luck');
    expect(attempts).toHaveLength(1);
  });

  it('gives an attempt no more time than the deadline leaves', async () => {
    const { run, attempts } = world({ deadline: 1_000 });
    await run([]);
    expect(attempts[0]!.timeoutMs).toBe(1_000);
  });

  it('asks for a fresh ID token once, without waiting', async () => {
    const { run, attempts, events } = world();
    await expect(run([failure('fresh'), failure('fresh')])).rejects.toThrow('no luck');
    expect(events.map(({ delayMs }) => delayMs)).toEqual([0]);
    expect(attempts.map(({ previous }) => previous)).toEqual([undefined, 'fresh']);
  });

  it('keeps that advice in the final failure only if a new ID token was tried', async () => {
    const once = world({ maxAttempts: 1 }).run([failure('fresh')]);
    await expect(once).rejects.toMatchObject({ message: 'no luck', retry: 'no' });
    const twice = world({ maxAttempts: 2 }).run([failure('fresh'), failure('fresh')]);
    await expect(twice).rejects.toMatchObject({ message: 'no luck', retry: 'fresh' });
  });

  it('repeats a probably permanent answer twice within half a second', async () => {
    const { run, attempts, events } = world();
    await expect(run(Array(9).fill(failure('few')))).rejects.toThrow('no luck');
    expect(attempts).toHaveLength(3);
    expect(events.reduce((sum, { delayMs }) => sum + delayMs, 0)).toBeLessThan(500);
  });

  it('passes on unknown errors without a retry', async () => {
    const { run, attempts } = world();
    await expect(run([new TypeError('bug')])).rejects.toThrow(TypeError);
    expect(attempts).toHaveLength(1);
  });

  it.each([
    [new DOMException('late', 'TimeoutError'), 'deadline', /step's deadline.*Last error: no luck/],
    [new DOMException('stop', 'AbortError'), 'cancelled', /cancelled.*Last error: no luck/],
  ])('says what ended a request that was stopped (%s)', async (reason, code, words) => {
    const { run } = world({}, AbortSignal.abort(reason));
    const error = await run([failure('yes')]).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code, retry: 'no' });
    expect((error as Error).message).toMatch(words);
  });

  it('says so if the stop comes while it waits', async () => {
    const controller = new AbortController();
    const stopped = retry(
      'Call',
      async () => {
        throw failure('yes');
      },
      { maxAttempts: 2, attemptTimeoutMs: 1, deadline: 1_000 },
      {
        now: () => 0,
        random: () => 0,
        signal: controller.signal,
        onRetry: () => {},
        sleep: async () => {
          controller.abort();
          throw new Error('aborted');
        },
      },
    );
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('names the failure of an earlier attempt when the stop cuts off the last one', async () => {
    const stop = new AbortController();
    const cutOff = new Failure('abandoned', { code: 'http/aborted', stage: 'exchange', retry: 'no' });
    const outcomes = [failure('yes'), cutOff];
    const stopped = retry(
      'Call',
      async ({ number }) => {
        if (number === 2) stop.abort(new DOMException('late', 'TimeoutError'));
        throw outcomes[number - 1]!;
      },
      { maxAttempts: 5, attemptTimeoutMs: 10_000, deadline: 90_000 },
      { now: () => 0, random: () => 0.5, signal: stop.signal, onRetry() {}, sleep: async () => {} },
    );
    await expect(stopped).rejects.toMatchObject({
      code: 'deadline',
      message: expect.stringContaining('Last error: no luck'),
    });
  });

  it('names no earlier failure if there was none', async () => {
    const { run } = world({}, AbortSignal.abort());
    await expect(run([new TypeError('x')])).rejects.toThrow(/was cancelled\.$/);
  });
});

describe('adviceForStatus', () => {
  it.each([408, 425, 500, 502, 503, 504])('repeats HTTP %i', (status) =>
    expect(adviceForStatus(status)).toBe('yes'),
  );
  it('repeats HTTP 429 without counting', () => expect(adviceForStatus(429)).toBe('throttled'));
  it.each([200, 301, 400, 401, 403, 404, 409, 422, 501])('does not repeat HTTP %i', (status) =>
    expect(adviceForStatus(status)).toBe('no'),
  );
});

describe('retryAfterMs', () => {
  it.each([
    ['3', 3_000],
    ['0.5', 500],
    ['Thu, 01 Jan 1970 00:00:10 GMT', 9_000],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
    ['soon', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('reads %s', (header, milliseconds) => expect(retryAfterMs(header, 1_000)).toBe(milliseconds));
});

describe('backoffMs', () => {
  it('never exceeds the doubling limit or eight seconds', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (repeat, random) => {
          const delay = backoffMs(repeat, () => random);
          expect(delay).toBeGreaterThanOrEqual(0);
          expect(delay).toBeLessThanOrEqual(Math.min(8_000, 250 * 2 ** (repeat - 1)));
        },
      ),
    );
  });
});
