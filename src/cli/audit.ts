/** `audit`: stored keys and risky use of OIDC in a repository's workflows. */
import type { Audit } from '../workflow/audit/audit.ts';
import { type Finding, type Severity, severities } from '../workflow/audit/finding.ts';
import type { MigrationPlan } from '../workflow/audit/migration-plan.ts';
import { oneOf, parseArguments } from './arguments.ts';
import { printable } from './printable.ts';
import { UsageError, type Verb } from './verb.ts';
import { findFiles, noWorkflows } from './workflow-files.ts';

const help = `Usage: multi-cloud-oidc audit [PATH] [options]

Finds stored keys of clouds and registries in workflows and composite actions, and habits that
weaken logins with OIDC. Each finding has its place, what to do, the step to use instead and the
command that prints the trust for it. The plan for the whole repository comes at the end.
What workflows do wrong in general is for zizmor (https://docs.zizmor.sh), whose audits are named.
Values of secrets are never read or printed.

PATH is a workflow file, an action.yml, or a repository (default: the current directory).

Options:
  --fail-on SEVERITY    exit with 1 from this severity on: info, low, medium, high, critical
                        (default: high)
  --repository OWNER/NAME
                        for the printed commands (default: GITHUB_REPOSITORY)
  --json                print the result as JSON
  --help                print this text

Exit codes: 0 fine, 1 there are findings of that severity, 2 wrong use.
`;

export const audit: Verb = {
  name: 'audit',
  summary: 'find stored keys and risky logins in workflows, and plan the way to OIDC',
  help,
  async run(args, io) {
    const { values, operands } = parseArguments(
      'audit',
      args,
      {
        'fail-on': { type: 'string', default: 'high' },
        repository: { type: 'string' },
        json: { type: 'boolean' },
      },
      1,
    );
    const failOn = oneOf('fail-on', values['fail-on'], severities);
    const repository = values.repository ?? io.env.GITHUB_REPOSITORY ?? 'OWNER/NAME';
    if (!/^[\w.-]+\/[\w.-]+$/.test(repository))
      throw new UsageError(`\`--repository\` must be of the form OWNER/NAME, but is "${repository}"`);
    const path = operands[0] ?? '.';
    const files = await findFiles(path, io.files);
    const { audit: auditFiles } = await import('../workflow/audit/audit.ts');
    const result = auditFiles(files, { repository });
    if (result.files === 0 && result.findings.length === 0) throw noWorkflows(path);
    io.out(values.json ? `${JSON.stringify(result, undefined, 2)}\n` : textOf(result));
    return result.findings.some(({ severity }) => isAtLeast(severity, failOn)) ? 1 : 0;
  },
};

function isAtLeast(severity: Severity, limit: Severity): boolean {
  return severities.indexOf(severity) >= severities.indexOf(limit);
}

function textOf({ files, findings, migration }: Audit): string {
  const counts = [...severities]
    .reverse()
    .map((severity) => ({ severity, count: findings.filter((one) => one.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${count} ${severity}`);
  const shown = new Map<string, string>();
  return [
    ...findings.map((finding) => findingText(finding, shown)),
    ...(migration ? [planText(migration)] : []),
    `${files} ${files === 1 ? 'file' : 'files'} read. ${counts.length > 0 ? `Findings: ${counts.join(', ')}.` : 'Nothing found.'}\n`,
  ].join('\n');
}

/** A block that was already shown is referred to by its position. */
function findingText(finding: Finding, shown: Map<string, string>): string {
  const { severity, id, file, line, job, message, fix, replacement, plan, secrets, zizmor } = finding;
  const place = `${file}:${line}`;
  const block = (title: string, text: string | undefined) => {
    if (!text) return [];
    const key = `${title}${text}`;
    const earlier = shown.get(key);
    if (earlier) return [`  ${title}: as for ${earlier}`];
    shown.set(key, place);
    const lines = text.split('\n');
    return lines.length === 1
      ? [`  ${title}: ${text}`]
      : [`  ${title}:`, ...lines.map((each) => `      ${each}`)];
  };
  return [
    `${severity} ${place}${job ? ` job ${job}` : ''} [${id}]`,
    `  ${message}`,
    ...(secrets ? [`  Secrets: ${secrets.join(', ')}`] : []),
    `  Fix: ${fix}`,
    ...block('Write', replacement),
    ...block('Trust', plan),
    ...(zizmor ? [`  See also: zizmor ${zizmor}`] : []),
    '',
  ]
    .map(printable)
    .join('\n');
}

function planText({ inventory, steps, verify, revoke }: MigrationPlan): string {
  return [
    'The way to OIDC, one workflow at a time',
    '',
    '1. Inventory. Answer for each key: what may it do, who made it and when was it last rotated, what else',
    '   uses it, what breaks without it?',
    ...inventory.map(
      ({ secrets, providers, places, declared }) =>
        `   - ${secrets.join(' and ') || 'a key written out'} (${providers.join(', ')}): ${places.join(', ')}${declared.length > 0 ? `; declared in ${declared.join(', ')}` : ''}`,
    ),
    '',
    '2. Set up a role and its trust for each job next to the old key, and switch one job after the other:',
    ...steps.flatMap(({ file, job, purpose, providers, role, plan, lines }, index) => [
      `   ${index + 1}) ${file}${job ? `, job ${job}` : ''} (${purpose}; ${providers.join(', ')}), ${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}`,
      `      ${role}`,
      ...(plan ? [`      ${plan}`] : []),
    ]),
    '',
    '3. Verify each switch in the audit log before the next one:',
    ...verify.map(({ provider, log, look }) => `   - ${provider}: ${log}. ${look}`),
    '   - everywhere: which role, which repository and workflow, which audience, how long, any permission unused?',
    '',
    '4. Revoke the old keys when the log shows no more use of them, deactivating them first:',
    ...revoke.flatMap(({ secrets, commands }) => [
      `   - ${secrets.join(' and ') || 'a key written out: at once'}`,
      ...commands.map((command) => `       ${command}`),
    ]),
    '',
    '5. Run `multi-cloud-oidc audit` again, and review trust and roles every quarter.',
    '',
  ]
    .map(printable)
    .join('\n');
}
