import { describe, expect, it } from '@jest/globals';
import type { Claims } from '../../src/identity/claims.ts';
import { variableSource } from '../../src/identity/variable.ts';
import { githubClaims } from '../support/jwt.ts';

const attempt = { signal: new AbortController().signal, timeoutMs: 1_000 };

describe('an ID token in a variable', () => {
  it('is read without the surrounding blanks', async () => {
    await expect(variableSource('T', { T: ' a.b.c\n' }).request('aud', attempt)).resolves.toBe('a.b.c');
  });

  it.each([[{}], [{ T: '' }], [{ T: ' \n' }]])('is missing in %j, which is permanent', async (env) => {
    await expect(variableSource('T', env).request('aud', attempt)).rejects.toMatchObject({
      code: 'id-token/variable',
      stage: 'id-token',
      retry: 'no',
      message: expect.stringContaining('the variable T'),
    });
  });

  it('may come from any https issuer', () => {
    const { issuerProblem } = variableSource('T', {});
    const from = (iss: string) => issuerProblem({ ...githubClaims, iss } as Claims);
    expect(from('https://gitlab.example.com')).toBeUndefined();
    expect(from('http://gitlab.example.com')).toContain('http://gitlab.example.com');
    expect(from('gitlab')).toContain('https only');
  });
});
