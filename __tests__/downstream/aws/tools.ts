/** Real tools and libraries, each of which says which access key it would sign its requests with. */
import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findNode24, findProgram } from '../../../emulator/runner/programs.ts';

export interface Tool {
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

/** Every tool that this machine may have, several versions of the same one included. */
export function tools(): readonly Tool[] {
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
