import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { githubIssuer } from '../../src/identity/issuer.ts';
import {
  buildSubject,
  contextPartOf,
  isImmutableSubject,
  otherSubjectForm,
  parseSubject,
  subjectValue,
  templatesOf,
} from '../../src/identity/subject.ts';

const claims = {
  iss: githubIssuer,
  sub: 'repo:octo-org/octo-repo:ref:refs/heads/main',
  repository: 'octo-org/octo-repo',
  repository_owner: 'octo-org',
  repository_id: '74',
  repository_owner_id: '65',
  ref: 'refs/heads/main',
  event_name: 'push',
  job_workflow_ref: 'octo-org/octo-repo/.github/workflows/deploy.yml@refs/heads/main',
};
const immutable = 'repo:octo-org@65/octo-repo@74:ref:refs/heads/main';

describe('parseSubject', () => {
  it('reads the classic form', () => {
    expect(parseSubject(claims.sub)).toEqual({
      repository: { owner: 'octo-org', name: 'octo-repo' },
      context: { kind: 'ref', ref: 'refs/heads/main' },
      tail: 'ref:refs/heads/main',
    });
  });

  it('reads the immutable form', () => {
    expect(parseSubject('repo:octo-org@65/octo-repo@74:environment:production')).toEqual({
      repository: { owner: 'octo-org', name: 'octo-repo', ownerId: '65', repositoryId: '74' },
      context: { kind: 'environment', environment: 'production' },
      tail: 'environment:production',
    });
  });

  it('reads pull requests, and subjects with the repository alone', () => {
    expect(parseSubject('repo:o/r:pull_request')?.context).toEqual({ kind: 'pull_request' });
    expect(parseSubject('repo:o/r')).toEqual({ repository: { owner: 'o', name: 'r' }, tail: '' });
  });

  it('finds the repository of a template', () => {
    expect(parseSubject('job_workflow_ref:o/w/x.yml@refs/heads/main:repo:o/r')).toEqual({
      repository: { owner: 'o', name: 'r' },
      tail: 'job_workflow_ref:o/w/x.yml@refs/heads/main:',
    });
  });

  it.each(['', 'octo-org:octo-runner:machine', 'repo:', 'repo:o', 'xrepo:o/r', 'repo:o@x/r@1:pull_request'])(
    'does not treat %j as one',
    (subject) => expect(parseSubject(subject)).toBeUndefined(),
  );
});

describe('isImmutableSubject', () => {
  it.each([
    [immutable, true],
    ['environment:x:repo:o@1/r@2', true],
    [claims.sub, false],
    // The spelling that was announced first and withdrawn: legal names.
    ['repo:octo-org-65/octo-repo-74:ref:refs/heads/main', false],
    // One ID is no form of GitHub's.
    ['repo:octo-org@65/octo-repo:pull_request', false],
  ])('%s: %p', (subject, expected) => expect(isImmutableSubject(subject)).toBe(expected));
});

describe('buildSubject', () => {
  it('builds both forms', () => {
    expect(buildSubject(claims, 'classic')).toBe(claims.sub);
    expect(buildSubject(claims, 'immutable')).toBe(immutable);
  });

  it('escapes colons in values, but not percent signs', () => {
    expect(subjectValue('a:b%3A')).toBe('a%3Ab%3A');
    expect(contextPartOf({ ...claims, environment: 'Production:V1' })).toBe('environment:Production%3AV1');
  });

  it('follows a template', () => {
    expect(buildSubject(claims, 'classic', ['repository_owner', 'repo', 'context'])).toBe(
      `repository_owner:octo-org:${claims.sub}`,
    );
  });

  it('keeps the IDs even if the template omits the repository', () => {
    expect(buildSubject(claims, 'immutable', ['repository_owner'])).toBe(
      'repo:octo-org@65/octo-repo@74:repository_owner:octo-org',
    );
  });

  it('is read back by parseSubject', () => {
    const name = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9.-]{0,20}$/);
    fc.assert(
      fc.property(name, name, fc.nat(), fc.nat(), fc.string(), (owner, repo, ownerId, id, environment) => {
        const job = {
          repository: `${owner}/${repo}`,
          repository_owner_id: String(ownerId),
          repository_id: String(id),
          environment: `e${environment}`,
        };
        expect(parseSubject(buildSubject(job, 'immutable'))).toMatchObject({
          repository: { owner, name: repo, ownerId: String(ownerId), repositoryId: String(id) },
          context: { kind: 'environment', environment: subjectValue(job.environment) },
        });
      }),
    );
  });
});

describe('otherSubjectForm', () => {
  it('adds the IDs and removes them', () => {
    expect(otherSubjectForm(claims)).toBe(immutable);
    expect(otherSubjectForm({ ...claims, sub: immutable })).toBe(claims.sub);
  });

  it('knows only one form for other servers, other issuers and tokens without IDs', () => {
    expect(otherSubjectForm({ ...claims, iss: 'https://ghes.example/_services/token' })).toBeUndefined();
    expect(otherSubjectForm({ ...claims, sub: 'octo-org:app:machine' })).toBeUndefined();
    expect(otherSubjectForm({ ...claims, repository_id: undefined })).toBeUndefined();
  });
});

describe('templatesOf', () => {
  it('knows the default', () => {
    expect(templatesOf(claims)).toEqual([['repo', 'context']]);
    expect(templatesOf({ ...claims, sub: immutable })).toEqual([['repo', 'context']]);
  });

  it('knows templates of claims', () => {
    const sub = `job_workflow_ref:${claims.job_workflow_ref}:repository_owner:octo-org`;
    expect(templatesOf({ ...claims, sub })).toEqual([['job_workflow_ref', 'repository_owner']]);
  });

  it('returns all that may be meant', () => {
    const sub = 'environment:production:repo:octo-org/octo-repo';
    expect(templatesOf({ ...claims, environment: 'production', sub })).toEqual(
      expect.arrayContaining([
        ['context', 'repo'],
        ['environment', 'repo'],
      ]),
    );
  });

  it('returns none if the claims do not explain the subject', () => {
    expect(templatesOf({ ...claims, sub: 'octo-org:app:machine' })).toEqual([]);
  });

  it('always terminates', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), fc.string(), (others, sub) => {
        expect(templatesOf({ ...others, sub }).length).toBeLessThanOrEqual(16);
      }),
    );
  });
});
