import { describe, expect, it } from '@jest/globals';
import { codeTables } from '../../scripts/generate/error-codes.ts';
import { page } from './support/page.ts';
import { sourceTexts } from './support/sources.ts';

const { codes } = await codeTables();
const { text } = page('docs/troubleshooting.md');
const { text: servicesText } = page('docs/service-error-codes.md');

describe('the pages of error codes', () => {
  it('has a row for every code of the tables, from which the type of codes is made', () => {
    const documented = `${text}\n${servicesText}`
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .flatMap((line) => [...line.split(' | ')[0]!.matchAll(/`([^`]+)`/g)].map(([, code]) => code!));
    expect(codes.length).toBeGreaterThan(100);
    expect(codes.filter((code) => !documented.includes(code))).toEqual([]);
  });

  it('has each code once', () => {
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  });

  it.each([text, servicesText])('stay short enough to be read', (content) => {
    expect(Buffer.byteLength(content)).toBeLessThan(40 * 1024);
    expect(content).not.toContain('undefined');
  });
});

describe('messages that the page quotes', () => {
  const quoted = text
    .slice(text.indexOf('## Inputs'), text.indexOf('## ID token codes'))
    .split('\n')
    .flatMap((line) => [...line.matchAll(/^\| ``(.+?) ?``/g)].map(([, message]) => message!));

  it('are found', () => {
    expect(quoted.length).toBeGreaterThan(4);
  });

  it.each(quoted)('"%s" is in the sources', (message) => {
    expect(sourceTexts.some((source) => source.text.includes(message))).toBe(true);
  });
});
