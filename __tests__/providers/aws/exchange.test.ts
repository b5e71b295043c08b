import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Policy } from '../../../emulator/aws/policy.ts';
import type { Emulator, FaultKind } from '../../../emulator/index.ts';
import { defaults, defaultWorld, startEmulator } from '../../../emulator/index.ts';
import { runLogins } from '../../../src/login/run.ts';
import type { AwsCredential } from '../../../src/providers/aws/credential.ts';
import { exchange } from '../../../src/providers/aws/exchange.ts';
import { aws } from '../../../src/providers/aws/index.ts';
import type { AwsSettings } from '../../../src/providers/aws/settings.ts';
import { loginOf, runDependencies, runLogin } from '../../support/exchange.ts';
import { claims, settingsOf } from './support.ts';

const { roleArn, chainedRoleArn, partnerRoleArn, externalId } = defaults.aws;
const plain = { 'role-to-assume': roleArn, region: 'eu-west-1' };
const chain = { ...plain, 'role-chain': chainedRoleArn };

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterEach(() => {
  emulator.clearFaults();
  emulator.clearRequests();
  Object.assign(emulator.world, defaultWorld());
});
afterAll(() => emulator.close());

const account = (id: string) => emulator.world.aws.accounts[id]!;
const deployRole = () => account('111122223333').roles[0]!;
const sent = () => emulator.requests.map(({ operation }) => operation);
const body = (operation: string) =>
  emulator.requests.findLast((request) => request.operation === operation)?.body as Record<string, string>;

async function succeed(given: Record<string, string> = plain) {
  const outcome = await runLogin(emulator, aws, given);
  if (!outcome.succeeded) throw outcome.error;
  return { ...outcome, credential: outcome.credential as AwsCredential };
}

async function fail(given: Record<string, string> = plain) {
  const outcome = await runLogin(emulator, aws, given);
  if (outcome.succeeded) throw new Error('the login succeeded');
  const diagnosis = await aws.explain.diagnose(
    outcome.error,
    outcome.claims,
    outcome.login.settings as AwsSettings,
  );
  return { ...outcome, diagnosis };
}

/** An answer of STS with a refusal. */
function refusal(code: string, message: string): string {
  return `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>r-1</RequestId></ErrorResponse>`;
}

