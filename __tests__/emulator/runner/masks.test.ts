import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createMasker, encodedForms, maskText, valuesToMask } from '../../../emulator/runner/masks.ts';

const secret = `a"b'c&d<e>f\\g h/i+j!`;

describe('encodedForms', () => {
  it.each([
    ['base64', Buffer.from(secret).toString('base64')],
    ['base64 without the first byte', Buffer.from(secret).subarray(1).toString('base64')],
    ['base64 without the first two bytes', Buffer.from(secret).subarray(2).toString('base64')],
    ['JSON', `a\\"b'c&d<e>f\\\\g h/i+j!`],
    ['URI', 'a%22b%27c%26d%3Ce%3Ef%5Cg%20h%2Fi%2Bj%21'],
    ['XML', `a&quot;b&apos;c&amp;d&lt;e&gt;f\\g h/i+j!`],
    ['an expression', `a"b''c&d<e>f\\g h/i+j!`],
    ['a command line', `a\\"b'c&d<e>f\\g h/i+j!`],
    ['the section of PowerShell after the ampersand', 'd<e>f\\g h/i+j!'],
  ])('hides a secret in %s', (_, form) => {
    expect(encodedForms(secret)).toContain(form);
  });

  it('leaves base64url, hex and reversed forms alone, as the runner does', () => {
    const forms = encodedForms('s3cr3t?>?>value');
    const bytes = Buffer.from('s3cr3t?>?>value');
    expect(forms).not.toContain(bytes.toString('base64url'));
    expect(forms).not.toContain(bytes.toString('hex'));
    expect(forms).not.toContain('eulav>?>?t3rc3s');
  });

  it('removes outer quotes only from values longer than eight characters', () => {
    expect(encodedForms('"1234567"')).toContain('1234567');
    expect(encodedForms('"123456"')).not.toContain('123456');
  });

  it.each([
    ['first&second&third!', ['first&second&', 'third!']],
    ['first!&+second!', ['first!&+', 'econd!']],
    ['a&b', []],
  ])('splits %s for PowerShell', (value, sections) => {
    const forms = encodedForms(value);
    for (const section of sections) expect(forms).toContain(section);
    if (sections.length === 0) expect(forms).not.toContain('a&');
  });

  it('escapes the line ends that JSON.stringify does not escape', () => {
    expect(encodedForms('a\u0085b\u2028c\u2029')).toContain('a\\u0085b\\u2028c\\u2029');
  });

  it('accepts any text, even half of a surrogate pair', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (value) => {
        const forms = encodedForms(value);
        expect(forms).not.toContain('');
        expect(forms).not.toContain(value);
      }),
    );
    expect(() => encodedForms('\ud800')).not.toThrow();
  });
});

describe('valuesToMask', () => {
  it('names the whole value and each of its lines, trimmed, without empty ones', () => {
    expect(valuesToMask('{\n  "key": "value"\r\n\r\n}')).toEqual([
      '{\n  "key": "value"\r\n\r\n}',
      '{',
      '"key": "value"',
      '}',
    ]);
  });

  it('names a single line once', () => {
    expect(valuesToMask('secret')).toEqual(['secret']);
  });
});

describe('maskText', () => {
  it.each([
    ['a match', 'the secret is out', ['secret'], 'the *** is out'],
    ['every match', 'secret secret', ['secret'], '*** ***'],
    ['overlapping matches as one', 'abcdef', ['abcd', 'cdef'], '***'],
    ['touching matches as one', 'abcd', ['ab', 'cd'], '***'],
    ['a pattern that overlaps itself', 'xaaax', ['aa'], 'x***x'],
    ['a match inside a match', 'abcdef', ['abcdef', 'cd'], '***'],
    ['nothing in another case', 'SECRET', ['secret'], 'SECRET'],
    ['nothing without patterns', 'secret', [], 'secret'],
  ])('replaces %s', (_, text, patterns, masked) => {
    expect(maskText(text, patterns)).toBe(masked);
  });

  it('leaves no pattern in the text unless the replacement itself creates one', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', 'c') }),
        fc.array(letters),
        (text, patterns) => {
          const masked = maskText(text, patterns);
          for (const pattern of patterns) expect(masked).not.toContain(pattern);
        },
      ),
    );
  });
});

describe('createMasker', () => {
  it('hides values from the moment they were added, in all encodings', () => {
    const masker = createMasker();
    expect(masker.mask('pass word')).toBe('pass word');
    masker.add('pass word');
    expect(masker.mask(`pass word, ${Buffer.from('pass word').toString('base64')}, pass%20word`)).toBe(
      '***, ***, ***',
    );
  });

  it('ignores an empty value', () => {
    const masker = createMasker();
    masker.add('');
    expect(masker.mask('text')).toBe('text');
  });
});
