import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Applied, applyEdits, revertEdits } from '../../src/files/apply-edits.ts';
import type { FileEdit, IniEdit, JsonEdit } from '../../src/files/edit.ts';

/** Windows has neither modes nor, for ordinary users, links. */
const onPosix = process.platform === 'win32' ? it.skip : it;

let home: string;
let config: string;
let cache: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'edits-'));
  config = join(home, '.aws', 'config');
  cache = join(home, '.azure', 'msal_token_cache.json');
});

afterEach(() => rm(home, { recursive: true, force: true }));

function profile(name: string, keys: Record<string, string>, more: Partial<IniEdit> = {}): IniEdit {
  return { format: 'ini', path: config, section: `profile ${name}`, keys, ...more };
}

function token(name: string, more: Partial<JsonEdit> = {}): JsonEdit {
  const entries = { kind: 'map' as const, items: { [name]: { secret: `${name}-secret` } } };
  return { format: 'json', path: cache, at: ['AccessToken'], entries, ...more };
}

/** Saves and loads, as the runner does between a step and its post step. */
function throughState(applied: Applied[]): Applied[] {
  return JSON.parse(JSON.stringify(applied));
}

async function write(path: string, content: string): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, content, 'latin1');
}

function read(path: string): Promise<string> {
  return readFile(path, 'latin1');
}

async function modeOf(path: string): Promise<number> {
  return (await lstat(path)).mode & 0o777;
}

/** All files below the home directory. */
async function files(): Promise<string[]> {
  const entries = await readdir(home, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => !entry.isDirectory()).map((entry) => entry.name);
}

