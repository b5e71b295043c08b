/** Runs the shipped action under one fault and reports the outcome. */
import { join } from 'node:path';
import { startEmulator } from '../../emulator/index.ts';
import { type StepResult, startJob } from '../../emulator/runner/index.ts';
import type { Endpoint } from './endpoints.ts';
import type { Ending, FaultRow } from './expectations.ts';

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
  readonly attempts: number;
  readonly milliseconds: number;
  readonly log: string;
}

/** Attempts per request unless an input says otherwise. */
export const maxAttempts = 5;

const always = 1_000;
const actionFolder = join(import.meta.dirname, '..', '..');
const proxyName = 'proxy.octo.example';

export async function runFault({ endpoint, row, times }: Case): Promise<Observed> {
  const emulator = await startEmulator();
  const count = times === 'always' ? always : times;
  const environment = emulator.environment();
  if (row.fault === 'dns') {
    const proxy = emulator.proxyUrl.replace('127.0.0.1', proxyName);
    for (const name of ['HTTPS_PROXY', 'https_proxy']) environment[name] = proxy;
    environment.NODE_OPTIONS = `--require ${join(import.meta.dirname, 'dns.cjs')}`;
    environment.FAULT_DNS = JSON.stringify({ host: proxyName, skip: endpoint.hostsBefore, times: count });
  } else {
    emulator.inject({ ...row.fault, service: endpoint.service, operation: endpoint.operation, times: count });
  }
  const job = await startJob({ environment });
  try {
    const step = await job.uses(actionFolder, {
      // One attempt may take a ninth of the time.
      with: { cache: 'false', ...endpoint.login, ...(row.waits && { 'timeout-seconds': '27' }) },
    });
    return observed(step);
  } finally {
    await job.finish();
    job.dispose();
    await emulator.close();
  }
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
  const always = row.except?.[endpoint.service] ?? row.always;
  const isPermanent = always !== 'survives' && always.attempts === 'one';
  return times === 'always' || isPermanent ? always : 'survives';
}

/** The deviation from the expected outcome, or undefined. */
export function deviation(run: Case, seen: Observed): string | undefined {
  const expected = expectedEnding(run);
  if (expected === 'survives') {
    return seen.outcome === 'success' ? undefined : `should survive, but failed with ${seen.codes}`;
  }
  const code = expected.code.replace('{area}', run.endpoint.area);
  const asOften = {
    one: seen.attempts === 1,
    all: seen.attempts === maxAttempts,
    'until the deadline': seen.attempts > maxAttempts,
  }[expected.attempts];
  if (seen.outcome === 'failure' && seen.codes.join() === code && asOften) return undefined;
  return `should fail with ${code} (attempts: ${expected.attempts}), but: ${seen.outcome} ${seen.codes} after ${seen.attempts}`;
}
