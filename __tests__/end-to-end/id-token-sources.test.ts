import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { awsSdk } from '../../emulator/consumers/aws-sdk.ts';
import { googleAuth } from '../../emulator/consumers/google-auth.ts';
import { defaults } from '../../emulator/index.ts';
import { actionFolder, inputs, operations, scenario, threeClouds } from '../support/scenario.ts';

const world = scenario();
const described = process.platform === 'win32' ? describe.skip : describe;

const flyIssuer = 'https://oidc.fly.io/octo-org';
const { flyRoleArn, region } = defaults.aws;
const toAws = { 'aws-role-to-assume': flyRoleArn, 'aws-region': region };
const fly = () => `fly:${world.emulator.flySocket}`;

/** What Fly's init sets in a Machine that has `AWS_ROLE_ARN`. */
const machine = {
  AWS_ROLE_ARN: 'arn:aws:iam::111122223333:role/machine',
  AWS_WEB_IDENTITY_TOKEN_FILE: '/.fly/oidc_token',
  AWS_ROLE_SESSION_NAME: 'machine',
};

afterEach(() => {
  world.emulator.world.job.idTokenPermission = true;
});

described('a runner in a Fly Machine', () => {
  it('logs in to AWS as the Machine, although GitHub would give ID tokens too', async () => {
    const job = await world.job({ environment: machine });
    const step = await job.uses(actionFolder, { id: 'login', with: { ...toAws, 'id-token-source': fly() } });
    expect(step.outcome).toBe('success');
    expect(operations(world.emulator)).toEqual(['aws-sts AssumeRoleWithWebIdentity', 'fly-api oidcToken']);
    expect(step.outputs['aws-authenticated-arn']).toContain(':assumed-role/fly-deploy/');
    expect(step.annotations).toEqual([]);
    for (const name of Object.keys(machine)) expect(step.exported).not.toHaveProperty(name);
    const [sent] = world.emulator.requests.filter(({ service }) => service === 'aws-sts');
    const { WebIdentityToken } = sent!.body as { WebIdentityToken: string };
    expect(step.log).not.toContain(WebIdentityToken);
    expect(step.masks).toContain(WebIdentityToken);

    const later = await job.run('echo "$AWS_ROLE_ARN $AWS_WEB_IDENTITY_TOKEN_FILE $AWS_ROLE_SESSION_NAME"');
    expect(later.log).toContain(Object.values(machine).join(' '));
  });

  it('uses both sources in one step, with one token from each', async () => {
    const logins = `
      - name: machine
        provider: aws
        id-token-source: ${fly()}
        role-to-assume: ${flyRoleArn}
        region: ${region}`;
    const step = await world.login({ ...inputs.aws, logins });
    expect(step.outcome).toBe('success');
    expect(operations(world.emulator)).toEqual([
      'aws-sts AssumeRoleWithWebIdentity',
      'aws-sts AssumeRoleWithWebIdentity',
      'fly-api oidcToken',
      'github-id-token idToken',
    ]);
    expect(step.outputs['aws-authenticated-arn']).toContain(':assumed-role/deploy/');
    expect(step.outputs.logins).toContain('fly-deploy');
  });

  it('needs no permission for GitHub’s ID tokens, and then caches nothing for further uses', async () => {
    world.emulator.world.job.idTokenPermission = false;
    const job = await world.job();
    for (const id of ['one', 'two']) {
      const step = await job.uses(actionFolder, { id, with: { ...toAws, 'id-token-source': fly() } });
      expect(step.outcome).toBe('success');
    }
    expect(operations(world.emulator)).toHaveLength(4);
  });

  it('never uses cached credentials from another source', async () => {
    const job = await world.job();
    const given = { ...toAws, 'id-token-source': fly() };
    await job.uses(actionFolder, { id: 'one', with: given });
    await job.uses(actionFolder, { id: 'two', with: given });
    expect(operations(world.emulator)).toHaveLength(2);
    const denied = await job.uses(actionFolder, { id: 'three', with: toAws });
    expect(denied.outcome).toBe('failure');
    expect(denied.rawLog).toContain('aws/not-authorized');
  });

  it('tries again if the socket is not ready soon after boot', async () => {
    world.emulator.inject({ kind: 'reset', service: 'fly-api' });
    world.emulator.inject({ kind: 'status', status: 503, service: 'fly-api' });
    const step = await world.login({ ...toAws, 'id-token-source': fly() });
    expect(step.outcome).toBe('success');
    expect(step.log).toContain('ID token from Fly.io for sts.amazonaws.com: ');
  });

  it('shows the policy that admits the app, whichever Machine it runs on, when AWS refuses', async () => {
    const step = await world.login({ ...inputs.aws, 'id-token-source': fly() });
    expect(step.outcome).toBe('failure');
    expect(step.log).toContain('sub: octo-org:octo-runner:ancient-snow-4824');
    expect(step.log).toContain('"oidc.fly.io/octo-org:sub": "octo-org:octo-runner:*"');
  });

  it('is explained on a machine that is not one', async () => {
    const step = await world.login({ ...toAws, 'id-token-source': 'fly:/nowhere/api' });
    expect(step.outcome).toBe('failure');
    expect(step.log).toContain("Fly's socket /nowhere/api is not there: this is not a Fly Machine");
    expect(world.emulator.requests).toEqual([]);
  });
});

