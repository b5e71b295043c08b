import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { clouds, services } from '../../src/providers/registry.ts';

/** All that is loaded with a module, without what it loads later (`import()`) and what is only types. */
function loadedWith(entry: string, found = new Set<string>()): Set<string> {
  if (found.has(entry)) return found;
  found.add(entry);
  const text = readFileSync(fileURLToPath(new URL(`../../src/${entry}`, import.meta.url)), 'utf8');
  for (const [, names = '', target = ''] of text.matchAll(/^(?:import|export) ([^;]*?)from '([^']+)';/gm)) {
    if (names.startsWith('type ')) continue;
    if (!target.startsWith('.')) found.add(target);
    else loadedWith(new URL(target, `file:///${entry}`).pathname.slice(1), found);
  }
  return found;
}

describe('the providers', () => {
  it('are found under their own names and titles', async () => {
    for (const [name, load] of Object.entries(services)) expect((await load()).name).toBe(name);
    for (const { name, title, load } of clouds) expect(await load()).toMatchObject({ name, title });
  });

  it.each(['main.ts', 'post.ts', 'helper.ts'])(
    'are not loaded with %s, and neither is the YAML parser',
    (entry) => {
      const loaded = [...loadedWith(entry)];
      expect(loaded.length).toBeGreaterThan(3);
      expect(loaded.filter((path) => /^providers\/[^/]+\//.test(path) || path === 'yaml')).toEqual([]);
    },
  );

  const cloudEntries = ['providers/aws/index.ts', 'providers/gcp/index.ts', 'providers/azure/index.ts'];

  it.each(cloudEntries)('of clouds do not load other services: %s', (entry) => {
    expect([...loadedWith(entry)].filter((path) => path.startsWith('providers/exchange'))).toEqual([]);
  });

  it.each(cloudEntries)(
    'of clouds need neither vendor library nor network for a login from the cache: %s',
    (entry) => {
      const loaded = new Set(['main.ts', 'cache/sealing.ts', entry].flatMap((part) => [...loadedWith(part)]));
      const packages = [...loaded].filter((path) => !path.endsWith('.ts') && !path.startsWith('node:'));
      expect(packages.filter((name) => !name.startsWith('jose/'))).toEqual(['@actions/core']);
      for (const slow of ['node:fs/promises', 'node:http', 'node:https', 'node:tls', 'node:child_process'])
        expect(loaded).not.toContain(slow);
    },
  );
});
