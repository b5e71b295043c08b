/** The job summary of the logins: a table, and a timeline that shows them in parallel. Pure. */

import type { Outcome } from '../login/outcome.ts';
import { escapeMarkdown, escapeMermaid, fenced, markdownCode } from '../text/escape.ts';
import { duration, title } from './log.ts';

/** A diagram of more rows than this is not readable, and GitHub refuses very large ones. */
const maxTimelineRows = 50;

/** With this many logins or more, the timeline is folded, so that the table stays in view. */
const manyLogins = 7;

const maxCellLength = 200;

/**
 * @param redact replaces secrets in foreign text, before escaping could disguise them
 * @param failures the sections about the logins that failed
 */
export function summaryMarkdown(
  outcomes: readonly Outcome[],
  redact: (text: string) => string,
  failures: readonly string[] = [],
): string {
  const hasFailed = outcomes.some(({ succeeded }) => !succeeded);
  const diagram = timeline(outcomes);
  const isFolded = hasFailed || outcomes.length >= manyLogins;
  const parts = [
    `### ${hasFailed ? 'Login failed' : 'Logged in'}`,
    hasFailed ? failedTable(outcomes) : successTable(outcomes, redact),
    ...failures,
    isFolded && diagram ? `<details><summary>Timeline</summary>\n\n${diagram}\n\n</details>` : diagram,
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function successTable(outcomes: readonly Outcome[], redact: (text: string) => string): string {
  const cell = (text: string) => redact(text).slice(0, maxCellLength);
  const rows = outcomes.flatMap((outcome) => {
    if (!outcome.succeeded) return [];
    const { identity, target = '', expiresAt } = outcome.description;
    return [
      [
        loginCell(outcome),
        markdownCode(cell(identity)),
        escapeMarkdown(cell(target)),
        unwrapped(timeOfDay(expiresAt, outcome.endedAt)),
        took(outcome),
      ],
    ];
  });
  return table(['Login', 'Identity', 'Where', 'Valid until', 'Took'], rows);
}

/** A failed step hands out nothing, so later steps cannot use the other logins' credentials. */
function failedTable(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map((outcome) => [
    loginCell(outcome),
    outcome.succeeded ? 'not handed out' : '❌ failed',
    outcome.succeeded ? '' : markdownCode(outcome.error.code),
    took(outcome),
  ]);
  return table(['Login', 'Result', 'Code', 'Took'], rows);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function loginCell({ login }: Outcome): string {
  return escapeMarkdown(title(login)).replaceAll(' ', '&nbsp;');
}

function took(outcome: Outcome): string {
  if (outcome.succeeded && outcome.from === 'cache') return 'from the cache';
  return unwrapped(duration(outcome.endedAt - outcome.startedAt));
}

/** `12:00 UTC`, with the date if it is not today. */
function timeOfDay(epochMs: number, now: number): string {
  const [day, time] = new Date(epochMs).toISOString().split('T') as [string, string];
  const isToday = new Date(now).toISOString().startsWith(day);
  return `${isToday ? '' : `${day} `}${time.slice(0, 5)} UTC`;
}

/** Our own text, kept on one line. */
function unwrapped(text: string): string {
  return text.replaceAll(' ', '&nbsp;').replaceAll('-', '&#8209;');
}

/** A Gantt chart with one section per login and one bar per request, in milliseconds since the first of them. */
function timeline(outcomes: readonly Outcome[]): string {
  const exchanged = outcomes.filter(({ spans }) => spans.length > 0);
  if (exchanged.length === 0) return '';
  const origin = Math.min(...exchanged.map(({ startedAt }) => startedAt));
  const rows: string[] = [];
  for (const { login, spans } of exchanged) {
    if (rows.length >= maxTimelineRows) break;
    rows.push(`    section ${escapeMermaid(title(login))}`);
    for (const span of spans) {
      const start = Math.round(span.startedAt - origin);
      const end = Math.max(start + 1, Math.round(span.endedAt - origin));
      rows.push(`    ${escapeMermaid(span.operation)} ${end - start} ms :${start}, ${end}`);
    }
  }
  return fenced('mermaid', ['gantt', '    dateFormat x', '    axisFormat %-S.%L s', ...rows].join('\n'));
}
