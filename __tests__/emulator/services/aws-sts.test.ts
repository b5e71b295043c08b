import {
  AssumeRoleCommand,
  type AssumeRoleCommandInput,
  GetCallerIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Statement } from '../../../emulator/aws/policy.ts';
import { defaults } from '../../../emulator/default-world.ts';
import type { EmulatedResponse } from '../../../emulator/http.ts';
import { awsSts } from '../../../emulator/services/aws-sts.ts';
import { sdkRequest } from '../aws/sdk-request.ts';
import { createContext, createRequest, idToken, noon, send, type TestContext } from '../support.ts';

const { accountId, roleArn, chainedRoleArn, partnerRoleArn, externalId } = defaults.aws;
const endpoint = 'https://sts.eu-west-1.amazonaws.com/';

let context: TestContext;
beforeEach(() => {
  context = createContext();
});

interface Options {
  claims?: Record<string, unknown>;
  audience?: string;
  url?: string;
  headers?: Record<string, string>;
}

/** AssumeRoleWithWebIdentity with fields added or replaced; undefined leaves one out. */
async function login(fields: Record<string, string | undefined> = {}, options: Options = {}) {
  const token = await idToken(context, options.audience ?? 'sts.amazonaws.com', options.claims);
  const form = {
    Action: 'AssumeRoleWithWebIdentity',
    Version: '2011-06-15',
    RoleArn: roleArn,
    RoleSessionName: 'octo-repo-1',
    WebIdentityToken: token,
    ...fields,
  };
  const given = Object.entries(form).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const { url = endpoint, headers = {} } = options;
  return send(awsSts, createRequest(url, { form: Object.fromEntries(given), headers }), context);
}

function credentialsOf(response: EmulatedResponse) {
  return {
    accessKeyId: text(response, 'AccessKeyId'),
    secretAccessKey: text(response, 'SecretAccessKey'),
    sessionToken: text(response, 'SessionToken'),
  };
}

async function chain(input: Partial<AssumeRoleCommandInput> = {}, first?: EmulatedResponse) {
  const command = new AssumeRoleCommand({ RoleArn: chainedRoleArn, RoleSessionName: 'second', ...input });
  const request = await sdkRequest(
    (config) => new STSClient(config).send(command),
    credentialsOf(first ?? (await login())),
  );
  return send(awsSts, request, context);
}

async function whoAmI(from: EmulatedResponse) {
  const request = await sdkRequest(
    (config) => new STSClient(config).send(new GetCallerIdentityCommand()),
    credentialsOf(from),
  );
  return send(awsSts, request, context);
}

/** The text of an XML element. */
function text(response: EmulatedResponse, element: string): string {
  return new RegExp(`<${element}>([^<]*)</${element}>`).exec(response.body)?.[1] ?? '';
}

function errorOf(response: EmulatedResponse) {
  const message = text(response, 'Message').replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code));
  return { status: response.status, code: text(response, 'Code'), message };
}

function trust(change: Partial<Statement>): void {
  const { trustPolicy } = context.world.aws.accounts[accountId]!.roles[0]!;
  Object.assign(trustPolicy.Statement, change);
}

const denied = {
  status: 403,
  code: 'AccessDenied',
  message: 'Not authorized to perform sts:AssumeRoleWithWebIdentity',
};

