import { describe, expect, it } from '@jest/globals';
import {
  type Access,
  allows,
  type Policy,
  parsePolicy,
  type Statement,
} from '../../../emulator/aws/policy.ts';

const provider = 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com';
const access: Access = {
  action: 'sts:AssumeRoleWithWebIdentity',
  principal: { type: 'Federated', names: [provider] },
  context: { 'issuer:sub': 'repo:octo-org/octo-repo:ref:refs/heads/main', keys: ['team', 'cost'] },
};

function policy(change: Partial<Statement>): Policy {
  return {
    Statement: { Effect: 'Allow', Action: access.action, Principal: { Federated: provider }, ...change },
  };
}

describe('allows', () => {
  it.each<[string, Partial<Statement>, boolean]>([
    ['the same action', {}, true],
    ['an action in another case', { Action: 'STS:assumeroleWithWebIdentity' }, true],
    ['an action by wildcard', { Action: ['s3:*', 'sts:Assume*'] }, true],
    ['another action', { Action: 'sts:AssumeRole' }, false],
    ['one of several principals', { Principal: { Federated: ['x', provider] } }, true],
    ['another principal', { Principal: { Federated: `${provider}/slug` } }, false],
    ['another type of principal', { Principal: { AWS: provider } }, false],
  ])('judges %s', (_, change, expected) => {
    expect(allows(policy(change), access)).toBe(expected);
  });

  const sub = 'repo:octo-org/octo-repo:ref:refs/heads/main';
  it.each<[string, string, string | string[], boolean]>([
    ['StringEquals', 'issuer:sub', sub, true],
    ['StringEquals', 'ISSUER:SUB', sub, true],
    ['StringEquals', 'issuer:sub', ['other', sub], true],
    ['StringEquals', 'issuer:sub', sub.toUpperCase(), false],
    ['StringEquals', 'issuer:sub', 'repo:octo-org/octo-repo:*', false],
    ['StringEquals', 'issuer:absent', 'x', false],
    ['StringEqualsIfExists', 'issuer:absent', 'x', true],
    ['StringEqualsIgnoreCase', 'issuer:sub', sub.toUpperCase(), true],
    ['StringNotEquals', 'issuer:sub', 'other', true],
    ['StringNotEquals', 'issuer:sub', sub, false],
    ['StringNotEquals', 'issuer:absent', 'x', true],
    ['StringLike', 'issuer:sub', 'repo:octo-org/octo-repo:*', true],
    ['StringLike', 'issuer:sub', 'repo:octo-org/octo?repo:ref:*', true],
    ['StringLike', 'issuer:sub', 'repo:octo-org/octo.repo:*', false],
    ['StringNotLike', 'issuer:sub', 'repo:octo-org/*', false],
    ['Null', 'issuer:sub', 'false', true],
    ['Null', 'issuer:absent', 'true', true],
    ['Null', 'issuer:absent', 'false', false],
    ['Bool', 'issuer:absent', 'true', false],
    ['ForAllValues:StringEquals', 'keys', ['team', 'cost', 'x'], true],
    ['ForAllValues:StringEquals', 'keys', ['team'], false],
    ['ForAllValues:StringEquals', 'issuer:absent', ['team'], true],
    ['ForAnyValue:StringEquals', 'keys', ['team'], true],
    ['ForAnyValue:StringEquals', 'issuer:absent', ['team'], false],
    ['ForAllValues:StringLikeIfExists', 'keys', ['t*', 'c*'], true],
  ])('tests %s on %s against %j: %p', (operator, key, values, expected) => {
    expect(allows(policy({ Condition: { [operator]: { [key]: values } } }), access)).toBe(expected);
  });

  it('requires all conditions of a statement to hold', () => {
    const Condition = { StringEquals: { 'issuer:sub': sub }, StringLike: { 'issuer:sub': 'other*' } };
    expect(allows(policy({ Condition }), access)).toBe(false);
  });

  it('lets a denial override any permission', () => {
    const allow = policy({}).Statement as Statement;
    expect(allows({ Statement: [allow, { ...allow, Effect: 'Deny' }] }, access)).toBe(false);
  });

  it('judges resources of permissions', () => {
    const granted: Policy = {
      Statement: { Effect: 'Allow', Action: '*', Resource: 'arn:aws:iam::1:role/a*' },
    };
    const request = (resource: string): Access => ({ action: 'sts:AssumeRole', resource, context: {} });
    expect(allows(granted, request('arn:aws:iam::1:role/abc'))).toBe(true);
    expect(allows(granted, request('arn:aws:iam::1:role/b'))).toBe(false);
  });

  it('does not ignore a condition that it cannot evaluate', () => {
    const unknown = { StringMatches: { 'issuer:sub': '1' } };
    expect(() => allows(policy({ Condition: unknown }), access)).toThrow('StringMatches');
    const noArn = { ArnLike: { 'issuer:sub': 'repo:*' } };
    expect(() => allows(policy({ Condition: noArn }), access)).toThrow('ArnLike');
  });

  it('does not guess whether a star among principals includes web identities', () => {
    expect(() => allows(policy({ Principal: '*' }), access)).toThrow('Principal');
  });
});

describe('parsePolicy', () => {
  const statement = { Effect: 'Allow', Action: 's3:*', Resource: '*' };

  it('accepts one statement or several', () => {
    expect(parsePolicy(JSON.stringify({ Statement: statement }))).toBeDefined();
    expect(parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement: [statement] }))).toBeDefined();
  });

  it.each([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['no statement', '{"Statement":[]}'],
    ['an unknown effect', JSON.stringify({ Statement: { ...statement, Effect: 'Maybe' } })],
    ['a principal', JSON.stringify({ Statement: { ...statement, Principal: '*' } })],
    ['no resource', JSON.stringify({ Statement: { Effect: 'Allow', Action: '*' } })],
  ])('refuses %s', (_, text) => {
    expect(parsePolicy(text)).toBeUndefined();
  });
});