describe('applyEdits', () => {
  it('creates files, and revertEdits removes them all', async () => {
    const applied = await applyEdits([profile('a', { k: 'v' }), profile('b', { k: 'w' }), token('t')], home);
    expect(await read(config)).toBe('[profile a]\nk = v\n\n[profile b]\nk = w\n');
    expect(JSON.parse(await read(cache))).toEqual({ AccessToken: { t: { secret: 't-secret' } } });
    expect(await revertEdits(throughState(applied))).toEqual([
      { path: config, outcome: 'deleted' },
      { path: cache, outcome: 'deleted' },
    ]);
    expect(await files()).toEqual([]);
  });

  onPosix('writes private files, and gives the user his mode back', async () => {
    await write(config, '[default]\n');
    await chmod(config, 0o644);
    const applied = await applyEdits([profile('a', { k: 'v' }), token('t')], home);
    expect(await modeOf(config)).toBe(0o600);
    expect(await modeOf(`${config}.multi-cloud-login`)).toBe(0o600);
    expect(await modeOf(cache)).toBe(0o600);
    expect(await modeOf(join(home, '.azure'))).toBe(0o700);
    await revertEdits(applied);
    expect(await modeOf(config)).toBe(0o644);
  });

  it('keeps every byte of the user’s text, in any encoding', async () => {
    const original =
      '# \xe4\xff \xc3\xa9\r\n[default]\r\nregion=eu-west-1\r\ns3 =\r\n  use_accelerate = true';
    await write(config, original);
    const applied = await applyEdits([profile('d\u00e9', { k: '\u00e0' }), profile('x', { k: 'v' })], home);
    expect(await read(config)).toBe(
      `${original}\r\n[profile "d\xc3\xa9"]\r\nk = \xc3\xa0\r\n\r\n[profile x]\r\nk = v\r\n`,
    );
    expect(await revertEdits(throughState(applied))).toEqual([{ path: config, outcome: 'restored' }]);
    expect(await read(config)).toBe(original);
    expect(await files()).toEqual(['config']);
  });

  it('starts from the user’s file if there is none yet, and does not change the user’s file', async () => {
    const users = join(home, 'users');
    await write(users, '[cli]\noutput = json\n');
    const edit = profile('a', { k: 'v' }, { startFrom: users });
    const applied = [
      ...(await applyEdits([edit], home)),
      ...(await applyEdits([profile('b', { k: 'v' })], home)),
    ];
    expect(await read(config)).toBe('[cli]\noutput = json\n\n[profile a]\nk = v\n\n[profile b]\nk = v\n');
    await revertEdits(applied);
    expect(await files()).toEqual(['users']);
    expect(await read(users)).toBe('[cli]\noutput = json\n');
  });

  it('starts from nothing if the user has no file either', async () => {
    await applyEdits([profile('a', { k: 'v' }, { startFrom: join(home, 'none') })], home);
    expect(await read(config)).toBe('[profile a]\nk = v\n');
  });

  it('applies all edits or none', async () => {
    await write(config, '[default]\n');
    const impossible = profile('x', { k: 'two\nlines' }, { path: join(home, 'other', 'config') });
    await expect(applyEdits([profile('a', { k: 'v' }), impossible, token('t')], home)).rejects.toMatchObject({
      code: 'files/unsafe-value',
    });
    expect(await files()).toEqual(['config']);
    expect(await read(config)).toBe('[default]\n');
  });

  onPosix('refuses to write through a link or over a directory', async () => {
    await write(join(home, 'target'), '[default]\n');
    await mkdir(join(home, '.aws'));
    await symlink(join(home, 'target'), config);
    await expect(applyEdits([profile('a', { k: 'v' })], home)).rejects.toMatchObject({
      code: 'files/not-a-file',
      message: expect.stringContaining('is a symbolic link'),
    });
    expect(await read(join(home, 'target'))).toBe('[default]\n');
    await expect(
      applyEdits([profile('a', { k: 'v' }, { path: join(home, '.aws') })], home),
    ).rejects.toMatchObject({
      code: 'files/not-a-file',
      message: expect.stringContaining('is not a file'),
    });
  });

  it('starts from nothing if the user’s file cannot be read', async () => {
    await mkdir(join(home, 'directory'));
    for (const startFrom of ['/dev/null/config', join(home, 'directory'), join(home, 'none')])
      await applyEdits([profile('a', { k: 'v' }, { startFrom })], home);
    expect(await read(config)).toBe('[profile a]\nk = v\n');
  });

  describe('in a directory that only this action uses', () => {
    const options = () => ({ within: home });
    const wrongKinds: [string, (path: string) => Promise<unknown>][] = [
      ['a directory', (path) => mkdir(join(path, 'deep'), { recursive: true })],
      ['a dangling link', (path) => symlink(join(home, 'nowhere'), path)],
      ['a link to itself', (path) => symlink(path, path)],
    ];
    const inPlaceOf = async (path: string, make: (path: string) => Promise<unknown>) => {
      await rm(path, { recursive: true, force: true });
      await make(path);
    };

    describe.each(wrongKinds)('%s', (_, make) => {
      onPosix.each(['', '.multi-cloud-login'])(
        'is replaced if found instead of a file: %s',
        async (suffix) => {
          const first = await applyEdits([profile('a', { k: 'v' })], home, options());
          await inPlaceOf(config + suffix, make);
          const second = await applyEdits([profile('b', { k: 'w' })], home, options());
          expect(await read(config)).toContain('[profile b]\nk = w\n');
          await inPlaceOf(config + suffix, make);
          const reverted = await revertEdits(throughState([...second, ...first]), options());
          expect(reverted.map(({ outcome }) => outcome)).not.toContain('failed');
          expect(await readdir(join(home, '.aws')).catch(() => [])).not.toContain('config.multi-cloud-login');
        },
      );
    });

    onPosix.each([...wrongKinds.slice(1), ['a file', (path: string) => writeFile(path, '')] as const])(
      '%s is replaced if found instead of a directory',
      async (_, make) => {
        const applied = await applyEdits([profile('a', { k: 'v' })], home, options());
        await inPlaceOf(join(home, '.aws'), make);
        expect(await revertEdits(applied, options())).toEqual([{ path: config, outcome: 'gone' }]);
        await applyEdits([profile('b', { k: 'w' })], home, options());
        expect(await read(config)).toBe('[profile b]\nk = w\n');
      },
    );

    it('does not include paths that only begin with its name', async () => {
      const other = `${home}-too`;
      await mkdir(join(other, 'config'), { recursive: true });
      const edit = profile('a', { k: 'v' }, { path: join(other, 'config') });
      await expect(applyEdits([edit], home, options())).rejects.toMatchObject({ code: 'files/not-a-file' });
      await rm(other, { recursive: true });
    });
  });

  it('saves nothing secret for the post step', async () => {
    await write(config, '[profile a]\nk = users-secret\n');
    const applied = await applyEdits([profile('a', { k: 'new-secret' }), token('t')], home);
    expect(JSON.stringify(applied)).not.toContain('secret');
  });

  it('renews an edit when the owner applies it again', async () => {
    const [first] = await applyEdits([profile('a', { k: 'old' })], home);
    const [second] = await applyEdits([profile('a', { k: 'new' })], home);
    expect(second?.id).toBe(first?.id);
    expect(await read(config)).toBe('[profile a]\nk = new\n');
    expect(await revertEdits([first!])).toEqual([{ path: config, outcome: 'deleted' }]);
  });

  it('undoes what a use that is gone left behind', async () => {
    await write(config, '[default]\n');
    await applyEdits([profile('crashed', { k: 'v' })], join(home, 'no-such-use'));
    const applied = await applyEdits([profile('a', { k: 'v' })], home);
    expect(await read(config)).toBe('[default]\n\n[profile a]\nk = v\n');
    await applyEdits([profile('b', { k: 'v' })], join(home, '.aws'));
    expect(await read(config)).toContain('[profile a]');
    await revertEdits(applied);
    expect(await read(config)).toBe('[default]\n\n[profile b]\nk = v\n');
  });
});

