import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { actionTypes, typeOf } from '../../../scripts/generate/action-types.ts';

const action = parse(readFileSync('action.yml', 'utf8'));
const types = parse(readFileSync('action-types.yml', 'utf8'));

describe('action-types.yml', () => {
  it('is what the settings generate', () => {
    expect(readFileSync('action-types.yml', 'utf8')).toBe(actionTypes());
  });

  it.each(['inputs', 'outputs'])('has a type for each of the %s of action.yml and no other', (part) => {
    expect(Object.keys(types[part])).toEqual(Object.keys(action[part]));
  });

  it('allows every default of action.yml', () => {
    const wrong = Object.entries<{ default?: string }>(action.inputs).filter(([name, { default: value }]) => {
      const { type, 'allowed-values': allowed } = types.inputs[name];
      if (value === undefined) return false;
      if (type === 'boolean') return !['true', 'false'].includes(value);
      if (type === 'integer') return !/^\d+$/.test(value);
      return type === 'enum' && !allowed.includes(value);
    });
    expect(wrong).toEqual([]);
  });

  it.each([
    ['`true` or `false`', { type: 'boolean' }],
    ['integer, 1–10', { type: 'integer' }],
    ['one of `fail`, `skip`', { type: 'enum', 'allowed-values': ['fail', 'skip'] }],
    ['list, one per line, at most 10', { type: 'list', separator: '\n', 'list-item': { type: 'string' } }],
    ['role ARN', { type: 'string' }],
    // A duration may have a unit, and a lone `github` is not all that a source can be.
    ['duration (`3600s`, `90m`, `1h`), 900–43200 seconds', { type: 'string' }],
    ['`github`, `fly` or `file:<path>`', { type: 'string' }],
  ])('gives "%s" the right type', (label, type) => {
    expect(typeOf(label)).toEqual(type);
  });
});
