/** Finds the verb and runs it. */
import { closest } from '../settings/closest.ts';
import { type ExitCode, type Io, UsageError, type Verb } from './verb.ts';

const command = 'multi-cloud-oidc';

/** @returns the exit code; wrong use is explained on the error stream */
export async function run(args: readonly string[], io: Io, verbs: readonly Verb[]): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined) {
    io.error(overview(verbs));
    return 2;
  }
  if (['--help', '-h', 'help'].includes(name)) {
    const verb = verbs.find((candidate) => candidate.name === rest[0]);
    io.out(verb ? verb.help : overview(verbs));
    return 0;
  }
  const verb = verbs.find((candidate) => candidate.name === name);
  if (!verb) {
    const names = verbs.map((candidate) => candidate.name);
    const near = closest(name, names);
    io.error(
      `There is no \`${command} ${name}\`. ${near ? `Did you mean \`${near}\`?` : `The verbs are: ${names.join(', ')}.`}\n`,
    );
    return 2;
  }
  const options = rest.includes('--') ? rest.slice(0, rest.indexOf('--')) : rest;
  if (options.includes('--help') || options.includes('-h')) {
    io.out(verb.help);
    return 0;
  }
  try {
    return await verb.run(rest, io);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.error(`${error.message}\nSee \`${command} ${verb.name} --help\`.\n`);
    return 2;
  }
}

function overview(verbs: readonly Verb[]): string {
  const width = Math.max(...verbs.map(({ name }) => name.length));
  return `Usage: ${command} <verb> [options]

Sets up, checks and moves to logins with OIDC. Nothing is sent anywhere.

${verbs.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}\n`).join('')}
${command} <verb> --help explains a verb.
Exit codes: 0 fine, 1 the thing checked is not fine, 2 wrong use.
`;
}
