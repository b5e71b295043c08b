import { describe, expect, it } from '@jest/globals';
import type { Policy } from '../../../src/trust/aws/policy.ts';
import { judgeTrustPolicy, providersNamed } from '../../../src/trust/aws/trust-policy.ts';
import { policyProblems, saving } from '../../../src/trust/aws/validate.ts';
import { parseJson } from '../../../src/trust/json.ts';
import { claims, host, policyOf, providerArn, trustPolicy } from '../support.ts';

const token = { claims: { ...claims, aud: 'sts.amazonaws.com' } };
const providers = [{ arn: providerArn, url: host, clientIds: ['sts.amazonaws.com'] }];
const judge = (policy: unknown, more = {}) =>
  judgeTrustPolicy({ trustPolicy: policy, providers }, { ...token, ...more });

describe('judgeTrustPolicy', () => {
  it('says which test failed, with expected and actual values', () => {
    const { verdict, tests } = judge(
      policyOf({ StringEquals: { sub: 'repo:octo-org/octo-repo:ref:refs/heads/main' } }),
    );
    expect(verdict).toBe('denied');
    expect(tests.filter(({ holds }) => holds !== true)).toEqual([
      {
        what: `StringEquals ${host}:sub`,
        expected: 'repo:octo-org/octo-repo:ref:refs/heads/main',
        actual: claims.sub,
        holds: false,
      },
    ]);
  });

  it('explains with the closest of several statements', () => {
    const near = (policyOf({ StringEquals: { sub: 'other' } }) as { Statement: object }).Statement;
    const far = { ...near, Action: 'sts:AssumeRole', Principal: { AWS: '111122223333' } };
    const { tests } = judge({ Version: '2012-10-17', Statement: [far, near] });
    expect(tests.filter(({ holds }) => holds === false).map(({ what }) => what)).toEqual([
      `StringEquals ${host}:sub`,
    ]);
  });

  it('names the Deny that applies', () => {
    const allow = (policyOf({ StringEquals: { sub: claims.sub } }) as { Statement: object }).Statement;
    const { verdict, tests } = judge({
      Version: '2012-10-17',
      Statement: [allow, { ...allow, Sid: 'Not', Effect: 'Deny' }],
    });
    expect(verdict).toBe('denied');
    expect(tests.find(({ holds }) => holds === false)?.what).toBe('Statement Not (Deny)');
  });

  it('applies NotAction to everything except the named actions', () => {
    const open = { Action: undefined, NotAction: 'sts:AssumeRole' };
    expect(judge(trustPolicy({ StringEquals: { sub: claims.sub } }, open)).verdict).toBe('allowed');
    const closed = { Action: undefined, NotAction: 'sts:*' };
    expect(judge(trustPolicy({ StringEquals: { sub: claims.sub } }, closed)).verdict).toBe('denied');
  });

  it('does not guess about undocumented keys', () => {
    const byOwner = policyOf({ StringEquals: { sub: claims.sub, repository_owner_id: '65' } });
    expect(judge(byOwner).verdict).toBe('unknown');
    expect(judge(byOwner).tests.find(({ what }) => what.endsWith('repository_owner_id'))?.holds).toBeNull();
    // The answer is the same with the key and without.
    const wrong = policyOf({ StringEquals: { sub: 'other', repository_owner_id: '65' } });
    expect(judge(wrong).verdict).toBe('denied');
    expect(judge(byOwner, { uncertainKeys: 'present' }).verdict).toBe('allowed');
  });

  it('does not guess about missing claims and keys of the request', () => {
    const { ref: _, ...known } = token.claims;
    const unknown = new Set(['ref']);
    const byRef = policyOf({ StringEquals: { sub: claims.sub, ref: 'refs/heads/main' } });
    expect(judge(byRef, { claims: known, unknown }).verdict).toBe('unknown');
    const byAddress = trustPolicy({
      StringEquals: { sub: claims.sub },
      IpAddress: { 'aws:SourceIp': '203.0.113.0/24' },
    });
    expect(judge(byAddress).verdict).toBe('unknown');
    const byName = trustPolicy({ StringEquals: { sub: claims.sub, 'sts:RoleSessionName': 'ci' } });
    expect(judge(byName, { keys: { 'sts:rolesessionname': ['ci'] } }).verdict).toBe('allowed');
  });

  it('reads claims beyond the default ones only in the commercial partition and only from github.com', () => {
    const arn = providerArn.replace('arn:aws:', 'arn:aws-us-gov:');
    const policy = trustPolicy(
      { StringEquals: { sub: claims.sub, ref: claims.ref } },
      { Principal: { Federated: arn } },
    );
    const judged = judgeTrustPolicy({ trustPolicy: policy, providers: [{ arn, url: host }] }, token);
    expect(judged.verdict).toBe('unknown');
  });

  it('does not guess whether a star among principals includes web identities', () => {
    expect(judge(trustPolicy({ StringEquals: { sub: claims.sub } }, { Principal: '*' })).verdict).toBe(
      'unknown',
    );
  });

  it('accepts only the usual audience for a provider whose client IDs are unknown', () => {
    const role = {
      trustPolicy: trustPolicy({ StringEquals: { sub: claims.sub } }),
      providers: providersNamed(policyOf({})),
    };
    expect(judgeTrustPolicy(role, token).verdict).toBe('allowed');
    expect(judgeTrustPolicy(role, { claims: { ...claims, aud: 'other' } }).verdict).toBe('unknown');
  });
});