describe('a login with an ID token', () => {
  it('is one request, whose answer says everything', async () => {
    const { credential, masked, spans } = await succeed();
    expect(sent()).toEqual(['idToken', 'AssumeRoleWithWebIdentity']);
    expect(credential).toEqual({
      accessKeyId: expect.stringMatching(/^ASIA/),
      secretAccessKey: expect.any(String),
      sessionToken: expect.any(String),
      expiration: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      arn: 'arn:aws:sts::111122223333:assumed-role/deploy/octo-org-octo-repo-9876543210',
      accountId: '111122223333',
    });
    expect(masked).toEqual(
      expect.arrayContaining([credential.accessKeyId, credential.secretAccessKey, credential.sessionToken]),
    );
    expect(spans.map(({ operation }) => operation)).toEqual(['ID token', 'AssumeRoleWithWebIdentity']);
  });

  it('sends the requested settings, unsigned', async () => {
    const policy = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 's3:List*', Resource: '*' }],
    };
    await succeed({
      ...plain,
      'role-session-name': 'release',
      'role-duration-seconds': '2h',
      'inline-session-policy': JSON.stringify(policy, undefined, 2),
      'managed-session-policies': 'arn:aws:iam::aws:policy/ReadOnlyAccess',
    });
    const request = emulator.requests[1]!;
    expect(request.headers).not.toHaveProperty('authorization');
    expect(request.headers['user-agent']).toMatch(/^aws-sdk-js\/.* test\/1$/);
    expect(request.body).toEqual({
      Action: 'AssumeRoleWithWebIdentity',
      Version: '2011-06-15',
      RoleArn: roleArn,
      RoleSessionName: 'release',
      DurationSeconds: '7200',
      Policy: JSON.stringify(policy),
      'PolicyArns.member.1.arn': 'arn:aws:iam::aws:policy/ReadOnlyAccess',
      WebIdentityToken: expect.stringMatching(/^eyJ/),
    });
  });

  it.each([
    ['eu-west-1', roleArn, {}, 'sts.eu-west-1.amazonaws.com'],
    ['aws-global', roleArn, {}, 'sts.amazonaws.com'],
    ['us-east-1', roleArn, { AWS_USE_FIPS_ENDPOINT: 'true' }, 'sts-fips.us-east-1.amazonaws.com'],
    ['eu-west-1', roleArn, { AWS_USE_DUALSTACK_ENDPOINT: 'true' }, 'sts.eu-west-1.api.aws'],
    [
      'us-east-1',
      roleArn,
      { AWS_USE_FIPS_ENDPOINT: 'true', AWS_USE_DUALSTACK_ENDPOINT: 'true' },
      'sts-fips.us-east-1.api.aws',
    ],
    ['us-gov-west-1', defaults.aws.govCloudRoleArn, {}, 'sts.us-gov-west-1.amazonaws.com'],
    [
      'us-gov-west-1',
      defaults.aws.govCloudRoleArn,
      { AWS_USE_FIPS_ENDPOINT: 'true' },
      'sts.us-gov-west-1.amazonaws.com',
    ],
    ['cn-north-1', defaults.aws.chinaRoleArn, {}, 'sts.cn-north-1.amazonaws.com.cn'],
    [
      'eu-west-1',
      roleArn,
      { AWS_ENDPOINT_URL_STS: 'https://sts.us-east-2.amazonaws.com' },
      'sts.us-east-2.amazonaws.com',
    ],
    ['eu-west-1', roleArn, { AWS_ENDPOINT_URL_STS: 'https://sts.amazonaws.com' }, 'sts.amazonaws.com'],
  ])('in %s as %s with %j goes to %s', async (region, role, env, host) => {
    const { deps } = runDependencies(emulator);
    const login = loginOf(aws, { 'role-to-assume': role, region }, { ...deps.env, ...env });
    const [outcome] = await runLogins({ logins: [login] }, deps);
    expect(outcome).toMatchObject({ succeeded: true });
    expect(emulator.requests.at(-1)?.host).toBe(host);
  });

  it('can use the global endpoint for a chain too', async () => {
    await succeed({ ...chain, region: 'aws-global' });
    expect(emulator.requests.at(-1)?.host).toBe('sts.amazonaws.com');
    expect(emulator.requests.at(-1)?.headers.authorization).toContain('/us-east-1/sts/');
  });

  it('takes nothing from the AWS files and variables of the runner', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'aws-files-'));
    const before = { ...process.env };
    const files = {
      AWS_CONFIG_FILE: join(directory, 'config'),
      AWS_SHARED_CREDENTIALS_FILE: join(directory, 'credentials'),
    };
    const poison = [
      'endpoint_url = http://127.0.0.1:9',
      'use_fips_endpoint = maybe',
      'defaults_mode = x',
      'retry_mode = x',
      'sdk_ua_app_id = x',
      'auth_scheme_preference = x',
    ];
    for (const file of Object.values(files)) writeFileSync(file, `[default]\n${poison.join('\n')}\n`);
    try {
      Object.assign(process.env, files, {
        AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
        AWS_MAX_ATTEMPTS: '9',
        AWS_ACCESS_KEY_ID: 'AKIAX',
        AWS_SECRET_ACCESS_KEY: 'x',
        AWS_PROFILE: 'nobody',
      });
      await succeed(chain);
    } finally {
      process.env = before;
      rmSync(directory, { recursive: true });
    }
    expect(sent()).toEqual(['idToken', 'AssumeRoleWithWebIdentity', 'AssumeRole']);
    expect(emulator.requests.at(-1)?.headers.authorization).not.toContain('AKIAX');
    expect(emulator.requests[1]?.headers['user-agent']).not.toContain('app/');
  });
});

