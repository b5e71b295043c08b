import { describe, expect, it } from '@jest/globals';
import { allCases, sampleCases } from '../../bench/faults/cases.ts';
import { endpoints } from '../../bench/faults/endpoints.ts';
import { applies, faultRows, notRevoked } from '../../bench/faults/expectations.ts';
import { machineFaults, outcomeOf } from '../../bench/faults/machine.ts';
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
const post = endpoints.find(({ program }) => program === 'post')!;
const run = (name: string, times: Case['times'], endpoint = aws): Case => ({
  endpoint,
  row: rowNamed(name),
  times,
});

describe('the fault matrix', () => {
  it('has every fault at every endpoint, once, twice and always, and a name for each', () => {
    const pairs = faultRows.flatMap((row) => endpoints.filter((endpoint) => applies(row, endpoint)));
    expect(allCases()).toHaveLength(pairs.length * 3);
    expect(new Set(faultRows.map(({ name }) => name)).size).toBe(faultRows.length);
  });

  it('leaves a fault out only where it would strike an earlier request of the same connection', () => {
    const leftOut = endpoints.filter((endpoint) => faultRows.some((row) => !applies(row, endpoint)));
    expect(leftOut.map(({ operation }) => operation)).toEqual(['AssumeRole', 'generateIdToken']);
    for (const endpoint of leftOut) {
      const others = endpoints.filter(({ host, isLater }) => host === endpoint.host && !isLater);
      expect(others.length).toBeGreaterThan(0);
    }
  });

  it('strikes the step, the programs that tools start, and the post step', () => {
    expect(new Set(endpoints.map(({ program }) => program))).toEqual(new Set(['main', 'helper', 'post']));
  });

  it('tells a fault of the machine by the codes that it checks', () => {
    for (const { ending } of machineFaults) {
      if (ending === 'survives' || 'mute' in ending) continue;
      expect(ending.codes.length).toBeGreaterThan(0);
      for (const code of ending.codes) expect(outcomeOf(ending)).toContain(`\`${code}\``);
    }
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
    [
      'a token that was not revoked, for ever',
      run('HTTP 503', 'always', post),
      failed(notRevoked, 5),
      undefined,
    ],
    ['a token that was not revoked, once', run('HTTP 503', 1, post), failed(notRevoked, 1), /should survive/],
    [
      'silence, which the post step does not wait for twice',
      run('no answer', 1, post),
      survived,
      /should fail/,
    ],
    [
      'a revocation whose success is a web page',
      run('web page, HTTP 200', 'always', post),
      survived,
      undefined,
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
