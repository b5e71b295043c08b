import { describe, expect, it } from '@jest/globals';
import { clearState, loadState, type SavedState, saveState } from '../../src/action/state.ts';
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

  it.each(['', 'nonsense', '[]', '{}', 'null', '{"use":"one"}', JSON.stringify({ ...state, files: '/x' })])(
    'does not exist as %s',
    (login) => expect(loadState(recordedRunner({ login }))).toBeUndefined(),
  );
});