describe('later steps', () => {
  const pool = 'projects/123456789012/locations/global/workloadIdentityPools/github-actions';
  const provider = `${pool}/providers/machines`;
  const subject = 'octo-org:octo-runner:ancient-snow-4824';
  const toGoogle = {
    'gcp-workload-identity-provider': provider,
    'gcp-project-id': defaults.google.projectId,
  };

  beforeAll(() => {
    const { google } = world.emulator.world;
    google.pools[0]!.providers.push({
      id: 'machines',
      disabled: false,
      issuer: flyIssuer,
      allowedAudiences: [],
      attributeMapping: { 'google.subject': 'assertion.sub' },
      attributeCondition: '',
    });
    google.projects[0]!.viewers.push(`principal://iam.googleapis.com/${pool}/subject/${subject}`);
  });

  described('in a Fly Machine', () => {
    it('use AWS with the login and not as the Machine', async () => {
      const job = await world.job({ environment: machine });
      await job.uses(actionFolder, { id: 'login', with: { ...toAws, 'id-token-source': fly() } });
      const { facts } = await awsSdk.prove(job);
      expect(facts.identity).toContain(':assumed-role/fly-deploy/');
    });

    it('renew the login to Google Cloud by themselves, with the Machine’s tokens', async () => {
      const job = await world.job();
      const login = await job.uses(actionFolder, { with: { ...toGoogle, 'id-token-source': fly() } });
      expect(login.outcome).toBe('success');
      world.emulator.clearRequests();
      const proof = await googleAuth.prove(job);
      expect(proof.step.log).not.toContain('##[error]');
      expect(proof.facts.projectName).toBe('Octo project');
      expect(operations(world.emulator)).toContain('fly-api oidcToken');
      expect(operations(world.emulator)).not.toContain('github-id-token idToken');
    });
  });

  it('renew the login to Google Cloud by themselves from a file', async () => {
    const job = await world.job();
    const path = join(job.temp, 'id-token');
    const audience = `https://iam.googleapis.com/${provider}`;
    writeFileSync(path, await world.emulator.signIdToken(audience, { iss: flyIssuer, sub: subject }));
    const login = await job.uses(actionFolder, { with: { ...toGoogle, 'id-token-source': `file:${path}` } });
    expect(login.outcome).toBe('success');
    const proof = await googleAuth.prove(job);
    expect(proof.facts.projectName).toBe('Octo project');
  });
});

