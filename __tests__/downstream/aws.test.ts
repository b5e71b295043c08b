/**
 * What real tools make of a login on a runner with identities of its own: each of them uses the login, or fails. Run
 * against the shipped action, with every spelling that a profile's header may have in the runner's files.
 */
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { inputs } from '../../emulator/logins.ts';
import type { Job, StepResult } from '../../emulator/runner/index.ts';
import { actionFolder, scenario } from '../support/scenario.ts';
import { sayLoudly } from '../support/skip-loudly.ts';
import { type Case, type Files, spellings } from './aws/cases.ts';
import { type Tool, tools } from './aws/tools.ts';

/** The tools start slowly, and a busy machine makes minutes of it. */
jest.setTimeout(300_000);

const world = scenario();
const present: Tool[] = [];

/** What a container's or machine's own identity would be. */
let metadata: Server;
let folder: string;

beforeAll(async () => {
  for (const tool of tools()) {
    if (tool.command) present.push(tool);
    else sayLoudly(`SKIPPED: ${tool.name} is not tested. Get it with: ${tool.source}`);
  }
  folder = await mkdtemp(join(tmpdir(), 'downstream-test-'));
  metadata = createServer((request, response) => {
    const isList = request.url?.endsWith('security-credentials/');
    const identity = {
      Code: 'Success',
      AccessKeyId: 'AKIAMACHINE',
      SecretAccessKey: 'machine',
      Token: 'machine',
      Expiration: new Date(Date.now() + 3_600_000).toISOString(),
    };
    response.end(request.url === '/latest/api/token' || isList ? 'machine' : JSON.stringify(identity));
  }).listen(0, '127.0.0.1');
  await once(metadata, 'listening');
});

afterAll(async () => {
  metadata.close();
  await rm(folder, { recursive: true, force: true });
});

async function jobWith({ config, credentials }: Files, env: Record<string, string> = {}): Promise<Job> {
  const job = await world.job({ env });
  await mkdir(join(job.home, '.aws'));
  await writeFile(join(job.home, '.aws', 'config'), config);
  await writeFile(join(job.home, '.aws', 'credentials'), credentials);
  return job;
}

/** What a step of the job finds by the variables of AWS. */
function caseOf(name: string, job: Job, expected: string, env: Record<string, string> = {}): Case {
  const ofJob = { ...env, ...job.exported };
  const aws = Object.entries(ofJob).filter(([variable]) => /^(AWS|AMAZON)_/.test(variable));
  return { name, expected, env: { ...Object.fromEntries(aws), HOME: job.home } };
}

/** By tool and case, the key that was used where it was another one than expected. */
async function wrongKeys(job: Job, cases: readonly Case[]): Promise<Record<string, unknown>> {
  // With a process per case: the first one and the last one, which holds all of them.
  const few = [...new Set([cases.at(0)!, cases.at(-1)!])];
  const wrong = await Promise.all(
    present.map(async ({ name, command = [], slow }) => {
      const given = slow ? few : cases;
      const file = join(folder, `${encodeURIComponent(name)}-${cases[0]!.name.length}.json`);
      await writeFile(file, JSON.stringify(given));
      const { log, outputs } = await job.run([...command, file]);
      const found = JSON.parse(outputs.keys ?? '{}') as Record<string, string>;
      return given.flatMap((one) => {
        const key = found[one.name] ?? log;
        const failed = !/^(A[KS]IA[\w*]+|none)$/.test(key);
        const right = one.stops === name ? failed : isKey(key, one.expected);
        return right ? [] : [[`${name}: ${one.name}`, key] as const];
      });
    }),
  );
  return Object.fromEntries(wrong.flat());
}

/** Terraform shows the ends of a key only. */
function isKey(shown: string, key: string): boolean {
  return /^[\w*]+$/.test(shown) && new RegExp(`^${shown.replaceAll(/\*+/g, '\\w+')}$`).test(key);
}

const key = ({ outputs }: StepResult, login = 'aws') => outputs[`${login}-access-key-id`]!;

