import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { isRunning, processSpace } from '../../src/files/processes.ts';

const onLinux = process.platform === 'linux' ? it : it.skip;

describe('a process', () => {
  it('is running until it has exited', async () => {
    const child = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)']);
    await once(child, 'spawn');
    expect(isRunning(child.pid!)).toBe(true);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(isRunning(child.pid!)).toBe(false);
  });

  it('that exited long ago is not running', () => {
    expect(isRunning(spawnSync(process.execPath, ['--version']).pid)).toBe(false);
  });

  onLinux('that nobody has collected yet does not run', async () => {
    // The shell becomes a program that never asks for the child it has started.
    const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 60']);
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    const pid = Number(line.toString());
    while (isRunning(pid)) await new Promise((resolve) => setImmediate(resolve));
    expect(() => process.kill(pid, 0)).not.toThrow();
    parent.kill();
  });

  it('has the same scope as the others on its machine', () => {
    const module = JSON.stringify(new URL('../../src/files/processes.ts', import.meta.url).href);
    const program = `import { processSpace } from ${module}; process.stdout.write(processSpace());`;
    const args = ['--no-warnings', '--input-type=module', '--eval', program];
    expect(spawnSync(process.execPath, args, { encoding: 'utf8' }).stdout).toBe(processSpace());
  });
});
