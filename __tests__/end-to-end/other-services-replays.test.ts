/** The shipped action and ID tokens that come a second time. The emulated services take each once, as the strictest real ones do. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Job } from '../../emulator/runner/index.ts';
import { scenario } from '../support/scenario.ts';
import { says } from '../support/services/refusals/refusal.ts';
import {
  exchangesWith,
  failures,
  jwtsIn,
  leaked,
  loginsInput,
  pieces,
  startAnew,
  use,
} from '../support/services/steps.ts';
import type { Use } from '../support/services/uses.ts';
import { exchangingUses, usualUses } from '../support/services/uses.ts';

const world = scenario();

type Tokens = Readonly<Record<string, string>>;

/** The audience of each preset's ID tokens, as the action itself says. */
let audiences: Tokens;
beforeAll(async () => {
  startAnew(world);
  const { step } = await use(world, await world.job(), { logins: loginsInput(usualUses) });
  const described = JSON.parse(step.outputs.logins!) as { name: string; audience: string }[];
  audiences = Object.fromEntries(described.map(({ name, audience }) => [name, audience]));
});

async function issued(members: readonly Use[], change: { audience?: string } = {}): Promise<Tokens> {
  const tokens = members.map(
    async ({ provider }) =>
      [provider, await world.emulator.signIdToken(change.audience ?? audiences[provider]!)] as const,
  );
  return Object.fromEntries(await Promise.all(tokens));
}

const variableOf = (provider: string) => `ID_TOKEN_${provider.replaceAll('-', '_').toUpperCase()}`;

/** A login for each of the members, with ID tokens from a source of its own. */
const loginsFrom = (members: readonly Use[], source: (provider: string) => string) =>
  loginsInput(
    members.map(({ provider, given }) => ({
      provider,
      given: { ...given, 'id-token-source': source(provider) },
    })),
  );

/** A step with the tokens in variables. */
async function withVariables(job: Job, members: readonly Use[], tokens: Tokens) {
  const env = Object.fromEntries(Object.entries(tokens).map(([name, token]) => [variableOf(name), token]));
  return use(world, job, { logins: loginsFrom(members, (name) => `env:${variableOf(name)}`) }, env);
}

type Members = typeof exchangingUses;

/** Each login has failed with what its service says of an ID token that it knows already. */
function expectReplays({ step, requests }: Awaited<ReturnType<typeof use>>, members: Members, times: number) {
  expect(step.outcome).toBe('failure');
  expect(step.exported).toEqual({});
  const told = failures(step);
  expect(told).toHaveLength(members.length);
  for (const { provider, exchange } of members) {
    const { replayed } = exchange;
    const failure = told.find(({ title }) => title.endsWith(` login failed (${provider}/${replayed})`));
    expect(failure?.message).toContain('\nLikely cause: ');
    if (/reuse/.test(replayed)) {
      expect(failure!.message).toContain('The ID token has been used before.');
      expect(failure!.message).toContain('Fix: Put a new ID token into the file or variable for each login.');
    }
    // There was no new one to try.
    expect(failure!.message).not.toContain('Retrying with a new ID token');
    expect([provider, exchangesWith(exchange, requests).length]).toEqual([provider, times]);
  }
}

