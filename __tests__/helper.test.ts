import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Emulator } from '../emulator/index.ts';
import { startEmulator } from '../emulator/index.ts';

const entry = fileURLToPath(new URL('../src/helper.ts', import.meta.url));

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator();
});

afterAll(async () => {
  await emulator.close();
});

async function helper(...given: [Record<string, string>, ...string[]] | string[]) {
  const [first, ...rest] = given;
  const [env, args] = typeof first === 'object' ? [first, rest as string[]] : [{}, given as string[]];
  const child = spawn(process.execPath, ['--no-warnings', entry, ...args], {
    env: { ...process.env, ...emulator.environment(), ...env },
  });
  const [stdout, stderr, exitCode] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise((resolve) => child.on('close', resolve)),
  ]);
  return { stdout, stderr, exitCode };
}

describe('the program that tools start', () => {
  it('prints an ID token and nothing else', async () => {
    const { stdout, stderr, exitCode } = await helper('gcp-id-token', 'custom-audience');
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    expect(JSON.parse(stdout)).toMatchObject({ version: 1, success: true });
    expect(emulator.requests.map(({ query }) => query.audience)).toEqual(['custom-audience']);
  });

  it('exits with success for a refusal, because that is an answer too', async () => {
    emulator.world.job.state = 'Completed';
    const { stdout, stderr, exitCode } = await helper('gcp-id-token', 'custom-audience');
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    expect(JSON.parse(stdout)).toMatchObject({ success: false, code: 'id-token/http-400' });
  });

  it('says on standard error why there are no credentials for an AWS tool', async () => {
    expect(await helper('aws-credentials', '/nowhere.json')).toEqual({
      stdout: '',
      stderr: expect.stringMatching(/^\/nowhere.json cannot be read.*\n$/),
      exitCode: 1,
    });
  });

  it('prints one line about an unforeseen error, without its message and stack', async () => {
    const broken = 'data:text/javascript,Date.now=()=>{throw%20new%20TypeError(%22secret%22)}';
    const answer = await helper({ NODE_OPTIONS: `--import=${broken}` }, 'kubernetes-id-token', 'audience');
    expect(answer).toEqual({
      stdout: '',
      stderr: 'an unforeseen TypeError inside the action\n',
      exitCode: 1,
    });
  });

  it('lists its commands for an unknown one', async () => {
    expect(await helper('gcp-token')).toEqual({
      stdout: '',
      stderr: expect.stringContaining('gcp-id-token'),
      exitCode: 2,
    });
  });
});
