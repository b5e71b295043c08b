import { describe, expect, it } from '@jest/globals';
import { revoke } from '../../src/action/revoke.ts';
import { Failure } from '../../src/failure/failure.ts';
import type { HttpRequest } from '../../src/http/client.ts';
import { recordedRunner } from '../support/runner.ts';

const lost = new Failure('the answer was lost', { code: 'http/reset', stage: 'publish', retry: 'yes' });
const unknown = new Failure('not trusted', { code: 'http/certificate', stage: 'publish', retry: 'no' });

/** One revocation; the service gives these answers in turn, the last one for ever. Lost answers followed a request. */
async function revoked(answers: readonly (number | Failure)[], { retryAfter = '', wasSent = true } = {}) {
  const waits: number[] = [];
  const runner = recordedRunner();
  const sent: HttpRequest[] = [];
  let time = 0;
  const http = {
    async send(request: HttpRequest) {
      sent.push(request);
      const answer = answers[Math.min(sent.length, answers.length) - 1]!;
      if (wasSent) request.onSent?.();
      if (answer instanceof Failure) throw answer;
      const headers: Record<string, string> = retryAfter ? { 'retry-after': retryAfter } : {};
      return { status: answer, headers, body: '' };
    },
  };
  const revocation = {
    what: 'it',
    method: 'POST' as const,
    url: 'https://x.example',
    headers: {},
    hint: 'A hint.',
  };
  await revoke([revocation], {
    http,
    runner,
    now: () => time,
    random: () => 0.5,
    sleep: async (milliseconds) => {
      waits.push(milliseconds);
      time += milliseconds;
    },
  });
  return { lines: runner.lines, requests: sent.length, waits };
}

describe('a revocation', () => {
  it.each([
    ['an outage', [503, 500, 204]],
    ['too many requests', [429, 429, 200]],
    ['lost answers', [lost, lost, 204]],
  ])('survives %s that passes', async (_, answers) => {
    expect(await revoked(answers)).toMatchObject({ lines: ['info: Revoked: it'], requests: 3 });
  });

  it.each([
    ['an outage', [503], 'HTTP 503. It expires on its own.', 5],
    ['lost answers', [lost], 'the answer was lost. It expires on its own.', 5],
    ['a refusal', [403], 'HTTP 403. A hint. It expires on its own.', 1],
    ['an untrusted certificate', [unknown], 'not trusted. It expires on its own.', 1],
  ])('says that it did not succeed: %s that stays', async (_, answers, reason, requests) => {
    expect(await revoked(answers)).toMatchObject({
      lines: [`warning: Could not revoke it: ${reason}`],
      requests,
    });
  });

  it('does not blame the policy if an attempt whose answer was lost may have revoked the token', async () => {
    const line = 'info: Not revoked: it. By HTTP 403, it is no longer valid or cannot be revoked.';
    expect((await revoked([lost, 403])).lines).toEqual([line]);
    expect((await revoked([lost, 403], { wasSent: false })).lines).toEqual([
      'warning: Could not revoke it: HTTP 403. A hint. It expires on its own.',
    ]);
  });

  it('waits as long as the service asks, but not beyond ten seconds in all', async () => {
    const { requests, waits } = await revoked([429], { retryAfter: '4' });
    expect(waits.every((wait) => wait >= 4_000)).toBe(true);
    expect(requests).toBe(3);
    expect((await revoked([503], { retryAfter: '60' })).requests).toBe(1);
  });
});
