import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

let directory: string;
let environment: Record<string, string>;
let emulator: ReturnType<typeof spawn>;

/** The content of a file the emulator writes when it is ready. */
async function contentOf(file: string): Promise<string> {
  while (emulator.exitCode === null) {
    const content = await readFile(file, 'utf8').catch(() => '');
    if (content !== '') return content;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`The emulator ended with ${emulator.exitCode}`);
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'emulator-main-'));
  const [environmentFile, readyFile] = [join(directory, 'environment'), join(directory, 'ready')];
  const { GITHUB_ACTIONS: _, ...inherited } = process.env;
  emulator = spawn(
    process.execPath,
    [
      'emulator/main.ts',
      '--environment-file',
      environmentFile,
      '--ready-file',
      readyFile,
      '--id-token-seconds',
      '5',
    ],
    { stdio: 'inherit', env: inherited },
  );
  expect(Number(await contentOf(readyFile))).toBe(emulator.pid);
  const lines = (await readFile(environmentFile, 'utf8')).trimEnd().split('\n');
  environment = Object.fromEntries(lines.map((line) => line.split(/=(.*)/s).slice(0, 2)));
});
afterAll(async () => {
  emulator.kill();
  await rm(directory, { recursive: true });
});

async function control(method: string, path: string, body = '', token = environment.EMULATOR_CONTROL_TOKEN) {
  const url = `${environment.EMULATOR_CONTROL_URL}${path}`;
  return new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
    request(url, { method, headers: { authorization: `Bearer ${token}` } })
      .on('response', async (response) =>
        resolve({ status: response.statusCode, body: await text(response) }),
      )
      .on('error', reject)
      .end(body);
  });
}

/** A request for a plain http address, which needs no tunnel. */
async function ask(url: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(environment.HTTP_PROXY!, { path: url })
      .on('response', (response) => resolve(response.resume().statusCode))
      .on('error', reject)
      .end();
  });
}

describe('the command', () => {
  it('writes the environment a step needs', async () => {
    expect(environment).toMatchObject({
      HTTPS_PROXY: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      GITHUB_REPOSITORY: 'octo-org/octo-repo',
      ACTIONS_ID_TOKEN_REQUEST_URL: expect.stringContaining('//idtoken/'),
    });
    expect(await readFile(environment.NODE_EXTRA_CA_CERTS!, 'utf8')).toContain('BEGIN CERTIFICATE');
  });

  it('accepts faults and shows the log to callers that know the token', async () => {
    const url = 'http://token.actions.githubusercontent.com/.well-known/jwks';
    await control('POST', '/faults', JSON.stringify({ kind: 'status', status: 502 }));
    expect(await ask(url)).toBe(502);
    expect(JSON.parse((await control('GET', '/requests')).body)).toMatchObject([
      { operation: 'jwks', status: 502, fault: 'status' },
    ]);
    expect((await control('DELETE', '/requests')).status).toBe(204);
    expect(JSON.parse((await control('GET', '/requests')).body)).toEqual([]);
    await control('POST', '/faults', JSON.stringify({ kind: 'status' }));
    await control('DELETE', '/faults');
    expect(await ask(url)).toBe(200);
  });

  it('shows and changes the world', async () => {
    expect(JSON.parse((await control('GET', '/world')).body).lifetimes.idTokenSeconds).toBe(5);
    await control('PATCH', '/world', JSON.stringify({ issuers: {} }));
    expect(JSON.parse((await control('GET', '/world')).body).issuers).toEqual({});
  });

  it.each([
    ['another token', 'GET', '/requests', '', 'x', 401],
    ['an unknown operation', 'PUT', '/requests', '', undefined, 404],
    ['a body that is not JSON', 'POST', '/faults', '{', undefined, 400],
  ])('refuses %s', async (_, method, path, body, token, status) => {
    expect((await control(method, path, body, token)).status).toBe(status);
  });

  it('stops and cleans up on request', async () => {
    const ended = new Promise((resolve) => emulator.on('exit', resolve));
    emulator.kill('SIGTERM');
    expect(await ended).toBe(0);
    await expect(readFile(environment.NODE_EXTRA_CA_CERTS!)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
