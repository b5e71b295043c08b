import { describe, expect, it } from '@jest/globals';
import { type Claims, claimsToShow } from '../../src/identity/claims.ts';
import { githubClaims } from '../support/jwt.ts';

const names = (claims: object) => claimsToShow(claims as Claims).map(([name]) => name);

describe('the claims that a refusal shows', () => {
  it('are all except those that differ with every token, run or commit', () => {
    const fleeting = {
      jti: 'x',
      iat: 1,
      nbf: 1,
      exp: 1,
      sha: 'x',
      run_id: '1',
      run_number: '1',
      run_attempt: '1',
    };
    const shown = names({ ...githubClaims, ...fleeting, actor: 'octocat', enterprise: 'octo' });
    for (const name of Object.keys(fleeting)) expect(shown).not.toContain(name);
    expect(shown).toEqual(expect.arrayContaining(['actor', 'enterprise', 'repository_id']));
  });

  it('begin with those that trust is usually tied to, then the custom properties of the repository', () => {
    const shown = names({
      actor: 'octocat',
      repo_property_team: 'payments',
      ...githubClaims,
      base_ref: 'main',
    });
    expect(shown.slice(0, 4)).toEqual(['iss', 'aud', 'sub', 'repository']);
    expect(shown.slice(-3)).toEqual(['repo_property_team', 'actor', 'base_ref']);
  });

  it('show values that are not text as JSON, and leave out empty ones', () => {
    expect(claimsToShow({ groups: ['a', 'b'], admin: false, head_ref: '' } as unknown as Claims)).toEqual([
      ['admin', 'false'],
      ['groups', '["a","b"]'],
    ]);
  });
});
