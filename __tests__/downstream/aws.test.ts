/**
 * What real tools make of a login on a runner with identities of its own: each of them uses the login, or fails. Run
 * against the shipped action, with every spelling that a profile's header may have in the runner's files.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { inputs } from '../../emulator/logins.ts';
import type { Job, StepResult } from '../../emulator/runner/index.ts';
import { actionFolder, scenario } from '../support/scenario.ts';
import { type Case, caseOf, type Files, spellings, writeFiles } from './aws/cases.ts';
import { whileRefused } from './aws/forms.ts';
import { type Machine, startMachine } from './aws/machine.ts';
import { answers, isKey, sayWhatIsMissing } from './aws/tools.ts';

/** The tools start slowly, and a busy machine makes minutes of it. */
jest.setTimeout(300_000);

const world = scenario();
/** What a container's or machine's own identity would be. */
let machine: Machine;
let folder: string;

beforeAll(async () => {
  sayWhatIsMissing();
  folder = await mkdtemp(join(tmpdir(), 'downstream-test-'));
  machine = await startMachine();
});

afterAll(async () => {
  machine.close();
  await rm(folder, { recursive: true, force: true });
});

async function jobWith(files: Files, env: Record<string, string> = {}): Promise<Job> {
  const job = await world.job({ env });
  await writeFiles(job, files);
  return job;
}

/** By tool and case, the key that was used where it was another one than expected. */
async function wrongKeys(job: Job, cases: readonly Case[]): Promise<Record<string, unknown>> {
  const wrong = (await answers(job, cases, folder)).filter(({ tool, tried, answer }) =>
    tried.stops === tool ? isKey(answer) : !isKey(answer, tried.expected),
  );
  return Object.fromEntries(wrong.map(({ tool, tried, answer }) => [`${tool}: ${tried.name}`, answer]));
}

const key = ({ outputs }: StepResult, login = 'aws') => outputs[`${login}-access-key-id`]!;

/** A metadata service and a web identity that the runner has too. */
const otherIdentities = () => ({
  ...machine.variables,
  AWS_WEB_IDENTITY_TOKEN_FILE: '/var/run/token',
  AWS_ROLE_ARN: 'arn:aws:iam::999999999999:role/runner',
});

/** Keys of the runner under the names of earlier years, which some tools still read. */
const oldNames = {
  AWS_ACCESS_KEY: { AWS_ACCESS_KEY: 'AKIAOLD', AWS_SECRET_KEY: 'old' },
  AMAZON_ACCESS_KEY_ID: {
    AMAZON_ACCESS_KEY_ID: 'AKIAOLD',
    AMAZON_SECRET_ACCESS_KEY: 'old',
    AMAZON_SESSION_TOKEN: 'old',
  },
};
const allOldNames = { ...oldNames.AWS_ACCESS_KEY, ...oldNames.AMAZON_ACCESS_KEY_ID };

describe('every tool that reads the AWS files', () => {
  it('works as the login with `refresh`, whatever identities the runner has', async () => {
    const all = spellings('default');
    const tried = ['config [profile default]', 'config   [default]', 'indented keys', 'all of them'] as const;
    const cases = await Promise.all(
      tried.map(async (name) => {
        const env: Record<string, string> =
          name === 'all of them' ? otherIdentities() : name === 'indented keys' ? allOldNames : {};
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

/** The programs that log their first request are sent nowhere; so is the renewal, unless it is told the way. */
function proxy() {
  const { HTTPS_PROXY = '' } = world.emulator.environment();
  return { HTTPS_PROXY, https_proxy: HTTPS_PROXY };
}

async function loggedIn(job: Job, given: Readonly<Record<string, string>>): Promise<StepResult> {
  const login = await job.uses(actionFolder, { id: 'login', with: given });
  expect(login.outcome).toBe('success');
  return login;
}

const afterRefusal = (job: Job, cases: readonly Case[]) =>
  whileRefused(world.emulator, job, () => answers(job, cases, folder));

/** Old names of keys, each read by some tool: before any profile in the SDKs for JavaScript 2, Ruby and Go. */
describe('with `refresh`', () => {
  it.each(Object.entries(oldNames))(
    'every tool works as the login, not with the keys that the job has in %s',
    async (name, env) => {
      const job = await world.job({ env });
      const login = await loggedIn(job, { ...inputs.aws, refresh: 'true' });
      expect(await wrongKeys(job, [caseOf(name, job, key(login), env)])).toEqual({});
    },
  );

  it('every tool fails, and it or the log names the cause, when the login cannot be renewed', async () => {
    const env = {
      ...otherIdentities(),
      ...allOldNames,
      AWS_ACCESS_KEY_ID: 'AKIAJOB',
      AWS_SECRET_ACCESS_KEY: 'job',
      AWS_EC2_METADATA_DISABLED: 'false',
    };
    const job = await jobWith(spellings('default')['all of them']!, env);
    await loggedIn(job, { ...inputs.aws, refresh: 'true' });
    const refused = caseOf('refused', job, 'none', { ...env, ...proxy() });
    const { AWS_WEB_IDENTITY_TOKEN_FILE: _, ...withoutWebIdentity } = refused.env;
    const cases = [refused, { ...refused, name: 'refused, and no web identity', env: withoutWebIdentity }];
    const found = await afterRefusal(job, cases);
    expect(found.filter(({ answer }) => isKey(answer))).toEqual([]);
    const cause = 'does not let this job assume the role';
    const silent = found.filter(({ answer, log }) => !answer.includes(cause) && !log.includes(cause));
    expect(silent.filter(({ tool }) => !tool.includes('JavaScript'))).toEqual([]);
    expect((await job.finish())[0]!.annotations).toMatchObject([
      { level: 'warning', message: expect.stringMatching(/"aws".*got none: .*aws\/not-authorized/) },
    ]);
  });

  it('every tool that selects an entry which cannot be renewed fails, as the log says how', async () => {
    const env = { ...machine.variables, RUNNER_ENVIRONMENT: 'self-hosted' };
    const job = await world.job({ environment: env });
    const { 'aws-role-to-assume': role, 'aws-region': region } = inputs.aws;
    const prod = { name: 'prod', provider: 'aws', 'role-to-assume': role, region };
    const login = await loggedIn(job, { logins: JSON.stringify([prod]), refresh: 'true' });
    const selected = { ...proxy(), AWS_PROFILE: 'prod', AWS_SDK_LOAD_CONFIG: '1', AWS_REGION: region! };
    const advice = { AWS_EC2_METADATA_DISABLED: 'true', AWS_CONTAINER_CREDENTIALS_FULL_URI: '' };
    for (const [name, value] of Object.entries(advice))
      expect(login.log).toMatch(new RegExp(`JavaScript go on to the identity of .* \`${name}=${value}\``));
    const refused = caseOf('refused', job, 'none', { ...env, ...selected });
    const asAdvised = { ...refused, name: 'as advised', env: { ...refused.env, ...advice } };
    const found = await afterRefusal(job, [refused, asAdvised]);
    const wrong = found.filter(({ answer }) => isKey(answer));
    expect(wrong.filter(({ tool, tried }) => tried === asAdvised || !tool.includes('JavaScript'))).toEqual(
      [],
    );
  });
});