describe('a role chain', () => {
  it('is assumed in the same step, and the first session never leaves it', async () => {
    const { credential, masked } = await succeed({ ...chain, 'role-duration-seconds': '1800' });
    expect(sent()).toEqual(['idToken', 'AssumeRoleWithWebIdentity', 'AssumeRole']);
    expect(credential.arn).toBe(
      'arn:aws:sts::444455556666:assumed-role/production/octo-org-octo-repo-9876543210',
    );
    expect(body('AssumeRoleWithWebIdentity').DurationSeconds).toBe('900');
    expect(body('AssumeRole')).toMatchObject({ RoleArn: chainedRoleArn, DurationSeconds: '1800' });
    // The ID token, and three parts of each of the two sessions.
    expect(new Set(masked).size).toBe(7);
  });

  it('limits only the last session', async () => {
    const policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}';
    await succeed({
      ...chain,
      'inline-session-policy': policy,
      'managed-session-policies': 'arn:aws:iam::aws:policy/ReadOnlyAccess',
    });
    expect(body('AssumeRoleWithWebIdentity')).not.toHaveProperty('Policy');
    expect(body('AssumeRoleWithWebIdentity')).not.toHaveProperty('PolicyArns.member.1.arn');
    expect(body('AssumeRole')).toMatchObject({
      Policy: policy,
      'PolicyArns.member.1.arn': 'arn:aws:iam::aws:policy/ReadOnlyAccess',
    });
  });

  it('shows the external ID only to the partner', async () => {
    const { credential } = await succeed({
      ...plain,
      'role-chain': partnerRoleArn,
      'role-external-id': externalId,
    });
    expect(credential.accountId).toBe('444455556666');
  });

  it('tags every session, and a transitive tag only once', async () => {
    const production = account('444455556666').roles[0]!;
    production.permissions = {
      Statement: { Effect: 'Allow', Action: ['sts:AssumeRole', 'sts:TagSession'], Resource: '*' },
    };
    account('111122223333').roles.push({
      ...production,
      name: 'audit',
      trustPolicy: {
        Statement: {
          Effect: 'Allow',
          Principal: { AWS: chainedRoleArn },
          Action: ['sts:AssumeRole', 'sts:TagSession'],
        },
      },
    });
    const { spans } = await succeed({
      ...plain,
      'role-chain': `${chainedRoleArn}\narn:aws:iam::111122223333:role/audit`,
      'session-tags': '{"team":"octo","project":"cat dog"}',
      'transitive-tag-keys': 'team',
    });
    const [first, second] = emulator.requests
      .filter(({ operation }) => operation === 'AssumeRole')
      .map((request) => request.body);
    expect(first).toMatchObject({
      'Tags.member.1.Key': 'team',
      'Tags.member.2.Key': 'project',
      'TransitiveTagKeys.member.1': 'team',
    });
    expect(second).toMatchObject({ 'Tags.member.1.Key': 'project', 'Tags.member.1.Value': 'cat dog' });
    expect(second).not.toHaveProperty('TransitiveTagKeys.member.1');
    expect(second).not.toHaveProperty('Tags.member.2.Key');
    expect(spans.map(({ operation }) => operation)).toEqual([
      'ID token',
      'AssumeRoleWithWebIdentity',
      'AssumeRole (role 2 of 3)',
      'AssumeRole (role 3 of 3)',
    ]);
  });

  it.each([20, -4])('is signed with AWS’s time if the clock is %s minutes off', async (minutes) => {
    const skewed = await startEmulator({ clock: () => Date.now() + minutes * 60_000 });
    try {
      const outcome = await runLogin(skewed, aws, chain);
      expect(outcome).toMatchObject({ succeeded: true, retries: [] });
    } finally {
      await skewed.close();
    }
  });
});

