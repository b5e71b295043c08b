/** The shipped action behind proxies that are silent, forge answers or are rightly strict, and services that answer 101. */
import { spawn } from 'node:child_process';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Job } from '../../emulator/runner/index.ts';
import { actionFolder, inputs, scenario, threeClouds } from '../support/scenario.ts';
import { failures, loginsInput, use } from '../support/services/steps.ts';
import { usualUses } from '../support/services/uses.ts';

const world = scenario();
const open: { server: Server; sockets: Set<Socket> }[] = [];

/** The variables of a proxy that answers every request with these bytes, or not at all. */
async function behind(answer = ''): Promise<{ environment: Record<string, string>; asked(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const { promise, resolve } = Promise.withResolvers<void>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('data', () => {
      resolve();
      if (answer !== '') socket.end(answer);
    });
  });
  open.push({ server, sockets });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://user:hunter2@127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    environment: { HTTPS_PROXY: url, https_proxy: url, HTTP_PROXY: url, http_proxy: url },
    asked: () => promise,
  };
}

afterEach(() => {
  for (const { server, sockets } of open.splice(0)) {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
});

const withBody = (status: string) =>
  `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nContent-Length: 18\r\n\r\n{"value":"forged"}`;

describe('a proxy that answers the request for a tunnel itself', () => {
  it.each([
    ['201 Created', 'http/proxy-refused', 'answered HTTP 201'],
    ['401 Unauthorized', 'http/proxy-refused', 'answered HTTP 401'],
    ['403 Forbidden', 'http/proxy-refused', 'answered HTTP 403'],
    ['404 Not Found', 'http/proxy-refused', 'answered HTTP 404'],
    ['407 Proxy Authentication Required', 'http/proxy-authentication', 'HTTP 407'],
  ])('%s fails the logins with an error about the proxy', async (status, code, words) => {
    const { environment } = await behind(withBody(status));
    const step = await world.login(threeClouds, {}, { environment });
    expect(step).toMatchObject({ outcome: 'failure', exitCode: 1, exported: {} });
    expect(failures(step)).toHaveLength(3);
    for (const { title, message } of failures(step)) {
      expect(title).toContain(`(${code})`);
      expect(message).toContain('the proxy 127.0.0.1:');
      expect(message).toContain(words);
      expect(message).not.toContain('id-token: write');
    }
    expect(step.log).not.toContain('hunter2');
    expect(world.emulator.requests).toEqual([]);
  });

  it('by ending the connection, too', async () => {
    const { environment } = await behind('HTTP/1.1 200');
    const step = await world.login({ ...inputs.aws, 'retry-max-attempts': '2' }, {}, { environment });
    expect(step).toMatchObject({ outcome: 'failure', exitCode: 1 });
    expect(failures(step).map(({ title }) => title)).toEqual([
      expect.stringContaining('(http/proxy-unreachable)'),
    ]);
  });
});

describe('a proxy that is silent', () => {
  it('does not keep the step beyond its deadline', async () => {
    const { environment } = await behind();
    const step = await world.login({ ...inputs.aws, 'timeout-seconds': '5' }, {}, { environment });
    expect(step).toMatchObject({ outcome: 'failure', exitCode: 1 });
    expect(step.log).toMatch(/the proxy 127\.0\.0\.1:\d+ opened no tunnel|deadline of the step/);
  }, 60_000);

  it('does not keep a step that is cancelled, which ends on the first signal', async () => {
    const { environment, asked } = await behind();
    const job = await world.job({ environment, times: { interruptMs: 30_000, terminateMs: 30_000 } });
    const cancelled = new AbortController();
    const step = job.uses(actionFolder, {
      with: { ...inputs.aws, 'timeout-seconds': '300' },
      signal: cancelled.signal,
    });
    await asked();
    cancelled.abort();
    const { outcome, exitCode, log } = await step;
    expect({ outcome, exitCode }).toEqual({ outcome: 'cancelled', exitCode: 1 });
    expect(log).toContain('cancelled');
  }, 60_000);

  it('delays the post step up to its limit, and does not prevent the clean-up', async () => {
    const { environment } = await behind();
    const post = await postAfter(async (job) => {
      const lines = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
      await job.run(`printf '%s\\n' ${lines.map((line) => `'${line}'`).join(' ')} >> "$GITHUB_ENV"`);
    });
    expect(post).toMatchObject({ outcome: 'success', exitCode: 0 });
    expect(post.log).toMatch(/Could not revoke .*the proxy 127\.0\.0\.1:\d+ opened no tunnel/);
    expect(post.log).toContain('Removed');
  }, 60_000);

  it('does not keep a helper beyond its deadline', async () => {
    const { environment } = await behind();
    const helper = spawn(
      process.execPath,
      [`${actionFolder}/dist/helper/index.js`, 'gcp-id-token', 'https://audience.example'],
      { env: { ...world.emulator.environment(), ...environment }, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    const ended = new Promise((resolve) => helper.on('exit', (code, signal) => resolve({ code, signal })));
    const answer = JSON.parse(await text(helper.stdout)) as { success: boolean; message: string };
    expect(answer.success).toBe(false);
    expect(answer.message).toMatch(/the proxy 127\.0\.0\.1:\d+ opened no tunnel/);
    expect(answer.message).not.toContain('hunter2');
    await expect(ended).resolves.toEqual({ code: 0, signal: null });
  }, 60_000);
});

/** What the post step says after a login with a token to revoke, and something else. */
async function postAfter(between: (job: Job) => Promise<void>) {
  const job = await world.job();
  const vault = usualUses.filter(({ provider }) => provider === 'vault');
  const { step } = await use(world, job, { ...inputs.gcp, logins: loginsInput(vault) });
  expect(step.outcome).toBe('success');
  await between(job);
  const posts = await job.finish();
  return posts.find(({ stage }) => stage === 'post')!;
}

describe('101 Switching Protocols', () => {
  const switching = {
    kind: 'status',
    status: 101,
    headers: { connection: 'upgrade', upgrade: 'websocket' },
    body: '',
    times: 99,
  } as const;

  it('from one service fails its login, with an explanation, and the tokens of others are revoked', async () => {
    world.emulator.inject({ ...switching, service: 'aws-sts' });
    const vault = usualUses.filter(({ provider }) => provider === 'vault');
    const job = await world.job();
    const { step } = await use(world, job, {
      ...inputs.aws,
      logins: loginsInput(vault),
      'retry-max-attempts': '2',
    });
    expect(step).toMatchObject({ outcome: 'failure', exitCode: 1 });
    expect(failures(step).map(({ title }) => title)).toEqual([
      expect.stringContaining('(http/unusable-answer)'),
    ]);
    expect(step.log).toContain('Revoked: ');
  });

  it('in the post step does not make it leave anything behind', async () => {
    const post = await postAfter(async () => {
      world.emulator.inject({ ...switching, service: 'vault' });
    });
    expect(post).toMatchObject({ outcome: 'success', exitCode: 0 });
    expect(post.log).toMatch(/Could not revoke .*answered HTTP 101/);
    expect(post.log).toContain('Removed');
  });
});
