import { describe, expect, it } from '@jest/globals';
import { claimLines, failureText, unavailableText } from '../../src/action/failure-report.ts';
import type { Claims } from '../../src/identity/claims.ts';
import type { Failed } from '../../src/login/outcome.ts';
import { githubClaims } from '../support/jwt.ts';
import { failed } from '../support/outcomes.ts';
import { refused } from '../support/provider.ts';

describe('a failure', () => {
  it('says what happened, what was answered, why, what to do, and shows the claims', async () => {
    const { title, text } = await failureText(failed());
    expect(title).toBe('Test aws "staging" login failed (test/denied)');
    expect(text.split('\n').slice(0, 7)).toEqual([
      'It failed with test/denied.',
      'Answer: the service said no (RequestId r-1)',
      'Probably: a cause',
      'Or: another',
      'Fix: do this',
      '',
      '    fix --it',
    ]);
    expect(text).toContain(`  sub: ${githubClaims.sub}`);
  });
  it('says that a new ID token did not help, where one was tried', async () => {
    const helped = 'Another attempt with a new ID token failed in the same way.';
    const { text } = await failureText(failed({ error: refused('test/denied', 'fresh') }));
    expect(text).toContain(`\n${helped}\n`);
    expect((await failureText(failed())).text).not.toContain(helped);
  });
  it('shows no claims when there was no ID token', async () => {
    const { claims: _, ...rest } = failed();
    expect((await failureText(rest as Failed)).text).not.toContain('Claims');
  });
  it('leaves out claims that the token does not have', () => {
    expect(claimLines(githubClaims as Claims).join('\n')).not.toContain('  environment:');
  });
});

describe('unavailableText', () => {
  it('shows the lines to paste', () =>
    expect(unavailableText({ GITHUB_ACTIONS: 'true' }, undefined)).toContain('      id-token: write'));
  it('shows none where none would help', () =>
    expect(
      unavailableText(
        { GITHUB_ACTIONS: 'true', GITHUB_ACTOR: 'dependabot[bot]', GITHUB_EVENT_NAME: 'push' },
        undefined,
      ),
    ).not.toContain('id-token: write'));
});
