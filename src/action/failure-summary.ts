/** The sections that a failed step adds to the job summary. Loaded in a failed step only. Pure. */

import type { InputProblem } from '../login/login.ts';
import { escapeMarkdown, fenced, markdownCode, markdownSentence } from '../text/escape.ts';
import { causeLabels } from './annotation.ts';
import type { Explanation } from './explanation.ts';

/**
 * GitHub drops the summary of a step that is larger than one mebibyte; the remainder is for the table and the timeline.
 */
const maxBytes = 700_000;

/** One section for each failure, as many as the summary can hold. */
export function failureSections(explanations: readonly Explanation[]): string[] {
  const sections: string[] = [];
  let bytes = 0;
  for (const explanation of explanations) {
    const section = failureSection(explanation);
    bytes += Buffer.byteLength(section);
    if (bytes > maxBytes) break;
    sections.push(section);
  }
  const missing = explanations.length - sections.length;
  return missing === 0 ? sections : [...sections, `The step's log explains ${missing} more.`];
}

/** Inputs that were refused, one list item each. */
export function problemsSummary(problems: readonly InputProblem[]): string {
  const items = problems.map(({ input, message }) => {
    const lines = message.split('\n').map(markdownSentence);
    return `- ${markdownCode(input)} ${lines.join('<br>')}`;
  });
  return `### Login refused\n\nNothing was sent.\n\n${items.join('\n')}\n`;
}

/** A step that ended before there was a login to try. */
export function noLoginSummary(explanation: Explanation): string {
  return `${failureSection(explanation, '###')}\n`;
}

function failureSection(explanation: Explanation, level = '####'): string {
  const { heading, code, summary, response, retried, causes, fix, paste, claims } = explanation;
  const labels = causeLabels(explanation);
  const parts = [
    `${level} ${escapeMarkdown(heading)}${code === undefined ? '' : ` ${markdownCode(code)}`}`,
    markdownSentence(summary),
    response === undefined ? '' : `> **Response:** ${markdownSentence(response)}`,
    retried ? 'Retrying with a new ID token failed the same way.' : '',
    [
      ...causes.map((cause, index) => item(labels[Math.min(index, 1)]!, cause)),
      ...fix.map((line) => item('Fix', line)),
    ].join('\n'),
    paste ? fenced(paste.language, paste.text) : '',
    claims && claims.length > 0 ? claimsTable(claims) : '',
  ];
  return parts.filter(Boolean).join('\n\n');
}

function item(label: string, text: string): string {
  return `- **${label}:** ${markdownSentence(text)}`;
}

function claimsTable(claims: NonNullable<Explanation['claims']>): string {
  return [
    '<details><summary>Claims of the ID token that was sent</summary>',
    '',
    '| Claim | Value |',
    '| --- | --- |',
    ...claims.map(([name, value]) => `| ${markdownCode(name)} | ${markdownCode(value)} |`),
    '',
    '</details>',
  ].join('\n');
}
