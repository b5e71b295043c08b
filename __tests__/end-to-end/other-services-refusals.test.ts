/** The shipped action, refused by each service in every way that is documented. */
import { describe, expect, it } from '@jest/globals';
import { page } from '../docs/support/page.ts';
import { scenario } from '../support/scenario.ts';
import { codeOf, refusals } from '../support/services/refusals/index.ts';
import { describeRefusals } from '../support/services/refused.ts';
import {
  asked,
  failures,
  jwtsIn,
  leaked,
  loginsInput,
  pieces,
  startAnew,
  use,
} from '../support/services/steps.ts';
import { exchangingUses, usualUses } from '../support/services/uses.ts';

const world = scenario();

describe.each([
  { advice: 'no', how: 'never repeated' },
  { advice: 'fresh', how: 'repeated once, with a new ID token' },
  { advice: 'few', how: 'repeated twice' },
])('a refusal that is $how', ({ advice }) => {
  describeRefusals(
    world,
    refusals.filter(({ retry }) => retry === advice),
  );
});

describe('every documented error of a service', () => {
  const { text } = page('docs/service-error-codes.md');
  const documented = text
    .slice(text.indexOf('\n## Other services'))
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => [...line.split(' | ')[0]!.matchAll(/`([^`]+)`/g)].map(([, code]) => code!));
  const tested = new Set(refusals.flatMap((refusal) => [codeOf(refusal), `<provider>/${refusal.code}`]));

  it('is in the table of refusals', () => {
    expect(documented.length).toBeGreaterThan(60);
    expect(documented.filter((code) => !tested.has(code))).toEqual([]);
  });
});

describe('a job that no service trusts', () => {
  it.each(pieces(exchangingUses))('learns from each why, and sees what it sent', async (...members) => {
    startAnew(world);
    const { job } = world.emulator.world;
    job.ref = 'refs/heads/other';
    job.workflowRef = 'octo-org/octo-repo/.github/workflows/other.yml@refs/heads/other';
    const { step, requests } = await use(world, await world.job(), { logins: loginsInput(members) });
    expect(step.exported).toEqual({});
    for (const { provider, exchange } of members) {
      const code = `${provider}/${exchange.untrusted}`;
      const failure = failures(step).find(({ title }) => title.endsWith(`(${code})`));
      expect(failure?.message).toContain('\nLikely cause: ');
      expect(failure?.message).toContain('\nFix: ');
      expect(failure?.message).toContain('  sub: repo:octo-org/octo-repo:ref:refs/heads/other');
    }
    expect(leaked(step, jwtsIn(requests))).toEqual([]);
  });
});

describe('a job that gets no ID tokens', () => {
  it.each(pieces(usualUses))('learns so for every login, and no service is asked', async (...members) => {
    startAnew(world);
    const job = await world.job();
    world.emulator.world.job.idTokenPermission = false;
    const { step, requests } = await use(world, job, { logins: loginsInput(members) });
    expect(step.outcome).toBe('failure');
    expect(step.exported).toEqual({});
    const told = failures(step);
    expect(told).toHaveLength(members.length);
    for (const { title, message } of told) {
      expect(title).toContain('(id-token/http-403)');
      expect(message).toContain('The job lacks the permission `id-token: write`.');
    }
    expect(asked(requests)).toEqual(members.map(() => 'github-id-token idToken'));
  });
});
