/** How a failure reads in the log: an annotation that fits, and the whole text as plain lines. Pure. */

import type { InputProblem } from '../login/login.ts';
import { escapeLog } from '../text/escape.ts';
import type { Explanation } from './explanation.ts';
import { problemLine } from './log.ts';

/** The runner shows this many annotations of each level per step; the others reach the log alone. */
export const maxAnnotations = 10;

/** Short enough to take in at a glance. The runner cuts at 4,096 characters, which these lines never reach. */
const [maxLines, maxLineLength] = [8, 500];

export interface LogText {
  /** The annotation's first line, and the title of the group with the whole text. Not escaped. */
  readonly headline: string;
  /** The full text, line by line. Not escaped. */
  readonly lines: readonly string[];
  /** The lines to show when the annotation has no room for all of them. */
  readonly shortened: readonly string[];
}

export function explanationText(explanation: Explanation): LogText {
  const { heading, code, summary, response, retried, causes, fix, paste, claims } = explanation;
  const labels = causeLabels(explanation);
  const opening = [
    summary,
    ...(response === undefined ? [] : [`Response: ${response}`]),
    ...(retried ? ['Retrying with a new ID token failed the same way.'] : []),
  ];
  const causeLines = causes.map((cause, index) => `${labels[Math.min(index, 1)]}: ${cause}`);
  const fixLines = fix.map((line) => `Fix: ${line}`);
  return {
    headline: code === undefined ? heading : `${heading} (${code})`,
    shortened: [...opening, ...[...causeLines.slice(0, 1), ...fixLines.slice(0, 1)].map(withoutBelow)],
    lines: [
      ...opening,
      ...causeLines,
      ...fixLines,
      ...(paste ? ['', ...paste.text.split('\n').map((line) => `    ${line}`)] : []),
      ...(claims
        ? [
            '',
            'Claims of the ID token that was sent:',
            ...claims.map(([name, value]) => `  ${name}: ${value}`),
          ]
        : []),
    ],
  };
}

/** The annotation does not hold the parts that appear below it in the log and the summary. */
function withoutBelow(line: string): string {
  return line.replace(/\bbelow\b/g, 'in the full explanation');
}

/** The labels of the first cause and of the others. */
export function causeLabels({ isCauseKnown }: Pick<Explanation, 'isCauseKnown'>): readonly [string, string] {
  return isCauseKnown ? ['Cause', 'Cause'] : ['Likely cause', 'Other cause'];
}

export function problemsText(problems: readonly InputProblem[]): LogText {
  const lines = problems.map(problemLine);
  const count = lines.length === 1 ? '1 input is wrong' : `${lines.length} inputs are wrong`;
  return {
    headline: `Login refused before anything was sent: ${count}`,
    lines,
    shortened: lines.slice(0, maxLines - 2),
  };
}

/**
 * The annotation: all lines if they fit; otherwise the most important ones, and where to find the rest.
 * @param where says where the whole text is
 */
export function annotation(
  { headline, lines, shortened }: LogText,
  where: string,
  { mustSayWhere = false } = {},
): { message: string; isComplete: boolean } {
  const all = lines.flatMap((line) => line.split('\n'));
  const isComplete = !mustSayWhere && all.length < maxLines && all.every(fits);
  const shown = isComplete ? all : [...shortened.slice(0, maxLines - 2), where];
  return { message: [headline, ...shown].map(oneShortLine).join('\n'), isComplete };
}

/** Escaping makes some characters longer. */
function fits(line: string): boolean {
  return line.length <= maxLineLength && escapeLog(line).length <= maxLineLength;
}

function oneShortLine(text: string): string {
  const parts = text.split('\n').map((part) => part.trim());
  const line = parts.filter(Boolean).join(' ');
  if (fits(line)) return escapeLog(line);
  // Cut before escaping too: escaping a long text is slow.
  const escaped = escapeLog(line.slice(0, maxLineLength));
  return `${escaped.slice(0, maxLineLength - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
