import { describe, expect, it } from '@jest/globals';
import { accountOf, role } from '../../../src/providers/aws/role.ts';

describe('role', () => {
  it.each([
    ['arn:aws:iam::111122223333:role/deploy', 'aws', '111122223333', '/', 'deploy'],
    [
      'arn:aws-us-gov:iam::111122223333:role/ci/github/deploy',
      'aws-us-gov',
      '111122223333',
      '/ci/github/',
      'deploy',
    ],
    ['arn:aws-cn:iam::111122223333:role/a_b+c=d,e.f@g-h', 'aws-cn', '111122223333', '/', 'a_b+c=d,e.f@g-h'],
    ['arn:minio:iam:::role/idmp-octo', 'minio', '', '/', 'idmp-octo'],
  ])('parses %s', (arn, partition, accountId, path, name) => {
    expect(role.parse(arn)).toEqual({ arn, partition, accountId, path, name });
  });

  it.each([
    ['a bare name', 'deploy', /full ARN.*a name alone does not say in which account/],
    ['a name with its path', 'ci/deploy', /full ARN/],
    ['a session', 'arn:aws:sts::111122223333:assumed-role/deploy/session', /role itself.*not of a session/],
    ['a user', 'arn:aws:iam::111122223333:user/octocat', /must be of the form/],
    ['a bucket', 'arn:aws:s3:::octo-bucket', /must be of the form/],
    [
      'an account that came out empty',
      'arn:aws:iam:::role/deploy',
      /account ID of 12 digits \(an expression/,
    ],
    ['an account that is too short', 'arn:aws:iam::1111:role/deploy', /12 digits/],
    ['a masked account', 'arn:aws:iam::***:role/deploy', /12 digits/],
    ['a foreign account that is not a number', 'arn:minio:iam::x:role/deploy', /12 digits/],
    ['a missing name', 'arn:aws:iam::111122223333:role/', /must be of the form/],
    ['a name with blanks', 'arn:aws:iam::111122223333:role/my role', /must be of the form/],
    [
      'two lines',
      'arn:aws:iam::111122223333:role/a\narn:aws:iam::111122223333:role/b',
      /must be one ARN.*`role-chain`, one per line/,
    ],
    [
      'two roles with a comma',
      'arn:aws:iam::111122223333:role/a, arn:aws:iam::111122223333:role/b',
      /must be one ARN.*`role-chain`, one per line/,
    ],
    ['a region', 'arn:aws:iam:eu-west-1:111122223333:role/a', /must not have a region in it/],
    ['quotes', '"arn:aws:iam::111122223333:role/a"', /must not have quotes around it/],
    [
      'a variable for a shell',
      'arn:aws:iam::111122223333:role/$TEAM/deploy',
      /holds `\$TEAM`, which only a shell expands: write `\$\{\{ env\.TEAM \}\}`/,
    ],
    ['a variable in braces', 'arn:aws:iam::${ACCOUNT}:role/deploy', /holds `\$ACCOUNT`/],
    ['anything else', 'https://example.com?x', /must be of the form/],
  ])('refuses %s', (_, given, message) => {
    expect(() => role.parse(given)).toThrow(message);
  });
});

describe('accountOf', () => {
  it.each([
    ['arn:aws:sts::111122223333:assumed-role/deploy/session', '111122223333'],
    ['arn:aws:iam::aws:policy/ReadOnlyAccess', undefined],
    ['nothing', undefined],
  ])('finds the account in %s', (arn, account) => {
    expect(accountOf(arn)).toBe(account);
  });
});