describe('policyProblems', () => {
  it.each<[string, unknown]>([
    ['no object', []],
    ['no statement', { Version: '2012-10-17' }],
    ['an unknown version', { ...trustPolicy({}), Version: '2026-01-01' }],
    ['an unknown element', { ...trustPolicy({}), Extra: 1 }],
    ['an effect in another case', trustPolicy({}, { Effect: 'allow' })],
    ['no principal', trustPolicy({}, { Principal: undefined })],
    ['an empty principal', trustPolicy({}, { Principal: {} })],
    ['an unknown type of principal', trustPolicy({}, { Principal: { Everybody: '*' } })],
    ['a principal with wildcards', trustPolicy({}, { Principal: { Federated: `${providerArn}*` } })],
    ['NotPrincipal', trustPolicy({}, { NotPrincipal: { AWS: '111122223333' } })],
    ['a resource', trustPolicy({}, { Resource: '*' })],
    ['no action', trustPolicy({}, { Action: undefined })],
    ['both kinds of actions', trustPolicy({}, { NotAction: 'sts:AssumeRole' })],
    ['an action without service', trustPolicy({}, { Action: 'AssumeRole' })],
    ['an unknown operator', trustPolicy({ StringMatches: { sub: 'x' } })],
    ['Null with IfExists', trustPolicy({ NullIfExists: { sub: 'true' } })],
    ['Null with another word', trustPolicy({ Null: { sub: 'yes' } })],
    ['a condition without values', trustPolicy({ StringEquals: { sub: [] } })],
    ['an object as value', trustPolicy({ StringEquals: { sub: { x: 1 } } })],
    ['a Sid with a blank', trustPolicy({}, { Sid: 'a b' })],
  ])('reports %s', (_, policy) => {
    expect(policyProblems(policy).filter(({ holds }) => holds === false).length).toBeGreaterThan(0);
    expect(judge(policy).verdict).toBe('invalid');
  });

  it.each<[string, unknown]>([
    ['an operator in another letter case', trustPolicy({ stringlike: { sub: 'x' } })],
    ['a key twice in different letter case', trustPolicy({ StringEquals: { sub: 'x', SUB: 'y' } })],
    ['a variable without end', trustPolicy({ StringEquals: { sub: '${x' } })],
  ])('does not guess about %s', (_, policy) => {
    expect(policyProblems(policy).map(({ holds }) => holds)).toEqual([null]);
  });

  it('finds duplicate keys in an object, at any depth', () => {
    const text = JSON.stringify(policyOf({ StringEquals: { sub: claims.sub } })).replace(
      '"StringEquals":{',
      `"StringEquals":{"${host}:sub":"repo:octo-org/*",`,
    );
    const { value, duplicates } = parseJson(text);
    expect(policyProblems(value, duplicates)).toMatchObject([{ actual: `${host}:sub`, holds: false }]);
  });
});

describe('saving', () => {
  it.each<[string, object, string]>([
    ['the exact subject', policyOf({ StringEquals: { sub: claims.sub } }), 'accepted'],
    ['the called workflow', policyOf({ StringEquals: { job_workflow_ref: 'x' } }), 'accepted'],
    ['a star behind another value', policyOf({ StringLike: { sub: ['repo:a/x', '*'] } }), 'accepted'],
    ['a star alone', policyOf({ StringLike: { sub: '*' } }), 'refused'],
    ['another claim alone', policyOf({ StringEquals: { repository: 'o/r' } }), 'refused'],
  ])('for %s', (_, policy, expected) => expect(saving(policy as Policy)).toBe(expected));
});
