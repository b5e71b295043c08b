import { describe, expect, it } from '@jest/globals';
import { otherSubjectForm, subjectMismatchCauses } from '../../../src/providers/azure/subject.ts';
import { claims } from './support.ts';

const byName = 'repo:octo-org/octo-repo:ref:refs/heads/main';
const byId = 'repo:octo-org@65/octo-repo@74:ref:refs/heads/main';

describe('subjects', () => {
  it('computes the immutable form from the names and the other way round', () => {
    expect(otherSubjectForm({ ...claims, sub: byName })).toBe(byId);
    expect(otherSubjectForm({ ...claims, sub: byId })).toBe(byName);
  });

  it('finds the repository inside a template', () => {
    const sub =
      'job_workflow_ref:a/b/.github/workflows/c.yml@refs/heads/main:repo:octo-org/octo-repo:environment:prod';
    expect(otherSubjectForm({ ...claims, sub })).toBe(
      sub.replace('octo-org/octo-repo', 'octo-org@65/octo-repo@74'),
    );
  });

  it.each([
    ['a template without the repository', { sub: 'repository_owner:octo-org:workflow:Deploy' }],
    ['a token without the IDs', { repository_id: undefined }],
    ['another server, which has one form only', { iss: 'https://github.example/_services/token' }],
    ['an issuer that is no URL', { iss: 'me' }],
  ])('knows no other form for %s', (_, changed) => {
    expect(otherSubjectForm({ ...claims, ...changed })).toBeUndefined();
  });

  it.each([
    ['repo:octo-org/octo-repo:environment:production', 'names an environment'],
    ['repo:octo-org/octo-repo:pull_request', 'started by a pull request'],
    ['repo:octo-org/octo-repo:ref:refs/tags/v1', 'another branch or tag'],
    ['repository_owner:octo-org:workflow:Deploy', 'template of its own'],
  ])('gives the likely cause of a mismatch for %s first', (sub, cause) => {
    expect(subjectMismatchCauses({ ...claims, sub })[0]).toContain(cause);
  });

  it('names the other spelling as a cause, in either direction', () => {
    expect(subjectMismatchCauses({ ...claims, sub: byName }).join()).toContain(byId);
    expect(subjectMismatchCauses({ ...claims, sub: byId }).join()).toContain(byName);
  });

  it('says the little that is known without a token', () => {
    expect(subjectMismatchCauses(undefined)).toHaveLength(1);
  });
});
