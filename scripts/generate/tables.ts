import type { Setting } from '../../src/settings/schema.ts';
import { groups } from './contract.ts';

/** One Markdown table of inputs per group. */
export function inputTables(): string {
  return groups
    .map(({ title, prefix, settings, switchedOnBy }) =>
      [
        `## ${title}`,
        '',
        '| input | default | meaning |',
        '| --- | --- | --- |',
        ...Object.entries(settings).map(
          ([name, setting]) =>
            `| \`${prefix}${name}\` | ${name === switchedOnBy ? 'turns the login on' : defaultCell(setting)} | ${cell(setting.description)} <sub>${cell(setting.kind.label)}</sub> |`,
        ),
      ].join('\n'),
    )
    .join('\n\n');
}

/** One Markdown table of all outputs. */
export function outputTables(): string {
  return [
    '| output | value |',
    '| --- | --- |',
    ...groups.flatMap(({ prefix, outputs }) =>
      Object.entries(outputs).map(([name, description]) => `| \`${prefix}${name}\` | ${cell(description)} |`),
    ),
  ].join('\n');
}

function defaultCell({ default: value, derivedDefault, required }: Setting<unknown>): string {
  if (derivedDefault !== undefined) return cell(derivedDefault);
  if (value !== undefined) return `\`${cell(value)}\``;
  return required ? 'required with the login' : '';
}

function cell(text: string): string {
  return text.replace(/\|/g, '\\|').replace(/\s*\n\s*/g, ' ');
}
