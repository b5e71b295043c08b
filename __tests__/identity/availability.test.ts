import { describe, expect, it } from '@jest/globals';
import { explainUnavailable, unavailableCause } from '../../src/identity/availability.ts';

const job = {
  GITHUB_ACTIONS: 'true',
  GITHUB_REPOSITORY: 'octo-org/octo-repo',
  GITHUB_EVENT_NAME: 'push',
  GITHUB_ACTOR: 'octocat',
};
const pullRequest = (head: unknown) => ({ pull_request: { head } });

describe('unavailableCause', () => {
  it.each([
    ['a plain push lacks the permission', job, {}, 'permission'],
    [
      'a fork',
      { ...job, GITHUB_EVENT_NAME: 'pull_request' },
      pullRequest({ repo: { full_name: 'someone/octo-repo' } }),
      'fork',
    ],
    [
      'a fork that was deleted since',
      { ...job, GITHUB_EVENT_NAME: 'pull_request' },
      pullRequest({ repo: null }),
      'fork',
    ],
    [
      'a fork comes before Dependabot',
      { ...job, GITHUB_ACTOR: 'dependabot[bot]', GITHUB_EVENT_NAME: 'pull_request' },
      pullRequest({ repo: { full_name: 'x/y' } }),
      'fork',
    ],
    [
      'a pull request of a branch of the repository',
      { ...job, GITHUB_EVENT_NAME: 'pull_request' },
      pullRequest({ repo: { full_name: 'octo-org/octo-repo' } }),
      'permission',
    ],
    [
      'a review of a fork',
      { ...job, GITHUB_EVENT_NAME: 'pull_request_review' },
      pullRequest({ repo: { full_name: 'x/y' } }),
      'fork',
    ],
    ['an unreadable payload', { ...job, GITHUB_EVENT_NAME: 'pull_request' }, undefined, 'permission'],
    [
      'pull_request_target runs with the rights of the base',
      { ...job, GITHUB_EVENT_NAME: 'pull_request_target' },
      pullRequest({ repo: { full_name: 'x/y' } }),
      'permission',
    ],
    [
      'Dependabot with an event that has full rights',
      { ...job, GITHUB_ACTOR: 'dependabot[bot]', GITHUB_EVENT_NAME: 'schedule' },
      {},
      'permission',
    ],
    ['Dependabot', { ...job, GITHUB_ACTOR: 'dependabot[bot]' }, {}, 'dependabot'],
    ['act, which has no event of its own', { ...job, ACT: 'true' }, {}, 'act'],
    ['Forgejo', { ...job, FORGEJO_ACTIONS: 'true', GITEA_ACTIONS: 'true' }, {}, 'forgejo'],
    ['Gitea', { ...job, GITEA_ACTIONS: 'true' }, {}, 'gitea'],
    ['a laptop', {}, undefined, 'outside-actions'],
  ])('%s', (_, env, event, cause) => expect(unavailableCause(env, event)).toBe(cause));
});

describe('explainUnavailable', () => {
  it('shows the YAML for a missing permission and mentions reusable workflows', () => {
    const { paste, causes } = explainUnavailable('permission');
    expect(paste?.text).toContain('id-token: write');
    expect(paste?.text).toContain('contents: read');
    expect(causes.join()).toContain('reusable workflow');
  });
  it.each(['fork', 'dependabot'] as const)('suggests no YAML for %s, because none would help', (cause) => {
    expect(explainUnavailable(cause).paste).toBeUndefined();
    expect(explainUnavailable(cause).fix.join()).toContain('if-unavailable: skip');
  });
  it('gives Forgejo its own key, and act and Gitea no key at all', () => {
    expect(explainUnavailable('forgejo').paste?.text).toContain('enable-openid-connect: true');
    for (const cause of ['act', 'gitea'] as const) {
      expect(explainUnavailable(cause).paste).toBeUndefined();
      expect(explainUnavailable(cause).fix.join()).toContain('`id-token-source`');
    }
  });
  it('says so if there is no runner at all', () =>
    expect(explainUnavailable('outside-actions').causes[0]).toContain('GITHUB_ACTIONS'));
});