describe('transient failures', () => {
  const kinds: FaultKind[] = ['status', 'reset', 'hang', 'empty', 'html', 'truncate'];
  const cases = ['AssumeRoleWithWebIdentity', 'AssumeRole'].flatMap((operation) =>
    kinds.flatMap((kind) => [1, 2].map((times) => [operation, kind, times] as const)),
  );

  it.each(cases)('of %s (%s), %s in a row, end in success', async (operation, kind, times) => {
    emulator.inject({ service: 'aws-sts', operation, kind, times });
    const outcome = await runLogin(emulator, aws, chain, {
      attemptTimeoutMs: kind === 'hang' ? 500 : 10_000,
    });
    expect(outcome.succeeded).toBe(true);
    expect(outcome.retries).toHaveLength(times);
    expect(sent().filter((name) => name === operation)).toHaveLength(times + 1);
  });

  it('wait as long as a throttling service asks', async () => {
    emulator.inject({ service: 'aws-sts', kind: 'status', status: 429, retryAfter: 3 });
    const { retries } = await succeed();
    expect(retries).toMatchObject([{ error: { code: 'aws/throttled' } }]);
    expect(retries[0]!.delayMs).toBeGreaterThanOrEqual(3000);
  });

  it('are repeated if the code says so, whatever the status', async () => {
    emulator.inject({
      service: 'aws-sts',
      kind: 'status',
      status: 400,
      body: refusal('IDPCommunicationError', 'x'),
    });
    emulator.inject({
      service: 'aws-sts',
      kind: 'status',
      status: 400,
      body: refusal('Throttling', 'Rate exceeded'),
    });
    const { retries } = await succeed();
    expect(retries.map(({ error }) => error.code)).toEqual(['aws/issuer-unreachable', 'aws/throttled']);
  });

  it('of the issuer are repeated until the attempts are used up', async () => {
    emulator.world.issuers[emulator.world.github.issuer] = { reachable: false };
    const { error, diagnosis } = await fail();
    expect(sent().filter((name) => name === 'AssumeRoleWithWebIdentity')).toHaveLength(5);
    expect(error.code).toBe('aws/issuer-keys-unreadable');
    expect(diagnosis.summary).toContain('could not fetch the public keys');
  });

  it('of an ID token are repeated once, with a new one', async () => {
    const expired = {
      service: 'aws-sts',
      kind: 'status',
      status: 400,
      body: refusal('ExpiredTokenException', 'Token expired'),
    } as const;
    emulator.inject(expired);
    await succeed();
    expect(sent()).toEqual(['idToken', 'AssumeRoleWithWebIdentity', 'idToken', 'AssumeRoleWithWebIdentity']);
    emulator.inject({ ...expired, times: 2 });
    expect((await fail()).error.code).toBe('aws/id-token-expired');
  });

  it('never let a truncated answer pass as a whole one', async () => {
    const credentials =
      '<Credentials><AccessKeyId>ASIAX</AccessKeyId><SecretAccessKey>s/e+c</SecretAccessKey><SessionToken>tok/en==</SessionToken><Expiration>2026-01-02T03:04:05Z</Expiration></Credentials>';
    const user =
      '<AssumedRoleUser><AssumedRoleId>A:x</AssumedRoleId><Arn>arn:aws:sts::111122223333:assumed-role/deploy/x</Arn></AssumedRoleUser>';
    for (const result of [credentials + user, user + credentials]) {
      const answer = `<AssumeRoleWithWebIdentityResponse><AssumeRoleWithWebIdentityResult>${result}</AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>`;
      for (let length = 0; length <= answer.length; length++) {
        const outcome = await offline({ status: 200, body: answer.slice(0, length) }).catch(
          (error) => error.code,
        );
        if (outcome !== 'http/unusable-answer') {
          expect(outcome).toEqual({
            accessKeyId: 'ASIAX',
            secretAccessKey: 's/e+c',
            sessionToken: 'tok/en==',
            expiration: '2026-01-02T03:04:05Z',
            arn: 'arn:aws:sts::111122223333:assumed-role/deploy/x',
            accountId: '111122223333',
          });
        }
      }
      await expect(offline({ status: 200, body: answer })).resolves.toMatchObject({ accessKeyId: 'ASIAX' });
    }
  });
});

