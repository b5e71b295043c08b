import { describe, expect, it } from '@jest/globals';
import type { Exporter, Writer } from '../../../src/login/checks/overlap.ts';
import { exportProblems, overlapProblems } from '../../../src/login/checks/overlap.ts';

const writer = (
  name: string,
  kind: Writer['kind'],
  outputs: readonly string[],
  writes: Readonly<Record<string, string>> = {},
): Writer => ({ name, kind, facts: { outputs, writes } });
const told = (...logins: Writer[]) =>
  overlapProblems(logins).map(({ input, message }) => `${input} ${message}`);

describe('what logins write', () => {
  it('may have similar names if the full output names differ', () => {
    expect(told(writer('a', 'flat', ['role']), writer('b', 'flat', ['role']))).toEqual([]);
  });

  it('must not be one output of two logins, even if only the full names are equal', () => {
    expect(told(writer('a', 'flat', ['b-role']), writer('a-b', 'entry', ['role']))).toEqual([
      'logins.a-b writes the output `a-b-role`, as "a" does',
    ]);
  });

  it.each([
    ['expires-at', [], true],
    ['token', ['access-token'], true],
    ['token', [], false],
  ] as const)('includes the output `%s` of an entry with the outputs %j: %s', (output, own, isWritten) => {
    const rival = writer('a', 'flat', [`b-${output}`]);
    expect(told(rival, writer('a-b', 'entry', own))).toHaveLength(isWritten ? 1 : 0);
    expect(told(rival, writer('a-b', 'flat', own))).toEqual([]);
  });

  it('may be the same thing with the same content, but not with different content', () => {
    const profile = (name: string, content: string) =>
      writer(name, 'entry', [], { 'the profile `deploy`': content });
    expect(told(profile('a', 'x'), profile('b', 'x'))).toEqual([]);
    expect(told(profile('a', 'x'), profile('b', 'y'))).toEqual([
      'logins.b writes the profile `deploy`, as "a" does',
    ]);
  });
});

const exporter = (
  name: string,
  variables: readonly string[],
  more: { exported?: boolean; shared?: readonly string[]; provider?: string } = {},
): Exporter => ({
  name,
  exportEnvironment: more.exported ?? true,
  provider: { name: more.provider ?? name },
  facts: { variables, sharedVariables: more.shared ?? [] },
});
const refused = (...logins: Exporter[]) => exportProblems(logins).map(({ input }) => input);

describe('what logins export', () => {
  it('must not be one variable of two exported logins: the later one is refused', () => {
    expect(refused(exporter('a', ['X']), exporter('b', ['Y', 'X']))).toEqual(['logins.b.export-environment']);
  });

  it.each([
    [true, false],
    [false, true],
  ])('is free if only one of them is exported: %s, %s', (first, second) => {
    const logins = [exporter('a', ['X'], { exported: first }), exporter('b', ['X'], { exported: second })];
    expect(refused(...logins)).toEqual([]);
  });

  it('must not be something that another provider’s logins set even if not exported', () => {
    const shared = exporter('b', ['X'], { exported: false, shared: ['X'] });
    expect(refused(exporter('a', ['X']), shared)).toEqual(['logins.a.export-environment']);
  });

  it('may be something that logins of the same provider share', () => {
    const shared = (name: string, exported: boolean) =>
      exporter(name, ['X'], { exported, shared: ['X'], provider: 'aws' });
    expect(refused(shared('a', true), shared('b', false))).toEqual([]);
  });
});
