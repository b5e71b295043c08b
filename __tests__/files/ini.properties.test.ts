/** Whatever a file of the user holds, it is the same again after keys were set and taken back. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { removeSection, sectionBefore, sectionName, setSection } from '../../src/files/ini.ts';
import { isExactly, read, roundTrip } from './ini-support.ts';

const lineEndings = fc.constantFrom('\n', '\r\n', '\r');
const words = fc.constantFrom('a', 'b', 'region', 'Region', '__proto__', 'constructor', 's3');
const sections = fc.constantFrom('a', 'b', 'profile a', 'profile a b', 'default', '__proto__');
const blanks = fc.constantFrom('', ' ', '  ', '\t');
const lines = fc.oneof(
  fc.tuple(blanks, sections).map(([indent, section]) => `${indent}[${section}]`),
  fc.constantFrom(
    '[profile "a b"]',
    "[profile 'a b']",
    '[a] # note',
    '[',
    '[]',
    '[a',
    'a]',
    '# x',
    '  ; y',
    '',
    '   ',
  ),
  fc
    .tuple(blanks, words, fc.constantFrom('=', ' = ', ':', ' : ', ''), fc.string())
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary' }),
);
const structuredTexts = fc
  .tuple(
    fc.array(fc.tuple(lines, lineEndings)),
    lines,
    fc.constantFrom('', '', '\ufeff', '\u00ef\u00bb\u00bf'),
  )
  .map(([all, last, mark]) => mark + all.map((line) => line.join('')).join('') + last);
const binaryTexts = fc.uint8Array().map((bytes) => Buffer.from(bytes).toString('latin1'));
const texts = fc.oneof(structuredTexts, structuredTexts, binaryTexts, fc.string({ unit: 'binary' }));
const values = fc.oneof(
  fc.constantFrom('', '[a]', '# x', 'a = b', 'a:b', '\u00c3\u00a0', '"quoted"'),
  fc.string({ unit: 'binary' }).map((value) => value.replace(/[\r\n\0]|^[ \t]+|[ \t]+$/g, '_')),
);
const keySets = fc
  .uniqueArray(fc.tuple(words, values), {
    selector: ([word]) => word.toLowerCase(),
    minLength: 0,
    maxLength: 4,
  })
  .map((pairs) => Object.fromEntries(pairs));

describe('setting and undoing', () => {
  it('restores any text byte for byte', () => {
    fc.assert(
      fc.property(texts, sections, keySets, (text, section, keys) => {
        expect(roundTrip(text, section, keys)).toBe(text);
      }),
      { numRuns: 3000 },
    );
  });

  /** The lines of a value: how far they are indented depends on what stands around them. */
  const meaning = (value?: string) => value?.split(/\r\n|\r|\n/).map((line) => line.trim());

  it('makes everything readable again that was removed', () => {
    fc.assert(
      fc.property(texts, sections, words, words, (text, section, word, other) => {
        const back = roundTrip(text, section, { [word]: null });
        for (const key of [word, other])
          expect(meaning(read(back, section, key))).toEqual(meaning(read(text, section, key)));
      }),
      { numRuns: 2000 },
    );
  });

  it('leaves every value readable in between, and changes nothing else', () => {
    fc.assert(
      fc.property(
        texts,
        sections,
        keySets,
        sections,
        words,
        (text, section, keys, otherSection, otherKey) => {
          const edited = setSection(text, section, keys);
          for (const [key, value] of Object.entries(keys)) {
            const line = value === '' ? `${key} =` : `${key} = ${value}`;
            expect(sectionBefore(edited, section, [key]).entries.get(key.toLowerCase())?.trimStart()).toBe(
              line.trimStart(),
            );
          }
          const ours = Object.keys(keys).some((key) => key.toLowerCase() === otherKey.toLowerCase());
          if (sectionName(otherSection) === sectionName(section) && ours) return;
          expect(sectionBefore(edited, otherSection, [otherKey]).entries).toEqual(
            sectionBefore(text, otherSection, [otherKey]).entries,
          );
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('restores any text when two sections are removed in any order', () => {
    fc.assert(
      fc.property(texts, keySets, keySets, fc.boolean(), (text, one, other, firstInFirstOut) => {
        const edits = [
          { section: 'profile one', keys: one },
          { section: 'two', keys: other },
        ];
        const edited = edits.reduce((result, { section, keys }) => setSection(result, section, keys), text);
        const order = firstInFirstOut ? edits : edits.toReversed();
        const result = order.reduce(
          (rest, { section, keys }) =>
            removeSection(rest, section, Object.keys(keys), isExactly(keys), {
              exists: false,
              entries: new Map(),
            }),
          edited,
        );
        fc.pre(!/\[(profile one|two)\]/.test(text));
        expect(result).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });

  it('setting twice has the same effect as setting once', () => {
    fc.assert(
      fc.property(texts, sections, keySets, (text, section, keys) => {
        const once = setSection(text, section, keys);
        expect(setSection(once, section, keys)).toBe(once);
      }),
    );
  });
});
