/** The shipped action takes back what it got, also when it got it in vain. */
import { describe, expect, it } from '@jest/globals';
import { scenario } from '../support/scenario.ts';
import { asked, failures, leaked, loginsInput, startAnew, use } from '../support/services/steps.ts';
import { usualUses } from '../support/services/uses.ts';

const world = scenario();

const revocable = usualUses.filter(({ revokes }) => revokes);
const revocations = revocable.map(({ revokes }) => revokes!).sort();
const isRevocation = (name: string) => revocations.includes(name);
const revoked = () => world.emulator.world.exchange.revoked;

async function logIn(given: Record<string, string> = { logins: loginsInput(revocable) }) {
  const job = await world.job();
  const ran = await use(world, job, given);
  world.emulator.clearRequests();
  return { job, ...ran };
}

describe('tokens that can be revoked', () => {
  it('are those of octo-sts, dd-octo-sts, Vault and the Rust crates registry', () => {
    expect(revocable.map(({ provider }) => provider)).toEqual(['octo-sts', 'dd-octo-sts', 'vault', 'crates']);
  });

  it('are revoked at once if another login fails, and the post step has nothing left to do', async () => {
    startAnew(world);
    const failing = { provider: 'npm', given: { package: 'another' } };
    const { job, step, requests } = await logIn({ logins: loginsInput([...revocable, failing]) });
    expect(failures(step).map(({ title }) => title)).toEqual([
      'npm registry login failed (npm/no-publisher)',
    ]);
    expect({ exported: step.exported, outputs: step.outputs }).toEqual({ exported: {}, outputs: {} });
    expect(asked(requests).filter(isRevocation)).toEqual(revocations);
    expect(revoked()).toHaveLength(revocable.length);
    for (const { provider } of revocable)
      expect(step.log).toMatch(new RegExp(`Revoked: .* token "${provider}"`));
    expect(leaked(step, revoked())).toEqual([]);
    const [post] = await job.finish();
    expect(post).toMatchObject({ outcome: 'success', annotations: [] });
    expect(world.emulator.requests).toEqual([]);
  });

  it('are revoked at once if their own login fails after all', async () => {
    startAnew(world);
    const members = revocable.map(({ provider, given }) => ({
      provider,
      given: { ...given, outputs: { owner: '$body.no.such.member' } },
    }));
    const { step, requests } = await logIn({ logins: loginsInput(members) });
    expect(failures(step).map(({ title }) => title.replace(/^.*\((.*)\)$/, '$1'))).toEqual(
      revocable.map(({ provider }) => `${provider}/missing-value`),
    );
    expect(asked(requests).filter(isRevocation)).toEqual(revocations);
    expect(revoked()).toHaveLength(revocable.length);
    expect(leaked(step, revoked())).toEqual([]);
  });

  it('are revoked by the post step even if a later step of the job has failed', async () => {
    startAnew(world);
    const { job, step } = await logIn();
    expect((await job.run('exit 1')).outcome).toBe('failure');
    await job.finish();
    expect(asked(world.emulator.requests)).toEqual(revocations);
    expect([...revoked()].sort()).toEqual(
      revocable.map(({ provider }) => step.outputs[`${provider}-token`]).sort(),
    );
  });

  it('may have been revoked earlier: nothing is called revoked that was not', async () => {
    startAnew(world);
    const { job, step } = await logIn();
    for (const { provider } of revocable) revoked().push(step.outputs[`${provider}-token`]!);
    const [post] = await job.finish();
    expect(asked(world.emulator.requests)).toEqual(revocations);
    expect(post!.outcome).toBe('success');
    expect(post!.log).not.toContain('Revoked: ');
    expect(post!.log.match(/^Not revoked: .*HTTP 401/gm)).toHaveLength(revocable.length - 1);
    // A token without the right to revoke itself gets the same answer from Vault.
    expect(post!.annotations.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /^Could not revoke Vault token "vault": HTTP 403\. .*none of its policies allows/,
      ),
    ]);
  });

  it('do not fail the job if they cannot be revoked, nor keep the rest from being cleaned up', async () => {
    startAnew(world);
    const { job, step } = await logIn();
    for (const name of new Set(revocations)) {
      const [service, operation] = name.split(' ') as [string, string];
      world.emulator.inject({ kind: 'status', status: 503, service, operation, times: 99 });
    }
    let left: string[] = [];
    const [post] = await job.finish({
      inspect: () => {
        left = job.leftovers();
      },
    });
    expect(post!.outcome).toBe('success');
    const warnings = post!.annotations.map(({ level, message }) => `${level}: ${message}`);
    expect(warnings).toHaveLength(revocable.length);
    for (const { provider } of revocable) {
      const line = new RegExp(
        `^warning: Could not revoke .* token "${provider}": HTTP 503\\. It expires on its own\\.$`,
      );
      expect(warnings).toContainEqual(expect.stringMatching(line));
    }
    expect(post!.exported).toMatchObject({ VAULT_TOKEN: '', CARGO_REGISTRY_TOKEN: '' });
    expect(left).toEqual([]);
    expect(
      leaked(
        post!,
        revocable.map(({ provider }) => step.outputs[`${provider}-token`]!),
      ),
    ).toEqual([]);
  });

  it('are left alone if `cleanup: false` asks for that', async () => {
    startAnew(world);
    const { job } = await logIn({ logins: loginsInput(revocable), cleanup: 'false' });
    await job.finish();
    expect(world.emulator.requests).toEqual([]);
  });
});

describe('a batch token of Vault', () => {
  it('cannot be revoked, and expires on its own without a warning', async () => {
    startAnew(world);
    const { given } = revocable.find(({ provider }) => provider === 'vault')!;
    const { job, step } = await logIn({
      logins: loginsInput([{ provider: 'vault', given: { ...given, role: 'batch' } }]),
    });
    expect(step.outputs['vault-token']).toMatch(/^hvb\./);
    const [post] = await job.finish();
    expect(world.emulator.requests.map(({ status }) => status)).toEqual([400]);
    expect(post).toMatchObject({ outcome: 'success', annotations: [] });
    expect(post!.log).toContain('Not revoked: Vault token "vault". By HTTP 400,');
  });
});
