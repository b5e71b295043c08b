import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cacheName } from '../../src/cache/cache.ts';
import {
  keyOf,
  readSpecification,
  renewalPaths,
  specificationFile,
} from '../../src/renewal/specification.ts';
import { placeOf, settingsOf } from '../providers/aws/support.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'specification-test-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const env = {
  GITHUB_REPOSITORY: 'octo-org/octo-repo',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'bearer',
  OTHER: 'other',
};
const login = { provider: 'aws', settings: settingsOf(), audience: 'sts.amazonaws.com' };

describe('the specification of a login', () => {
  it('leads another process to the same place in the cache', async () => {
    const place = placeOf({ directory, env });
    const file = specificationFile(login, place, '/cache');
    const key = {
      provider: { name: 'aws' },
      settings: login.settings,
      facts: { audience: login.audience },
      source: 'github',
    };
    expect(renewalPaths(key, place, '/cache')).toEqual({
      specification: file.path,
      credential: join('/cache', `${cacheName(key, env)}.jwe`),
    });
    await writeFile(file.path, file.content);
    const read = await readSpecification(file.path);
    expect(cacheName(keyOf(read), read.context)).toBe(cacheName(key, env));
    expect(read).toMatchObject({ login: 'aws', cacheDirectory: '/cache', place: { directory } });
  });

  it('contains no part of the environment except the facts about the job', () => {
    const { content } = specificationFile(login, placeOf({ env }), '/cache');
    expect(content).toContain('octo-org/octo-repo');
    expect(content).not.toMatch(/bearer|other/);
  });

  it('explains where it was if it is gone', async () => {
    await expect(readSpecification(join(directory, 'none'))).rejects.toThrow(/until the post step/);
  });

  it.each<[string, (specification: Record<string, unknown>) => Record<string, unknown>]>([
    ['no place', ({ place: _, ...rest }) => rest],
    ['no settings', (all) => ({ ...all, settings: null })],
    ['a number for an audience', (all) => ({ ...all, audience: 1 })],
    ['a text for the context', (all) => ({ ...all, context: 'x' })],
    ['an object in the context', (all) => ({ ...all, context: { GITHUB_REF: {} } })],
    ['a place without a directory', (all) => ({ ...all, place: {} })],
  ])('is refused with %s', async (_, change) => {
    const file = specificationFile(login, placeOf({ directory, env }), '/cache');
    await writeFile(file.path, JSON.stringify(change(JSON.parse(file.content))));
    await expect(readSpecification(file.path)).rejects.toThrow('was changed');
  });

  it.each(['{', '3', '{"format":0}'])('is refused from another version: %s', async (text) => {
    const path = join(directory, 'x');
    await writeFile(path, text);
    await expect(readSpecification(path)).rejects.toThrow(path);
  });
});
