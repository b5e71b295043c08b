/** The page on moving over, from the tables that `migrate` uses. */
import { type InputRule, type OutputRule, type Vendor, vendors } from '../../src/workflow/vendor-inputs.ts';

/** One section for each vendor's action. */
export function movingOverTables(): string {
  return vendors.map(section).join('\n\n');
}

function section({ action, inputs, outputs, further, afterwards }: Vendor): string {
  return [
    `## From ${action}`,
    '',
    '| there | here |',
    '| --- | --- |',
    ...Object.entries(inputs).map(([name, rule]) => row(`\`${name}\``, inputCell(rule))),
    ...further.map(([there, here]) => row(there, here)),
    ...Object.entries(outputs).map(([name, rule]) => row(`output \`${name}\``, outputCell(rule))),
    '',
    afterwards,
  ].join('\n');
}

function inputCell(rule: InputRule): string {
  const cells =
    'to' in rule
      ? [`\`${rule.to}\``]
      : 'drop' in rule
        ? [`not needed: ${rule.drop}`]
        : [`no counterpart: it ${rule.leave}`];
  return [...cells, ...(rule.remark ? [rule.remark] : [])].join('; ');
}

function outputCell({ to, remark, credential }: OutputRule): string {
  const only = credential ? ['with `output-credentials`'] : [];
  return [`\`${to}\``, ...(remark ? [remark] : []), ...only].join('; ');
}

function row(there: string, here: string): string {
  return `| ${[there, here].map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