/** A metadata service and a web identity that the runner has too. */
const otherIdentities = () => {
  const { port } = metadata.address() as AddressInfo;
  return {
    AWS_CONTAINER_CREDENTIALS_FULL_URI: `http://127.0.0.1:${port}/credentials`,
    AWS_EC2_METADATA_SERVICE_ENDPOINT: `http://127.0.0.1:${port}`,
    AWS_WEB_IDENTITY_TOKEN_FILE: '/var/run/token',
    AWS_ROLE_ARN: 'arn:aws:iam::999999999999:role/runner',
  };
};

/** Keys of the runner under the names of earlier years, which some tools still read. */
const oldNames = {
  AWS_ACCESS_KEY: 'AKIAOLDNAME',
  AWS_SECRET_KEY: 'secret-of-the-old-name',
  AMAZON_ACCESS_KEY_ID: 'AKIAOLDNAME',
  AMAZON_SECRET_ACCESS_KEY: 'secret-of-the-old-name',
};

describe('every tool that reads the AWS files', () => {
  it('works as the login with `refresh`, whatever identities the runner has', async () => {
    const all = spellings('default');
    const tried = ['config [profile default]', 'config   [default]', 'indented keys', 'all of them'] as const;
    const cases = await Promise.all(
      tried.map(async (name) => {
        const env: Record<string, string> =
          name === 'all of them' ? otherIdentities() : name === 'indented keys' ? oldNames : {};
        const job = await jobWith(all[name]!, env);
        const login = await job.uses(actionFolder, { id: 'login', with: { ...inputs.aws, refresh: 'true' } });
        expect(login.outcome).toBe('success');
        // It takes the emptied variable of the web identity for the name of a file.
        const stops = name === 'all of them' ? { stops: 'AWS SDK for Ruby' } : {};
        expect(login.log.includes('unset AWS_WEB_IDENTITY_TOKEN_FILE')).toBe(name === 'all of them');
        return { job, one: { ...caseOf(name, job, key(login), env), ...stops } };
      }),
    );
    const { job } = cases.at(-1)!;
    expect(
      await wrongKeys(
        job,
        cases.map((each) => each.one),
      ),
    ).toEqual({});
  });

  it('works as an entry of `logins`, under every spelling of its profile in the files of the runner', async () => {
    const all = Object.entries(spellings('PROFILE'));
    const named = all.map(([name, files], index) => {
      const of = (text: string) => text.replaceAll('PROFILE', `p${index}`);
      return { name, profile: `p${index}`, config: of(files.config), credentials: of(files.credentials) };
    });
    const join = (part: 'config' | 'credentials') => named.map((files) => files[part]).join('');
    const job = await jobWith({ config: join('config'), credentials: join('credentials') });
    const { 'aws-role-to-assume': role, 'aws-region': region } = inputs.aws;
    const logins = named.map(({ profile }, index) => ({
      name: index % 2 === 0 ? profile : `other-${profile}`,
      provider: 'aws',
      'role-to-assume': role,
      region,
      'role-session-name': profile,
      ...(index % 2 === 0 ? {} : { profile }),
    }));
    const login = await job.uses(actionFolder, { id: 'login', with: { logins: JSON.stringify(logins) } });
    expect(login.outcome).toBe('success');
    const cases = named.map(({ name, profile }, index) => ({
      ...caseOf(name, job, key(login, logins[index]!.name), {
        AWS_PROFILE: profile,
        AWS_SDK_LOAD_CONFIG: '1',
        // Terraform wants to be told.
        AWS_REGION: region,
      }),
    }));
    expect(await wrongKeys(job, cases)).toEqual({});
  });

  it('works as the profile of `aws-profile`, with and without `refresh`', async () => {
    const cases = await Promise.all(
      ['false', 'true'].map(async (refresh) => {
        const job = await jobWith(spellings('staging')['all of them']!);
        const given = { ...inputs.aws, 'aws-profile': 'staging', refresh };
        const login = await job.uses(actionFolder, { id: 'login', with: given });
        const noKeys = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', AWS_SESSION_TOKEN: '' };
        const { env, ...rest } = caseOf(`refresh: ${refresh}`, job, key(login));
        return {
          job,
          one: { ...rest, env: { ...env, ...noKeys, AWS_PROFILE: 'staging', AWS_SDK_LOAD_CONFIG: '1' } },
        };
      }),
    );
    expect(
      await wrongKeys(
        cases[0]!.job,
        cases.map(({ one }) => one),
      ),
    ).toEqual({});
  });
});
