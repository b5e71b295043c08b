import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { defaults, type Emulator, startEmulator } from '../../emulator/index.ts';
import type { HelperDependencies } from '../../src/helper/helper.ts';
import { refresh } from '../../src/helper/refresh.ts';
import { azure } from '../../src/providers/azure/index.ts';
import { type DiaryEntry, readDiary } from '../../src/renewal/diary.ts';
import { removeMarker, setMarker } from '../../src/renewal/marker.ts';
import { specificationFile } from '../../src/renewal/specification.ts';
import { placeOf } from '../providers/azure/support.ts';
import { loginOf, runDependencies } from '../support/exchange.ts';
import { jwt } from '../support/jwt.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ lifetimes: { idTokenSeconds: 4 } });
});
afterAll(() => emulator.close());

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'refresh-test-'));
  await setMarker(directory);
});
afterEach(async () => {
  await rm(directory, { recursive: true, force: true });
  emulator.clearRequests();
});

async function start(
  change: (env: HelperDependencies['env']) => HelperDependencies['env'] = (env) => env,
  damage: (path: string) => Promise<unknown> = async () => {},
) {
  const { deps } = runDependencies(emulator);
  const given = {
    'client-id': defaults.azure.clientId,
    'tenant-id': defaults.azure.tenantId,
    'subscription-id': defaults.azure.subscriptionId,
  };
  const {
    settings,
    facts: { audience },
  } = loginOf(azure, given);
  const place = { ...placeOf(), directory, shared: join(directory, 'shared') };
  const file = specificationFile(
    { provider: 'azure', settings, audience: audience! },
    { ...place, env: deps.env },
    join(directory, 'cache'),
  );
  await writeFile(file.path, file.content);
  await damage(file.path);
  const running = refresh([file.path], {
    env: change(deps.env),
    http: async () => deps.http,
    now: Date.now,
    random: Math.random,
    sleep: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
  });
  return { running };
}

/** The entry that the login itself leaves in the Azure CLI's file of identities. */
async function logInToCli(): Promise<void> {
  const { clientId: client_id, tenantId: tenant } = defaults.azure;
  await mkdir(join(directory, 'shared', 'azure'), { recursive: true });
  await writeFile(
    join(directory, 'shared', 'azure', 'service_principal_entries.json'),
    JSON.stringify([{ client_id, tenant, client_assertion: '' }]),
  );
}

const diary = async () => (await readDiary(directory)) ?? [];

async function until(condition: (diary: readonly DiaryEntry[]) => boolean): Promise<void> {
  while (!condition(await diary())) await sleep(50);
}

describe('the background process', () => {
  it('keeps the ID token and the files of the Azure CLI fresh until it is stopped', async () => {
    await logInToCli();
    const { running } = await start();
    await until((entries) => entries.filter(({ event }) => event === 'renewed').length >= 3);
    const token = await readFile(join(directory, 'azure.id-token'), 'utf8');
    const [entry] = JSON.parse(
      await readFile(join(directory, 'shared', 'azure', 'service_principal_entries.json'), 'utf8'),
    );
    expect(entry).toMatchObject({ client_id: defaults.azure.clientId, client_assertion: token });
    await removeMarker(directory);
    await running;
    expect((await diary()).at(-1)).toMatchObject({ event: 'stopped' });
    // The access token lives an hour: one login, then ID tokens alone.
    const tokens = emulator.requests.filter(({ service }) => service === 'entra');
    expect(tokens).toHaveLength(1);
    const log = await readFile(join(directory, 'refresher.log'), 'utf8');
    expect(log).not.toMatch(/eyJ/);
  });

  it.each<[string, (path: string) => Promise<unknown>]>([
    ['gone', (path) => rm(path)],
    ['damaged', (path) => writeFile(path, '{"format":1}')],
    [
      'that of another login',
      async (path) =>
        writeFile(path, (await readFile(path, 'utf8')).replace('"login":"azure"', '"login":"b"')),
    ],
  ])('says which login it does not keep alive because its specification is %s', async (_, change) => {
    const { running } = await start((env) => env, change);
    await running;
    expect(await diary()).toMatchObject([{ event: 'gave-up', login: 'azure' }, { event: 'stopped' }]);
    expect(emulator.requests.filter(({ service }) => service === 'entra')).toEqual([]);
  });

  it('cannot continue without an address for ID tokens', async () => {
    const { running } = await start(() => ({}));
    await running;
    expect(await diary()).toMatchObject([{ event: 'ended', reason: expect.stringContaining('ID tokens') }]);
  });

  it('ends when the job may no longer request ID tokens', async () => {
    const ended = jwt({ exp: Math.floor(Date.now() / 1000) - 1 });
    const { running } = await start((env) => ({ ...env, ACTIONS_ID_TOKEN_REQUEST_TOKEN: ended }));
    await running;
    expect(await diary()).toMatchObject([{ event: 'ended' }]);
  });
});
