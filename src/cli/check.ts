/** `check`: who is admitted by a trust configuration. */
import { renderReport } from '../trust/render.ts';
import { fails, severities, toJson } from '../trust/report.ts';
import { oneOf, parseArguments } from './arguments.ts';
import { assumptionLine, jobHelp, jobOf, jobOptions } from './job.ts';
import { printable } from './printable.ts';
import { readText } from './text-file.ts';
import { UsageError, type Verb } from './verb.ts';

const help = `Usage: multi-cloud-oidc check --trust FILE [--trust FILE …] [options]

Tells whether a job gets in by a trust configuration, which test decides it, who else gets in, and
what to change. Nothing is sent anywhere.

  --trust FILE          recognised by its content: an AWS trust policy or the output of
                        "aws iam get-role" or "list-roles"; the output of "gcloud iam
                        workload-identity-pools providers describe" and "get-iam-policy";
                        lists of federated credentials from the Azure CLI, Graph or ARM; the
                        output of "terraform show -json"
  --fail-on SEVERITY    exit with 1 if somebody else gets in, or there is a finding, of at
                        least this severity: info, low, medium, high, critical (default:
                        high). Whom rules of the environment can stop does not count.
  --no-attacks          leave out who else gets in
  --default-branch NAME of the repository, for the attacks that start there
  --json                print the result as JSON
  --help                print this text

${jobHelp}

Exit codes: 0 fine, 1 the job does not get in or the trust is too wide, 2 wrong use.
`;

export const check: Verb = {
  name: 'check',
  summary: 'tell who gets in by trust policies, providers and federated credentials',
  help,
  async run(args, io) {
    const { values } = parseArguments(
      'check',
      args,
      {
        ...jobOptions,
        trust: { type: 'string', multiple: true },
        'fail-on': { type: 'string', default: 'high' },
        'no-attacks': { type: 'boolean' },
        'default-branch': { type: 'string' },
        json: { type: 'boolean' },
      },
      0,
    );
    const failOn = oneOf('fail-on', values['fail-on'], severities);
    const paths = values.trust ?? [];
    if (paths.length === 0) throw new UsageError('`check` needs at least one `--trust FILE`');
    const { claims, unknown, assumed } = await jobOf(values, io.env, io.files);
    const files = await Promise.all(
      paths.map(async (name) => ({ name, text: await readText(name, io.files) })),
    );
    const [{ checkTrust }, { comparedWithPlan }] = await Promise.all([
      import('../trust/check.ts'),
      import('../setup/compare.ts'),
    ]);
    const options = {
      unknown,
      attacks: !values['no-attacks'],
      ...(values['default-branch'] === undefined ? {} : { defaultBranch: values['default-branch'] }),
    };
    const job = forEachCloud(claims, paths);
    const report = await comparedWithPlan(await checkTrust(files, job, options), job, options);
    if (values.json) {
      io.out(`${JSON.stringify(toJson(report), undefined, 2)}\n`);
      for (const { file, problem } of report.unreadable) io.error(`${printable(`${file}: ${problem}`)}\n`);
    } else {
      const assumption = assumptionLine(assumed);
      if (assumption !== undefined) io.out(`${assumption}\n\n`);
      io.out(renderReport(report));
      if (options.attacks && report.results.some(({ attackers }) => attackers.length === 0))
        io.out('\nWho else gets in was not tried: the claims name no repository of GitHub.\n');
    }
    return report.unreadable.length > 0 || fails(report.results, failOn) ? 1 : 0;
  },
};

/** A token has one audience, and each cloud expects its own: one cloud's audience says nothing about the others. */
function forEachCloud(claims: Readonly<Record<string, string>>, paths: readonly string[]) {
  if (paths.length === 1) return claims;
  const { aud: _, ...rest } = claims;
  return rest;
}