describe('AssumeRoleWithWebIdentity', () => {
  it('gives credentials for a trusted token', async () => {
    const response = await login();
    expect(response.status).toBe(200);
    expect(response.headers).toMatchObject({
      'content-type': 'text/xml',
      'x-amzn-requestid': expect.any(String),
    });
    expect(response.body).toContain('xmlns="https://sts.amazonaws.com/doc/2011-06-15/"');
    expect(text(response, 'AccessKeyId')).toMatch(/^ASIA[A-Z2-7]{16}$/);
    expect(text(response, 'SecretAccessKey')).toMatch(/^[\w+/]{40}$/);
    expect(text(response, 'Expiration')).toBe('2026-10-01T13:00:00Z');
    expect(text(response, 'Arn')).toBe(`arn:aws:sts::${accountId}:assumed-role/deploy/octo-repo-1`);
    expect(text(response, 'AssumedRoleId')).toMatch(/^AROA\w{17}:octo-repo-1$/);
    expect(text(response, 'Audience')).toBe('sts.amazonaws.com');
    expect(text(response, 'Provider')).toBe(
      `arn:aws:iam::${accountId}:oidc-provider/token.actions.githubusercontent.com`,
    );
    expect(text(response, 'SubjectFromWebIdentityToken')).toBe('repo:octo-org/octo-repo:ref:refs/heads/main');
    expect(text(response, 'RequestId')).toMatch(/^[0-9a-f-]{36}$/);
    expect(text(response, 'PackedPolicySize')).toBe('');
  });

  it('issues credentials that work', async () => {
    const response = await whoAmI(await login());
    expect(text(response, 'Arn')).toBe(`arn:aws:sts::${accountId}:assumed-role/deploy/octo-repo-1`);
    expect(text(response, 'Account')).toBe(accountId);
  });

  it('accepts parameters from the query as well', async () => {
    const form = new URLSearchParams({
      Action: 'AssumeRoleWithWebIdentity',
      Version: '2011-06-15',
      RoleArn: roleArn,
      RoleSessionName: 'abc',
      WebIdentityToken: await idToken(context, 'sts.amazonaws.com'),
    });
    expect((await send(awsSts, createRequest(`${endpoint}?${form}`), context)).status).toBe(200);
  });

  it.each([
    ['sts.us-gov-west-1.amazonaws.com', defaults.aws.govCloudRoleArn],
    ['sts.cn-north-1.amazonaws.com.cn', defaults.aws.chinaRoleArn],
  ])('knows the roles of its partition on %s', async (host, arn) => {
    const response = await login({ RoleArn: arn }, { url: `https://${host}/` });
    expect(response.status).toBe(200);
    expect(errorOf(await login({ RoleArn: arn }))).toEqual(denied);
  });

  it('follows the requested duration, up to the world’s own limit', async () => {
    expect(text(await login({ DurationSeconds: '900' }), 'Expiration')).toBe('2026-10-01T12:15:00Z');
    context.world.lifetimes.credentialSeconds = 20;
    const response = await login();
    expect(text(response, 'Expiration')).toBe('2026-10-01T12:00:20Z');
    context.clockMs += 20_000;
    expect(errorOf(await whoAmI(response)).code).toBe('ExpiredToken');
  });

  it.each([
    ['an unknown role', { RoleArn: `arn:aws:iam::${accountId}:role/nobody` }],
    ['a role with another path', { RoleArn: `arn:aws:iam::${accountId}:role/gitlab/deploy` }],
    ['an unknown account', { RoleArn: 'arn:aws:iam::999999999999:role/github/deploy' }],
  ])('denies %s', async (_, fields) => {
    expect(errorOf(await login(fields))).toEqual(denied);
  });

  it.each<[string, Partial<Statement>, Record<string, unknown>]>([
    ['another branch', {}, { sub: 'repo:octo-org/octo-repo:ref:refs/heads/other' }],
    ['another letter case', {}, { sub: 'repo:Octo-Org/octo-repo:ref:refs/heads/main' }],
    ['an immutable subject', {}, { sub: 'repo:octo-org@65/octo-repo@74:ref:refs/heads/main' }],
    ['a policy without the action', { Action: 'sts:AssumeRole' }, {}],
    ['a policy for another provider', { Principal: { Federated: 'arn:aws:iam::1:oidc-provider/other' } }, {}],
    [
      'StringEquals with a wildcard',
      { Condition: { StringEquals: { 'token.actions.githubusercontent.com:sub': 'repo:octo-org/*' } } },
      {},
    ],
    [
      'a claim that AWS does not evaluate',
      { Condition: { StringEquals: { 'token.actions.githubusercontent.com:run_id': '9876543210' } } },
      {},
    ],
  ])('denies %s', async (_, statement, claims) => {
    trust(statement);
    expect(errorOf(await login({}, { claims }))).toEqual(denied);
  });

  it.each([
    'actor',
    'actor_id',
    'job_workflow_ref',
    'repository',
    'repository_id',
    'workflow',
    'ref',
    'environment',
    'enterprise_id',
  ])('evaluates the claim %s', async (claim) => {
    trust({ Condition: { StringEquals: { [`token.actions.githubusercontent.com:${claim}`]: 'wanted' } } });
    expect((await login({}, { claims: { [claim]: 'wanted' } })).status).toBe(200);
    expect((await login({}, { claims: { [claim]: 'other' } })).status).toBe(403);
  });

  const issuer = 'https://token.actions.githubusercontent.com';
  it.each<[string, () => void, Record<string, string>, Options, string]>([
    [
      'a token that is no JWT',
      () => {},
      { WebIdentityToken: 'opaque-token' },
      {},
      'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)',
    ],
    [
      'an account without the provider',
      () => {
        context.world.aws.accounts[accountId]!.oidcProviders = [];
      },
      {},
      {},
      `No OpenIDConnect provider found in your account for ${issuer}`,
    ],
    [
      'another issuer',
      () => {},
      {},
      { claims: { iss: `${issuer}/avocado` } },
      `No OpenIDConnect provider found in your account for ${issuer}/avocado`,
    ],
    ['another audience', () => {}, {}, { audience: 'sts.amazonaws.com/' }, 'Incorrect token audience'],
    [
      'unreachable keys',
      () => {
        context.world.issuers[issuer] = { reachable: false };
      },
      {},
      {},
      "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements",
    ],
  ])('calls %s an invalid identity token', async (_, prepare, fields, options, message) => {
    prepare();
    const response = await login(fields, options);
    expect(errorOf(response)).toEqual({ status: 400, code: 'InvalidIdentityToken', message });
    expect(text(response, 'Type')).toBe('Sender');
  });

  it('refuses a forged token', async () => {
    const [header, , signature] = (await idToken(context, 'sts.amazonaws.com')).split('.');
    const claims = { iss: issuer, aud: 'sts.amazonaws.com', exp: noon };
    const payload = Buffer.from(JSON.stringify(claims)).toString('base64url');
    const response = await login({ WebIdentityToken: `${header}.${payload}.${signature}` });
    expect(errorOf(response).code).toBe('InvalidIdentityToken');
  });

  it('refuses an expired token', async () => {
    const expired = await idToken(context, 'sts.amazonaws.com');
    context.clockMs += 301_000;
    expect(errorOf(await login({ WebIdentityToken: expired }))).toEqual({
      status: 400,
      code: 'ExpiredTokenException',
      message: `Token expired: current date/time ${noon / 1000 + 301} must be before the expiration date/time ${noon / 1000 + 300}`,
    });
  });

  it.each<[Record<string, string | undefined>, string]>([
    [{ RoleArn: undefined }, "Value null at 'roleArn' failed to satisfy constraint: Member must not be null"],
    [
      { RoleArn: 'arn:aws:iam::1' },
      "Value 'arn:aws:iam::1' at 'roleArn' failed to satisfy constraint: Member must have length greater than or equal to 20",
    ],
    [
      { RoleSessionName: 'a b' },
      "Value 'a b' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*",
    ],
    [
      { RoleSessionName: 'a' },
      "Value 'a' at 'roleSessionName' failed to satisfy constraint: Member must have length greater than or equal to 2",
    ],
    [
      { RoleSessionName: 'a'.repeat(65) },
      `Value '${'a'.repeat(65)}' at 'roleSessionName' failed to satisfy constraint: Member must have length less than or equal to 64`,
    ],
    [
      { DurationSeconds: '899' },
      "Value '899' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900",
    ],
    [
      { DurationSeconds: '43201' },
      "Value '43201' at 'durationSeconds' failed to satisfy constraint: Member must have value less than or equal to 43200",
    ],
    [
      { WebIdentityToken: 'abc' },
      "Value 'abc' at 'webIdentityToken' failed to satisfy constraint: Member must have length greater than or equal to 4",
    ],
    [
      { Policy: 'x'.repeat(2049) },
      `Value '${'x'.repeat(2049)}' at 'policy' failed to satisfy constraint: Member must have length less than or equal to 2048`,
    ],
    [
      { Policy: '€' },
      "Value '€' at 'policy' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\u0009\\u000A\\u000D\\u0020-\\u00FF]+",
    ],
  ])('checks the limits of %.60j', async (fields, problem) => {
    expect(errorOf(await login(fields))).toEqual({
      status: 400,
      code: 'ValidationError',
      message: `1 validation error detected: ${problem}`,
    });
  });

  it('reports all problems at once', async () => {
    const { message } = errorOf(await login({ RoleSessionName: '!', DurationSeconds: '1' }));
    expect(message).toMatch(/^3 validation errors detected: .*; .*; /);
  });

  it.each([
    ['not-an-arn-but-long-enough', 'not-an-arn-but-long-enough is invalid'],
    ['arn:aws:iam::111122223333:user/someone', 'arn:aws:iam::111122223333:user/someone is invalid'],
  ])('refuses the role ARN %s', async (RoleArn, message) => {
    expect(errorOf(await login({ RoleArn }))).toEqual({ status: 400, code: 'ValidationError', message });
  });

  it('does not clamp a duration above the role’s maximum', async () => {
    expect(errorOf(await login({ DurationSeconds: '7201' }))).toEqual({
      status: 400,
      code: 'ValidationError',
      message: 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    });
  });

  it('accepts session policies and reports how much space they need', async () => {
    const policy = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' } };
    const response = await login({
      Policy: JSON.stringify(policy),
      'PolicyArns.member.1.arn': 'arn:aws:iam::aws:policy/ReadOnlyAccess',
    });
    expect(Number(text(response, 'PackedPolicySize'))).toBeGreaterThan(0);
  });

  it.each(['{', '{"Statement":[]}'])('refuses the session policy %s', async (Policy) => {
    expect(errorOf(await login({ Policy }))).toEqual({
      status: 400,
      code: 'MalformedPolicyDocument',
      message: 'Syntax errors in policy.',
    });
  });

  it('refuses a session policy that is too large when packed', async () => {
    const actions = Array.from({ length: 100 }, (_, index) => `s3:Action${index}`);
    const policy = { Statement: { Effect: 'Allow', Action: actions, Resource: '*' } };
    expect(errorOf(await login({ Policy: JSON.stringify(policy) }))).toEqual({
      status: 400,
      code: 'PackedPolicyTooLarge',
      message: expect.stringMatching(/^Packed policy consumes \d{3}% of allotted space/),
    });
  });

  it('accepts at most ten managed policies, each an ARN', async () => {
    const arns = (count: number, arn: string) =>
      Object.fromEntries(Array.from({ length: count }, (_, n) => [`PolicyArns.member.${n + 1}.arn`, arn]));
    expect((await login(arns(10, 'arn:aws:iam::aws:policy/ReadOnlyAccess'))).status).toBe(200);
    expect(errorOf(await login(arns(11, 'arn:aws:iam::aws:policy/ReadOnlyAccess'))).code).toBe(
      'ValidationError',
    );
    expect(errorOf(await login(arns(1, 'ReadOnlyAccess'))).code).toBe('ValidationError');
  });

  it('refuses a region where the account has switched STS off', async () => {
    context.world.aws.accounts[accountId]!.disabledRegions = ['eu-west-1'];
    expect(errorOf(await login())).toEqual({
      status: 403,
      code: 'RegionDisabledException',
      message: `STS is not activated in this region for account:${accountId}. Your account administrator can activate STS in this region using the IAM Console.`,
    });
  });

  it('is not a signed operation', async () => {
    expect((await login({}, { headers: { authorization: 'AWS4-HMAC-SHA256 …' } })).status).toBe(400);
  });
});

