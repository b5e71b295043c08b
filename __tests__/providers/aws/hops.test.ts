import { describe, expect, it } from '@jest/globals';
import { hopOf, hopsOf } from '../../../src/providers/aws/hops.ts';
import { roleArn, secondArn, settingsOf, thirdArn } from './support.ts';

describe('hopsOf', () => {
  it('is a single request without a chain', () => {
    expect(hopsOf(settingsOf({ 'role-duration-seconds': '7200' }))).toEqual([
      {
        operation: 'AssumeRoleWithWebIdentity',
        role: expect.objectContaining({ arn: roleArn }),
        isLast: true,
        durationSeconds: 7200,
      },
    ]);
  });

  it('is one request per role of a chain, of which only the last gets the requested duration', () => {
    const hops = hopsOf(
      settingsOf({ 'role-chain': `${secondArn}\n${thirdArn}`, 'role-duration-seconds': '1800' }),
    );
    expect(
      hops.map(({ operation, caller, isLast, durationSeconds }) => [
        operation,
        caller?.arn,
        isLast,
        durationSeconds,
      ]),
    ).toEqual([
      ['AssumeRoleWithWebIdentity', undefined, false, 900],
      ['AssumeRole (role 2 of 3)', roleArn, false, 900],
      ['AssumeRole (role 3 of 3)', secondArn, true, 1800],
    ]);
  });
});

describe('hopOf', () => {
  const settings = settingsOf({ 'role-chain': secondArn });

  it.each([
    ['AssumeRole', secondArn],
    ['AssumeRoleWithWebIdentity', roleArn],
    [undefined, roleArn],
  ])('finds the role that %s is about', (operation, arn) => {
    expect(hopOf(operation, settings).role.arn).toBe(arn);
  });
});