/** One exchange over a client that always gives the same answer. */
function offline(
  answer: { status: number; body: string },
  given: Record<string, string> = {},
  onRequest: (url: string) => void = () => {},
): Promise<AwsCredential> {
  return exchange(settingsOf(given), {
    http: {
      send: async ({ url }) => {
        onRequest(url);
        return { headers: {}, ...answer };
      },
    },
    env: {},
    now: () => 0,
    mask: () => {},
    userAgent: 'test/1',
    request: (_, attempt) =>
      attempt({
        number: 1,
        signal: new AbortController().signal,
        timeoutMs: 1000,
        idToken: async () => ({ jwt: 'header.payload.signature', claims }),
      }),
  });
}

describe('answers of other services', () => {
  const credentials =
    '<Credentials><AccessKeyId>minio</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2026-01-02T03:04:05.123Z</Expiration></Credentials>';
  const answer = (rest = '') => ({
    status: 200,
    body: `<AssumeRoleWithWebIdentityResponse><AssumeRoleWithWebIdentityResult>${credentials}${rest}</AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>`,
  });

  it('may omit the assumed role', async () => {
    await expect(offline(answer())).resolves.toMatchObject({
      arn: 'arn:aws:iam::111122223333:role/deploy',
      accountId: '111122223333',
      expiration: '2026-01-02T03:04:05Z',
    });
    const minio = { 'role-to-assume': 'arn:minio:iam:::role/octo', 'sts-endpoint': 'https://minio.example' };
    await expect(offline(answer(), minio)).resolves.toMatchObject({ accountId: '' });
  });

  it('are requested at their own address, with port and path', async () => {
    const urls: string[] = [];
    const listening = (url: string) => urls.push(url);
    await offline(answer(), { 'sts-endpoint': 'http://127.0.0.1:4566/sts' }, listening);
    await offline(answer(), { 'sts-endpoint': 'https://minio.example' }, listening);
    expect(urls).toEqual(['http://127.0.0.1:4566/sts/', 'https://minio.example/']);
  });

  it('are refused if the session is in an account that is not allowed', async () => {
    const elsewhere = answer(
      '<AssumedRoleUser><Arn>arn:aws:sts::999900009999:assumed-role/deploy/x</Arn></AssumedRoleUser>',
    );
    await expect(offline(elsewhere, { 'allowed-account-ids': '111122223333' })).rejects.toMatchObject({
      code: 'aws/account-not-allowed',
      stage: 'verify',
      retry: 'no',
    });
    await expect(offline(answer(), { 'allowed-account-ids': '111122223333' })).resolves.toBeDefined();
  });

  it('are not requested from an address that makes no sense', async () => {
    const settings = { ...settingsOf(), region: 'not a region' };
    const { deps } = runDependencies(emulator);
    const [outcome] = await runLogins({ logins: [{ ...loginOf(aws, plain), settings }] }, deps);
    expect(outcome).toMatchObject({ succeeded: false, error: { code: 'aws/sdk', retry: 'no' } });
  });
});

