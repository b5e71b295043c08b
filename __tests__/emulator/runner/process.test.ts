import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  createLineSplitter,
  type ProcessOptions,
  runnerTimes,
  runProcess,
} from '../../../emulator/runner/process.ts';

const neverMs = 60_000;

async function runNode(script: string, options: Partial<ProcessOptions> = {}) {
  const lines: string[] = [];
  const result = await runProcess({
    argv: [process.execPath, '-e', script],
    directory: '/',
    environment: { PATH: process.env.PATH ?? '' },
    onLine: (line) => lines.push(line),
    times: { interruptMs: neverMs, terminateMs: neverMs, heldOutputMs: neverMs },
    ...options,
  });
  return { ...result, lines };
}

/** Runs a script and cancels it once it has printed its first line. */
async function runAndCancel(script: string, times: Partial<ProcessOptions['times']> = {}) {
  const controller = new AbortController();
  const lines: string[] = [];
  const result = await runNode(script, {
    signal: controller.signal,
    times: { interruptMs: neverMs, terminateMs: neverMs, heldOutputMs: neverMs, ...times },
    onLine: (line) => {
      lines.push(line);
      controller.abort();
    },
  });
  return { ...result, lines };
}

const waitForEver = 'setInterval(() => {}, 1000);';

describe('runProcess', () => {
  it('reads both outputs by lines and reports the exit code', async () => {
    const { lines, exitCode } = await runNode(
      'console.log("a\\nb"); console.error("c"); process.exitCode = 3',
    );
    expect(lines.toSorted()).toEqual(['a', 'b', 'c']);
    expect(exitCode).toBe(3);
  });

  it('reports a signal as 128 plus its number', async () => {
    expect((await runNode('process.kill(process.pid, "SIGTERM")')).exitCode).toBe(143);
  });

  it('rejects if the program does not exist', async () => {
    await expect(runNode('', { argv: ['/nowhere/program'] })).rejects.toThrow('ENOENT');
  });

  it('waits as the runner does by default', () => {
    expect(runnerTimes).toEqual({ interruptMs: 7500, terminateMs: 2500, heldOutputMs: 5000 });
  });

  it('interrupts a cancelled process first', async () => {
    const script = `process.on('SIGINT', () => { console.log('interrupted'); process.exit(5); }); console.log('ready'); ${waitForEver}`;
    expect(await runAndCancel(script)).toMatchObject({ exitCode: 5, lines: ['ready', 'interrupted'] });
  });

  it('terminates a process that ignores the interrupt', async () => {
    const script = `process.on('SIGINT', () => {}); process.on('SIGTERM', () => process.exit(6)); console.log('ready'); ${waitForEver}`;
    expect(await runAndCancel(script, { interruptMs: 1 })).toMatchObject({ exitCode: 6 });
  });

  it('kills a process that ignores both', async () => {
    const script = `process.on('SIGINT', () => {}); process.on('SIGTERM', () => {}); console.log('ready'); ${waitForEver}`;
    expect(await runAndCancel(script, { interruptMs: 1, terminateMs: 1 })).toMatchObject({ exitCode: 137 });
  });

  it('gives up on an output that another process holds open, and leaves that process alone', async () => {
    const script = `
      const child = require('child_process').spawn(process.execPath, ['-e', '${waitForEver}'], { stdio: ['ignore', 'inherit', 'ignore'] });
      child.unref();
      console.log(child.pid);`;
    const { lines, exitCode } = await runNode(script, {
      times: { interruptMs: neverMs, terminateMs: neverMs, heldOutputMs: 1 },
    });
    expect(exitCode).toBe(0);
    const holder = Number(lines[0]);
    expect(process.kill(holder, 0)).toBe(true);
    process.kill(holder, 'SIGKILL');
  });

  it('does not wait for a detached child without a pipe', async () => {
    const script = `
      const child = require('child_process').spawn('sleep', ['60'], { detached: true, stdio: 'ignore' });
      child.unref();
      console.log(child.pid);`;
    const { lines } = await runNode(script);
    expect(process.kill(Number(lines[0]), 'SIGKILL')).toBe(true);
  });
});

describe('createLineSplitter', () => {
  function split(pieces: string[]): string[] {
    const lines: string[] = [];
    const splitter = createLineSplitter((line) => lines.push(line));
    for (const piece of pieces) splitter.push(piece);
    splitter.end();
    return lines;
  }

  it.each([
    ['LF, CR LF and a lone CR', ['a\nb\r\nc\rd'], ['a', 'b', 'c', 'd']],
    ['a CR LF cut in two', ['a\r', '\nb\n'], ['a', 'b']],
    ['a last CR', ['a\r'], ['a']],
    ['empty lines', ['\n\na\n'], ['', '', 'a']],
    ['nothing', [], []],
  ])('splits %s', (_, pieces, lines) => {
    expect(split(pieces)).toEqual(lines);
  });

  it('gives the same lines however the text is split', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r') });
    fc.assert(
      fc.property(text, fc.array(fc.nat(8)), (whole, sizes) => {
        const pieces: string[] = [];
        let position = 0;
        for (const size of sizes) {
          pieces.push(whole.slice(position, position + size));
          position += size;
        }
        expect(split([...pieces, whole.slice(position)])).toEqual(split([whole]));
      }),
    );
  });
});