describe.each(
  pieces(exchangingUses).map((members) => ({ members, names: members.map(({ provider }) => provider) })),
)('an ID token for $names', ({ members }) => {
  it('is a new one in each step if it comes from the runner', async () => {
    startAnew(world);
    const job = await world.job();
    const sent: string[] = [];
    for (let time = 0; time < 2; time++) {
      const { step, requests } = await use(world, job, { logins: loginsInput(members) });
      expect(step.outcome).toBe('success');
      for (const { exchange } of members) sent.push(...jwtsIn(exchangesWith(exchange, requests)));
    }
    expect(sent).toHaveLength(2 * members.length);
    expect(new Set(sent).size).toBe(sent.length);
  });

  it('in a variable is good for one step; the next sends it once and learns why it is refused', async () => {
    startAnew(world);
    const tokens = await issued(members);
    const job = await world.job({ debug: true, secrets: Object.values(tokens) });
    expect((await withVariables(job, members, tokens)).step.outcome).toBe('success');
    const again = await withVariables(job, members, tokens);
    expectReplays(again, members, 1);
    expect(leaked(again.step, Object.values(tokens))).toEqual([]);
  });

  it('in a file is good for one step, until the file holds another one', async () => {
    startAnew(world);
    const job = await world.job();
    const pathOf = (provider: string) => join(job.temp, `${provider}.jwt`);
    const write = async () => {
      for (const [provider, token] of Object.entries(await issued(members)))
        writeFileSync(pathOf(provider), token);
    };
    const logins = loginsFrom(members, (provider) => `file:${pathOf(provider)}`);
    await write();
    expect((await use(world, job, { logins })).step.outcome).toBe('success');
    expectReplays(await use(world, job, { logins }), members, 1);
    await write();
    expect((await use(world, job, { logins })).step.outcome).toBe('success');
  });

  it('in a variable is refused after an answer that was lost, because the service has seen it', async () => {
    startAnew(world);
    for (const { exchange } of members)
      world.emulator.inject({ kind: 'truncate', host: exchange.host, operation: exchange.operation });
    const tokens = await issued(members);
    const job = await world.job({ secrets: Object.values(tokens) });
    expectReplays(await withVariables(job, members, tokens), members, 2);
  });

  it('is not printed when the service repeats it in its refusal', async () => {
    startAnew(world);
    const tokens = await issued(members);
    for (const { provider, exchange } of members) {
      const { host, operation } = exchange;
      const words = `bad token ${tokens[provider]}, which begins ${tokens[provider]!.slice(0, 400)}`;
      // Without its code, an answer of PyPI is treated as one of the network in front of it, and asked for again.
      const ofPypi = [{ code: 'invalid-publisher', description: words }];
      const errors = provider === 'pypi' ? ofPypi : [words, { detail: words, description: words }];
      const body = { error: words, message: words, errors };
      world.emulator.inject({ ...says(400, body), host, operation });
    }
    const job = await world.job({ debug: true, secrets: Object.values(tokens) });
    const { step } = await withVariables(job, members, tokens);
    expect(failures(step)).toHaveLength(members.length);
    const parts = Object.values(tokens).flatMap((token) => [token, token.split('.')[1]!.slice(0, 100)]);
    expect(leaked(step, parts)).toEqual([]);
    for (const { message } of failures(step)) expect(message).toContain('bad token ***');
  });
});

describe('an ID token that is passed on unchanged', () => {
  const members = usualUses.filter(({ exchange }) => !exchange);

  it('is good for any number of steps until it expires, because no service has used it yet', async () => {
    startAnew(world);
    const tokens = await issued(members);
    const job = await world.job({ secrets: Object.values(tokens) });
    for (let time = 0; time < 2; time++) {
      const { step, requests } = await withVariables(job, members, tokens);
      expect(step.outcome).toBe('success');
      for (const { provider } of members) expect(step.outputs[`${provider}-token`]).toBe(tokens[provider]);
      expect(requests).toEqual([]);
    }
  });
});

describe('an ID token for another service', () => {
  it.each(pieces(usualUses).map((members) => [members]))(
    'is sent nowhere, and both audiences are named',
    async (members) => {
      startAnew(world);
      const tokens = await issued(members, { audience: 'https://elsewhere.octo.example' });
      const job = await world.job({ secrets: Object.values(tokens) });
      const { step, requests } = await withVariables(job, members, tokens);
      expect(step.outcome).toBe('failure');
      for (const { provider } of members) {
        const wanted = `for the audience "https://elsewhere.octo.example", and this login needs "${audiences[provider]}"`;
        expect(failures(step).map(({ message }) => message)).toContainEqual(expect.stringContaining(wanted));
      }
      expect(leaked(step, Object.values(tokens))).toEqual([]);
      expect(requests).toEqual([]);
    },
  );
});