describe('revertEdits', () => {
  it('restores what uses had replaced, in whatever order they end', async () => {
    await write(config, '[profile a]\nk=user\n');
    const one = await applyEdits([profile('a', { k: 'one' })], join(home));
    const other = await applyEdits([profile('a', { k: 'other' })], join(home, '.aws'));
    await revertEdits(one);
    expect(await read(config)).toBe('[profile a]\nk = other\n');
    await revertEdits(other);
    expect(await read(config)).toBe('[profile a]\nk=user\n');
  });

  it('keeps what others wrote into a file of ours', async () => {
    const applied = await applyEdits([profile('a', { k: 'v' }), token('t')], home);
    await writeFile(config, `${await read(config)}[profile theirs]\nk = v\n`);
    const { AccessToken } = JSON.parse(await read(cache));
    await writeFile(cache, JSON.stringify({ AccessToken: { ...AccessToken, theirs: 1 } }));
    expect(await revertEdits(applied)).toEqual([
      { path: config, outcome: 'restored' },
      { path: cache, outcome: 'restored' },
    ]);
    expect(await read(config)).toBe('[profile theirs]\nk = v\n');
    expect(JSON.parse(await read(cache))).toEqual({ AccessToken: { theirs: 1 } });
    expect((await files()).sort()).toEqual(['config', 'msal_token_cache.json']);
  });

  it('deletes a file of ours that others have only reformatted', async () => {
    await write(join(home, 'start.json'), '{"a": 1}');
    const applied = await applyEdits(
      [
        profile('a', { k: 'v' }),
        token('t', { startFrom: join(home, 'start.json') }),
        token('u', { path: join(home, 'u') }),
      ],
      home,
    );
    await writeFile(config, `\n${await read(config)}\n`);
    await writeFile(cache, JSON.stringify({ a: 1 }));
    await writeFile(join(home, 'u'), '{ "AccessToken": { "u": 1 } }');
    expect((await revertEdits(applied)).map(({ outcome }) => outcome)).toEqual([
      'deleted',
      'deleted',
      'deleted',
    ]);
  });

  it('says so if the file or its directory is gone', async () => {
    const applied = await applyEdits([profile('a', { k: 'v' }), token('t')], home);
    await rm(config);
    await rm(join(home, '.azure'), { recursive: true });
    expect(await revertEdits(applied)).toEqual([
      { path: config, outcome: 'gone' },
      { path: cache, outcome: 'gone' },
    ]);
    expect(await files()).toEqual([]);
  });

  it('starts over after another program has removed the file', async () => {
    const first = await applyEdits([profile('a', { k: 'v' })], home);
    await rm(config);
    const second = await applyEdits([profile('b', { k: 'v' })], home);
    expect(await read(config)).toBe('[profile b]\nk = v\n');
    expect(await revertEdits(first)).toEqual([{ path: config, outcome: 'restored' }]);
    expect(await revertEdits(second)).toEqual([{ path: config, outcome: 'deleted' }]);
  });

  it('undoes what is certainly ours if the journal is lost', async () => {
    await write(config, '[default]\nregion = x\n');
    const applied = await applyEdits([profile('a', { k: 'v' }), profile('b', { k: 'w' })], home);
    await rm(`${config}.multi-cloud-login`);
    expect(await revertEdits(throughState(applied))).toEqual([{ path: config, outcome: 'restored' }]);
    expect(await read(config)).toBe('[default]\nregion = x\n\n[profile a]\n\n[profile b]\n');
  });

  it('does not undo an edit twice', async () => {
    const original = '[profile a]\nk = v\n';
    await write(config, original);
    const applied = await applyEdits([profile('a', { k: 'v' })], home);
    await revertEdits(applied);
    await revertEdits(applied);
    expect(await read(config)).toBe(original);
  });

  onPosix('reports what it cannot do instead of failing', async () => {
    const applied = await applyEdits([profile('a', { k: 'v' })], home);
    await rm(config);
    await symlink(join(home, 'target'), config);
    expect(await revertEdits(applied)).toEqual([
      { path: config, outcome: 'failed', reason: expect.stringContaining('is a symbolic link') },
    ]);
  });
});

