import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { hosts } from '../../emulator/exchange/hosts.ts';
import { findRivals } from '../../src/action/rival-settings.ts';
import type { RivalSetting } from '../../src/contract/publication.ts';
import { rivalSettings as ofAws } from '../../src/providers/aws/conflicts.ts';
import { rivalSettings as ofGoogle } from '../../src/providers/gcp/conflicts.ts';
import { providerOf } from '../providers/exchange/support.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'rivals-'));
});
afterEach(() => rm(home, { recursive: true }));

async function write(file: string, content: string): Promise<string> {
  const path = join(home, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  return path;
}

async function rivalsOf(name: string): Promise<readonly RivalSetting[]> {
  if (name === 'aws') return ofAws({});
  return name === 'gcp' ? ofGoogle() : (await providerOf(name)).publish.rivalSettings!({});
}

async function linesFor(rivals: readonly RivalSetting[], env: Record<string, string>): Promise<string[]> {
  return (await findRivals(rivals, env)).map(({ line }) => line);
}

describe('a setting in a file of the user that wins over the login', () => {
  it.each([
    [
      'pypi',
      '.pypirc',
      '[distutils]\nindex-servers = pypi\n[pypi]\nrepository: https://x@own.example/\n',
      'twine',
    ],
    ['pypi', '.config/uv/uv.toml', 'publish-url = "https://own.example/"\n[pip]\nstrict = true\n', 'uv'],
    ['pulumi', '.pulumi/credentials.json', '{"current":"https://own.example"}', 'Pulumi'],
    ['aws', '.aws/credentials', '[default]\naws_access_key_id = AKIA\n', 'the AWS SDK for .NET 3'],
    ['aws', '.aws/config', '[default]\nrole_arn = r\n', 'the AWS SDK for .NET 3'],
    [
      'gcp',
      '.config/gcloud/configurations/config_default',
      '[auth]\nimpersonate_service_account = a@b\n',
      'gcloud',
    ],
    ['gcp', '.config/gcloud/configurations/config_default', '[auth]\naccess_token_file = /t\n', 'gcloud'],
    ['gcp', '.config/configstore/firebase-tools.json', '{"user":{"email":"a@b"}}', 'the Firebase CLI'],
  ])('of %s in %s is warned of, without its value', async (name, file, content, tool) => {
    await write('.config/gcloud/active_config', 'default');
    const path = await write(file, content);
    const found = await linesFor(await rivalsOf(name), { HOME: home });
    expect(found).toEqual([expect.stringContaining(tool)]);
    expect(found[0]).toContain(` in ${path} makes ${tool}`);
    expect(found[0]).not.toContain('example');
  });

  it.each([
    ['aws', '.aws/credentials', '[other]\naws_access_key_id = AKIA\n'],
    ['aws', '.aws/config', '[default]\nregion = eu-west-1\n'],
    ['pypi', '.pypirc', '[pypi]\nusername = me\n[other]\nrepository = https://own.example\n'],
    ['pypi', '.config/uv/uv.toml', '[pip]\npublish-url = "https://own.example"\n'],
    ['pypi', '.pypirc', `[pypi]\nrepository = https://upload.${hosts.pypi}/legacy/\n`],
    ['pulumi', '.pulumi/credentials.json', '{"current":"https://api.pulumi.com"}'],
    ['pulumi', '.pulumi/credentials.json', '{"current":"s3://bucket"}'],
    ['gcp', '.config/gcloud/configurations/config_default', '[core]\nproject = x\n[auth]\n'],
    ['gcp', '.config/configstore/firebase-tools.json', '{"usage":false}'],
    ['gcp', '.config/configstore/firebase-tools.json', 'not JSON'],
  ])('is not found by mistake: %s, %s, %j', async (name, file, content) => {
    await write('.config/gcloud/active_config', 'default');
    await write(file, content);
    expect(await linesFor(await rivalsOf(name), { HOME: home })).toEqual([]);
  });

  it.each([
    ['default', 0],
    ['work', 1],
    ['../configurations/config_work', 0],
    ['', 0],
  ])('counts in the configuration of gcloud that is active: %j', async (active, count) => {
    await write('.config/gcloud/active_config', active);
    await write('.config/gcloud/configurations/config_work', '[auth]\nimpersonate_service_account = a@b\n');
    expect(await linesFor(ofGoogle(), { HOME: home })).toHaveLength(count);
  });

  it('of AWS is none for a login that renews itself as the default profile', () => {
    expect(ofAws({ refresh: { specification: '/s', credential: '/c' } })).toEqual([]);
  });

  it('is looked for where the tool would', async () => {
    await write('elsewhere/credentials.json', '{"current":"https://own.example"}');
    const rivals = await rivalsOf('pulumi');
    expect(await linesFor(rivals, { HOME: home })).toEqual([]);
    expect(await linesFor(rivals, { HOME: home, PULUMI_HOME: join(home, 'elsewhere') })).toHaveLength(1);
    expect(await linesFor(rivals, {})).toEqual([]);
  });
});
