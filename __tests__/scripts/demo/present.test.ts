import { describe, expect, it } from '@jest/globals';
import { readableLog, table } from '../../../scripts/demo/present.ts';

describe('readableLog', () => {
  it('indents groups and spells out annotations', () => {
    const log = '##[group]Run x\nwith:\n##[endgroup]\n##[warning]careful\n##[error]broken\nplain ##[x]';
    expect(readableLog(log)).toEqual([
      '▾ Run x',
      '    with:',
      'Warning: careful',
      'Error: broken',
      'plain ##[x]',
    ]);
  });
});

describe('table', () => {
  it('aligns the values', () => {
    expect(table({ A: '1', LONG: '2' })).toEqual(['A     1', 'LONG  2']);
    expect(table({})).toEqual([]);
  });
});
