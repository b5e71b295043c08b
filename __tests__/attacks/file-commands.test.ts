/** What services and the job's environment say, on its way through the files by which a step talks to the runner. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { type ByHand, exchangeDefaults } from '../../emulator/index.ts';
import type { Job, StepResult } from '../../emulator/runner/index.ts';
import { actionFolder, scenario, threeClouds } from '../support/scenario.ts';
import { failures } from '../support/services/steps.ts';
import { problemsAfter } from './support/aftermath.ts';
import { budget } from './support/budget.ts';

const world = scenario();
const { url, role } = exchangeDefaults.vault;
const note = '$body.auth.metadata.note';
const given = {
  ...threeClouds,
  cache: 'false',
  logins: JSON.stringify([
    {
      name: 'vault',
      provider: 'vault',
      url,
      role,
      env: { NOTE: note },
      outputs: { note },
      multiline: true,
      public: ['auth.metadata.note'],
    },
  ]),
};

/** Values that mean something to the files of the runner, or to what reads them. The first ones are tried by `npm test`. */
const values: Readonly<Record<string, string>> = {
  'what ends a value, and another variable':
    'a\nghadelimiter_x\nNODE_OPTIONS=--import=/tmp/x\nEOF\nPATH=/tmp/x',
  'the beginning of another value': 'a<<b\nc\nb\nd<<e',
  'an end of Windows': 'a\r\nB=c\r\n',
  commands: 'a\n::add-mask::pwned\n##[error]pwned\n::set-output name=aws-account-id::pwned',
  'as long as may be': 'a'.repeat(64 * 1024),
  'a delimiter': 'ghadelimiter_00000000-0000-4000-8000-000000000000',
  'a pair': 'A=B',
  'a lone carriage return': 'a\rB=c',
  'nothing but line ends': '\n\n\n',
  blanks: '  a  \t',
  'beyond ASCII': 'é🔑\u202e\u2028\ufeffx',
  markup: '</code><img src=x> | [x](https://evil.example) `x`',
};
/** Values that no variable can hold. */
const unfit: Readonly<Record<string, string>> = {
  'a NUL': 'long enough\0',
  'an escape sequence': '\u001b[2J\u001b]8;;https://evil.example\u0007',
  'too long a text': 'a'.repeat(64 * 1024 + 1),
};
const few = <T>(all: Readonly<Record<string, T>>, count: number) =>
  Object.entries(all).slice(0, budget(count, 99));

const changed =
  (change: (body: string) => string): ByHand =>
  async (response, { answer }) => {
    const { status, headers, body } = await answer();
    response.writeHead(status, headers).end(change(body));
  };

/** One login of each kind, with the value wherever a service can put it. */
async function login(
  value: string,
  environment: Record<string, string> = {},
): Promise<{ job: Job; step: StepResult }> {
  const text = JSON.stringify(value);
  const inXml = value.replace(/[^ -%'-;=?-~]/g, (character) => `&#${character.codePointAt(0)};`);
  const inject = (service: string, operation: string, change: (body: string) => string) =>
    world.emulator.inject({ kind: 'by-hand', service, operation, times: 99, byHand: changed(change) });
  inject('vault', 'login', (body) => body.replace('"metadata":{', () => `"metadata":{"note":${text},`));
  inject('azure-resource-manager', 'subscriptions.list', (body) =>
    body.replace(/"displayName":"[^"]*"/g, () => `"displayName":${text}`),
  );
  inject('aws-sts', 'AssumeRoleWithWebIdentity', (body) =>
    body.replace(/<RequestId>[^<]*/g, () => `<RequestId>${inXml}`),
  );
  const job = await world.job({ env: environment });
  return { job, step: await job.uses(actionFolder, { id: 'login', with: given }) };
}

let documented: { exported: string[]; outputs: string[] };
beforeAll(async () => {
  const { job, step } = await login('word');
  await job.finish();
  world.emulator.clearFaults();
  expect(step.outcome).toBe('success');
  documented = { exported: Object.keys(step.exported).sort(), outputs: Object.keys(step.outputs).sort() };
});

describe('a value of a service arrives as it was sent, and nothing beside it', () => {
  it.each(few(values, 4))('%s', async (_, value) => {
    const { job, step } = await login(value);
    expect({ outcome: step.outcome, log: step.log }).toMatchObject({ outcome: 'success' });
    expect(step.exported.NOTE).toBe(value);
    expect(step.outputs['vault-note']).toBe(value);
    expect({
      exported: Object.keys(step.exported).sort(),
      outputs: Object.keys(step.outputs).sort(),
    }).toEqual(documented);
    const profile = join(job.temp, 'multi-cloud-login', 'shared', 'azure', 'azureProfile.json');
    const { subscriptions } = JSON.parse(readFileSync(profile, 'utf8'));
    expect(subscriptions.map(({ name }: { name: string }) => name)).toContain(value);
    expect(await problemsAfter(world, job, step)).toEqual([]);
  });
});

describe('a value that no variable can hold fails its login by a code of its own', () => {
  it.each(few(unfit, 1))('%s', async (_, value) => {
    const { job, step } = await login(value);
    expect(failures(step).map(({ title }) => title)).toEqual([
      expect.stringContaining('(vault/unfit-value)'),
    ]);
    expect(await problemsAfter(world, job, step)).toEqual([]);
  });
});

describe('a value that a variable had before the login is back after it', () => {
  it.each(few(values, 2))('%s', async (_, value) => {
    const { job } = await login('word', { AWS_ACCESS_KEY_ID: value });
    const [post] = await job.finish();
    expect(post).toMatchObject({ outcome: 'success', paths: [], state: {} });
    expect(post!.exported.AWS_ACCESS_KEY_ID).toBe(value);
    expect(Object.keys(post!.exported).filter((name) => !documented.exported.includes(name))).toEqual([]);
    expect(post!.masks.filter((mask) => mask === 'pwned')).toEqual([]);
  });
});