describe('permanent failures', () => {
  it('of the trust policy are not repeated, and the policy shown fixes them', async () => {
    deployRole().trustPolicy = {
      Statement: {
        Effect: 'Allow',
        Principal: '*',
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: {
            'token.actions.githubusercontent.com:sub': 'repo:octo-org/octo-repo:ref:refs/heads/release',
          },
        },
      },
    };
    const { error, retries, diagnosis } = await fail();
    expect(error).toMatchObject({
      code: 'aws/not-authorized',
      status: 403,
      requestIds: { RequestId: expect.stringMatching(/^[\w-]+$/) },
    });
    expect(retries).toEqual([]);
    deployRole().trustPolicy = JSON.parse(diagnosis.paste!.text) as Policy;
    await succeed();
  });

  it.each(['the exact subject', 'the workflow file'])(
    'do not happen with the advised policy for %s',
    async (which) => {
      const { claims: used, login } = await succeed();
      const advice = await aws.explain.trust(used!, login.settings as AwsSettings);
      const policies = advice.filter(({ language }) => language === 'json');
      deployRole().trustPolicy = JSON.parse(policies[which === 'the exact subject' ? 0 : 1]!.text) as Policy;
      await succeed();
      emulator.world.github.immutableSubject = true;
      await succeed();
      emulator.world.job.ref = 'refs/heads/other';
      await fail();
      emulator.world.job.ref = 'refs/heads/main';
      await succeed();
      emulator.world.job.repositoryId = '75';
      await fail();
    },
  );

  it.each([
    [
      'a missing identity provider',
      () => {
        account('111122223333').oidcProviders = [];
      },
      /no identity provider/,
    ],
    [
      'a foreign audience',
      () => {
        account('111122223333').oidcProviders[0]!.clientIds = ['other'];
      },
      /does not accept the audience/,
    ],
    [
      'a disabled region',
      () => {
        account('111122223333').disabledRegions = ['eu-west-1'];
      },
      /not active in eu-west-1/,
    ],
    [
      'a short role',
      () => {
        deployRole().maxSessionDuration = 3600;
      },
      /does not allow sessions of 7200 seconds/,
    ],
  ])('such as %s are not repeated', async (_, arrange, summary) => {
    arrange();
    const { diagnosis, retries } = await fail({ ...plain, 'role-duration-seconds': '7200' });
    expect(diagnosis.summary).toMatch(summary);
    expect(retries).toEqual([]);
    expect(sent()).toEqual(['idToken', 'AssumeRoleWithWebIdentity']);
  });

  it('of a chained role name that role, and the policy shown fixes them', async () => {
    const production = account('444455556666').roles[0]!;
    production.trustPolicy = {
      Statement: {
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::111122223333:role/other' },
        Action: 'sts:AssumeRole',
      },
    };
    const tagged = { ...chain, 'session-tags': 'team=octo' };
    const { diagnosis, retries } = await fail(tagged);
    expect(retries).toEqual([]);
    expect(diagnosis.summary).toBe(`The role ${roleArn} may not assume ${chainedRoleArn}.`);
    production.trustPolicy = JSON.parse(diagnosis.paste!.text) as Policy;
    await succeed(tagged);
  });

  it('about tags are distinguished', async () => {
    const production = account('444455556666').roles[0]!;
    production.trustPolicy = {
      Statement: { Effect: 'Allow', Principal: { AWS: roleArn }, Action: 'sts:AssumeRole' },
    };
    const { diagnosis } = await fail({ ...chain, 'session-tags': 'team=octo' });
    expect(diagnosis.summary).toContain('with tags');
  });

  it('never show the ID token, even if AWS quotes it', async () => {
    const leaking = (jwt: string) =>
      refusal('ValidationError', `1 validation error detected: Value '${jwt}' at 'webIdentityToken' failed`);
    await succeed();
    const jwt = body('AssumeRoleWithWebIdentity').WebIdentityToken!;
    const run = runDependencies(emulator);
    const send = run.deps.http.send;
    const http = {
      send: (request: Parameters<typeof send>[0]) => {
        const token = new URLSearchParams(String(request.body)).get('WebIdentityToken');
        return token === null
          ? send(request)
          : Promise.resolve({ status: 400, headers: {}, body: leaking(token) });
      },
    };
    const [outcome] = await runLogins({ logins: [loginOf(aws, plain, run.deps.env)] }, { ...run.deps, http });
    if (!outcome || outcome.succeeded) throw new Error('the login succeeded');
    expect(outcome.error.message).toBe(
      "1 validation error detected: Value '***' at 'webIdentityToken' failed",
    );
    expect(inspect(outcome.error, { depth: 9, showHidden: true })).not.toContain(jwt.slice(0, 40));
  });
});

describe('account IDs', () => {
  const masking = { ...chain, 'mask-account-id': 'true' };

  it('are masked before anything else if they are to be hidden', async () => {
    expect(loginOf(aws, masking).facts.secrets).toEqual(['111122223333', '444455556666']);
    const { masked } = await succeed(masking);
    const first = masked.findIndex((value) => value.startsWith('ASIA'));
    expect(masked.indexOf('444455556666')).toBeLessThan(first);
    expect(masked.indexOf('111122223333')).toBeLessThan(first);
  });

  it('are shown otherwise', async () => {
    const { masked } = await succeed(chain);
    expect(masked).not.toContain('111122223333');
  });
});
