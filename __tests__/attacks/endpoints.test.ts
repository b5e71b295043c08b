/** Services and proxies that mean harm: whatever they answer, a step ends in time, by its own words, and gives nothing away. */
import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Fault } from '../../emulator/index.ts';
import { defaults, exchangeDefaults } from '../../emulator/index.ts';
import type { StepResult } from '../../emulator/runner/index.ts';
import { actionFolder, inputs, scenario, threeClouds } from '../support/scenario.ts';
import { failures, printed } from '../support/services/steps.ts';
import { problemsAfter } from './support/aftermath.ts';
import { budget } from './support/budget.ts';
import { dripInto, hostileAnswers, pourInto, trapPath } from './support/hostile-answers.ts';

const world = scenario();

const { url, role } = exchangeDefaults.vault;
const given = {
  ...threeClouds,
  'aws-role-chain': defaults.aws.chainedRoleArn,
  logins: JSON.stringify([{ name: 'vault', provider: 'vault', url, role }]),
};

/** So that a step that has to wait for its limit is soon done: an attempt may take a ninth of it. */
const limits = (isSlow = false) => ({
  'retry-max-attempts': '1',
  'timeout-seconds': isSlow ? '5' : '90',
});

/** A machine that is busy may need the whole of a short limit for less. */
const late = /^http\/(proxy-)?timeout$|^deadline$/;

/** That the step ended as it should; if it failed, each login with such a code at the end of its title. */
function expectEnd(
  step: StepResult,
  { ends, isSlow = false }: { ends: 'success' | RegExp; isSlow?: boolean },
): void {
  const codes = failures(step).map(({ title }) => /\(([^()]+)\)$/.exec(title)?.[1] ?? title);
  const isExpected = (code: string) => ends !== 'success' && (ends.test(code) || (isSlow && late.test(code)));
  const wrong = codes.filter((code) => !isExpected(code));
  const outcome = ends === 'success' ? 'success' : 'failure';
  expect({ outcome: step.outcome, wrong, failed: codes.length > 0, log: step.log }).toMatchObject({
    outcome,
    wrong: [],
    failed: outcome === 'failure',
  });
}

type Target = Pick<Fault, 'service' | 'operation'>;

/** Who answers so, at one time: each login of the step has to do with one of them. */
const endpoints: Readonly<Record<string, readonly Target[]>> = {
  'the source of ID tokens': [{ service: 'github-id-token' }],
  'the services that take ID tokens': [
    { service: 'aws-sts', operation: 'AssumeRoleWithWebIdentity' },
    { service: 'google-sts' },
    { service: 'entra' },
    { service: 'vault', operation: 'login' },
  ],
  'the services that are asked next': [
    { service: 'aws-sts', operation: 'AssumeRole' },
    { service: 'google-iam-credentials' },
    { service: 'azure-resource-manager' },
  ],
};
const places = Object.keys(endpoints);

const one = (index: number) => [places[index % places.length]!];
/** All of them at all endpoints; with `npm test` the first two of each kind, each at one of the endpoints in turn. */
const cases = Object.values(hostileAnswers)
  .flatMap((kind) => Object.entries(kind).slice(0, budget(2, 99)))
  .flatMap(([name, answer], index) =>
    budget(one(index), places).map((place) => [name, place, answer] as const),
  );

describe.each(Object.entries(hostileAnswers))('hostile answers: %s', (_, kind) => {
  const ofKind = cases.filter(([, , answer]) => Object.values(kind).includes(answer));
  it.each(ofKind)('%s, by %s', async (_name, place, answer) => {
    const { byHand, isSlow } = answer;
    for (const target of endpoints[place]!)
      world.emulator.inject({ kind: 'by-hand', byHand, times: 99, ...target });
    const job = await world.job();
    const step = await job.uses(actionFolder, { id: 'login', with: { ...given, ...limits(isSlow) } });
    expectEnd(step, answer);
    expect(await problemsAfter(world, job, step)).toEqual([]);
  });
});

const open: { server: Server; sockets: Set<Socket> }[] = [];
afterEach(() => {
  for (const { server, sockets } of open.splice(0)) {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
});

/** The variables of a proxy that does this to whoever has asked it for something. */
async function behind(answer: (socket: Socket) => void): Promise<Record<string, string>> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('data', () => answer(socket));
  });
  open.push({ server, sockets });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://user:${proxyPassword}@127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { HTTPS_PROXY: url, https_proxy: url, HTTP_PROXY: url, http_proxy: url };
}

