import { describe, expect, it } from '@jest/globals';
import { claimsOfJob } from '../../src/identity/github-claims.ts';

describe('claimsOfJob', () => {
  const repository = 'octo-org/octo-repo';

  it('assumes a push to main if nothing else is given, and says so', () => {
    const { claims, assumed } = claimsOfJob({ repository });
    expect(claims).toMatchObject({
      iss: 'https://token.actions.githubusercontent.com',
      sub: 'repo:octo-org/octo-repo:ref:refs/heads/main',
      repository_owner: 'octo-org',
      ref: 'refs/heads/main',
      ref_type: 'branch',
      event_name: 'push',
    });
    expect(assumed).toEqual({
      event: 'event push',
      ref: 'ref refs/heads/main',
      immutableSubject: 'a subject without IDs',
    });
  });

  it('does not guess: claims that the description does not determine are unknown', () => {
    const { claims, unknown } = claimsOfJob({ repository, environment: 'production' });
    expect(claims.sub).toBe('repo:octo-org/octo-repo:environment:production');
    for (const name of ['ref', 'repository_id', 'repository_owner_id', 'job_workflow_ref', 'actor']) {
      expect(unknown.has(name)).toBe(true);
      expect(claims[name]).toBeUndefined();
    }
  });

  it('knows that a job without an environment has no such claim', () => {
    const { claims, unknown } = claimsOfJob({ repository });
    expect(claims.environment).toBeUndefined();
    expect(unknown.has('environment')).toBe(false);
  });

  it('puts IDs into an immutable subject', () => {
    const job = { repository, ownerId: '65', repositoryId: '74', immutableSubject: true, ref: 'v1' };
    expect(claimsOfJob(job).claims.sub).toBe('repo:octo-org@65/octo-repo@74:ref:refs/heads/v1');
  });

  it('knows pull requests and tags', () => {
    expect(claimsOfJob({ repository, event: 'pull_request' }).claims.sub).toBe(
      'repo:octo-org/octo-repo:pull_request',
    );
    expect(claimsOfJob({ repository, ref: 'refs/tags/v1' }).claims.ref_type).toBe('tag');
  });

  it('builds the references of a workflow from its file, and tells a name from a file', () => {
    expect(claimsOfJob({ repository, workflow: 'deploy.yml' }).claims).toMatchObject({
      workflow_ref: 'octo-org/octo-repo/.github/workflows/deploy.yml@refs/heads/main',
      job_workflow_ref: 'octo-org/octo-repo/.github/workflows/deploy.yml@refs/heads/main',
    });
    expect(claimsOfJob({ repository, workflow: 'Deploy' }).claims).toMatchObject({ workflow: 'Deploy' });
  });

  it('follows a subject template', () => {
    const job = { repository, subjectClaims: ['repository_owner', 'context'] };
    expect(claimsOfJob(job).claims.sub).toBe('repository_owner:octo-org:ref:refs/heads/main');
  });

  it.each([
    [{ repository: 'octo-repo' }, 'owner/name'],
    [{ repository, repositoryId: 'x' }, 'ID of the repository must be a number'],
    [{ repository, immutableSubject: true }, 'needs the IDs'],
    [{ repository, subjectClaims: ['job_workflow_ref'] }, 'job_workflow_ref'],
  ])('refuses %j', (job, message) => expect(() => claimsOfJob(job)).toThrow(message));
});
