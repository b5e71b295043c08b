import { describe, expect, it } from '@jest/globals';
import { removeSection, sectionBefore, setSection } from '../../src/files/ini.ts';
import { isExactly, read, roundTrip } from './ini-support.ts';

const userFile = `# my settings
[default]
region=eu-west-1
s3 =
    addressing_style = path
    max_concurrent_requests = 20

; the other account
[profile "build farm"]
region = us-east-1

[services local]
dynamodb =
  endpoint_url = http://localhost:8000
s3 =
  endpoint_url = http://localhost:9000
`;

describe('setSection', () => {
  it('puts a new section at the end, below a blank line', () => {
    expect(setSection('[default]\nregion = x\n', 'profile deploy', { a: '1', b: '2' })).toBe(
      '[default]\nregion = x\n\n[profile deploy]\na = 1\nb = 2\n',
    );
  });

  it('begins an empty file with the section', () => {
    expect(setSection('', 'cloud', { name: 'AzureCloud' })).toBe('[cloud]\nname = AzureCloud\n');
  });

  it('ends an unfinished last line first', () => {
    expect(setSection('[a]\nb = c', 'd', { e: 'f' })).toBe('[a]\nb = c\n[d]\ne = f\n');
  });

  it('puts new keys directly below the header and replaces existing ones in place', () => {
    expect(setSection(userFile, 'default', { region: 'eu-north-1', output: 'json' })).toBe(
      userFile.replace('[default]\nregion=eu-west-1', '[default]\noutput = json\nregion = eu-north-1'),
    );
  });

  it('replaces a key together with its sub-keys and leaves the sub-keys of others alone', () => {
    const edited = setSection(userFile, 'default', { s3: 'x' });
    expect(read(edited, 'default', 's3')).toBe('s3 = x');
    expect(edited).not.toContain('addressing_style');
    expect(edited.slice(edited.indexOf('; the other'))).toBe(userFile.slice(userFile.indexOf('; the other')));
  });

  it('does not treat a sub-key as a key', () => {
    const edited = setSection(userFile, 'services local', { endpoint_url: 'x' });
    expect(edited).toContain(
      '[services local]\nendpoint_url = x\ndynamodb =\n  endpoint_url = http://localhost:8000\n',
    );
  });

  it.each([
    ['profile build farm', '[profile "build farm"]'],
    ['profile deploy', '[profile deploy]'],
    ['profile a/b:c@d+e.f%g', '[profile a/b:c@d+e.f%g]'],
    ['sso-session my org', '[sso-session "my org"]'],
    ['default', '[default]'],
    ['a b', '[a b]'],
    ["profile it's", '[profile "it\'s"]'],
  ])('writes the section %s as %s', (section, header) => {
    expect(setSection('', section, { a: 'b' })).toBe(`${header}\na = b\n`);
  });

  it.each([
    '[profile "a b"]',
    "[profile 'a b']",
    '[profile a b]',
    '[profile \t "a b" ] # mine',
    '  [profile "a b"]',
  ])('finds the profile "a b" under %s', (header) => {
    expect(setSection(`${header}\n`, 'profile a b', { c: 'd' })).toBe(`${header}\nc = d\n`);
  });

  it('does not treat a name with other blanks as the section, just like the tools', () => {
    expect(setSection('[ default ]\n', 'default', { a: 'b' })).toBe('[ default ]\n\n[default]\na = b\n');
  });

  it.each(['\ufeff', '\u00ef\u00bb\u00bf'])('finds the first section behind a byte order mark', (mark) => {
    expect(setSection(`${mark}[core]\n`, 'core', { a: 'b' })).toBe(`${mark}[core]\na = b\n`);
  });

  it.each(['\n', '\r\n', '\r'])('keeps the line ending %j', (ending) => {
    const text = `[a]${ending}b = c${ending}`;
    expect(setSection(text, 'a', { d: 'e' })).toBe(`[a]${ending}d = e${ending}b = c${ending}`);
    expect(setSection(text, 'd', { e: 'f' })).toBe(`${text}${ending}[d]${ending}e = f${ending}`);
  });

  it('indents like the section, so its keys do not become sub-keys of ours', () => {
    expect(setSection('[a]\n# note\n  b = c\n  d = e\n', 'a', { f: 'g' })).toBe(
      '[a]\n  f = g\n# note\n  b = c\n  d = e\n',
    );
  });

  it('finds keys in any case and with a colon', () => {
    expect(setSection('[a]\nRegion : x\n', 'a', { region: 'y' })).toBe('[a]\nregion = y\n');
  });

  it('edits the last of several sections and keys of one name, which is the one that counts', () => {
    expect(setSection('[a]\nb = 1\n[a]\nb = 2\nb = 3\n', 'a', { b: 'x' })).toBe(
      '[a]\nb = 1\n[a]\nb = 2\nb = x\n',
    );
  });

  it('ignores keys and headers in comments', () => {
    const text = '#[a]\n;b = 1\n  # [a]\n';
    expect(setSection(text, 'a', { b: 'x' })).toBe(`${text}\n[a]\nb = x\n`);
  });

  it('treats __proto__ like any other word', () => {
    const keys = JSON.parse('{"__proto__": "x"}');
    expect(setSection('', '__proto__', keys)).toBe('[__proto__]\n__proto__ = x\n');
    expect(sectionBefore('[__proto__]\n', '__proto__', ['__proto__']).entries.size).toBe(0);
    expect(roundTrip('[__proto__]\na = b', '__proto__', keys)).toBe('[__proto__]\na = b');
  });

  it.each<[string, string, Record<string, string>]>([
    ['a line break in the section', 'a]\n[b', { c: 'd' }],
    ['a bracket in the section', 'a]', { c: 'd' }],
    ['a quote in the section', 'profile a"b', { c: 'd' }],
    ['an empty section', ' ', { c: 'd' }],
    ['a line break in the key', 'a', { 'b\nc': 'd' }],
    ['an equals sign in the key', 'a', { 'b=c': 'd' }],
    ['a line feed in the value', 'a', { b: 'secret\n[c]' }],
    ['a carriage return in the value', 'a', { b: 'secret\rc = d' }],
    ['an outer blank in the value', 'a', { b: ' secret' }],
  ])('refuses %s without showing the value', (_, section, keys) => {
    const set = () => setSection('', section, keys);
    expect(set).toThrow(expect.objectContaining({ code: 'files/unsafe-value' }));
    expect(set).not.toThrow(/secret/);
  });
});

