import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { type Emulator, startEmulator } from '../../emulator/index.ts';
import { runLogins } from '../../src/login/run.ts';
import { runDependencies } from '../support/exchange.ts';
import { planOf } from '../support/plan.ts';
import { page } from './support/page.ts';
import { asWorkflow } from './support/workflow.ts';

interface Workflow {
  jobs: Record<string, { steps?: { uses?: string; with?: Record<string, string> }[] }>;
}

const examples = page('README.md')
  .blocks.filter(({ language }) => language === 'yaml')
  .flatMap(({ line, text }) => {
    const workflow = asWorkflow(text);
    const { jobs } = workflow === undefined ? { jobs: {} } : (parse(workflow) as Workflow);
    return Object.values(jobs)
      .flatMap(({ steps = [] }) => steps)
      .filter(({ uses }) => uses?.startsWith('multi-cloud-oidc/login@'))
      .map(({ with: inputs = {} }) => ({ where: `README.md:${line}`, inputs }));
  })
  // What an expression evaluates to, only a workflow can know.
  .filter(({ inputs }) => !JSON.stringify(inputs).includes('${{'));

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

describe("the README's examples", () => {
  it('are found', () => expect(examples.length).toBeGreaterThan(0));

  it.each(examples)('$where logs in to the emulated services without changes', async ({ inputs }) => {
    const { deps } = runDependencies(emulator);
    const given = Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, String(value)]));
    const { plan, problems } = await planOf(given, deps.env);
    expect(problems).toEqual([]);
    expect(plan.logins.length).toBeGreaterThan(0);
    const outcomes = await runLogins(plan, deps);
    expect(outcomes.flatMap((outcome) => (outcome.succeeded ? [] : [outcome.error.message]))).toEqual([]);
  });
});
