import type { VariableTable } from '../../src/contract/variables.ts';
import { awsVariables } from '../../src/providers/aws/variables.ts';
import { azureVariables } from '../../src/providers/azure/variables.ts';
import { gcpVariables } from '../../src/providers/gcp/variables.ts';

const tables: readonly (readonly [title: string, table: VariableTable])[] = [
  ['AWS', awsVariables],
  ['Google Cloud', gcpVariables],
  ['Azure', azureVariables],
];

/** One Markdown table of environment variables per cloud. */
export function variableTables(): string {
  return tables.map(([title, table]) => section(title, table)).join('\n\n');
}

function section(title: string, table: VariableTable): string {
  return [
    `### ${title}`,
    '',
    '| variable | value | exported | read by |',
    '| --- | --- | --- | --- |',
    ...Object.entries(table).map(([name, { what, when = 'always', readBy }]) =>
      row([`\`${name}\``, what, when, readBy.join(', ')]),
    ),
    ...collisions(table),
  ].join('\n');
}

function collisions(table: VariableTable): string[] {
  const lines = Object.entries(table).flatMap(([name, { collidesWith = {} }]) =>
    Object.entries(collidesWith).map(([provider, effect]) => `- \`${name}\` and \`${provider}\`: ${effect}`),
  );
  return lines.length === 0 ? [] : ['', ...lines];
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
