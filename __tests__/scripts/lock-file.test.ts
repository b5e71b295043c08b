/** What `npm ci` installs is what was reviewed, on every platform. */
import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, { integrity?: string; resolved?: string }>;
};
const { '': root, ...installed } = packages;

it('the lock file names a strong hash of every package', () => {
  expect(root).toBeDefined();
  expect(Object.keys(installed).length).toBeGreaterThan(100);
  const unpinned = Object.entries(installed).filter(([, { integrity = '' }]) => !/^sha512-/.test(integrity));
  expect(unpinned.map(([path]) => path)).toEqual([]);
});

it('the lock file leaves the registry to the one who installs', () => {
  expect(Object.entries(installed).filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
});
