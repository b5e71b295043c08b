import { describe, expect, it } from '@jest/globals';
import { allCases, sampleCases } from '../../bench/faults/cases.ts';
import { endpoints } from '../../bench/faults/endpoints.ts';
import { faultRows } from '../../bench/faults/expectations.ts';
import { type Case, deviation, type Observed } from '../../bench/faults/run-fault.ts';
import { matrix } from '../../bench/faults/table.ts';

const rowNamed = (name: string) => faultRows.find((row) => row.name === name)!;
const survived: Observed = { outcome: 'success', codes: [], attempts: 2, milliseconds: 1, log: '' };
const failed = (code: string, attempts: number): Observed => ({
  ...survived,
  outcome: 'failure',
  codes: [code],
  attempts,
});
const aws = endpoints.find(({ service }) => service === 'aws-sts')!;
const run = (name: string, times: Case['times']): Case => ({ endpoint: aws, row: rowNamed(name), times });

describe('the fault matrix', () => {
  it('has every fault at every endpoint, once, twice and always, and a name for each', () => {
    expect(allCases()).toHaveLength(faultRows.length * endpoints.length * 3);
    expect(new Set(faultRows.map(({ name }) => name)).size).toBe(faultRows.length);
  });

  it('has a sample that covers every fault and every endpoint', () => {
    const sample = sampleCases();
    expect(new Set(sample.map(({ row }) => row)).size).toBe(faultRows.length);
    expect(new Set(sample.map(({ endpoint }) => endpoint)).size).toBe(endpoints.length);
  });

  it.each<[string, Case, Observed, RegExp | undefined]>([
    ['a fault that passes is survived', run('HTTP 503', 2), survived, undefined],
    ['a fault that passes is not', run('HTTP 503', 1), failed('aws/unavailable', 5), /should survive/],
    ['the right code after all attempts', run('HTTP 503', 'always'), failed('aws/unavailable', 5), undefined],
    ['another code', run('HTTP 503', 'always'), failed('aws/other', 5), /should fail with aws\/unavailable/],
    ['too few attempts', run('HTTP 503', 'always'), failed('aws/unavailable', 4), /attempts: all/],
    ['survives for ever', run('HTTP 503', 'always'), survived, /success/],
    [
      'what is permanent, once',
      run('certificate of an unknown authority', 1),
      failed('http/certificate', 1),
      undefined,
    ],
    [
      'what is permanent, tried again',
      run('certificate of an unknown authority', 1),
      survived,
      /should fail/,
    ],
    ['throttled until the deadline', run('HTTP 429', 'always'), failed('aws/throttled', 6), undefined],
    [
      'throttled, given up early',
      run('HTTP 429', 'always'),
      failed('aws/throttled', 5),
      /until the deadline/,
    ],
  ])('judges: %s', (_, one, seen, problem) => {
    if (problem === undefined) expect(deviation(one, seen)).toBeUndefined();
    else expect(deviation(one, seen)).toMatch(problem);
  });

  it('shows unexpected results', () => {
    const one = run('HTTP 503', 1);
    const table = matrix([{ run: one, seen: failed('aws/x', 5), problem: 'should survive' }]);
    expect(table).toContain('| HTTP 503 | **should survive** | – | – |');
  });
});
