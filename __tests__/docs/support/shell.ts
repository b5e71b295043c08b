/** Runs the documented set-up commands with stand-ins for the vendors' tools, which record how they were called. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaults } from '../../../emulator/default-world.ts';

export interface Recorded {
  /** Program and arguments of each call, in order. */
  readonly calls: readonly (readonly string[])[];
  /** What the commands wrote into the current directory. */
  readonly files: Readonly<Record<string, string>>;
}

export const identities = {
  managedIdentity: '7f6e5d4c-3b2a-4190-8e7d-6c5b4a392817',
  application: '9e8d7c6b-5a49-4382-91f0-e1d2c3b4a596',
};

/** What the tools print where the commands read it. */
const answers: readonly (readonly [call: string, answer: string])[] = [
  ['aws sts get-caller-identity *', defaults.aws.accountId],
  ['gcloud projects describe *', defaults.google.projectNumber],
  [`az identity list *${defaults.azure.managedIdentityClientId}*`, 'deploy github'],
  ['az account show *', defaults.azure.subscriptionId],
  ['az identity show *principalId*', identities.managedIdentity],
  ['az ad app create *', defaults.azure.clientId],
  ['az ad sp create *', identities.application],
  ['az ad app federated-credential list *', 'existing'],
];

const standIns = `
record() { printf '%s\\037' "$@" >&3; printf '\\036' >&3; }
answer() { case "$*" in ${answers.map(([call, text]) => `${call.replaceAll(' ', '\\ ')}) echo ${text};;`).join(' ')} esac; }
aws() { record aws "$@"; answer aws "$@"; }
az() { record az "$@"; answer az "$@"; }
gcloud() { record gcloud "$@"; answer gcloud "$@"; }
`;

/**
 * @param given files of the current directory, by name
 * @throws {Error} when a command fails
 */
export function run(script: string, given: Readonly<Record<string, string>> = {}): Recorded {
  const directory = mkdtempSync(join(tmpdir(), 'documented-'));
  try {
    for (const [name, text] of Object.entries(given)) writeFileSync(join(directory, name), text);
    const { status, stderr, output } = spawnSync('bash', ['-eu', '-o', 'pipefail', '-c', standIns + script], {
      cwd: directory,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH },
    });
    if (status !== 0) throw new Error(`the commands failed: ${stderr}`);
    const calls = (output[3] ?? '')
      .split('\u001e')
      .slice(0, -1)
      .map((call) => call.split('\u001f').slice(0, -1));
    const files = Object.fromEntries(
      readdirSync(directory).map((name) => [name, readFileSync(join(directory, name), 'utf8')]),
    );
    return { calls, files };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Why bash does not accept a script, or nothing. */
export function syntaxProblem(script: string): string {
  return spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' }).stderr;
}
