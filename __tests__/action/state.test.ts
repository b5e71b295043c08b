import { describe, expect, it } from '@jest/globals';
import { loadState } from '../../src/action/load-state.ts';
import { clearState, type SavedState, saveState } from '../../src/action/state.ts';
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
