/** What the text of an attribute condition admits by mistake. */
import { alternativesOf, conjunctsOf, literalsOf } from '../../google/expression.ts';
import type { Finding } from '../../report.ts';
import { finding } from '../finding.ts';
import type { SubjectTest } from '../subjects.ts';

export function conditionFindings(condition: string): Finding[] {
  const found: Finding[] = [];
  for (const [, claim = '', operator = ''] of condition.matchAll(
    /\b(?:assertion|attribute)\.(\w+)\s*(==|!=)\s*-?\d+(?![\w.'"])/g,
  )) {
    found.push(
      finding(
        'compared-with-number',
        'high',
        'cel',
        `\`${claim}\` is text, so \`${operator}\` with a number ${operator === '==' ? 'never' : 'always'} holds.`,
        'Put the number in quotes.',
      ),
    );
  }
  for (const [whole, claim = ''] of condition.matchAll(
    /\b(?:assertion|attribute|google)\.(\w+)\s*\.\s*matches\s*\(\s*('[^']*'|"[^"]*")\s*\)/g,
  )) {
    const pattern = literalsOf(whole)[0] ?? '';
    const anchored =
      pattern.startsWith('^') &&
      pattern.endsWith('$') &&
      !/(^|[^\\])\|/.test(pattern.replace(/\([^()]*\)/g, ''));
    if (!anchored) {
      found.push(
        finding(
          'unanchored-matches',
          'high',
          'cel',
          `\`${pattern}\` for \`${claim}\` only needs to occur anywhere.`,
          `Write \`^(…)$\`, or compare with \`==\`.`,
        ),
      );
    }
    if (/(^|[^\\])\.(?![*+?{])/.test(pattern)) {
      found.push(
        finding(
          'unescaped-dot',
          'medium',
          'cel',
          `A dot in \`${pattern}\` stands for any character.`,
          'Write `\\\\.`, or compare with `==`.',
        ),
      );
    }
  }
  for (const [whole, claim = ''] of condition.matchAll(
    /\b(?:assertion|attribute)\.(repository|repository_owner)\s*\.\s*startsWith\s*\(\s*('[^']*'|"[^"]*")\s*\)/g,
  )) {
    const prefix = literalsOf(whole)[0] ?? '';
    if (!prefix.includes('/')) {
      found.push(
        finding(
          'prefix-without-slash',
          'critical',
          'tinder',
          `\`${claim}\` has to start with \`${prefix}\` only: anybody can register an owner whose name does.`,
          'End the prefix with `/`, or compare `repository_owner_id`.',
        ),
      );
    } else if (!prefix.endsWith('/')) {
      found.push(
        finding(
          'wildcard-behind-repository',
          'high',
          'tinder',
          `\`${claim}\` has to start with \`${prefix}\` only: repositories with similar names fit.`,
          'Compare the whole name, or `repository_id`.',
        ),
      );
    }
  }
  if (/\b(?:assertion|attribute)\.actor(_id)?\b/.test(condition)) {
    found.push(
      finding(
        'actor-trusted',
        'medium',
        'bots',
        'The condition rests on the actor, who triggered the run: that does not say whose code runs. Bots count as actors too.',
        'Test what runs instead: repository, ref, environment.',
      ),
    );
  }
  return found;
}

/** @param subject pattern for the names of the subject in the condition: the claim, and what is mapped from it */
export function subjectTests(condition: string, subject: string): SubjectTest[] {
  return comparisons(condition, subject).map(({ text, isPrefix }) => ({
    pattern: isPrefix ? `${text}*` : text,
    wildcards: isPrefix,
  }));
}

/** The called workflows that a condition names, as patterns. */
export function workflowPatterns(condition: string): string[] {
  return comparisons(condition, String.raw`(?:assertion|attribute)\.job_workflow_ref`).map(
    ({ text, isPrefix }) => (isPrefix ? `${text}*` : text),
  );
}

/** Whether some way through a condition tests nothing but the called workflow. */
export function testsWorkflowAlone(condition: string): boolean {
  return alternativesOf(condition).some((way) => {
    const parts = conjunctsOf(way);
    return parts.length === 1 && /\b(?:assertion|attribute)\.job_workflow_ref\b/.test(parts[0]!);
  });
}

/** The texts that a value is compared with, by `==` or `startsWith`. */
function comparisons(condition: string, value: string): { text: string; isPrefix: boolean }[] {
  const literal = `('[^']*'|"[^"]*")`;
  const equal = new RegExp(String.raw`\b${value}\s*==\s*${literal}`, 'g');
  const prefix = new RegExp(String.raw`\b${value}\s*\.\s*startsWith\s*\(\s*${literal}\s*\)`, 'g');
  return [
    { pattern: equal, isPrefix: false },
    { pattern: prefix, isPrefix: true },
  ].flatMap(({ pattern, isPrefix }) =>
    [...condition.matchAll(pattern)].map(([whole]) => ({ text: literalsOf(whole)[0] ?? '', isPrefix })),
  );
}
