import { describe, expect, it } from '@jest/globals';
import { trust } from '../../../src/providers/ssh/trust.ts';
import { githubClaims } from '../../support/jwt.ts';
import { settingsOf } from './support.ts';

const adviceFor = (sub: string, given: Record<string, string> = {}) =>
  trust({ ...githubClaims, sub }, settingsOf(given)).map(({ text }) => text);

describe('the set-up of a server', () => {
  it('trusts the issuer, and admits the subject or all branches', () => {
    expect(adviceFor(githubClaims.sub)).toEqual([
      `grep -qxF 'https://token.actions.githubusercontent.com github oidc' /etc/opk/providers || echo 'https://token.actions.githubusercontent.com github oidc' | sudo tee -a /etc/opk/providers`,
      'sudo opkssh add deploy repo:octo-org/octo-repo:ref:refs/heads/main https://token.actions.githubusercontent.com',
      "sudo opkssh add deploy 'repo:octo-org/octo-repo:ref:refs/heads/*' https://token.actions.githubusercontent.com",
    ]);
  });

  it('is the exact subject; a pattern is offered apart, because it is wider', () => {
    const advice = trust(githubClaims, settingsOf());
    expect(advice.map(({ alternative = false }) => alternative)).toEqual([false, false, true]);
  });

  it('is one line per user', () => {
    const [, exact] = adviceFor(githubClaims.sub, { principals: 'deploy, root, opkssh-wildcard' });
    expect(exact!.split('\n').map((line) => line.split(' ')[3])).toEqual(['deploy', 'root']);
  });

  it.each([
    [{ principals: 'opkssh-wildcard', user: 'root' }, 'add root repo:'],
    [{ principals: 'opkssh-wildcard' }, "add '<user>' repo:"],
  ])('names a user even for the wildcard alone (%j)', (given, words) => {
    expect(adviceFor(githubClaims.sub, given)[1]).toContain(words);
  });

  it('covers tags, and says nothing about branches for an environment', () => {
    const [, , tags] = trust({ ...githubClaims, sub: 'repo:o/r:ref:refs/tags/v1' }, settingsOf());
    expect(tags).toMatchObject({
      title: expect.stringContaining('every tag'),
      text: expect.stringContaining('refs/tags/*'),
    });
    expect(adviceFor('repo:o/r:environment:production')).toHaveLength(2);
  });

  it.each([
    ['repo:o/r:environment:a*b[c]?', "'repo:o/r:environment:a\\*b\\[c]\\?'"],
    ['repo:o/r:ref:refs/heads/fix#1', "'repo:o/r:ref:refs/heads/fix?1'"],
    ["repo:o/r:environment:it's $(x)", `'repo:o/r:environment:it'\\''s $(x)'`],
  ])('means exactly the subject %s', (sub, written) => {
    expect(adviceFor(sub)[1]).toContain(` add deploy ${written} https://`);
  });
});
