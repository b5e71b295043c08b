import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { type Emulator, startEmulator } from '../../emulator/index.ts';
import type { Publications } from '../../src/contract/publication.ts';
import { runLogins } from '../../src/login/run.ts';
import { schema } from '../../src/providers/exchange/settings.ts';
import { services } from '../../src/providers/registry.ts';
import { place } from '../providers/exchange/support.ts';
import { runDependencies } from '../support/exchange.ts';
import { planOf } from '../support/plan.ts';
import { page } from './support/page.ts';

const { text, blocks, headings } = page('docs/other-services.md');

const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
  type: 'pkcs8',
  format: 'pem',
});

interface Workflow {
  /** Absent in other YAML, such as the trust that a service reads. */
  jobs?: Record<string, { steps: { uses?: string; with?: Record<string, string> }[] }>;
}

const examples = blocks
  .filter(({ language }) => language === 'yaml')
  .flatMap(({ text: example, line }) => {
    const { jobs = {} } = parse(example) as Workflow;
    return Object.values(jobs)
      .flatMap(({ steps }) => steps)
      .filter(({ uses }) => uses?.startsWith('multi-cloud-oidc/login@'))
      .map((step) => ({ line, inputs: step.with! }));
  });

/** The examples' logins as the step plans them, the secret of one being filled in as the workflow would. */
async function plan(inputs: Record<string, string>) {
  const logins = inputs.logins!.replace(/\$\{\{ toJSON\(.*?\) \}\}/, JSON.stringify(key));
  return planOf({ ...inputs, logins });
}

const names = Object.keys(services).filter((name) => name !== 'ssh');

describe('the examples of other services', () => {
  it.each(examples)('in line $line can be planned', async ({ inputs }) => {
    const { problems, plan: planned } = await plan(inputs);
    expect(problems).toEqual([]);
    expect(planned.logins.length).toBeGreaterThan(0);
  });

  it('show every provider', async () => {
    const plans = await Promise.all(examples.map(({ inputs }) => plan(inputs)));
    const shown = plans.flatMap(({ plan: { logins } }) => logins.map(({ provider }) => provider.name));
    expect(names.filter((name) => !shown.includes(name))).toEqual([]);
  });
});

describe('the example with a pool of Apps', () => {
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await startEmulator();
  });
  afterAll(() => emulator.close());

  it('gets a token from the pool', async () => {
    const { inputs } = examples.find(({ inputs: { logins } }) => logins?.includes('/pool/'))!;
    const { deps } = runDependencies(emulator);
    const outcomes = await runLogins((await plan(inputs)).plan, deps);
    expect(outcomes.map(({ succeeded }) => succeeded)).toEqual([true]);
    expect(emulator.requests.map(({ operation }) => operation)).toEqual(['idToken', 'poolExchange']);
  });
});

describe('the line about other crates registries', () => {
  it('lists the keys that such a login needs', async () => {
    const [, env] = /another registry of the same kind: `(env: \{.+?\})`, with `url`.*`audience`/.exec(text)!;
    const entry = [
      '- {name: octo, provider: crates',
      'url: https://crates.octo.example/api/v1/trusted_publishing/tokens',
      `audience: crates.octo.example, ${env}}`,
    ].join(', ');
    const { problems, plan: planned } = await plan({ logins: entry });
    expect(problems).toEqual([]);
    expect(planned.logins[0]!.settings).toMatchObject({
      env: { CARGO_REGISTRIES_OCTO_TOKEN: '$token' },
      revoke: { method: 'DELETE', url: 'https://crates.octo.example/api/v1/trusted_publishing/tokens' },
    });
  });
});

describe('the page', () => {
  it.each(names)('lists the keys of %s', async (name) => {
    const provider = await services[name]!();
    const unnamed = Object.keys({ ...schema, ...provider.settings.schema }).filter(
      (setting) => !text.includes(`\`${setting}\``),
    );
    expect(unnamed).toEqual([]);
  });

  it.each(names)('has the section that the diagnosis of %s points to', async (name) => {
    const provider = await services[name]!();
    const { page: target = '' } = await provider.explain.diagnose(
      { code: `${name}/refused` } as never,
      undefined,
      {},
    );
    const [, anchor] = target.split('#');
    expect(anchor === undefined || headings.some((heading) => heading.anchor === anchor)).toBe(true);
  });

  it('lists the variables that each provider exports by default', async () => {
    for (const { inputs } of examples) {
      for (const { provider, settings, name } of (await plan(inputs)).plan.logins) {
        if (!names.includes(provider.name) || provider.name === 'exchange') continue;
        const credential = {
          token: 't',
          expiresAt: 1,
          endKnown: true,
          env: envOf(settings),
          outputs: {},
          secrets: [],
        };
        const { variables }: Publications = provider.publish.publications(credential, settings, {
          ...place,
          login: name,
        });
        const row = text.split('\n').find((line) => line.startsWith(`| [\`${provider.name}\`]`))!;
        const listed = [...row.matchAll(/`([A-Z_]+)`/g)].map(([, variable]) => variable!);
        const unlisted = Object.keys(variables).filter((variable) => !listed.includes(variable));
        expect({ provider: provider.name, unlisted }).toEqual({
          provider: provider.name,
          unlisted: provider.name === 'snowflake' ? expect.any(Array) : [],
        });
      }
    }
  });
});

function envOf(settings: unknown): Record<string, string> {
  return (settings as { env: Record<string, string> }).env;
}
