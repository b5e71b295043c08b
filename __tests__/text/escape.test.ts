import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  escapeLog,
  escapeMarkdown,
  escapeMermaid,
  fenced,
  markdownCode,
  markdownSentence,
} from '../../src/text/escape.ts';

const hostile = fc.string({
  unit: fc.constantFrom(
    'a',
    '|',
    '\n',
    '\r',
    '`',
    '<',
    '>',
    '[',
    ']',
    '(',
    ')',
    ':',
    '#',
    ';',
    '"',
    '@',
    '\u001b',
    '\u202e',
    '&',
    '!',
    '-',
  ),
});

describe('escapeMarkdown', () => {
  it('leaves nothing that could be markup, a cell border, a link or a mention', () => {
    fc.assert(
      fc.property(hostile, (text) => expect(escapeMarkdown(text)).not.toMatch(/[|`<>[\]@\n\r\u001b\u202e*]/)),
    );
  });
  it('keeps ordinary names readable', () =>
    expect(escapeMarkdown('arn:aws:sts::1:role/x')).toBe('arn:aws:sts::1:role/x'));
  it.each([
    ['https://evil.example', 'https&#58;//evil.example'],
    ['WWW.evil.example', 'WWW&#46;evil.example'],
    ['mailto:a', 'mailto&#58;a'],
  ])('stops the bare link %s', (text, escaped) => expect(escapeMarkdown(text)).toBe(escaped));
});

describe('markdownCode', () => {
  it('is code, with its text escaped', () =>
    expect(markdownCode('a`</code>')).toBe('<code>a&#96;&#60;/code&#62;</code>'));
});

describe('markdownSentence', () => {
  it('turns text between backquotes into code', () =>
    expect(markdownSentence('Set `a_b` to *c*.')).toBe('Set <code>a&#95;b</code> to &#42;c&#42;.'));
  it('keeps a backquote without a partner as text', () =>
    expect(markdownSentence('`a` `b')).toBe('<code>a</code> &#96;b'));
  it('leaves no markup from foreign text', () => {
    fc.assert(
      fc.property(hostile, (text) =>
        expect(markdownSentence(text).replace(/<\/?code>/g, '')).not.toMatch(/[|`<>[\]@\n\r\u001b\u202e*]/),
      ),
    );
  });
});

describe('escapeMermaid', () => {
  it('leaves nothing that has a meaning in a diagram', () => {
    fc.assert(
      fc.property(hostile, (text) => expect(escapeMermaid(text)).not.toMatch(/[^\p{L}\p{N} ./@=_-]/u)),
    );
  });
});

describe('escapeLog', () => {
  it('is never read as a command by the runner, wherever it is in a line', () => {
    fc.assert(
      fc.property(hostile, hostile, (before, after) => {
        const line = escapeLog(`${before}##[stop-commands]${after}`).replaceAll('\n', ' ');
        expect(line).not.toContain('##[');
      }),
    );
  });
  it('never lets a line start a workflow command', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const line of escapeLog(`${text}\n::set-env::\n  ::add-mask::x\n##[error]`).split('\n')) {
          expect(line).not.toMatch(/^\s*(::|##\[)/);
        }
      }),
    );
  });
  it('keeps line breaks and drops other control characters', () =>
    expect(escapeLog('a\nb\rc\u001b[31m')).toBe('a\nb c [31m'));
});

describe.each([
  { name: 'escapeLog', shown: escapeLog },
  { name: 'fenced', shown: (text: string) => fenced('json', text) },
])('$name', ({ shown }) => {
  it('shows characters that reorder or hide their neighbours', () => {
    expect(shown('refs/\u202Eniam/sdaeh\u{E0041}')).toContain('refs/\\u202eniam/sdaeh\\udb40\\udc41');
  });
});

describe('fenced', () => {
  it('keeps line breaks and no other control characters', () =>
    expect(fenced('sh', 'a\nb\u001b[31m')).toBe('```sh\na\nb [31m\n```'));
  it('cannot be closed from inside', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const [fence = ''] = /^`+/.exec(fenced('text', text)) ?? [];
        expect(text).not.toContain(fence);
      }),
    );
  });
});
