import { describe, expect, it } from '@jest/globals';
import { credentialOf, judgeCredentials } from '../../../src/trust/azure/credentials.ts';
import { azureTrust, claims, flexible } from '../support.ts';

const token = { claims: { ...claims, aud: 'api://AzureADTokenExchange' } };
const judge = (credentials: object[], given: Parameters<typeof judgeCredentials>[1] = token) => {
  const { federatedCredentials } = azureTrust(...credentials) as { federatedCredentials: object[] };
  return judgeCredentials(
    federatedCredentials.map((credential) => credentialOf(credential)!),
    given,
  );
};

describe('judgeCredentials', () => {
  it('explains with the closest credential', () => {
    const { verdict, tests } = judge([
      { issuer: 'https://gitlab.com', subject: 'x', name: 'far' },
      { subject: 'repo:octo-org/octo-repo:pull_request', name: 'near' },
    ]);
    expect(verdict).toBe('denied');
    expect(tests.filter(({ holds }) => !holds)).toEqual([
      {
        what: 'near: sub',
        expected: 'repo:octo-org/octo-repo:pull_request',
        actual: claims.sub,
        holds: false,
      },
    ]);
  });

  it('does not guess about missing claims', () => {
    const { job_workflow_ref: workflow, ...known } = token.claims;
    const credential = flexible(
      `claims['sub'] eq '${claims.sub}' and claims['job_workflow_ref'] eq '${workflow}'`,
    );
    expect(judge([credential]).verdict).toBe('allowed');
    expect(judge([credential], { claims: known, unknown: new Set(['job_workflow_ref']) }).verdict).toBe(
      'unknown',
    );
    expect(judge([credential], { claims: known }).verdict).toBe('denied');
  });

  it.each<[string, object[]]>([
    ['the same issuer and subject twice', [{ subject: 'x' }, { subject: 'x' }]],
    [
      'the same name twice',
      [
        { subject: 'x', name: 'abc' },
        { subject: 'y', name: 'ABC' },
      ],
    ],
    ['neither subject nor expression', [{}]],
    ['a subject beyond 600 characters', [{ subject: 'x'.repeat(601) }]],
  ])('calls %s invalid', (_, credentials) => expect(judge(credentials).verdict).toBe('invalid'));
});