const proxyPassword = 'hunter2-of-the-proxy';
const says = (text: string) => (socket: Socket) => void socket.end(text);
const forged = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 18\r\n\r\n{"value":"forged"}`;
const tunnel = 'HTTP/1.1 200 Connection established\r\n\r\n';

interface HostileProxy {
  answer(socket: Socket): void;
  readonly ends: RegExp;
  readonly isSlow?: true;
}

const refuses = /^http\/proxy-(refused|unreachable)$/;
const breaksOff = /^http\/proxy-unreachable$/;
const outlasts = /^http\/(proxy-)?(timeout|unreachable)$|^deadline$/;

/** What is not told by a status alone; that is in the end-to-end tests of hostile proxies. */
const proxies: Readonly<Record<string, HostileProxy>> = {
  'a forged answer instead of a tunnel': { answer: says(forged), ends: refuses },
  'a forged answer in the tunnel, without TLS': {
    answer: says(`${tunnel}${forged}`),
    ends: /^http\/proxy-refused$/,
  },
  'a redirect to another place': {
    answer: says(`HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1${trapPath}\r\n\r\n`),
    ends: refuses,
  },
  'a web page': {
    answer: says('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<h1>Log in first</h1>'),
    ends: refuses,
  },
  'commands in a demand for a password': {
    answer: says('HTTP/1.1 407 ::error::pwned\r\nProxy-Authenticate: ::error::pwned\r\n\r\n'),
    ends: /^http\/proxy-authentication$/,
  },
  'half a status line': { answer: says('HTTP/1.1 20'), ends: breaksOff },
  'half a header': { answer: says('HTTP/1.1 200 OK\r\nX-A'), ends: breaksOff },
  'no HTTP': { answer: says('SSH-2.0-OpenSSH_9.9\r\n'), ends: breaksOff },
  'another protocol': {
    answer: says('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n'),
    ends: refuses,
  },
  'a reset': { answer: (socket) => void socket.resetAndDestroy(), ends: breaksOff },
  silence: { answer: () => {}, ends: outlasts, isSlow: true },
  'endless headers': {
    answer: (socket) => pourInto(socket, 'HTTP/1.1 200 OK\r\n', `X-A: ${'a'.repeat(1_000)}\r\n`),
    ends: outlasts,
    isSlow: true,
  },
  'endless interim answers': {
    answer: (socket) => pourInto(socket, '', 'HTTP/1.1 100 Continue\r\n\r\n'),
    ends: refuses,
  },
  'a header, byte by byte': {
    answer: (socket) => dripInto(socket, 'HTTP/1.1 200 OK\r\nX-A: ', 'a'),
    ends: outlasts,
    isSlow: true,
  },
  'silence in the tunnel': {
    answer: (socket) => void socket.write(tunnel),
    ends: outlasts,
    isSlow: true,
  },
  'noise in the tunnel': {
    answer: inTunnel((socket) => pourInto(socket, '', 'noise\r\n')),
    ends: /^http\/(connection|reset|timeout|proxy-refused)$/,
    isSlow: true,
  },
  'the end of the tunnel': { answer: inTunnel((socket) => socket.end()), ends: /^http\/(reset|connection)$/ },
};

/** Opens a tunnel, and goes on once something comes through it. */
function inTunnel(answer: (socket: Socket) => void) {
  return (socket: Socket) => {
    socket.once('data', () => answer(socket));
    socket.write(tunnel);
  };
}

/** Each that `npm test` leaves out is next to one that it tries. */
const triedProxies = Object.entries(proxies).filter((_, index) => index % budget(2, 1) === 0);

describe('a hostile proxy that answers with', () => {
  it.each(triedProxies)('%s', async (_, proxy) => {
    const job = await world.job({ environment: await behind(proxy.answer) });
    const limited = { ...inputs.aws, ...limits(proxy.isSlow) };
    const step = await job.uses(actionFolder, { id: 'login', with: limited });
    expectEnd(step, proxy);
    expect(printed(step)).not.toContain(proxyPassword);
    expect(await problemsAfter(world, job, step)).toEqual([]);
    expect(world.emulator.requests).toEqual([]);
  });
});
