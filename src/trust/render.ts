/** The results of a check as text for people. Pure. */
import type { AttackerResult, CheckReport, CheckResult, Finding } from './report.ts';
import type { Test, Verdict } from './verdict.ts';

const titles = { aws: 'AWS', gcp: 'Google Cloud', azure: 'Azure' } as const;

const jobLines: Readonly<Record<Verdict, string>> = {
  allowed: 'The job gets in.',
  denied: 'The job does not get in.',
  invalid: 'The cloud would not store this trust, so nobody gets in.',
  unknown: 'Whether the job gets in cannot be determined from what is given.',
};

/** Who is admitted, and what to change. One paragraph for each piece of trust. */
export function renderReport({ results, unreadable }: CheckReport): string {
  const problems = unreadable.map(({ file, problem }) => `${plain(file)}: ${plain(problem)}`);
  return [...results.map(renderResult), ...problems].join('\n\n') + '\n';
}

function renderResult(result: CheckResult): string {
  const { cloud, name, job, tests, attackers, findings } = result;
  return [
    `${titles[cloud]}: ${plain(name)}`,
    `  ${jobLines[job]}`,
    ...tests.map(renderTest),
    ...renderAttackers(attackers),
    ...renderFindings(findings),
  ].join('\n');
}

const marks = { true: 'ok  ', false: 'FAIL', null: '?   ' } as const;

function renderTest({ what, expected, actual, holds }: Test): string {
  const contrast = holds === null ? 'and known is' : 'but it is';
  const detail =
    holds === true ? plain(actual) : `expected ${plain(expected)}\n         ${contrast} ${plain(actual)}`;
  return `    ${marks[`${holds}`]} ${plain(what)}: ${detail}`;
}

/** The attackers who are admitted, as a table; then one line for each unknown result, and the number of the rest. */
function renderAttackers(attackers: readonly AttackerResult[]): string[] {
  if (attackers.length === 0) return [];
  const admitted = attackers.filter(({ verdict }) => verdict === 'allowed');
  const inside = admitted.filter(({ stoppedByRules }) => !stoppedByRules);
  const ruled = admitted.filter(({ stoppedByRules }) => stoppedByRules);
  const open = attackers.filter(({ verdict }) => verdict === 'unknown');
  const kept = attackers.length - admitted.length - open.length;
  return [
    ...(admitted.length === 0 ? ['  Nobody else gets in.'] : []),
    ...attackerTable('Who else gets in, those who need least first:', inside),
    ...attackerTable('Who gets in as well, unless the rules of the environment on GitHub prevent it:', ruled),
    ...(open.length === 0 ? [] : [`  Not known: ${open.map(({ id }) => id).join(', ')}.`]),
    ...(admitted.length === 0 ? [] : [`  Kept out: ${kept} of ${attackers.length} attackers tried.`]),
  ];
}

function attackerTable(title: string, attackers: readonly AttackerResult[]): string[] {
  if (attackers.length === 0) return [];
  const rows = attackers.flatMap(({ severity, id, who, reason, fix }) => [
    [severity, id, `${who}: ${reason}.`],
    ['', '', `Fix: ${fix}`],
  ]);
  return [`  ${title}`, ...table(rows).map((row) => `    ${row}`)];
}

function renderFindings(findings: readonly Finding[]): string[] {
  if (findings.length === 0) return [];
  const rows = findings.flatMap(({ severity, id, message, fix }) => [
    [severity, id, plain(message)],
    ['', '', `Fix: ${plain(fix)}`],
  ]);
  return ['  Findings:', ...table(rows).map((row) => `    ${row}`)];
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = [0, 1].map((column) => Math.max(0, ...rows.map((row) => row[column]!.length)));
  return rows.map(([first = '', second = '', third = '']) =>
    `${first.padEnd(widths[0]!)}  ${second.padEnd(widths[1]!)}  ${third}`.trimEnd(),
  );
}

/** Foreign text on one line: no control characters reach a terminal or a log. */
function plain(text: string): string {
  return text.replace(/\p{C}/gu, '�');
}
