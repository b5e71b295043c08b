/** `plan`: the trust to set up for a job, ready to paste. */
import type { Claims } from '../identity/claims.ts';
import type { JobClaims } from '../identity/github-claims.ts';
import { isGithubDotCom } from '../identity/issuer.ts';
import type { Login } from '../login/login.ts';
import { regionFor } from '../setup/region.ts';
import { formats, type SetUp, setUpOf } from '../setup/set-up.ts';
import { setUpText, warningText } from '../setup/text.ts';
import { jobWarnings, type Warning } from '../setup/warnings.ts';
import { oneOf, parseArguments } from './arguments.ts';
import { assumptionLine, jobHelp, jobOf, jobOptions } from './job.ts';
import { printable } from './printable.ts';
import { UsageError, type Verb } from './verb.ts';

const help = `Usage: multi-cloud-oidc plan [options]

Prints the trust that lets exactly one job in, ready to paste. Nothing is sent anywhere.

What the job logs in to, at least one:
  --aws-role ARN
  --gcp-workload-identity-provider NAME [--gcp-service-account EMAIL]
                        projects/NUMBER/locations/global/workloadIdentityPools/POOL/providers/NAME
  --azure-client-id ID --azure-tenant-id ID

  --format FORMAT       cli (commands of the clouds' tools, the default) or terraform
  --json                print the result as JSON, in all formats
  --help                print this text

${jobHelp}

Exit codes: 0 fine, 2 wrong use.
`;

const cloudOptions = {
  'aws-role': 'aws-role-to-assume',
  'gcp-workload-identity-provider': 'gcp-workload-identity-provider',
  'gcp-service-account': 'gcp-service-account',
  'azure-client-id': 'azure-client-id',
  'azure-tenant-id': 'azure-tenant-id',
} as const;

export const plan: Verb = {
  name: 'plan',
  summary: 'print the trust to set up for a job, ready to paste',
  help,
  async run(args, io) {
    const { values } = parseArguments(
      'plan',
      args,
      {
        ...jobOptions,
        'aws-role': { type: 'string' },
        'gcp-workload-identity-provider': { type: 'string' },
        'gcp-service-account': { type: 'string' },
        'azure-client-id': { type: 'string' },
        'azure-tenant-id': { type: 'string' },
        format: { type: 'string', default: 'cli' },
        json: { type: 'boolean' },
      },
      0,
    );
    const format = oneOf('format', values.format, formats);
    const job = await jobOf(values, io.env, io.files);
    const logins = await loginsOf(values);
    const setUps = await Promise.all(logins.map((login) => setUpOf(login, tokenFor(job, login))));
    const warnings = jobWarnings(job.claims);
    if (values.json) {
      const result = { assumed: job.assumed, warnings, logins: setUps };
      io.out(`${JSON.stringify(result, undefined, 2)}\n`);
    } else {
      const sections = setUps.map((setUp) => setUpText(setUp, format));
      io.out(`${[introduction(job, setUps, warnings), ...sections].join('\n\n')}\n`);
    }
    return 0;
  },
};

/** @throws {UsageError} if there is nothing to log in to, or a name is wrong */
async function loginsOf(values: Readonly<Record<string, unknown>>): Promise<readonly Login[]> {
  const given = Object.entries(cloudOptions).flatMap(([option, input]) =>
    typeof values[option] === 'string' ? [[input, values[option]] as const] : [],
  );
  const inputs: Record<string, string> = Object.fromEntries(given);
  if (typeof values.audience === 'string')
    for (const [input] of given) inputs[`${input.split('-')[0]}-audience`] = values.audience;
  const role = inputs['aws-role-to-assume'];
  // The trust does not depend on the region, but the region must belong to the role's partition.
  if (role !== undefined) inputs['aws-region'] = regionFor(role);
  const { makePlan } = await import('../login/plan.ts');
  const { plan, problems, hints, notes } = await makePlan(inputs, {}, {});
  const [problem] = problems;
  if (problem) throw new UsageError(`\`--${optionFor(problem.input)}\` ${problem.message}`);
  // Such as an option of a cloud that is not logged in to.
  const [hint] = [...hints, ...notes];
  if (hint) throw new UsageError(hint.replace(/`((?:gcp|azure)-)/g, '`--$1'));
  if (plan.logins.length === 0)
    throw new UsageError(
      'Name what the job logs in to: `--aws-role`, `--gcp-workload-identity-provider` or `--azure-client-id`',
    );
  return plan.logins;
}

function optionFor(input: string): string {
  if (/[.-]audience$/.test(input)) return 'audience';
  return Object.entries(cloudOptions).find(([, name]) => name === input)?.[0] ?? input;
}

/** The ID token that the job would get for this login. */
function tokenFor({ claims }: JobClaims, { facts: { audience = '' } }: Login): Claims {
  return { ...claims, iss: claims.iss ?? '', sub: claims.sub ?? '', aud: audience, exp: 0 };
}

function introduction(
  { claims, assumed }: JobClaims,
  setUps: readonly SetUp[],
  warnings: readonly Warning[],
): string {
  const assumption = assumptionLine(assumed);
  const hasIds = claims.repository_id !== undefined && claims.repository_owner_id !== undefined;
  // AWS and Azure cannot test the IDs of other servers' tokens.
  const canTestIds = isGithubDotCom(claims.iss) || setUps.some(({ provider }) => provider === 'gcp');
  return [
    `Trust for the subject ${claims.sub}`,
    ...(assumption === undefined ? [] : [assumption]),
    ...(hasIds || !canTestIds
      ? []
      : [
          'Names can be registered again by others: pass --repository-id and --owner-id, so that the trust is bound to the IDs too.',
        ]),
    ...warnings.map(warningText),
  ]
    .map(printable)
    .join('\n');
}
