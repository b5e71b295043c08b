/** Headless Chromium, driven through its DevTools protocol. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface Browser {
  /**
   * A PNG of the element that a page is drawn into.
   * @param address of a page that sets `data-drawn` on its body when it is complete
   * @throws {Error} if the page does not get that far
   */
  picture(address: string, width: number): Promise<Buffer>;
  close(): Promise<void>;
}

const flags = [
  '--headless=new',
  '--disable-gpu',
  '--hide-scrollbars',
  // Grey edges of letters instead of coloured ones compress far better.
  '--disable-lcd-text',
  '--allow-file-access-from-files',
  '--remote-debugging-port=0',
];

/** @throws {Error} if the program cannot be started */
export async function openBrowser(program: string): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), 'chromium-'));
  // Root cannot create the sandbox, for example in a container. The pages are our own.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(program, [...flags, ...sandbox, `--user-data-dir=${profile}`], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const socket = new WebSocket(await devToolsAddress(child));
  await once(socket, 'open');
  const send = protocol(socket);
  return {
    async picture(address, width) {
      const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
      const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
      const view = { width, height: 800, deviceScaleFactor: 1, mobile: false };
      await send('Emulation.setDeviceMetricsOverride', view, sessionId);
      await send('Page.enable', {}, sessionId);
      await send('Page.navigate', { url: address }, sessionId);
      const { result } = await send(
        'Runtime.evaluate',
        { expression: whenDrawn, awaitPromise: true, returnByValue: true },
        sessionId,
      );
      if (typeof result.value !== 'number') throw new Error(`${address} was not drawn`);
      const clip = { x: 0, y: 0, width, height: result.value, scale: 1 };
      const { data } = await send('Page.captureScreenshot', { clip, captureBeyondViewport: true }, sessionId);
      await send('Target.closeTarget', { targetId });
      return Buffer.from(data, 'base64');
    },
    async close() {
      const ended = once(child, 'exit');
      await send('Browser.close', {}).catch(() => child.kill());
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

/** The height of the page once it says that it is complete; undefined after a minute. */
const whenDrawn = `new Promise((resolve) => {
  let tries = 0;
  const timer = setInterval(() => {
    if (document.body?.dataset.drawn === undefined && ++tries < 600) return;
    clearInterval(timer);
    resolve(document.body?.dataset.drawn && Math.ceil(document.querySelector('main').getBoundingClientRect().height));
  }, 100);
})`;

async function devToolsAddress(child: ChildProcess): Promise<string> {
  const failed = once(child, 'error').then(([error]) => {
    throw error;
  });
  const found = (async () => {
    for await (const line of createInterface({ input: child.stderr! })) {
      const address = /^DevTools listening on (ws:\S+)/.exec(line)?.[1];
      if (address !== undefined) return address;
    }
    throw new Error('the browser ended before it could be used');
  })();
  return Promise.race([found, failed]);
}

/** The content of the answers to the methods used here. */
interface Answers {
  'Target.createTarget': { targetId: string };
  'Target.attachToTarget': { sessionId: string };
  'Runtime.evaluate': { result: { value?: unknown } };
  'Page.captureScreenshot': { data: string };
}

type Send = <Method extends string>(
  method: Method,
  params: object,
  sessionId?: string,
) => Promise<Method extends keyof Answers ? Answers[Method] : unknown>;

function protocol(socket: WebSocket): Send {
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  let last = 0;
  socket.addEventListener('message', ({ data }) => {
    const { id, result, error } = JSON.parse(String(data));
    const request = waiting.get(id);
    waiting.delete(id);
    if (error) request?.reject(new Error(error.message));
    else request?.resolve(result as never);
  });
  return (method, params, sessionId) =>
    new Promise((resolve, reject) => {
      waiting.set(++last, { resolve, reject });
      socket.send(JSON.stringify({ id: last, method, params, ...(sessionId && { sessionId }) }));
    });
}
