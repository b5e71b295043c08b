/** A runner's AWS files, with an identity of the runner under every header that some tool may read as a profile. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Job } from '../../../emulator/runner/index.ts';

/** The variables by which a tool is to find the login, and the access key that it must use. */
export interface Case {
  readonly name: string;
  readonly env: Readonly<Record<string, string>>;
  readonly expected: string;
  /** Tools that may also stop with an error. */
  readonly stops?: string;
}

export interface Files {
  readonly config: string;
  readonly credentials: string;
}

const identity = 'aws_access_key_id = AKIARUNNER\naws_secret_access_key = runner\noutput = json\n';

/** Sections of a profile by the headers that are seen in files of real runners, and by some that only tools agree to. */
export function spellings(profile: string): Readonly<Record<string, Files>> {
  const inConfig = [
    `[profile ${profile}]`,
    `[profile "${profile}"]`,
    `[profile '${profile}']`,
    `[profile\t${profile}]`,
    `[ profile ${profile} ]`,
    `  [profile ${profile}]`,
    `[${profile}]`,
    `["${profile}"]`,
    `[ ${profile} ]`,
    `  [${profile}]`,
  ];
  const inCredentials = [
    `[${profile}]`,
    `[ ${profile} ]`,
    `  [${profile}]`,
    `["${profile}"]`,
    `[profile ${profile}]`,
  ];
  const alone = [
    ...inConfig.map((header) => [`config ${header}`, { config: `${header}\n${identity}`, credentials: '' }]),
    ...inCredentials.map((header) => [
      `credentials ${header}`,
      { config: '', credentials: `${header}\n${identity}` },
    ]),
  ] as [string, Files][];
  const all = (headers: readonly string[]) => headers.map((header) => `${header}\n${identity}`).join('');
  return Object.fromEntries([
    ...alone,
    [
      'indented keys',
      {
        config: `[profile ${profile}]\noutput = json\n  ${identity.replaceAll('\n', '\n  ')}\n`,
        credentials: '',
      },
    ],
    ['all of them', { config: all(inConfig), credentials: all(inCredentials) }],
  ]);
}

/** What a step of the job finds by the variables of AWS. */
export function caseOf(name: string, job: Job, expected: string, env: Record<string, string> = {}): Case {
  const exported = Object.entries(job.exported).filter(([variable]) => isAboutAws(variable));
  return { name, expected, env: { ...env, ...Object.fromEntries(exported), HOME: job.home } };
}

/** `AMAZON_` is an old prefix, which the SDKs for JavaScript 2 and Ruby still read. */
export function isAboutAws(variable: string): boolean {
  return /^(AWS|AMAZON)_/.test(variable);
}

/** Where every tool looks for them by itself. */
export async function writeFiles(job: Job, { config, credentials }: Files): Promise<void> {
  await mkdir(join(job.home, '.aws'));
  await writeFile(join(job.home, '.aws', 'config'), config);
  await writeFile(join(job.home, '.aws', 'credentials'), credentials);
}
