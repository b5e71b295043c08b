import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { escapeLog, escapeMarkdown, escapeMermaid, fenced } from '../../src/text/escape.ts';

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
  it('stops bare links', () =>
    expect(escapeMarkdown('https://evil.example')).toBe('https&#58;//evil.example'));
});

describe('escapeMermaid', () => {
  it('leaves nothing that means something in a diagram', () => {
    fc.assert(
      fc.property(hostile, (text) => expect(escapeMermaid(text)).not.toMatch(/[^\p{L}\p{N} ./@=_-]/u)),
    );
  });
});

describe('escapeLog', () => {
  it('is never read as a command by the runner, wherever it stands in a line', () => {
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
  it('shows characters that reorder or hide what stands beside them', () => {
    expect(shown('refs/\u202Eniam/sdaeh\u{E0041}')).toContain('refs/\\u202eniam/sdaeh\\udb40\\udc41');
  });
});

describe('fenced', () => {
  it('cannot be closed from inside', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const [fence = ''] = /^`+/.exec(fenced('text', text)) ?? [];
        expect(text).not.toContain(fence);
      }),
    );
  });
});
