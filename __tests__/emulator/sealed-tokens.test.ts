import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createSealedTokens } from '../../emulator/sealed-tokens.ts';

describe('createSealedTokens', () => {
  const tokens = createSealedTokens();

  it('opens what it sealed', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (content) => {
        expect(tokens.open(tokens.seal(content))).toEqual(JSON.parse(JSON.stringify(content)));
      }),
    );
  });

  it('does not open free text, changed tokens or those of another emulator', () => {
    const sealed = tokens.seal({ a: 1 });
    const other = sealed.startsWith('A') ? 'B' : 'A';
    expect(tokens.open(`${other}${sealed.slice(1)}`)).toBeUndefined();
    expect(createSealedTokens().open(sealed)).toBeUndefined();
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(tokens.open(text)).toBeUndefined();
      }),
    );
  });

  it('never makes the same token twice', () => {
    expect(tokens.seal({})).not.toBe(tokens.seal({}));
  });
});
