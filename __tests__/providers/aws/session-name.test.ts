import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { defaultSessionName, sessionName } from '../../../src/providers/aws/session-name.ts';

describe('sessionName', () => {
  it.each(['ab', 'octo-org.octo-repo@9876', 'a'.repeat(64)])('accepts %s', (name) => {
    expect(sessionName.parse(name)).toBe(name);
  });

  it.each(['a', 'a'.repeat(65), 'octo/repo', 'a b', 'a:b', 'größe'])('refuses %s', (name) => {
    expect(() => sessionName.parse(name)).toThrow('2 to 64 letters');
  });
});

describe('defaultSessionName', () => {
  it('names the repository and the run', () => {
    expect(defaultSessionName({ GITHUB_REPOSITORY: 'octo-org/octo-repo', GITHUB_RUN_ID: '9876543210' })).toBe(
      'octo-org-octo-repo-9876543210',
    );
  });

  it('cuts a long repository name, never the run ID', () => {
    const name = defaultSessionName({
      GITHUB_REPOSITORY: `octo-org/${'x'.repeat(100)}`,
      GITHUB_RUN_ID: '9876543210',
    });
    expect(name).toHaveLength(64);
    expect(name).toMatch(/^octo-org-x+-9876543210$/);
  });

  it('is a fixed name outside GitHub Actions', () => {
    expect(defaultSessionName({})).toBe('github-actions');
  });

  it('is acceptable to AWS whatever the environment', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (repository, run) => {
        const name = defaultSessionName({ GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run });
        expect(name).toMatch(/^[A-Za-z0-9_+=,.@-]{1,64}$/);
      }),
    );
  });
});
