import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createCommandReader, type Effects, parseCommand } from '../../../emulator/runner/commands.ts';

const known = new Set(['warning', 'group', 'add-mask']);
const nothing: Effects = { masks: [], shown: [], annotations: [], outputs: [], state: [], failed: false };

function readAll(lines: string[], debug = false): Effects[] {
  const reader = createCommandReader({ debug });
  return lines.map((line) => reader.read(line));
}

function read(line: string, debug = false): Effects {
  return readAll([line], debug)[0]!;
}

function shown(lines: string[], debug = false): string[] {
  return readAll(lines, debug).flatMap((effects) => effects.shown);
}

describe('parseCommand', () => {
  it('reads name, properties and data', () => {
    expect(parseCommand('::warning file=a.js,line=3::text', known)).toEqual({
      name: 'warning',
      properties: { file: 'a.js', line: '3' },
      data: 'text',
    });
  });

  it.each([
    ['escapes in data', '::warning::50%25 a%0Ab%0Dc %3A', '50% a\nb\rc %3A'],
    ['an escaped percent sign before hex digits', '::warning::%250A', '%0A'],
    ['further colons', '::warning::a::b', 'a::b'],
    ['blanks in front', '  ::warning::text', 'text'],
    ['a name in any case', '::WARNING::text', 'text'],
    ['the older form anywhere in the line', 'before ##[warning]text%5D', 'text]'],
  ])('reads %s', (_, line, data) => {
    expect(parseCommand(line, known)?.data).toBe(data);
  });

  it('reads escapes in properties and drops pairs without key or value', () => {
    const line = '::warning title=a%3Ab%2Cc%25,file=,=x,line::text';
    expect(parseCommand(line, known)?.properties).toEqual({ title: 'a:b,c%' });
  });

  it.each([
    'text',
    '::unknown::text',
    '::warning',
    'x ::warning::text',
    ':: ::',
    '##[warning',
    '##[unknown]text',
  ])('treats %s as text', (line) => {
    expect(parseCommand(line, known)).toBeUndefined();
  });

  it('returns what the toolkit escaped', () => {
    const encode = (text: string) =>
      text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(parseCommand(`::warning::${encode(text)}`, known)?.data).toBe(text);
      }),
    );
  });
});

describe('createCommandReader', () => {
  it('shows ordinary lines', () => {
    expect(read('hello')).toEqual({ ...nothing, shown: ['hello'] });
    expect(read('')).toEqual({ ...nothing, shown: [''] });
  });

  it('consumes a mask', () => {
    expect(read('::add-mask::a%0Ab')).toEqual({ ...nothing, masks: ['a\nb'] });
  });

  it('warns about a blank mask', () => {
    expect(read('::add-mask:: ').annotations).toEqual([
      {
        level: 'warning',
        message: "Can't add secret mask for empty string in ##[add-mask] command.",
        properties: {},
      },
    ]);
  });

  it.each(['notice', 'warning', 'error'] as const)(
    'turns %s into an annotation with its properties',
    (level) => {
      expect(read(`::${level} title=T,file=f::text`)).toEqual({
        ...nothing,
        annotations: [{ level, message: 'text', properties: { title: 'T', file: 'f' } }],
      });
    },
  );

  it('shows debug lines only with debug on', () => {
    expect(shown(['::debug::a%0Ab'])).toEqual([]);
    expect(shown(['::debug::a%0Ab'], true)).toEqual(['##[debug]a', '##[debug]b']);
  });

  it('renders groups', () => {
    expect(shown(['::group::Title', 'in', '::endgroup::'])).toEqual(['##[group]Title', 'in', '##[endgroup]']);
  });

  it('stops reading commands until the token comes', () => {
    const effects = readAll([
      '::stop-commands::7d1f-token',
      '::add-mask::x',
      '::error::y',
      '::7d1f-token::',
      '::add-mask::z',
    ]);
    expect(effects.map(({ masks }) => masks)).toEqual([['7d1f-token'], [], [], [], ['z']]);
    expect(effects.flatMap((effect) => effect.shown)).toEqual([
      '::stop-commands::7d1f-token',
      '::add-mask::x',
      '::error::y',
      '::7d1f-token::',
    ]);
    expect(effects.flatMap(({ annotations }) => annotations)).toEqual([]);
  });

  it.each(['', 'pause-logging', 'add-mask', 'Warning'])('refuses the stop token "%s"', (token) => {
    const [stop, after] = readAll([`::stop-commands::${token}`, '::add-mask::x']);
    expect(stop!.failed).toBe(true);
    expect(after!.masks).toEqual(['x']);
  });

  it.each(['set-env', 'add-path'])('refuses the disabled command %s and fails the step', (name) => {
    const effects = read(`::${name} name=A::value`);
    expect(effects.failed).toBe(true);
    expect(effects.annotations.map(({ message }) => message)).toEqual([
      `Unable to process command '::${name} name=A::value' successfully.`,
      expect.stringContaining(`The \`${name}\` command is disabled.`),
    ]);
  });

  it('still accepts the deprecated set-output and save-state, with a warning', () => {
    expect(read('::set-output name=a::b').outputs).toEqual([['a', 'b']]);
    expect(read('::save-state name=a::b').state).toEqual([['a', 'b']]);
    expect(read('::set-output name=a::b').annotations[0]!.message).toContain('command is deprecated');
    expect(read('::set-output::b').failed).toBe(true);
  });

  it('echoes commands after echo on, and never a masked value', () => {
    expect(shown(['::echo::on', '::add-mask::secret', '::group::a', '::echo::off', '::group::b'])).toEqual([
      '::add-mask::***',
      '::group::a',
      '##[group]a',
      '::echo::off',
      '##[group]b',
    ]);
    expect(read('::echo::maybe').failed).toBe(true);
  });

  it('never shows the raw form of a mask, whatever the text and the mode', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9]{12}$/), fc.boolean(), (secret, debug) => {
        expect(read(`::add-mask::${secret}`, debug).shown.join()).not.toContain(secret);
      }),
    );
  });
});
