import { describe, expect, it } from '@jest/globals';
import { Failure } from '../../../src/failure/failure.ts';
import { diagnose } from '../../../src/providers/ssh/diagnose.ts';
import { sshError, sshErrors } from '../../../src/providers/ssh/errors.ts';
import { githubClaims } from '../../support/jwt.ts';

describe('the explanation of a failed SSH login', () => {
  it.each([
    ['issuer-unreadable', 'no', 'exchange', 'does not say where its keys are'],
    ['key-not-published', 'few', 'verify', 'is not among those'],
    ['signature-unsupported', 'no', 'verify', 'in a way that SSH certificates cannot prove'],
    ['signature-invalid', 'no', 'verify', 'is not what'],
    ['self-check', 'no', 'verify', 'nothing was written'],
  ] as const)('for %s has a cause and a fix', (name, retry, stage, words) => {
    const error = sshError(name, 'message');
    expect(error).toMatchObject({ code: `ssh/${name}`, retry, stage });
    const { summary, causes, fix, page } = diagnose(error, githubClaims);
    expect(summary).toContain(words);
    expect(causes.length).toBeGreaterThan(0);
    expect(fix.length).toBeGreaterThan(0);
    expect(page).toBe('ssh.md');
  });

  it('exists for every error of the table', () => {
    expect(sshErrors).toHaveLength(5);
    for (const { code } of sshErrors) {
      expect(diagnose(sshError(code, 'message'), undefined).summary).not.toContain('undefined');
    }
  });

  it('names the issuer', () => {
    const error = new Failure('timeout', { code: 'http/timeout', stage: 'exchange', retry: 'yes' });
    expect(diagnose(error, githubClaims).fix[0]).toContain('token.actions.githubusercontent.com');
    expect(diagnose(error, undefined).fix[0]).toContain('the issuer');
    expect(diagnose(sshError('key-not-published', ''), githubClaims).summary).toContain(githubClaims.iss);
  });

  it('leaves the ID token itself to the common explanations', () => {
    const error = new Failure('', { code: 'id-token/http-403', stage: 'id-token', retry: 'no' });
    expect(diagnose(error, undefined)).toMatchObject({ causes: [], fix: [] });
  });
});