describe('removeSection', () => {
  const absent = { exists: false, entries: new Map<string, string>() };

  it('leaves a key alone that was changed since', () => {
    const text = setSection(userFile, 'profile x', { a: '1', b: '2' }).replace('b = 2', 'b = mine');
    expect(removeSection(text, 'profile x', ['a', 'b'], isExactly({ a: '1', b: '2' }), absent)).toBe(
      `${userFile}\n[profile x]\nb = mine\n`,
    );
  });

  it('leaves keys, comments and sections that were added since', () => {
    const text = `${setSection(userFile, 'profile x', { a: '1' })}c = d\n# note\n[e]\n`;
    expect(removeSection(text, 'profile x', ['a'], isExactly({ a: '1' }), absent)).toBe(
      `${userFile}\n[profile x]\nc = d\n# note\n[e]\n`,
    );
  });

  it('does not join lines when others have removed the blank line before our section', () => {
    const text = '[a]\nb = c\n[x]\nk = v\n[d]\n';
    expect(removeSection(text, 'x', ['k'], isExactly({ k: 'v' }), absent)).toBe('[a]\nb = c\n[d]\n');
  });

  it('does nothing to a file that has lost the section', () => {
    expect(removeSection('[a]\n', 'x', ['k'], isExactly({ k: 'v' }), absent)).toBe('[a]\n');
  });

  it('keeps a section that existed before, even if it is empty', () => {
    expect(roundTrip('[x]\n\n', 'x', { k: 'v' })).toBe('[x]\n\n');
  });
});

describe('a key that is removed', () => {
  const keys = { s3: null, role_arn: null };

  it('is removed with its sub-keys, and restored unchanged below the header', () => {
    const without = setSection(userFile, 'default', keys);
    expect(without).toBe(userFile.replace(/s3 =\n {4}a.*\n {4}m.*\n/, ''));
    expect(roundTrip(userFile, 'default', keys)).toBe(
      without.replace(
        '[default]\n',
        '[default]\ns3 =\n    addressing_style = path\n    max_concurrent_requests = 20\n',
      ),
    );
  });

  it('is restored as a key even if the others are indented', () => {
    const text = '[a]\n    b = c\n  s3 =\n      d = e\n';
    const back = roundTrip(text, 'a', keys);
    expect(back).toBe('[a]\n    s3 =\n        d = e\n    b = c\n');
    expect(read(back, 'a', 'b')).toBe('    b = c');
  });

  it('stays as others have set it since', () => {
    const before = sectionBefore(userFile, 'default', ['s3']);
    const changed = setSection(setSection(userFile, 'default', keys), 'default', { s3: 'theirs' });
    expect(removeSection(changed, 'default', ['s3'], isExactly(keys), before)).toBe(changed);
  });

  it('needs no section', () => {
    expect(setSection(userFile, 'profile x', keys)).toBe(userFile);
    expect(roundTrip('', 'profile x', keys)).toBe('');
  });
});
