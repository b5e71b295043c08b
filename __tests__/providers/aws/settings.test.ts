import { describe, expect, it } from '@jest/globals';
import { partitionNames } from '../../../src/providers/aws/partitions.ts';
import { schema } from '../../../src/providers/aws/settings.ts';
import { problemsOf, required, resolved, roleArn, secondArn, settingsOf, thirdArn } from './support.ts';

const chain = { 'role-chain': secondArn };

describe('AWS settings', () => {
  it('need only a role and a region', () => {
    expect(settingsOf({}, { GITHUB_REPOSITORY: 'octo-org/octo-repo', GITHUB_RUN_ID: '1' })).toEqual({
      roles: [{ arn: roleArn, partition: 'aws', accountId: '111122223333', path: '/', name: 'deploy' }],
      region: 'eu-west-1',
      audience: 'sts.amazonaws.com',
      sessionName: 'octo-org-octo-repo-1',
      durationSeconds: 3600,
      managedPolicyArns: [],
      tags: [],
      transitiveTagKeys: [],
      allowedAccountIds: [],
      maskAccountId: false,
      endpoint: { fips: false, dualStack: false },
    });
  });

  it('keep everything that was given', () => {
    const settings = settingsOf({
      ...chain,
      audience: 'sts.amazonaws.com.cn',
      'role-session-name': 'release',
      'role-duration-seconds': '30m',
      'inline-session-policy': '{ "Statement": [] }',
      'managed-session-policies': 'arn:aws:iam::aws:policy/ReadOnlyAccess',
      'role-external-id': 'octo:42',
      'session-tags': 'team=octo',
      'transitive-tag-keys': 'team',
      'allowed-account-ids': '111122223333, 444455556666,',
      profile: 'deploy',
      'mask-account-id': 'true',
      'sts-endpoint': 'https://sts.example',
    });
    expect(settings.roles.map(({ arn }) => arn)).toEqual([roleArn, secondArn]);
    expect(settings).toMatchObject({
      audience: 'sts.amazonaws.com.cn',
      sessionName: 'release',
      durationSeconds: 1800,
      inlinePolicy: '{"Statement":[]}',
      managedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
      externalId: 'octo:42',
      tags: [{ key: 'team', value: 'octo' }],
      transitiveTagKeys: ['team'],
      allowedAccountIds: ['111122223333', '444455556666'],
      profile: 'deploy',
      maskAccountId: true,
      endpoint: { url: 'https://sts.example' },
    });
  });

  it('are plain data', () => {
    const settings = settingsOf({ ...chain, 'session-tags': 'team=octo', profile: 'x' });
    expect(JSON.parse(JSON.stringify(settings))).toEqual(settings);
  });

  it('describe every setting', () => {
    for (const { description, kind } of Object.values(schema)) {
      expect(description).toMatch(/\.$/);
      expect(kind.label).not.toBe('');
    }
  });
});

describe('the region', () => {
  const role = { 'role-to-assume': roleArn };

  it.each([
    ['AWS_REGION', { AWS_REGION: 'us-east-2', AWS_DEFAULT_REGION: 'us-west-1' }, 'us-east-2'],
    ['AWS_DEFAULT_REGION', { AWS_REGION: ' ', AWS_DEFAULT_REGION: 'us-west-1' }, 'us-west-1'],
  ])('comes from %s if not given', (_, env, region) => {
    expect(resolved(role, env)).toMatchObject({ settings: { region }, problems: [] });
  });

  it('is reported as missing if nothing provides it, together with other problems', () => {
    const { problems } = resolved({ ...role, 'role-external-id': 'abc' });
    expect(problems.map(({ setting }) => setting)).toEqual(['region', 'role-external-id']);
    expect(problems[0]?.message).toContain('neither `AWS_REGION` nor `AWS_DEFAULT_REGION`');
  });

  it.each([
    ['eu-west-1a', 'is the availability zone eu-west-1a; the region is eu-west-1'],
    ['us-west-2-a', 'is the availability zone us-west-2-a; the region is us-west-2'],
    ['eu-wset-1', 'is eu-wset-1, which cannot be a region of AWS; did you mean `eu-west-1`?'],
    ['us-gov-esat-1', 'is us-gov-esat-1, which cannot be a region of AWS; did you mean `us-gov-east-1`?'],
    ['europe', 'must be a region such as `eu-west-1`, but is "europe"'],
    ['eu-west', 'must be a region such as `eu-west-1`, but is "eu-west"'],
    [
      'EU (Ireland)',
      'must be a region such as `eu-west-1`, in lower case and without quotes, but is "EU (Ireland)"',
    ],
  ])('%s is explained', (region, message) => {
    expect(problemsOf({ region })).toEqual([{ setting: 'region', message }]);
  });

  it('is also checked if it comes from the environment', () => {
    expect(resolved(role, { AWS_REGION: 'cn-north-1' }).problems).toEqual([
      {
        setting: 'region',
        message:
          'is cn-north-1 in the partition `aws-cn`, but the role is in `aws`: choose a region of that partition, such as `eu-west-1`',
      },
    ]);
  });

  it.each([
    ['aws', 'eu-central-1'],
    ['aws', 'mx-central-1'],
    ['aws', 'aws-global'],
    ['aws', 'xx-future-1'],
    ['aws-us-gov', 'us-gov-east-1'],
    ['aws-cn', 'cn-northwest-1'],
    ['aws-eusc', 'eusc-de-east-1'],
    ['aws-iso', 'us-iso-west-1'],
    ['aws-iso-b', 'us-isob-east-1'],
    ['aws-iso-e', 'eu-isoe-west-1'],
    ['aws-iso-f', 'us-isof-east-1'],
  ])('of the partition %s may be %s', (partition, region) => {
    expect(problemsOf({ 'role-to-assume': roleArn.replace('aws', partition), region })).toEqual([]);
  });

  it.each(partitionNames.filter((name) => name !== 'aws'))('eu-west-1 is not in %s', (partition) => {
    const [problem] = problemsOf({ 'role-to-assume': roleArn.replace('aws', partition) });
    expect(problem?.message).toMatch(
      `but the role is in \`${partition}\`: choose a region of that partition, such as`,
    );
  });
});

