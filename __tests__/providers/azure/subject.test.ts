import { describe, expect, it } from '@jest/globals';
import { subjectMismatchCauses } from '../../../src/providers/azure/subject.ts';
import { claims } from './support.ts';

const byName = 'repo:octo-org/octo-repo:ref:refs/heads/main';
const byId = 'repo:octo-org@65/octo-repo@74:ref:refs/heads/main';

describe('a subject that a federated credential does not have', () => {
  it.each([
    ['repo:octo-org/octo-repo:environment:production', 'names an environment'],
    ['repo:octo-org/octo-repo:pull_request', 'started by a pull request'],
    ['repo:octo-org/octo-repo:ref:refs/tags/v1', 'another branch or tag'],
    ['repository_owner:octo-org:workflow:Deploy', 'its own subject template'],
  ])('gives the likely cause of a mismatch for %s first', (sub, cause) => {
    expect(subjectMismatchCauses({ ...claims, sub })[0]).toContain(cause);
  });

  it('has the other form as a cause, in either direction', () => {
    expect(subjectMismatchCauses({ ...claims, sub: byName }).join()).toContain(byId);
    expect(subjectMismatchCauses({ ...claims, sub: byId }).join()).toContain(byName);
  });

  it('leads to the few causes that are known without a token', () => {
    expect(subjectMismatchCauses(undefined)).toHaveLength(1);
  });
});
