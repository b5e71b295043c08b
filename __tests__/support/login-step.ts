/** Runs the step on an emulator, with a runner that remembers what it was told. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Emulator } from '../../emulator/index.ts';
import { loginStep } from '../../src/action/login-step.ts';
import { createHttpClient } from '../../src/http/client.ts';
import { createAgents } from '../../src/http/proxy.ts';
import { createSecrets } from '../../src/text/secrets.ts';
import { connect } from './exchange.ts';
import { type RecordedRunner, recordedRunner } from './runner.ts';

export interface StepRun {
  readonly runner: RecordedRunner;
  /** All lines, annotations included. */
  readonly log: string;
}

/** @param temp is `RUNNER_TEMP`, workspace and home */
export async function runStep(
  emulator: Emulator,
  temp: string,
  given: Readonly<Record<string, string>>,
  event: Record<string, unknown> = {},
): Promise<StepRun> {
  const runner = recordedRunner();
  await loginStep({
    env: {
      ...connect(emulator),
      RUNNER_TEMP: temp,
      GITHUB_WORKSPACE: temp,
      HOME: temp,
      ...Object.fromEntries(
        Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
      ),
    },
    runner,
    secrets: createSecrets(runner.mask),
    http: createHttpClient({ agents: createAgents(), userAgent: 'test/1' }),
    userAgent: 'test/1',
    publishing: { temp, actionDirectory: '/action', nodePath: process.execPath, useId: 'one' },
    now: Date.now,
    random: () => 0,
    sleep: (milliseconds, signal) => sleep(Math.min(milliseconds, 20), undefined, { signal }),
    deadline: (milliseconds) => AbortSignal.timeout(milliseconds),
    readEvent: async () => event as never,
  });
  return { runner, log: runner.lines.join('\n') };
}
