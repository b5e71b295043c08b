/**
 * Which access key a program signs its first request with, in each of the environments of the file that is named first.
 * Both the AWS CLI and Terraform log the request; it leads to a proxy that is not there.
 */
import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Case, isAboutAws } from './cases.ts';

const backend = `terraform {
  backend "s3" {
    bucket                      = "bucket"
    key                         = "state"
    skip_requesting_account_id  = true
    skip_credentials_validation = true
  }
}
`;
const commands: Readonly<Record<string, readonly string[]>> = {
  aws: ['sts', 'get-caller-identity', '--debug'],
  terraform: ['init', '-no-color', '-input=false'],
};
const nowhere = 'http://127.0.0.1:9';

function firstKey(program: string, argv: readonly string[], env: NodeJS.ProcessEnv, cwd: string) {
  return new Promise<string>((resolve) => {
    const child = spawn(program, argv, { env, cwd });
    let log = '';
    const read = (chunk: Buffer) => {
      log += chunk;
      const key = /Credential=([\w*]+)\//.exec(log)?.[1];
      if (key === undefined) return;
      resolve(key);
      child.kill('SIGKILL');
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('close', () => resolve(`no request: ${log.slice(-1500)}`));
  });
}

const [kind = '', program = '', file = ''] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'downstream-'));
writeFileSync(join(folder, 'main.tf'), backend);
const others = Object.entries(process.env).filter(([name]) => !isAboutAws(name));
const environment = {
  ...Object.fromEntries(others),
  HTTPS_PROXY: nowhere,
  https_proxy: nowhere,
  TF_LOG: 'debug',
};
const cases = JSON.parse(readFileSync(file, 'utf8')) as Case[];
const found = await Promise.all(
  cases.map(async ({ name, env }) => {
    const own = {
      ...environment,
      ...env,
      AWS_MAX_ATTEMPTS: '1',
      TF_DATA_DIR: mkdtempSync(join(folder, 'data-')),
    };
    return [name, await firstKey(program, commands[kind]!, own, folder)] as const;
  }),
);
rmSync(folder, { recursive: true, force: true });
appendFileSync(process.env.GITHUB_OUTPUT!, `keys=${JSON.stringify(Object.fromEntries(found))}\n`);
