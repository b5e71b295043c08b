import { describe, expect, it } from '@jest/globals';
import { createSecrets } from '../../src/text/secrets.ts';

describe('secrets', () => {
  it('masks each line of a value once', () => {
    const masked: string[] = [];
    const secrets = createSecrets((value) => masked.push(value));
    secrets.add('first-line\nsecond-line', 'first-line', '');
    expect(masked).toEqual(['first-line', 'second-line']);
  });

  it('does not mask what is too short to be a secret, because a mask holds for the whole job', () => {
    const masked: string[] = [];
    createSecrets((value) => masked.push(value)).add('{\n"a"\n}');
    expect(masked).toEqual([]);
  });

  it('hides known secrets in our own texts too', () => {
    const secrets = createSecrets(() => {});
    secrets.add('hunter2hunter2');
    expect(secrets.redact('the answer quoted hunter2hunter2 twice: hunter2hunter2')).toBe(
      'the answer quoted *** twice: ***',
    );
  });
});