describe('AssumeRole', () => {
  it('chains from the first role to the second', async () => {
    const response = await chain();
    expect(text(response, 'Arn')).toBe('arn:aws:sts::444455556666:assumed-role/production/second');
    expect(text(await whoAmI(response), 'Account')).toBe('444455556666');
  });

  it('caps chained sessions at an hour', async () => {
    expect((await chain({ DurationSeconds: 3600 })).status).toBe(200);
    expect(errorOf(await chain({ DurationSeconds: 3601 }))).toEqual({
      status: 400,
      code: 'ValidationError',
      message:
        'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    });
  });

  const caller = `arn:aws:sts::${accountId}:assumed-role/deploy/octo-repo-1`;
  const refusal = (action: string, role: string) => ({
    status: 403,
    code: 'AccessDenied',
    message: `User: ${caller} is not authorized to perform: ${action} on resource: ${role}`,
  });

  it('checks the external ID', async () => {
    expect((await chain({ RoleArn: partnerRoleArn, ExternalId: externalId })).status).toBe(200);
    const wrong = await chain({ RoleArn: partnerRoleArn, ExternalId: 'wrong-id' });
    expect(errorOf(wrong)).toEqual(refusal('sts:AssumeRole', partnerRoleArn));
    expect(errorOf(await chain({ RoleArn: partnerRoleArn })).code).toBe('AccessDenied');
  });

  it('says the same about a role that does not exist', async () => {
    const arn = 'arn:aws:iam::444455556666:role/nobody';
    expect(errorOf(await chain({ RoleArn: arn }))).toEqual(refusal('sts:AssumeRole', arn));
  });

  it('requires the first role’s permission across accounts', async () => {
    context.world.aws.accounts[accountId]!.roles[0]!.permissions = { Statement: [] };
    expect(errorOf(await chain())).toEqual(refusal('sts:AssumeRole', chainedRoleArn));
  });

  it('requires no permission in the same account if the trust policy names the role', async () => {
    const account = context.world.aws.accounts[accountId]!;
    account.roles.push(context.world.aws.accounts['444455556666']!.roles[0]!);
    account.roles[0]!.permissions = { Statement: [] };
    expect((await chain({ RoleArn: `arn:aws:iam::${accountId}:role/production` })).status).toBe(200);
  });

  it('is limited by the first session’s policy', async () => {
    const Policy = JSON.stringify({ Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' } });
    expect(errorOf(await chain({}, await login({ Policy }))).code).toBe('AccessDenied');
  });

  it('passes tags only if the trust policy allows it', async () => {
    const Tags = [{ Key: 'team', Value: 'platform' }];
    expect((await chain({ Tags })).status).toBe(200);
    const [role] = context.world.aws.accounts['444455556666']!.roles;
    (role!.trustPolicy.Statement as Statement).Action = 'sts:AssumeRole';
    expect(errorOf(await chain({ Tags }))).toEqual(refusal('sts:TagSession', chainedRoleArn));
  });

  it('lets trust policies test tags', async () => {
    const [role] = context.world.aws.accounts['444455556666']!.roles;
    (role!.trustPolicy.Statement as Statement).Condition = {
      StringEquals: { 'aws:RequestTag/team': 'platform' },
    };
    expect((await chain({ Tags: [{ Key: 'team', Value: 'platform' }] })).status).toBe(200);
    expect((await chain({ Tags: [{ Key: 'team', Value: 'other' }] })).status).toBe(403);
  });

  it('passes the source identity on', async () => {
    expect(text(await chain({ SourceIdentity: 'octocat' }), 'SourceIdentity')).toBe('octocat');
  });

  it('keeps transitive tags from being overridden in the next hop', async () => {
    const [production, partner] = context.world.aws.accounts['444455556666']!.roles;
    production!.permissions = { Statement: { Effect: 'Allow', Action: 'sts:*', Resource: '*' } };
    (partner!.trustPolicy.Statement as Statement).Principal = { AWS: chainedRoleArn };
    const first = await chain({ Tags: [{ Key: 'team', Value: 'platform' }], TransitiveTagKeys: ['team'] });
    const next = { RoleArn: partnerRoleArn, ExternalId: externalId };
    expect((await chain(next, first)).status).toBe(200);
    const overriding = await chain({ ...next, Tags: [{ Key: 'team', Value: 'other' }] }, first);
    expect(errorOf(overriding).code).toBe('InvalidParameterValue');
  });

  it.each<[string, Partial<AssumeRoleCommandInput>, string]>([
    ['a short external ID', { ExternalId: 'x' }, 'ValidationError'],
    ['an external ID with spaces', { ExternalId: 'a b' }, 'ValidationError'],
    ['an empty tag key', { Tags: [{ Key: '', Value: 'x' }] }, 'ValidationError'],
    ['a tag key with brackets', { Tags: [{ Key: '<a>', Value: 'x' }] }, 'ValidationError'],
    ['a long tag value', { Tags: [{ Key: 'a', Value: 'x'.repeat(257) }] }, 'ValidationError'],
    [
      'too many tags',
      { Tags: Array.from({ length: 51 }, (_, n) => ({ Key: `k${n}`, Value: '' })) },
      'ValidationError',
    ],
    [
      'tag keys that differ in case only',
      {
        Tags: [
          { Key: 'Team', Value: 'a' },
          { Key: 'team', Value: 'b' },
        ],
      },
      'InvalidParameterValue',
    ],
    ['a reserved tag key', { Tags: [{ Key: 'aws:x', Value: 'a' }] }, 'InvalidParameterValue'],
    ['a transitive key without its tag', { TransitiveTagKeys: ['team'] }, 'InvalidParameterValue'],
    [
      'tags that do not fit when packed',
      { Tags: Array.from({ length: 10 }, (_, n) => ({ Key: `k${n}`, Value: 'x'.repeat(200) })) },
      'PackedPolicyTooLarge',
    ],
  ])('refuses %s', async (_, input, code) => {
    expect(errorOf(await chain(input))).toMatchObject({ status: 400, code });
  });

  it('refuses a signature by wrong credentials', async () => {
    const request = await sdkRequest(
      (config) =>
        new STSClient(config).send(
          new AssumeRoleCommand({ RoleArn: chainedRoleArn, RoleSessionName: 'second' }),
        ),
      { ...credentialsOf(await login()), secretAccessKey: 'wrong' },
    );
    expect(errorOf(await send(awsSts, request, context)).code).toBe('SignatureDoesNotMatch');
  });
});

describe('the STS endpoint', () => {
  it.each([
    [{}, 'MissingAction'],
    [{ Action: 'Unheard', Version: '2011-06-15' }, 'InvalidAction'],
    [{ Action: 'GetCallerIdentity', Version: '2010-01-01' }, 'InvalidAction'],
    [{ Action: 'GetCallerIdentity', Version: '2011-06-15' }, 'MissingAuthenticationToken'],
  ])('refuses %j', async (form, code) => {
    const response = await send(awsSts, createRequest(endpoint, { form }), context);
    expect(errorOf(response).code).toBe(code);
  });

  it('expects requests to the global host to be signed for us-east-1', async () => {
    const credentials = credentialsOf(await login());
    const command = new GetCallerIdentityCommand();
    const global = { endpoint: 'https://sts.amazonaws.com' };
    const request = (region: string) =>
      sdkRequest((config) => new STSClient({ ...config, ...global, region }).send(command), credentials);
    expect((await send(awsSts, await request('us-east-1'), context)).status).toBe(200);
    expect(errorOf(await send(awsSts, await request('eu-west-1'), context)).code).toBe(
      'SignatureDoesNotMatch',
    );
  });

  it.each([
    [429, 'Throttling', 'Sender'],
    [500, 'InternalFailure', 'Receiver'],
    [503, 'ServiceUnavailable', 'Receiver'],
    [504, 'InternalFailure', 'Receiver'],
    [400, 'ValidationError', 'Sender'],
  ])('reports a failure %i as %s', (status, code, type) => {
    const response = awsSts.failure(status, createRequest(endpoint), context);
    expect(errorOf(response)).toMatchObject({ status, code });
    expect(text(response, 'Type')).toBe(type);
  });
});
