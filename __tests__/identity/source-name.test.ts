import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fileOfSource, sourceName, usesTokenEndpoint } from '../../src/identity/source-name.ts';
import { Refusal } from '../../src/settings/kinds.ts';

describe('the names of sources', () => {
  it.each([
    'github',
    'forgejo',
    'fly',
    'fly:/run/fly-api',
    'file:/run/id token',
    'file:/a:b',
    'env:ID_TOKEN',
    'env:_a1',
  ])('include %s', (name) => expect(sourceName.parse(name)).toBe(name));

  it.each([
    ['gitlab', 'must be `github`, `forgejo`, `runner`, `fly`, `file:<path>` or `env:<NAME>`'],
    ['GitHub', 'must be `github`'],
    ['github:', 'must be `github`'],
    ['constructor', 'must be `github`'],
    ['fly:', 'an absolute path after `fly:`'],
    ['fly:fly-api', 'an absolute path after `fly:`'],
    ['file', 'an absolute path after `file:`'],
    ['file:', 'an absolute path after `file:`'],
    ['file:token.jwt', 'an absolute path after `file:`'],
    ['file:/run/a\nb', 'an absolute path after `file:`'],
    ['env', 'the name of a variable after `env:`'],
    ['env:', 'the name of a variable after `env:`'],
    ['env:1A', 'the name of a variable after `env:`'],
    ['env:A B', 'the name of a variable after `env:`'],
    ['env:A=B', 'the name of a variable after `env:`'],
    ['env:A\n', 'the name of a variable after `env:`'],
  ])('do not include %j', (name, words) => expect(() => sourceName.parse(name)).toThrow(words));

  it('are either refused or kept as they are', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `file:/${text}`),
        ),
        (text) => {
          try {
            return sourceName.parse(text) === text;
          } catch (error) {
            return error instanceof Refusal;
          }
        },
      ),
    );
  });

  it('tell which source needs the runner’s endpoint', () => {
    expect(['github', 'forgejo'].map(usesTokenEndpoint)).toEqual([true, true]);
    expect(['fly', 'file:/x', 'env:X', 'toString'].map(usesTokenEndpoint)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('tell which file a source reads', () => {
    const path = join(process.cwd(), 'id-token');
    expect(fileOfSource(`file:${path}`)).toBe(path);
    expect(['github', 'fly:/run/x', 'env:X'].map(fileOfSource)).toEqual([undefined, undefined, undefined]);
  });
});
