import { describe, expect, it } from '@jest/globals';
import type { Receiver } from '../../../src/login/checks/audience.ts';
import { bindingProblems } from '../../../src/login/checks/audience.ts';

const receiver = (name: string, origin: string | undefined, ...audiences: string[]): Receiver => ({
  name,
  facts: { origin, audiences },
});
const inputsOf = (...logins: Receiver[]) => bindingProblems(logins).map(({ input }) => input);

describe('an audience', () => {
  it('may be that of several logins of one service', () => {
    expect(inputsOf(receiver('a', 'https://x', 'one'), receiver('b', 'https://x', 'one'))).toEqual([]);
  });

  it('must not be that of another service too, whatever the order of the logins', () => {
    const [a, b] = [receiver('a', 'https://x', 'one'), receiver('b', 'https://y', 'one')];
    expect(inputsOf(a, b)).toEqual(['logins.b.audience']);
    expect(inputsOf(b, a)).toEqual(['logins.a.audience']);
  });

  it('counts as used even if it is only one of those that a service may choose', () => {
    const choosing = receiver('b', 'https://y', 'two', 'one');
    expect(inputsOf(receiver('a', 'https://x', 'one'), choosing)).toEqual(['logins.b.audience']);
  });

  it('of a token that is sent nowhere must not be that of a service', () => {
    expect(inputsOf(receiver('a', undefined, 'one'), receiver('b', 'https://y', 'one'))).toEqual([
      'logins.b.audience',
    ]);
  });

  it('that clashes with several logins is reported once, with the name of the first', () => {
    const logins = [
      receiver('a', 'https://x', 'one'),
      receiver('b', 'https://x', 'one'),
      receiver('c', 'https://y', 'one'),
    ];
    const [problem, ...others] = bindingProblems(logins);
    expect(problem).toMatchObject({
      input: 'logins.c.audience',
      message: expect.stringContaining('of "a" too'),
    });
    expect(others).toEqual([]);
  });
});
