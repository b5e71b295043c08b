/** Uses of the action in one job may run at the same time, and share files and the job's directory. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { FileEdit } from '../../src/files/edit.ts';

let home: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'processes-'));
});

afterEach(() => rm(home, { recursive: true, force: true }));

const source = (file: string) => JSON.stringify(new URL(`../../src/files/${file}`, import.meta.url).href);

async function runProgram(program: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--input-type=module',
    '-e',
    program,
    ...args,
  ]);
  return stdout;
}

const namesOf = (count: number) => Array.from({ length: count }, (_, index) => `use-${index}`);

it('20 processes that apply and revert edits of the same files lose nothing', async () => {
  const config = join(home, '.aws', 'config');
  const cache = join(home, '.azure', 'msal_token_cache.json');
  await mkdir(dirname(config));
  await writeFile(config, '# mine\n');
  const program = `
    const { applyEdits, revertEdits } = await import(${source('apply-edits.ts')});
    const { edits, owner, stay } = JSON.parse(process.argv[1]);
    const applied = await applyEdits(edits, owner);
    if (!stay) console.log(JSON.stringify(await revertEdits(applied)));`;
  const names = namesOf(20);
  const stays = (name: string) => names.indexOf(name) % 2 === 0;
  const editsOf = (name: string): FileEdit[] => [
    { format: 'ini', path: config, section: `profile ${name}`, keys: { k: name } },
    {
      format: 'json',
      path: cache,
      at: ['AccessToken'],
      entries: { kind: 'map', items: { [name]: { secret: `${name}-secret` } } },
    },
  ];
  const reverted = await Promise.all(
    names.map((name) =>
      runProgram(program, JSON.stringify({ edits: editsOf(name), owner: home, stay: stays(name) })),
    ),
  );
  expect(reverted.join('')).not.toContain('failed');
  const stayed = names.filter(stays).toSorted();
  expect((await readFile(config, 'utf8')).match(/use-\d+(?=\])/g)?.sort()).toEqual(stayed);
  expect(Object.keys(JSON.parse(await readFile(cache, 'utf8')).AccessToken).sort()).toEqual(stayed);
});

it('8 processes that open and close uses never take a directory away from each other', async () => {
  const program = `
    import { writeFile } from 'node:fs/promises';
    const { openUse, closeUse } = await import(${source('job-directory.ts')});
    const [temp, id] = process.argv.slice(1);
    for (let round = 0; round < 5; round += 1) {
      const { directory, shared } = await openUse(temp, id);
      await writeFile(directory + '/file', '');
      await writeFile(shared + '/' + id, '');
      await closeUse(temp, id);
    }`;
  await Promise.all(namesOf(8).map((name) => runProgram(program, home, name)));
  expect(await readdir(home)).toEqual([]);
});