describe('roles', () => {
  it('must be in a partition that exists', () => {
    expect(problemsOf({ 'role-to-assume': 'arn:aws-usgov:iam::111122223333:role/deploy' })).toEqual([
      {
        setting: 'role-to-assume',
        message: expect.stringMatching(/unknown partition `aws-usgov`; there are `aws`, `aws-us-gov`/),
      },
      { setting: 'region', message: 'is eu-west-1 in the partition `aws`, but the role is in `aws-usgov`' },
    ]);
  });

  it('must be in one partition', () => {
    expect(problemsOf({ 'role-chain': `${secondArn}\n${thirdArn.replace('aws', 'aws-cn')}` })).toEqual([
      {
        setting: 'role-chain',
        message: expect.stringMatching(/holds arn:aws-cn:.*no role can be assumed across partitions/),
      },
    ]);
  });

  it('of other services follow rules of their own', () => {
    const given = {
      'role-to-assume': 'arn:minio:iam:::role/idmp-octo',
      region: 'garage',
      'sts-endpoint': 'https://minio.example',
    };
    expect(problemsOf(given)).toEqual([]);
    expect(settingsOf(given).roles[0].accountId).toBe('');
  });

  it('must all be in allowed accounts, the chain included', () => {
    expect(
      problemsOf({ 'role-chain': `${secondArn}\n${thirdArn}`, 'allowed-account-ids': '444455556666' }),
    ).toEqual([
      {
        setting: 'role-to-assume',
        message: `holds ${roleArn}, whose account is not among the allowed ones (444455556666)`,
      },
      {
        setting: 'role-chain',
        message: `holds ${thirdArn}, whose account is not among the allowed ones (444455556666)`,
      },
    ]);
    expect(problemsOf({ 'allowed-account-ids': ',111122223333' })).toEqual([]);
  });
});

describe('what belongs to a role chain', () => {
  it.each([
    ['role-external-id', 'octo'],
    ['session-tags', 'team=octo'],
    ['transitive-tag-keys', 'team'],
  ])('%s is an error without one', (setting, value) => {
    expect(problemsOf({ [setting]: value })).toEqual([
      { setting, message: expect.stringContaining('needs `role-chain`') },
    ]);
  });

  it('cannot last longer than an hour', () => {
    expect(problemsOf({ ...chain, 'role-duration-seconds': '3601' })).toEqual([
      { setting: 'role-duration-seconds', message: expect.stringMatching(/at most 3600.*but is 3601$/) },
    ]);
    expect(problemsOf({ 'role-duration-seconds': '43200' })).toEqual([]);
  });

  it('passes on only tags that exist', () => {
    expect(
      problemsOf({ ...chain, 'session-tags': 'team=octo', 'transitive-tag-keys': 'team, project, Team' }),
    ).toEqual([
      {
        setting: 'transitive-tag-keys',
        message: 'must be keys of `session-tags`, but these are not: project, Team',
      },
    ]);
    expect(problemsOf({ ...chain, 'transitive-tag-keys': 'team' })).toHaveLength(1);
  });
});

describe('managed session policies', () => {
  const policies = (arn: string) => ({ 'managed-session-policies': arn });

  it('may belong to AWS or to the account of the role', () => {
    expect(
      problemsOf(policies('arn:aws:iam::aws:policy/ReadOnlyAccess\narn:aws:iam::111122223333:policy/x')),
    ).toEqual([]);
    expect(problemsOf({ ...chain, ...policies('arn:aws:iam::444455556666:policy/x') })).toEqual([]);
  });

  it.each([
    ['another account', {}, 'arn:aws:iam::444455556666:policy/x'],
    ['another account than the last role', chain, 'arn:aws:iam::111122223333:policy/x'],
    ['another partition', {}, 'arn:aws-cn:iam::aws:policy/ReadOnlyAccess'],
  ])('may not belong to %s', (_, given, arn) => {
    expect(problemsOf({ ...given, ...policies(arn) })).toEqual([
      {
        setting: 'managed-session-policies',
        message: expect.stringContaining(`holds ${arn}, but must hold policies of AWS`),
      },
    ]);
  });
});

describe('single values', () => {
  it.each([
    ['role-duration-seconds', '899', /range 900–43200/],
    ['role-duration-seconds', '10x', /must be a duration/],
    ['region', 'eu west', /must be a region/],
    ['audience', 'a b', /must be one audience/],
    ['role-external-id', 'x', /2 to 1224/],
    ['role-external-id', 'a b', /2 to 1224/],
    ['allowed-account-ids', '1234', /12 digits/],
    ['profile', 'a b', /must be a name/],
    ['profile', '[x]', /must be a name/],
    ['profile', 'a/b', /must be a name/],
    ['profile', '__proto__', /must be a name/],
    ['mask-account-id', 'yes', /`true` or `false`/],
    ['sts-endpoint', 'http://sts.example', /must start with https/],
    ['role-chain', 'production', /full ARN/],
  ])('%s cannot be %s', (setting, value, message) => {
    expect(problemsOf({ ...required, [setting]: value })).toEqual([
      { setting, message: expect.stringMatching(message) },
    ]);
  });
});
