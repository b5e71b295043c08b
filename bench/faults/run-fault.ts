/** Runs the shipped action under one fault and reports the outcome. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Emulator, startEmulator } from '../../emulator/index.ts';
import { type Job, type StepResult, startJob } from '../../emulator/runner/index.ts';
import { cacheDirectory } from '../../src/files/job-directory.ts';
import type { Endpoint } from './endpoints.ts';
import { type Ending, endingOf, type FaultRow, notRevoked } from './expectations.ts';
import { type Relay, startRelay } from './relay.ts';

export type Times = 1 | 2 | 'always';

export interface Case {
  readonly endpoint: Endpoint;
  readonly row: FaultRow;
  readonly times: Times;
}

export interface Observed {
  readonly outcome: StepResult['outcome'];
  /** Codes of the failed logins. */
  readonly codes: readonly string[];
  /** Undefined if nothing tells it. */
  readonly attempts: number | undefined;
  readonly milliseconds: number;
  readonly log: string;
}

/** Attempts per request unless an input says otherwise. */
export const maxAttempts = 5;

const always = 1_000;
const actionFolder = join(import.meta.dirname, '..', '..');
const proxyName = 'proxy.octo.example';

/** @throws {Error} if the fault affected nothing */
export async function runFault(run: Case): Promise<Observed> {
  const { endpoint, row } = run;
  const emulator = await startEmulator();
  const relay = row.fault === 'dns' ? await startRelay(emulator.proxyUrl, endpoint.host) : undefined;
  const job = await startJob({ environment: environmentOf(run, emulator, relay) });
  try {
    if (endpoint.program === 'main') inject(run, emulator);
    const step = await job.uses(actionFolder, {
      // One attempt may take a ninth of the time.
      with: { cache: 'false', ...endpoint.login, ...(row.waits && { 'timeout-seconds': '27' }) },
    });
    if (endpoint.program !== 'main') {
      if (step.outcome !== 'success') throw new Error(`The login failed:\n${step.log}`);
      inject(run, emulator);
    }
    const seen = await {
      main: () => observed(step),
      helper: () => useHelper(run, job),
      post: () => usePost(job),
    }[endpoint.program]();
    if (typeof row.fault === 'string') return seen;
    if (emulator.struck === 0) throw new Error(`${endpoint.title}, ${row.name}: nothing was affected`);
    // The step logs each repeat; for the others, each attempt meets a fault that stays.
    return endpoint.program === 'main' ? seen : { ...seen, attempts: emulator.struck };
  } finally {
    await job.finish();
    job.dispose();
    await relay?.close();
    await emulator.close();
  }
}

const count = (times: Times) => (times === 'always' ? always : times);

function inject({ endpoint: { service, operation }, row: { fault }, times }: Case, emulator: Emulator): void {
  if (typeof fault !== 'string') emulator.inject({ ...fault, service, operation, times: count(times) });
}

/** The job's variables; with faults of names, how they are looked up. */
function environmentOf(
  { endpoint: { host, program, hostsBefore }, row: { fault }, times }: Case,
  emulator: Emulator,
  relay: Relay | undefined,
): Record<string, string> {
  const given = emulator.environment();
  const names = { program, times: count(times) };
  const looked = (how: { host: string; skip: number; port?: number }) => ({
    NODE_OPTIONS: `--require ${join(import.meta.dirname, 'dns.cjs')}`,
    FAULT_DNS: JSON.stringify({ ...names, ...how }),
  });
  if (fault === 'proxy-dns') {
    const proxy = emulator.proxyUrl.replace('127.0.0.1', proxyName);
    const variables = { HTTPS_PROXY: proxy, https_proxy: proxy };
    return { ...given, ...variables, ...looked({ host: proxyName, skip: hostsBefore }) };
  }
  if (relay === undefined) return given;
  return { ...given, NO_PROXY: host, no_proxy: host, ...looked({ host, skip: 0, port: relay.port }) };
}

/** A tool of a later step that runs the action's program, when what the login left has expired. */
async function useHelper({ endpoint }: Case, job: Job): Promise<Observed> {
  rmSync(cacheDirectory(job.temp), { recursive: true, force: true });
  const { outcome, rawLog, durationMs } = await job.run(endpoint.command!(job.exported));
  const [, inAnswer, inText] = /"code":"([^"]+)"|were not renewed \(([^)]+)\)/.exec(rawLog) ?? [];
  const code = inAnswer ?? inText;
  return {
    outcome: code === undefined ? outcome : 'failure',
    codes: code === undefined ? [] : [code],
    attempts: undefined,
    milliseconds: durationMs,
    log: rawLog,
  };
}

async function usePost(job: Job): Promise<Observed> {
  const [post] = await job.finish();
  const { outcome, log, durationMs } = post!;
  // Also by an attempt whose answer was lost.
  const isRevoked = /Revoked: |it is no longer valid/.test(log);
  const isWarned = log.includes('Could not revoke');
  return {
    outcome: outcome === 'success' && !isRevoked ? 'failure' : outcome,
    codes: isRevoked ? [] : [isWarned ? notRevoked : 'no word of the token'],
    attempts: undefined,
    milliseconds: durationMs,
    log,
  };
}

export function observed({ outcome, annotations, log, durationMs }: StepResult): Observed {
  const headlines = annotations
    .filter(({ level }) => level === 'error')
    .map(({ message }) => message.split('\n')[0]!);
  return {
    outcome,
    codes: headlines.map((headline) => /login failed \((.+)\)$/.exec(headline)?.[1] ?? headline),
    attempts: 1 + log.split('\n').filter((line) => line.includes('; trying again in ')).length,
    milliseconds: durationMs,
    log,
  };
}

export function expectedEnding({ endpoint, row, times }: Case): Ending {
  return endingOf(row, endpoint, times !== 'always');
}

/** The deviation from the expected outcome, or undefined. */
export function deviation(run: Case, seen: Observed): string | undefined {
  const expected = expectedEnding(run);
  if (expected === 'survives') {
    return seen.outcome === 'success' ? undefined : `should survive, but failed with ${seen.codes}`;
  }
  const code = expected.code.replace('{area}', run.endpoint.area);
  const asOften =
    seen.attempts === undefined ||
    {
      one: seen.attempts === 1,
      all: seen.attempts === maxAttempts,
      // The others have less time than a step.
      'until the deadline': seen.attempts > (run.endpoint.program === 'main' ? maxAttempts : 2),
    }[expected.attempts];
  // The deadline may pass during an attempt, and not between two.
  const codes = expected.attempts === 'until the deadline' ? [code, 'deadline'] : [code];
  if (seen.outcome === 'failure' && codes.includes(seen.codes.join()) && asOften) return undefined;
  return `should fail with ${code} (attempts: ${expected.attempts}), but: ${seen.outcome} ${seen.codes} after ${seen.attempts ?? 'some'}`;
}
