/** Runs one process of a step as the runner does: reads its output by lines, cancels it in steps, waits for its pipes. */

import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { type Observation, prepareWatch } from './process-watch.ts';

/** How long the runner waits, in milliseconds. */
export interface Times {
  /** After a cancel: from the interrupt signal to the terminate signal. */
  interruptMs: number;
  /** From the terminate signal to the kill. */
  terminateMs: number;
  /** After the process has ended while another one still holds its output open. */
  heldOutputMs: number;
}

export const runnerTimes: Times = { interruptMs: 7_500, terminateMs: 2_500, heldOutputMs: 5_000 };

export interface ProcessOptions {
  argv: readonly string[];
  directory: string;
  environment: Record<string, string>;
  onLine: (line: string) => void;
  times: Times;
  /** Cancels the process. */
  signal?: AbortSignal;
  /** Watches the process tree; the value is a `NAME=value` entry that only this step's processes have. */
  watch?: string;
}

export interface ProcessResult {
  /** The exit code; 128 + the signal's number if a signal ended the process. */
  exitCode: number;
  durationMs: number;
  observation?: Observation;
}

/**
 * Runs a process to its end. When it has ended but something else (a background child) still holds its output open, the
 * runner waits a while, then continues. On Linux and macOS the holder survives until the job ends.
 * @throws Error if the program cannot be started
 */
export async function runProcess(options: ProcessOptions): Promise<ProcessResult> {
  const { argv, directory, environment, onLine, times, signal } = options;
  const watch = options.watch === undefined ? undefined : prepareWatch(options.watch);
  const startedAt = performance.now();
  const child = spawn(argv[0]!, argv.slice(1), {
    cwd: directory,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (child.pid !== undefined) watch?.start(child.pid);
  readLines(child.stdout!, onLine);
  readLines(child.stderr!, onLine);

  const ended = waitForEnd(child, times.heldOutputMs);
  let cancelling: Promise<void> | undefined;
  const cancel = () => {
    cancelling = cancelProcess(child, ended, times);
  };
  if (signal?.aborted) cancel();
  else signal?.addEventListener('abort', cancel, { once: true });
  try {
    const exitCode = await ended;
    await cancelling;
    const durationMs = performance.now() - startedAt;
    return { exitCode, durationMs, ...(watch === undefined ? {} : { observation: watch.stop() }) };
  } finally {
    signal?.removeEventListener('abort', cancel);
    watch?.stop();
  }
}

function waitForEnd(child: ChildProcess, heldOutputMs: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let giveUp: NodeJS.Timeout | undefined;
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      giveUp = setTimeout(() => {
        for (const stream of [child.stdout, child.stderr]) ignore(stream);
        resolve(exitCode(code, signal));
      }, heldOutputMs);
    });
    child.once('close', (code, signal) => {
      clearTimeout(giveUp);
      resolve(exitCode(code, signal));
    });
  });
}

async function cancelProcess(child: ChildProcess, ended: Promise<unknown>, times: Times): Promise<void> {
  child.kill('SIGINT');
  if (await endsWithin(ended, times.interruptMs)) return;
  child.kill('SIGTERM');
  if (await endsWithin(ended, times.terminateMs)) return;
  child.kill('SIGKILL');
}

async function endsWithin(ended: Promise<unknown>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  try {
    return await Promise.race([
      ended.then(
        () => true,
        () => true,
      ),
      timeout,
    ]);
  } finally {
    clearTimeout(timer);
  }
}

/** Keeps reading without a listener, so that writers are not blocked, and without keeping this process alive. */
function ignore(stream: Readable | null): void {
  stream?.removeAllListeners('data');
  stream?.removeAllListeners('end');
  stream?.resume();
  (stream as Partial<import('node:net').Socket> | null)?.unref?.();
}

function exitCode(code: number | null, signal: NodeJS.Signals | null): number {
  return code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
}

/** Passes on each line without its line ending, which may be LF, CR LF or a lone CR. */
function readLines(stream: Readable, onLine: (line: string) => void): void {
  const decoder = new StringDecoder('utf8');
  const splitter = createLineSplitter(onLine);
  stream.on('data', (chunk: Buffer) => splitter.push(decoder.write(chunk)));
  stream.on('end', () => {
    splitter.push(decoder.end());
    splitter.end();
  });
}

/** Cuts text that arrives in arbitrary pieces into lines. */
export function createLineSplitter(onLine: (line: string) => void): {
  push(text: string): void;
  end(): void;
} {
  let pending = '';
  return {
    push(text) {
      pending += text;
      // A CR at the very end may be the first half of a CR LF.
      const lines = pending.split(/\r\n|\n|\r(?!$)/);
      pending = lines.pop()!;
      for (const line of lines) onLine(line);
    },
    end() {
      if (pending !== '') onLine(pending.replace(/\r$/, ''));
      pending = '';
    },
  };
}