describe('an ID token that was issued earlier', () => {
  const issued = (audience: string, claims = {}) =>
    world.emulator.signIdToken(audience, {
      iss: flyIssuer,
      sub: 'octo-org:octo-runner:ancient-snow-4824',
      ...claims,
    });

  it('is read from a file again at each use of the action', async () => {
    const job = await world.job();
    const path = join(job.temp, 'id-token');
    const given = { ...toAws, 'id-token-source': `file:${path}` };
    writeFileSync(path, `${await issued('sts.amazonaws.com')}\n`);
    expect((await job.uses(actionFolder, { id: 'one', with: given })).outcome).toBe('success');

    writeFileSync(path, await issued('sts.amazonaws.com', { sub: 'somebody else' }));
    const refused = await job.uses(actionFolder, { id: 'two', with: given });
    expect(refused.outcome).toBe('failure');
    expect(refused.rawLog).toContain('aws/not-authorized');
    expect(operations(world.emulator)).toEqual(Array(2).fill('aws-sts AssumeRoleWithWebIdentity'));
  });

  it('is read from a variable, and sent only once if it is refused for its age', async () => {
    const ID_TOKEN = await issued('sts.amazonaws.com');
    const given = { ...toAws, 'id-token-source': 'env:ID_TOKEN' };
    const good = await world.login(given, { env: { ID_TOKEN } }, { secrets: [ID_TOKEN] });
    expect(good.outcome).toBe('success');
    expect(good.masks).toContain(ID_TOKEN);

    world.emulator.clearRequests();
    const body =
      '<ErrorResponse><Error><Type>Sender</Type><Code>ExpiredTokenException</Code><Message>Token expired</Message></Error></ErrorResponse>';
    world.emulator.inject({
      kind: 'status',
      status: 400,
      body,
      headers: { 'content-type': 'text/xml' },
      times: 5,
    });
    const refused = await world.login(given, { env: { ID_TOKEN } }, { secrets: [ID_TOKEN] });
    expect(refused.outcome).toBe('failure');
    expect(refused.rawLog).toContain('aws/id-token-expired');
    expect(world.emulator.requests).toHaveLength(1);
  });

  it('is not sent anywhere if it was issued for another audience, and both are named', async () => {
    const ID_TOKEN = await issued('https://gitlab.example.com');
    const step = await world.login(
      { ...toAws, 'id-token-source': 'env:ID_TOKEN' },
      { env: { ID_TOKEN } },
      { secrets: [ID_TOKEN] },
    );
    expect(step.outcome).toBe('failure');
    expect(step.log).toContain(
      'the ID token from the variable ID_TOKEN was issued for the audience "https://gitlab.example.com", and this login needs "sts.amazonaws.com"',
    );
    expect(step.log).toContain("set the login's `audience` to");
    expect(step.log).not.toContain(ID_TOKEN);
    expect(world.emulator.requests).toEqual([]);
  });

  it.each([
    ['file:/nowhere/id-token', 'the file /nowhere/id-token, which should hold an ID token, does not exist'],
    ['env:NOT_SET', 'the variable NOT_SET, which should hold an ID token, is not set in this step, or empty'],
  ])('is missing: %s', async (source, words) => {
    const step = await world.login({ ...toAws, 'id-token-source': source });
    expect(step.outcome).toBe('failure');
    expect(step.log).toContain(words);
  });
});

describe('a source that is no source', () => {
  it.each([
    [{ 'id-token-source': 'gitlab' }, '`id-token-source` must be `github`, `forgejo`, `runner`, `fly`'],
    [{ 'id-token-source': 'env:1' }, '`id-token-source` must have the name of a variable after `env:`'],
    [
      { logins: '[{name: x, provider: aws, role-to-assume: y, id-token-source: "file:x"}]' },
      '`logins.x.id-token-source` must have an absolute path after `file:`',
    ],
  ])('ends the step before anything is sent: %j', async (given, words) => {
    const step = await world.login({ ...inputs.aws, ...given });
    expect(step.outcome).toBe('failure');
    expect(step.log).toContain(words);
    expect(world.emulator.requests).toEqual([]);
  });

  it.each(['file:/run/id-token', 'env:ID_TOKEN'])(
    'of a token for SSH fails the step before anything is sent: %s',
    async (source) => {
      const logins = '[{name: server, provider: ssh, principals: deploy}]';
      const step = await world.login({ logins, 'id-token-source': source }, { env: { ID_TOKEN: 'token' } });
      expect(step.outcome).toBe('failure');
      expect(step.log).toContain(`\`id-token-source\` must not be \`${source}\` for "server"`);
      expect(world.emulator.requests).toEqual([]);
    },
  );

  it('with the name of Forgejo uses the same endpoint', async () => {
    const step = await world.login({ ...threeClouds, 'id-token-source': 'forgejo' });
    expect(step.outcome).toBe('success');
  });
});
