import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { shellWord } from '../../src/text/shell-word.ts';

describe('shellWord', () => {
  it('leaves plain words readable', () => {
    expect(shellWord('arn:aws:iam::111122223333:role/deploy')).toBe('arn:aws:iam::111122223333:role/deploy');
  });

  it('quotes everything else', () => {
    expect(shellWord("it's $HOME")).toBe(`'it'\\''s $HOME'`);
    expect(shellWord('')).toBe("''");
  });

  it('quotes only the value of a flag', () => expect(shellWord('--flag=a b')).toBe("--flag='a b'"));

  const posix = process.platform === 'win32' ? it.skip : it;

  posix('stays one word with the same text in a real shell', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 20 }), (texts) => {
        const words = texts.map((text) => text.replaceAll('\0', ''));
        const printed = execFileSync('sh', ['-c', `printf '%s\\0' ${words.map(shellWord).join(' ')}`], {
          encoding: 'utf8',
        });
        expect(printed.split('\0').slice(0, -1)).toEqual(words);
      }),
      { numRuns: 20 },
    );
  });
});
