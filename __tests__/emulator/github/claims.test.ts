import { describe, expect, it } from '@jest/globals';
import { type DefaultWorldOptions, defaultWorld } from '../../../emulator/default-world.ts';
import { idTokenClaims, subjectOf } from '../../../emulator/github/claims.ts';
import { noon } from '../support.ts';

function subject(options: DefaultWorldOptions): string {
  const { job, github } = defaultWorld(options);
  return subjectOf(job, github);
}

describe('subjectOf', () => {
  it.each<[string, DefaultWorldOptions, string]>([
    ['a branch', {}, 'repo:octo-org/octo-repo:ref:refs/heads/main'],
    ['a tag', { job: { ref: 'refs/tags/v1', refType: 'tag' } }, 'repo:octo-org/octo-repo:ref:refs/tags/v1'],
    [
      'a pull request',
      { job: { eventName: 'pull_request', ref: 'refs/pull/1/merge' } },
      'repo:octo-org/octo-repo:pull_request',
    ],
    [
      'an environment, which beats a pull request',
      { job: { eventName: 'pull_request', environment: 'prod' } },
      'repo:octo-org/octo-repo:environment:prod',
    ],
    [
      'an environment with a colon',
      { job: { environment: 'prod:eu' } },
      'repo:octo-org/octo-repo:environment:prod%3Aeu',
    ],
    [
      'an immutable subject',
      { github: { immutableSubject: true } },
      'repo:octo-org@65/octo-repo@74:ref:refs/heads/main',
    ],
    [
      'a template',
      { github: { subjectClaims: ['repository_owner', 'job_workflow_ref'] } },
      'repository_owner:octo-org:job_workflow_ref:octo-org/octo-repo/.github/workflows/deploy.yml@refs/heads/main',
    ],
    [
      'a template with the default parts',
      { github: { subjectClaims: ['repo', 'context', 'actor'] } },
      'repo:octo-org/octo-repo:ref:refs/heads/main:actor:octocat',
    ],
    [
      'a template that cannot drop the IDs',
      { github: { immutableSubject: true, subjectClaims: ['context'] } },
      'repo:octo-org@65/octo-repo@74:ref:refs/heads/main',
    ],
  ])('names %s', (_, options, expected) => {
    expect(subject(options)).toBe(expected);
  });
});

describe('idTokenClaims', () => {
  it('backdates tokens by ten minutes and gives them a lifetime of five', () => {
    const { iat = 0, nbf = 0, exp = 0 } = idTokenClaims(defaultWorld(), 'a', noon);
    expect(iat).toBe(noon / 1000);
    expect(iat - nbf).toBe(600);
    expect(exp - iat).toBe(300);
  });

  it('follows a shorter lifetime', () => {
    const world = defaultWorld();
    world.lifetimes.idTokenSeconds = 5;
    const { iat = 0, exp = 0 } = idTokenClaims(world, 'a', noon);
    expect(exp - iat).toBe(5);
  });

  it('has a new jti on each call, and only strings apart from times', () => {
    const world = defaultWorld({
      job: {
        environment: 'prod',
        enterprise: { name: 'avocado', id: '2' },
        customProperties: { team: 'platform' },
      },
    });
    const { iat, nbf, exp, ...claims } = idTokenClaims(world, 'a', noon);
    expect(new Set(Object.values(claims).map((value) => typeof value))).toEqual(new Set(['string']));
    expect(claims).toMatchObject({
      repository_id: '74',
      environment: 'prod',
      enterprise: 'avocado',
      repo_property_team: 'platform',
      ref_protected: 'true',
    });
    expect(idTokenClaims(world, 'a', noon).jti).not.toBe(claims.jti);
  });

  it('omits claims that the job does not have', () => {
    const claims = idTokenClaims(defaultWorld(), 'a', noon);
    expect(claims).not.toHaveProperty('environment');
    expect(claims).not.toHaveProperty('enterprise');
  });
});
