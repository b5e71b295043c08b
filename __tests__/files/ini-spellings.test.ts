import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Spellings, withOneSpelling } from '../../src/files/ini-spellings.ts';

const ofDefault: Spellings = { section: 'default', aliases: ['profile default'], lookalikes: [] };
const ofStaging: Spellings = { section: 'profile staging', aliases: [], lookalikes: ['staging'] };
const secrets = new Set(['aws_access_key_id', 'role_arn']);

describe('withOneSpelling', () => {
  it.each([
    ['a plain file', '# mine\r\n[default]\r\noutput = json\n\n[profile x]\n s3 =\n   max_queue_size = 7\n'],
    ['an empty file', ''],
    ['a file without headers', 'a = b'],
    ['other profiles, however they are spelled', '[profile "a b"]\nx = 1\n[profile stagings]\n[default2]\n'],
    ['a byte order mark in front of another section', '\u00ef\u00bb\u00bf[profile x]\na = b\n'],
  ])('leaves %s as it is', (_, text) => {
    expect(withOneSpelling(text, ofDefault, secrets)).toBe(text);
    expect(withOneSpelling(text, ofStaging, secrets)).toBe(text);
  });

  it.each([
    ['the long form of the default profile', '[profile default]\noutput = json\n'],
    ['quotes', "[profile 'default']\noutput = json\n"],
    ['blanks in the header', '[ profile \t default ]\noutput = json\n'],
    ['an indented header', '  [default]\noutput = json\n'],
    ['a byte order mark', '\u00ef\u00bb\u00bf[default]\noutput = json\n'],
    ['a no-break space in front', '\u00c2\u00a0[profile default]\noutput = json\n'],
    ['a comment behind the header', '[default] ; main\noutput = json\n'],
  ])('gives the section the plain header and keeps its content: %s', (_, text) => {
    expect(withOneSpelling(text, ofDefault, secrets)).toBe('[default]\noutput = json\n');
  });

  it.each([
    [
      'the form that wins in most programs',
      '[profile default]\na = 1\n[default]\na = 2\n',
      '[default]\na = 1\n',
    ],
    [
      'the last of several',
      '[default]\na = 1\n[x]\nb = 2\n[default]\na = 3\n',
      '[x]\nb = 2\n[default]\na = 3\n',
    ],
  ])('keeps one section of several: %s', (_, text, expected) => {
    expect(withOneSpelling(text, ofDefault, secrets)).toBe(expected);
  });

  it.each([
    '[staging]',
    '["staging"]',
    '[profiles staging]',
    '[Profile staging]',
    '[profile stag"ing"]',
    '[profile stag\\ing]',
    '\t[staging] # comment',
  ])('drops what only some programs read as this section: %s', (header) => {
    const text = `[a]\nb = c\n${header}\naws_access_key_id = AKIA\n[profile staging]\noutput = json\n`;
    expect(withOneSpelling(text, ofStaging, secrets)).toBe('[a]\nb = c\n[profile staging]\noutput = json\n');
  });

  it('moves every header to the start of its line, where all programs recognize it', () => {
    expect(withOneSpelling('[default]\na = 1\n  [profile x]\n  b = 2\n', ofDefault, secrets)).toBe(
      '[default]\na = 1\n[profile x]\n  b = 2\n',
    );
  });

  it('drops indented keys, which some programs read and others do not', () => {
    const text =
      '[default]\noutput = json\n  aws_access_key_id = AKIA\n  s3 =\n\u00c2\u00a0role_arn = x\n[x]\na = 1\n  role_arn = y\n';
    expect(withOneSpelling(text, ofDefault, secrets)).toBe(
      '[default]\noutput = json\n  s3 =\n[x]\na = 1\n  role_arn = y\n',
    );
  });

  it('leaves keys at the depth of the others to the edit itself', () => {
    const text = '[default]\n  output = json\n  aws_access_key_id = AKIA\n';
    expect(withOneSpelling(text, ofDefault, secrets)).toBe(text);
  });

  it('changes nothing the second time', () => {
    const line = fc.constantFrom(
      '[default]',
      ' [default]',
      '[profile default]',
      '["default"]',
      '[x]',
      '\t[profile staging]',
      '[staging]',
      'role_arn = x',
      '  aws_access_key_id: y',
      'output = json',
      '# [default]',
      '',
    );
    const files = fc
      .tuple(fc.array(line, { maxLength: 12 }), fc.constantFrom('\n', '\r\n', '\r'))
      .map(([lines, ending]) => lines.join(ending));
    fc.assert(
      fc.property(files, fc.constantFrom(ofDefault, ofStaging), (text, spellings) => {
        const once = withOneSpelling(text, spellings, secrets);
        expect(withOneSpelling(once, spellings, secrets)).toBe(once);
      }),
    );
  });
});
