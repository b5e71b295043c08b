import { describe, expect, it } from '@jest/globals';
import { loadState } from '../../src/action/load-state.ts';
import { saveState } from '../../src/action/save-state.ts';
import { clearState, type SavedState } from '../../src/action/state.ts';
import { recordedRunner } from '../support/runner.ts';

const state: SavedState = {
  use: 'one',
  temp: '/temp',
  cleanup: true,
  files: [],
  revocations: [],
  edits: [],
  variables: {},
};

describe('the state of the step', () => {
  it('is what main saved last', () => {
    const runner = recordedRunner();
    clearState(runner);
    expect(loadState(runner)).toBeUndefined();
    saveState(runner, state);
    expect(loadState(runner)).toEqual(state);
  });

  it('is not a value that something else set before main saved anything', () => {
    const runner = recordedRunner({ login: JSON.stringify({ ...state, files: ['/home/user/.ssh/id'] }) });
    clearState(runner);
    expect(loadState(runner)).toBeUndefined();
  });

  it.each(['', '{}'])('is not there as "%s"', (login) => {
    expect(loadState(recordedRunner({ login }))).toBeUndefined();
  });

  it.each<[string, unknown]>([
    ['no object', []],
    ['nothing', null],
    ['a part of it', { use: 'one' }],
    ['no list', { ...state, files: '/x' }],
    ['a list of something else', { ...state, files: [1] }],
    ['an edit without a claim', { ...state, edits: [{ path: '/x', id: 'a' }] }],
    ['no request', { ...state, revocations: [null] }],
    ['another method', { ...state, revocations: [{ what: 'a', method: 'PUT', url: 'b', headers: {} }] }],
    ['a use that leads elsewhere', { ...state, use: '../..' }],
    ['a process that is a group', { ...state, refresher: -1 }],
    ['a name of several lines', { ...state, variables: { 'A\nB': { previous: '', emptyMeansUnset: true } } }],
  ])('is damaged as %s', (_, value) => {
    expect(loadState(recordedRunner({ login: JSON.stringify(value) }))).toBe('damaged');
  });

  it('is damaged as a text that is no JSON', () => {
    expect(loadState(recordedRunner({ login: 'nonsense' }))).toBe('damaged');
  });
});

describe('a large state of the step', () => {
  /** As the runner keeps them: Linux takes 128 KiB in one variable, Windows 32,767 characters. */
  const lengths = (saved: Readonly<Record<string, string>>) =>
    Object.values(saved).map((part) => Buffer.byteLength(part));
  const revocation = (token: string) => ({
    what: 'a token',
    method: 'POST' as const,
    url: 'https://service.example/revoke',
    headers: { authorization: `Bearer ${token}` },
  });
  const large: SavedState = {
    ...state,
    files: Array.from(
      { length: 400 },
      (_, index) => `/temp/multi-cloud-login/use-one/${'ä'.repeat(100)}-${index}`,
    ),
    revocations: Array.from({ length: 40 }, (_, index) => revocation(`${index}-${'t'.repeat(4000)}`)),
    refresher: 7,
    variables: {
      A: { previous: 'before', emptyMeansUnset: true },
      B: { previous: null, emptyMeansUnset: false },
    },
  };

  it('comes back whole, and no variable that holds it is longer than a system takes', () => {
    const runner = recordedRunner();
    saveState(runner, large);
    expect(loadState(runner)).toEqual(large);
    expect(Object.keys(runner.saved).length).toBeGreaterThan(5);
    expect(Math.max(...lengths(runner.saved))).toBeLessThanOrEqual(3 * 30_000);
    expect(Math.max(...Object.values(runner.saved).map(({ length }) => length))).toBeLessThan(32_767);
  });

  it('is never cut within a secret, which would hide it from the masks', () => {
    const runner = recordedRunner();
    saveState(runner, large);
    for (const { headers } of large.revocations)
      expect(
        Object.values(runner.saved).filter((part) => part.includes(headers.authorization!)),
      ).toHaveLength(1);
  });

  it('is the previous one if the step was killed before all parts were saved', () => {
    const runner = recordedRunner();
    saveState(runner, large);
    const before = { ...runner.saved };
    saveState(runner, { ...large, refresher: 8 });
    const [last] = Object.keys(runner.saved).filter((name) => !(name in before));
    const killed = recordedRunner({ ...before, [last!]: runner.saved[last!]! });
    expect(loadState(killed)).toEqual(large);
  });

  it('is damaged without one of its parts', () => {
    const runner = recordedRunner();
    saveState(runner, large);
    const [name] = Object.keys(runner.saved);
    expect(loadState(recordedRunner({ ...runner.saved, [name!]: '' }))).toBe('damaged');
    expect(loadState(recordedRunner({ ...runner.saved, [name!]: '[null]' }))).toBe('damaged');
  });

  it('leaves out a value that fills a variable by itself, rather than keep the post step from starting', () => {
    const runner = recordedRunner();
    const previous = '"'.repeat(100_000);
    const variables = { ...large.variables, C: { previous, emptyMeansUnset: true } };
    saveState(runner, { ...state, variables });
    expect(loadState(runner)).toEqual({
      ...state,
      variables: { ...large.variables, C: { previous: null, emptyMeansUnset: true } },
    });
  });
});
