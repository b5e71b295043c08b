/** Real tools and libraries, each of which says which access key it would sign its requests with. */
import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Job } from '../../../emulator/runner/index.ts';
import { findNode24, findProgram } from '../../../emulator/runner/programs.ts';
import { sayLoudly } from '../../support/skip-loudly.ts';
import type { Case } from './cases.ts';

interface Tool {
  readonly name: string;
  /** The command line in front of the path of the file with the cases. */
  readonly command: readonly string[] | undefined;
  /** Whether it takes a process per case, and so is tried with a few of them. */
  readonly slow?: boolean;
  /** How to get it, for the line about its absence. */
  readonly source: string;
}

/** Where packages are installed that are too large to be dependencies of the repository. */
const extras = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'downstream');

/** What a tool made of a case: the access key it used, or the words with which it failed. */
interface Answer {
  readonly tool: string;
  readonly tried: Case;
  readonly answer: string;
  /** What its step showed. */
  readonly log: string;
}

const known = tools();

export function sayWhatIsMissing(): void {
  for (const { name, command, source } of known)
    if (!command) sayLoudly(`SKIPPED: ${name} is not tested. Get it with: ${source}`);
}

/**
 * Runs every tool in a step of the job.
 * @param folder for files of the test
 */
export async function answers(job: Job, cases: readonly Case[], folder: string): Promise<Answer[]> {
  // With a process per case: the first one and the last one, which holds all of them.
  const few = [...new Set([cases.at(0)!, cases.at(-1)!])];
  const all = await Promise.all(
    known.map(async ({ name, command, slow }) => {
      if (!command) return [];
      const given = slow ? few : cases;
      const file = join(folder, `${encodeURIComponent(name)}-${cases[0]!.name.length}.json`);
      await writeFile(file, JSON.stringify(given));
      const { log, outputs } = await job.run([...command, file]);
      const found = JSON.parse(outputs.keys ?? '{}') as Record<string, string>;
      return given.map((tried) => ({ tool: name, tried, answer: found[tried.name] ?? log, log }));
    }),
  );
  return all.flat();
}

/** Whether an answer is an access key, or a certain one. Terraform shows the ends of a key only. */
export function isKey(answer: string, key?: string): boolean {
  if (key === undefined) return /^(A[KS]IA[\w*]+|\w*\*+\w*|none)$/.test(answer);
  return /^[\w*]+$/.test(answer) && new RegExp(`^${answer.replaceAll(/\*+/g, '\\w+')}$`).test(key);
}

/** Every tool that this machine may have, several versions of the same one included. */
function tools(): readonly Tool[] {
  const pythons = programs('python3').filter((python) => works([python, '-c', 'import boto3']));
  const clis = programs('aws').filter((aws) => works([aws, '--version']));
  const ruby = programs('ruby').find((found) => works([found, '-e', "require 'aws-sdk-core'"]));
  const sdk2 = works([
    findNode24(),
    '-e',
    `require(${JSON.stringify(join(extras, 'node_modules/aws-sdk'))})`,
  ]);
  return [
    { name: 'AWS SDK for JavaScript 3', command: [findNode24(), script('resolve-sdk-3.ts')], source: '' },
    {
      name: 'AWS SDK for JavaScript 2',
      command: sdk2 ? [findNode24(), '--no-warnings', script('resolve-sdk-2.cjs'), extras] : undefined,
      source: `npm install --prefix ${extras} aws-sdk`,
    },
    ...atLeastOne(pythons).map((python) => ({
      name: `boto3 (${python})`,
      command: python && [python, script('resolve.py')],
      source: 'apt-get install python3-boto3',
    })),
    {
      name: 'AWS SDK for Ruby',
      command: ruby && [ruby, script('resolve.rb')],
      source: 'apt-get install ruby-aws-sdk-core',
    },
    ...atLeastOne(clis).map((aws) => ({
      name: `AWS CLI (${aws})`,
      command: aws && [findNode24(), script('resolve-program.ts'), 'aws', aws],
      slow: true,
      source: 'apt-get install awscli',
    })),
    ...atLeastOne(programs('terraform').slice(0, 1)).map((terraform) => ({
      name: 'Terraform (AWS SDK for Go 2)',
      command: terraform && [findNode24(), script('resolve-program.ts'), 'terraform', terraform],
      slow: true,
      source: 'https://developer.hashicorp.com/terraform/install',
    })),
  ] as Tool[];
}

/** All programs of a name on the search path and in the system's folder. */
function programs(name: string): readonly string[] {
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/bin'];
  return [
    ...new Set(
      folders.flatMap((folder) => findProgram(name, folder) ?? []).map((path) => realpathSync(path)),
    ),
  ];
}

function atLeastOne(found: readonly string[]): readonly (string | undefined)[] {
  return found.length > 0 ? found : [undefined];
}

function works([program, ...argv]: readonly [string, ...string[]]): boolean {
  return spawnSync(program, argv, { stdio: 'ignore' }).status === 0;
}

function script(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}
