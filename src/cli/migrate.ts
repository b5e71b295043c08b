/** `migrate`: steps of the vendor actions become steps of this action. */
import { unifiedDiff } from '../workflow/diff.ts';
import { withoutLiteralKeys } from '../workflow/literals.ts';
import type { Migration, migrate as migrateFile } from '../workflow/migrate/migrate.ts';
import { parseArguments } from './arguments.ts';
import { printable } from './printable.ts';
import { type Io, UsageError, type Verb } from './verb.ts';
import { type FoundFile, findFiles, noWorkflows } from './workflow-files.ts';

const help = `Usage: multi-cloud-oidc migrate [PATH] [options]

Rewrites the steps of aws-actions/configure-aws-credentials, google-github-actions/auth and
azure/login as steps of multi-cloud-oidc/login, neighbours as one step, and prints the difference.
Comments, quotes and the order of the file stay. Uses of the steps' outputs follow their new names.
What is left alone is named with the reason. The trust in the clouds stays as it is.

PATH is a workflow file, an action.yml, or a repository (default: the current directory).

Options:
  --write   change the files instead of printing the difference
  --check   change nothing, and exit with 1 when there is something to rewrite
  --json    print the result as JSON
  --help    print this text

Exit codes: 0 fine, 1 with --check something would be rewritten, 2 wrong use.
`;

interface Result extends Migration {
  readonly diff: string;
}

export const migrate: Verb = {
  name: 'migrate',
  summary: 'rewrite the steps of the three vendor login actions as one step of this action',
  help,
  async run(args, io) {
    const { values, operands } = parseArguments(
      'migrate',
      args,
      { write: { type: 'boolean' }, check: { type: 'boolean' }, json: { type: 'boolean' } },
      1,
    );
    if (values.write && values.check) throw new UsageError('`--write` and `--check` exclude each other');
    const path = operands[0] ?? '.';
    const found = await findFiles(path, io.files);
    const { migrate: migrateOne } = await import('../workflow/migrate/migrate.ts');
    const results = found.flatMap((file) => resultOf(file, migrateOne));
    if (results.length === 0) throw noWorkflows(path);
    if (values.write)
      for (const result of results) if (result.diff) await io.files.write(result.path, result.text);
    if (values.json) io.out(`${JSON.stringify(results.map(asJson), undefined, 2)}\n`);
    else report(results, values.write ?? false, io);
    return values.check && results.some(({ diff }) => diff) ? 1 : 0;
  },
};

function resultOf({ path, text }: FoundFile, migrateOne: typeof migrateFile): Result[] {
  if (text === undefined)
    return [{ path, text: '', diff: '', rewritten: [], left: [{ line: 1, reason: 'is not UTF-8' }] }];
  const migration = migrateOne(path, text);
  return migration ? [{ ...migration, diff: unifiedDiff(path, text, migration.text) }] : [];
}

function asJson({ path, diff, rewritten, left }: Result) {
  return { path, changed: diff !== '', rewritten, left, diff: withoutLiteralKeys(diff) };
}

/** The diff goes to standard output, for tools; everything else to standard error. */
function report(results: readonly Result[], written: boolean, io: Io): void {
  const say = (line: string) => io.error(`${printable(line)}\n`);
  for (const { path, diff, rewritten, left } of results) {
    if (diff && !written) io.out(withoutLiteralKeys(diff));
    for (const { lines, clouds, notes } of rewritten) {
      const steps = lines.length === 1 ? 'step' : `${lines.length} steps`;
      say(`${path}:${lines[0]}: ${steps} rewritten as one login to ${clouds.join(', ')}`);
      for (const { line, message } of notes) say(`${path}:${line}: note: ${message}`);
    }
    for (const { line, action, reason } of left)
      say(`${path}:${line}: left alone: ${action ? `the step of ${action}` : 'the file'} ${reason}`);
  }
  const changed = results.filter(({ diff }) => diff).length;
  const left = results.reduce((sum, result) => sum + result.left.length, 0);
  say(
    `${changed} of ${results.length} ${results.length === 1 ? 'file' : 'files'} ${written ? 'rewritten' : 'to rewrite'}, ${left} ${left === 1 ? 'place' : 'places'} left alone.`,
  );
}
