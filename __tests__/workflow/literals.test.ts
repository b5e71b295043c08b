import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { withoutLiteralKeys } from '../../src/workflow/literals.ts';

describe('a text that is shown', () => {
  it('holds no line of a private key', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 48, maxLength: 48 }), (bytes) => {
        // What has no digit or one case of letters alone in 64 characters is not random.
        fc.pre(new Set(bytes).size > 30);
        const line = Buffer.from(bytes).toString('base64');
        expect(withoutLiteralKeys(`  ${line}\n`)).toBe('  ***\n');
      }),
      { seed: 1 },
    );
  });

  it.each([
    'projects/123456789012/locations/global/workloadIdentityPools/github/providers/gh',
    '/home/runner/work/application/application/infrastructure/environments/production',
  ])('keeps a long path, so that a diff of it can be applied: %s', (path) => {
    expect(withoutLiteralKeys(path)).toBe(path);
  });
});