describe('many at once', () => {
  const names = Array.from({ length: 20 }, (_, index) => `use-${index}`);

  it('lose nothing among 20 tasks', async () => {
    await write(config, '# mine\n');
    const all = await Promise.all(
      names.map(async (name) => {
        await mkdir(join(home, name));
        return applyEdits([profile(name, { k: name }), token(name)], join(home, name));
      }),
    );
    const text = await read(config);
    for (const name of names) expect(text).toContain(`\n[profile ${name}]\nk = ${name}\n`);
    expect(Object.keys(JSON.parse(await read(cache)).AccessToken).sort()).toEqual(names.toSorted());
    const outcomes = await Promise.all(all.map((applied) => revertEdits(applied)));
    expect(outcomes.flat().filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    expect(await read(config)).toBe('# mine\n');
    expect(await files()).toEqual(['config']);
  });
});

describe('whatever happens to the files in between', () => {
  const damage = fc.constantFrom('', 'x', '\0', '{', '[profile a', '\n[theirs]\nk = v\n', undefined);

  it('never fails and never loses what others have written', async () => {
    const which = fc.constantFrom('', '.multi-cloud-login');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(which, damage, fc.boolean()), { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        async (damages, present) => {
          await rm(join(home, '.aws'), { recursive: true, force: true });
          if (present) await write(config, '[mine]\nk = v\n');
          const edits: FileEdit[] = [profile('a', { k: 'v' }), profile('b', { k: 'v' })];
          const applied: Applied[] = [];
          let lost = !present;
          for (const [suffix, content, append] of damages) {
            applied.push(...(await applyEdits(edits, home)));
            const path = config + suffix;
            if (content === undefined) await rm(path, { force: true });
            else await writeFile(path, append ? (await read(path)) + content : content);
            if (suffix === '') lost ||= content === undefined || !append;
          }
          await writeFile(config, `\n[last]\nk = v\n`, { flag: 'a' });
          const outcomes = await revertEdits(applied);
          expect(outcomes).toEqual([{ path: config, outcome: 'restored' }]);
          const text = await read(config);
          expect(text).toContain('[last]\nk = v\n');
          if (!lost) expect(text).toContain('[mine]\nk = v\n');
          expect(await readdir(join(home, '.aws'))).toEqual(['config']);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('edits that keep existing content', () => {
  const list = (ids: readonly string[], more: Partial<JsonEdit> = {}): JsonEdit => ({
    format: 'json',
    path: cache,
    at: ['subscriptions'],
    entries: { kind: 'list', match: ['id'], items: ids.map((id) => ({ id, by: 'us' })) },
    ...more,
  });
  const listed = async () => JSON.parse(await read(cache)).subscriptions;

  it('add only missing entries of a list or map, and undo only those', async () => {
    await write(cache, JSON.stringify({ subscriptions: [{ id: 'a', by: 'them' }], id: 1 }));
    const map = { kind: 'map' as const, items: { id: 2, further: 3 } };
    const applied = await applyEdits(
      [list(['a', 'b'], { onlyMissing: true }), list([], { at: [], entries: map, onlyMissing: true })],
      home,
    );
    expect(JSON.parse(await read(cache))).toEqual({
      subscriptions: [
        { id: 'a', by: 'them' },
        { id: 'b', by: 'us' },
      ],
      id: 1,
      further: 3,
    });
    // The user's tool writes in between, so that the file cannot simply be put back.
    await write(cache, (await read(cache)).replace('"id":1', '"id":4'));
    await revertEdits(throughState(applied));
    expect(JSON.parse(await read(cache))).toEqual({ subscriptions: [{ id: 'a', by: 'them' }], id: 4 });
  });

  it('fill gaps after all other edits, whatever their order', async () => {
    const wanted = list(['b'], { belongsTo: { members: ['by'], warning: 'taken from somebody' } });
    const applied = await applyEdits([list(['a', 'b'], { onlyMissing: true }), wanted], home);
    expect((await listed()).map(({ id }: { id: string }) => id)).toEqual(['b', 'a']);
    expect(applied.filter(({ warning }) => warning)).toEqual([]);
  });

  it('have nothing to undo if everything existed', async () => {
    await write(cache, JSON.stringify({ subscriptions: [{ id: 'a' }] }));
    expect(await applyEdits([list(['a'], { onlyMissing: true })], home)).toEqual([]);
  });

  it('set only keys that a section does not have', async () => {
    await write(config, '[extension]\ndir = /own\n');
    const edit: IniEdit = { format: 'ini', path: config, section: 'extension', keys: {} };
    await applyEdits([{ ...edit, keys: { dir: '/ours' }, onlyMissing: true }], home);
    expect(await read(config)).toBe('[extension]\ndir = /own\n');
    await applyEdits([{ ...edit, keys: { DIR: '/ours', other: '1' }, onlyMissing: true }], home);
    expect(await read(config)).toBe('[extension]\nother = 1\ndir = /own\n');
  });

  it('leave a key to another edit in force, but not to the file’s earlier content', async () => {
    await write(config, '[cloud]\nname = Own\n');
    const cloud = (name: string): IniEdit => ({
      format: 'ini',
      path: config,
      section: 'cloud',
      keys: { name },
      yields: true,
    });
    const first = await applyEdits([cloud('First')], home);
    expect(await read(config)).toBe('[cloud]\nname = First\n');
    expect(await applyEdits([cloud('Second')], join(home, '.aws'))).toEqual([]);
    expect(await read(config)).toBe('[cloud]\nname = First\n');
    await revertEdits(first);
    expect(await read(config)).toBe('[cloud]\nname = Own\n');
  });

  it('restore nothing that the user has removed in another file', async () => {
    const identities = join(home, '.azure', 'identities.json');
    const edit = token('t', { onlyWhile: { path: identities, at: [], item: { id: 'a' } } });
    expect(await applyEdits([edit], home)).toEqual([]);
    await write(identities, '[{"id":"b"}]');
    expect(await applyEdits([edit], home)).toEqual([]);
    expect(await files()).toEqual(['identities.json']);
    await write(identities, '[{"id":"b"},{"id":"a","more":1}]');
    expect(await applyEdits([edit], home)).toHaveLength(1);
  });

  it('start from a file only together with those that make it useful, and say so', async () => {
    const own = join(home, 'own.json');
    const secrets = join(home, 'secrets.json');
    const edit = list(['a'], {
      startFrom: own,
      startsOnlyWith: { paths: [secrets], warning: 'left behind' },
    });
    await write(own, JSON.stringify({ subscriptions: [{ id: 'own' }] }));
    const applied = await applyEdits([edit], home);
    expect(applied).toMatchObject([{ warning: 'left behind' }]);
    expect(await listed()).toEqual([{ id: 'a', by: 'us' }]);
    await revertEdits(applied);

    await write(own, '{"subscriptions":[]}');
    const nothing = await applyEdits([edit], home);
    expect(nothing[0]).not.toHaveProperty('warning');
    await revertEdits(nothing);

    await write(own, JSON.stringify({ subscriptions: [{ id: 'own' }] }));
    await write(secrets, '{}');
    expect((await applyEdits([edit], home))[0]).not.toHaveProperty('warning');
    expect(await listed()).toEqual([{ id: 'own' }, { id: 'a', by: 'us' }]);
  });
});
