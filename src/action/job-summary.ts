/** The job summary: a table of the logins and a timeline that shows them side by side. Pure. */
import type { Outcome } from '../login/outcome.ts';
import { escapeMarkdown, escapeMermaid, fenced } from '../text/escape.ts';
import { timestamp } from '../text/timestamp.ts';
import type { FailureText } from './failure-report.ts';
import { title } from './log.ts';

/** A diagram of more rows than this is not readable, and GitHub refuses very large ones. */
const maxTimelineRows = 50;

/** @param failures what there is to say about those that failed */
export function summaryMarkdown(outcomes: readonly Outcome[], failures: readonly FailureText[]): string {
  const parts = [
    `### ${failures.length === 0 ? 'Logged in' : 'Login failed'}`,
    table(outcomes),
    ...failures.map(
      ({ title: heading, text }) =>
        `<details open><summary>${escapeMarkdown(heading)}</summary>\n\n${fenced('text', text)}\n\n</details>`,
    ),
    timeline(outcomes),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function table(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map((outcome) => {
    const cells = outcome.succeeded
      ? [
          outcome.description.identity,
          outcome.description.target ?? '',
          timestamp(outcome.description.expiresAt),
          outcome.from === 'cache' ? 'cache' : `${Math.round(outcome.endedAt - outcome.startedAt)} ms`,
        ]
      : ['failed', outcome.error.code, '', `${Math.round(outcome.endedAt - outcome.startedAt)} ms`];
    return `| ${[title(outcome.login), ...cells].map(escapeMarkdown).join(' | ')} |`;
  });
  return [
    '| Login | Identity | Where | Valid until (UTC) | Took |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
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
  return fenced('mermaid', ['gantt', '    dateFormat x', '    axisFormat %S.%L s', ...rows].join('\n'));
}
