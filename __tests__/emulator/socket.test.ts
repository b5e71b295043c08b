import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import { type Emulator, startEmulator } from '../../emulator/index.ts';

const described = process.platform === 'win32' ? describe.skip : describe;

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

function post(path: string, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request({ socketPath: emulator.flySocket, method: 'POST', path, agent: false });
    sent.on('error', reject).on('response', (answer) => resolve(text(answer)));
    sent.end(body);
  });
}

described('the socket of the emulated Machine', () => {
  it("answers as Fly's API, whatever host is asked for, and records it", async () => {
    expect(decodeJwt(await post('/v1/tokens/oidc', '{"aud":"a"}')).aud).toBe('a');
    expect(emulator.requests).toEqual([
      expect.objectContaining({
        service: 'fly-api',
        operation: 'oidcToken',
        status: 200,
        body: { aud: 'a' },
      }),
    ]);
  });

  it('fails on demand', async () => {
    emulator.inject({ kind: 'reset', service: 'fly-api' });
    await expect(post('/v1/tokens/oidc', '{}')).rejects.toMatchObject({ code: 'ECONNRESET' });
  });
});
