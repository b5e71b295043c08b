/** The results as Markdown. */
import { endpoints } from './endpoints.ts';
import { faultRows, notRevoked } from './expectations.ts';
import type { MachineResult } from './machine.ts';
import { type Case, expectedEnding, maxAttempts, type Observed } from './run-fault.ts';

export interface Result {
  readonly run: Case;
  readonly seen: Observed;
  readonly problem: string | undefined;
}

/** One row per fault, with its outcome at all endpoints of these results. */
export function matrix(results: readonly Result[]): string {
  const titles = endpoints.filter((endpoint) => results.some(({ run }) => run.endpoint === endpoint));
  const header = ['fault', 'once', 'twice', 'always'];
  const rows = faultRows.map((row) => [
    row.name,
    ...([1, 2, 'always'] as const).map((times) =>
      cell(results.filter(({ run }) => run.row === row && run.times === times)),
    ),
  ]);
  const struck = results.filter(({ run }) => run.times !== 'always' && expectedEnding(run) === 'survives');
  const survived = struck.filter(({ seen }) => seen.outcome === 'success').length;
  return [
    `${results.length} runs at ${titles.length} endpoints: ${titles.map(({ title }) => title).join(' · ')}. Of the ${struck.length} with a fault that passes and is worth another attempt, ${survived} ended in success.`,
    markdownTable([header, ...rows]),
  ].join('\n\n');
}

export function machineTable(results: readonly MachineResult[]): string {
  return markdownTable([
    ['fault', 'outcome'],
    ...results.map(({ name, outcome, problem }) => [
      name,
      problem === undefined ? outcome : `**${problem}**`,
    ]),
  ]);
}

function cell(results: readonly Result[]): string {
  const endings = new Map<string, string[]>();
  for (const { run, seen, problem } of results) {
    const [code, attempts] = problem === undefined ? endingOf(run, seen) : [`**${problem}**`, ''];
    endings.set(attempts, [...new Set([...(endings.get(attempts) ?? []), code])]);
  }
  return [...endings].map(([attempts, codes]) => `${codes.join(', ')}${attempts}`).join('; ') || '–';
}

function endingOf(run: Case, { outcome, codes }: Observed): [code: string, attempts: string] {
  const expected = expectedEnding(run);
  if (outcome === 'success' || expected === 'survives') return ['survives', ''];
  const words = {
    one: 'one attempt',
    all: `${maxAttempts} attempts`,
    'until the deadline': 'at the deadline',
  };
  const shown = codes.map((code) => (code === notRevoked ? code : `\`${code}\``));
  return [shown.join(', '), `: ${words[expected.attempts]}`];
}

function markdownTable([header = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
