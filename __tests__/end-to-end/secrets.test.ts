import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { RecordedRequest } from '../../emulator/index.ts';
import type { StepResult } from '../../emulator/runner/index.ts';
import { scenario, threeClouds } from '../support/scenario.ts';

const world = scenario();

const noisy = {
  AWS_SDK_JS_DEBUG: '1',
  NODE_DEBUG: '',
  GOOGLE_SDK_NODE_LOGGING: '*',
  DEBUG: '*',
  AZURE_LOG_LEVEL: 'verbose',
};

/** Everything the services handed out or were sent that must stay hidden. */
function secretsOf(step: StepResult, requests: readonly RecordedRequest[]): string[] {
  const outputs = Object.entries(step.outputs)
    .filter(
      ([name]) =>
        /(access-key|session-token|access-token|auth-token|id-token)$/.test(name) || name.includes('secret'),
    )
    .map(([, value]) => value);
  const assertions = requests.flatMap(({ body }) =>
    typeof body === 'object' && body !== null
      ? Object.entries(body)
          .filter(([name]) => /assertion$|subject_?token$|WebIdentityToken/i.test(name))
          .map(([, value]) => String(value))
      : [],
  );
  const bearers = requests.flatMap(({ headers }) =>
    headers.authorization?.startsWith('Bearer ') ? [headers.authorization.slice(7)] : [],
  );
  return [...new Set([...outputs, ...assertions, ...bearers])].filter((value) => value.length > 10);
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

describe('no secret', () => {
  it('is in the log or the summary, even with debug logging and every debug switch of the libraries', async () => {
    const step = await world.login(threeClouds, { env: noisy }, { debug: true });
    expect(step.outcome).toBe('success');
    const secrets = secretsOf(step, world.emulator.requests);
    expect(secrets.length).toBeGreaterThanOrEqual(9);
    for (const secret of secrets) {
      expect(step.log).not.toContain(secret);
      expect(step.rawSummary).not.toContain(secret);
    }
  });

  it('is printed before it is masked', async () => {
    const step = await world.login(threeClouds, { env: noisy }, { debug: true });
    for (const secret of secretsOf(step, world.emulator.requests)) {
      const lines = step.rawLog.split('\n').filter((line) => line.includes(secret));
      for (const line of lines) expect(line).toMatch(/^::add-mask::/);
    }
  });

  it('is on the command line of any process', async () => {
    const step = await world.login(threeClouds, { watchProcesses: true });
    if (process.platform !== 'linux') return;
    expect(step.processes!.length).toBeGreaterThan(0);
    const seen = JSON.stringify(step.processes);
    for (const secret of secretsOf(step, world.emulator.requests)) expect(seen).not.toContain(secret);
  });

  it('is in the request of another provider', async () => {
    await world.login(threeClouds);
    const tokens = new Map(
      world.emulator.requests.flatMap(({ service, body }) => {
        const form = (typeof body === 'object' ? body : {}) as Record<string, string>;
        const token = form.WebIdentityToken ?? form.subject_token ?? form.client_assertion;
        return token ? [[service, token] as const] : [];
      }),
    );
    expect([...tokens.keys()].sort()).toEqual(['aws-sts', 'entra', 'google-sts']);
    for (const [owner, token] of tokens) {
      for (const request of world.emulator.requests) {
        const { answer: _, ...sent } = request;
        if (request.service !== owner) expect(JSON.stringify(sent)).not.toContain(token);
      }
    }
  });

  it('is in the workspace at any time, or on disk after the post step', async () => {
    const step = await world.login(threeClouds);
    const secrets = secretsOf(step, world.emulator.requests);
    expect(filesBelow(step.job.workspace)).toEqual([]);
    let inspected = false;
    await step.job.finish({
      inspect: () => {
        inspected = true;
        const left = [...filesBelow(step.job.temp), ...filesBelow(step.job.home)];
        for (const path of left.filter((name) => !name.includes('_runner_file_commands'))) {
          const content = readFileSync(path, 'latin1');
          for (const secret of secrets) expect([path, content.includes(secret)]).toEqual([path, false]);
        }
        expect(step.job.leftovers()).toEqual([]);
      },
    });
    expect(inspected).toBe(true);
  });

  it('is in the message of a failure, even with debug logging', async () => {
    world.emulator.inject({
      kind: 'status',
      service: 'entra',
      status: 400,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        error: 'invalid_request',
        error_description: 'AADSTS50027: eyJ bad token',
        error_codes: [50027],
      }),
    });
    world.emulator.inject({
      kind: 'status',
      service: 'google-sts',
      status: 400,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ error: 'invalid_grant', error_description: 'no' }),
    });
    const step = await world.login(threeClouds, { env: noisy }, { debug: true });
    expect(step.outcome).toBe('failure');
    for (const secret of secretsOf(step, world.emulator.requests)) expect(step.log).not.toContain(secret);
  });
});
