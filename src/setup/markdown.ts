/** The set-up of logins for the job summary. Pure. */
import type { TrustAdvice } from '../contract/explanation.ts';
import { escapeMarkdown, fenced } from '../text/escape.ts';
import { inFormat, type SetUp } from './set-up.ts';
import { heading } from './text.ts';
import type { Warning } from './warnings.ts';

export interface PlanPage {
  readonly setUps: readonly SetUp[];
  readonly warnings: readonly Warning[];
  readonly notChecked: readonly string[];
  /** The report of the checker on the policies that were named; absent without any. */
  readonly check?: string;
}

/** One way to go for each login; everything else is folded. */
export function planMarkdown({ setUps, warnings, notChecked, check }: PlanPage): string {
  const parts = [
    '### Trust to set up for this job',
    'Nothing was exchanged and nothing was exported: this step ran with `mode: plan`.',
    warningTable(warnings),
    notChecked.map((line) => `- Not checked: ${escapeMarkdown(line)}`).join('\n'),
    ...(check === undefined ? [] : [`#### Who gets in by the policies\n\n${fenced('text', check)}`]),
    ...setUps.map(section),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function warningTable(warnings: readonly Warning[]): string {
  if (warnings.length === 0) return '';
  const rows = warnings.map(
    ({ severity, message, fix }) => `| ${severity} | ${escapeMarkdown(message)} | ${escapeMarkdown(fix)} |`,
  );
  return ['| | About this job | What to do |', '| --- | --- | --- |', ...rows].join('\n');
}

function section(setUp: SetUp): string {
  const commands = inFormat(setUp.trust, 'cli');
  const usual = commands.filter(({ alternative }) => !alternative);
  const others = commands.filter(({ alternative }) => alternative);
  const terraform = setUp.trust.filter(({ language }) => language === 'hcl');
  const claims = Object.entries(setUp.claims).map(([name, value]) => `${name}: ${value}`);
  return [
    `#### ${escapeMarkdown(heading(setUp))}`,
    ...usual.map(adviceMarkdown),
    ...folded('Terraform', terraform.map(adviceMarkdown)),
    ...folded('Alternatives', others.map(adviceMarkdown)),
    ...folded('Claims of the ID token', [fenced('text', claims.join('\n'))]),
  ].join('\n\n');
}

function adviceMarkdown({ title, language, text }: TrustAdvice): string {
  return `${escapeMarkdown(title)}:\n\n${fenced(language, text)}`;
}

function folded(title: string, parts: readonly string[]): string[] {
  if (parts.length === 0) return [];
  return [`<details><summary>${title}</summary>\n\n${parts.join('\n\n')}\n\n</details>`];
}
