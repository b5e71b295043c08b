import { describe, expect, it } from '@jest/globals';
import { defaultWorld } from '../../emulator/index.ts';
import { scenarios } from '../providers/exchange/scenarios.ts';
import { inputs, scenario } from '../support/scenario.ts';

const world = scenario();

/** The first use of each service. */
const services = scenarios.filter(
  ({ name }, index) => scenarios.findIndex((other) => other.name === name) === index,
);

/** A list of logins as JSON, which is YAML. */
function logins(entries: readonly { name: string; given: Record<string, unknown> }[]): string {
  return JSON.stringify(entries.map(({ name, given }) => ({ ...given, name, provider: name })));
}

function reset() {
  Object.assign(world.emulator.world, defaultWorld());
}

function asked(): string[] {
  return world.emulator.requests.map(({ service, operation }) => `${service} ${operation}`);
}

const revocations = [
  'github-api revokeInstallationToken',
  'github-api revokeInstallationToken',
  'relying-party revoke',
  'vault revokeSelf',
];

describe('other services', () => {
  it('are all logged in to in one step, and all tokens are taken back that can be', async () => {
    reset();
    const { outcome, outputs, exported, log, job } = await world.login({ logins: logins(services) });
    expect({ outcome, log: outcome === 'success' ? '' : log }).toEqual({ outcome: 'success', log: '' });
    for (const { name, variables = {} } of services) {
      const token = outputs[`${name}-token`]!;
      expect(token.length).toBeGreaterThan(10);
      expect(outputs[`${name}-expires-at`]).toMatch(/^\d{4}-\d\d-\d\dT[\d:]+Z$/);
      expect(log).not.toContain(token);
      if (name === 'octo-sts' || name === 'dd-octo-sts') continue;
      for (const [variable, value] of Object.entries(variables)) {
        if (value === '$token')
          expect({ variable, value: exported[variable] }).toEqual({ variable, value: token });
        else expect(exported).toHaveProperty(variable);
      }
    }
    expect(exported).not.toHaveProperty('GH_TOKEN');
    world.emulator.clearRequests();
    let left: string[] = [];
    const [post] = await job.finish({
      inspect: () => {
        left = job.leftovers();
      },
    });
    expect(asked().sort()).toEqual(revocations);
    expect(post!.log).toContain('Revoked: Vault token "vault"');
    expect(post!.exported).toMatchObject({ VAULT_TOKEN: '', KUBECONFIG: '' });
    expect(left).toEqual([]);
  });

  it('leave nothing behind when one of the logins fails, and all failures are told', async () => {
    reset();
    const entries = [
      ...services.filter(({ revokes }) => revokes),
      { name: 'npm', given: { package: 'another' } },
      { name: 'pypi', given: { index: 'testpypi' } },
    ];
    world.emulator.world.exchange.indexes[1]!.publishers = [];
    const { outcome, outputs, exported, log } = await world.login({ ...inputs.aws, logins: logins(entries) });
    expect(outcome).toBe('failure');
    expect(exported).toEqual({});
    expect(Object.keys(outputs).filter((name) => name.endsWith('-token'))).toEqual([]);
    expect(log).toContain('The service refuses the exchange.');
    expect(log).toContain('No trusted publisher of any project matches this job.');
    expect(
      asked()
        .filter((name) => /revoke/i.test(name))
        .sort(),
    ).toEqual(revocations);
    expect(world.emulator.world.exchange.revoked).toHaveLength(4);
  });

  it('never get an ID token twice, also when answers are lost', async () => {
    reset();
    const { emulator } = world;
    for (const service of ['pypi', 'vault']) emulator.inject({ kind: 'truncate', service });
    const { outcome } = await world.login({
      logins: logins(services.filter(({ name }) => name === 'pypi' || name === 'vault')),
    });
    expect(outcome).toBe('success');
    const sent = emulator.world.exchange.usedIdTokens;
    expect(new Set(sent).size).toBe(sent.length);
    expect(sent).toHaveLength(4);
  });

  it('are refused before anything is sent when an ID token could be used elsewhere', async () => {
    reset();
    const entries = [
      {
        name: 'exchange',
        given: { audience: 'sts.amazonaws.com', url: 'https://evil.example/token', auth: 'bearer' },
      },
    ];
    const { outcome, log } = await world.login({ logins: logins(entries) });
    expect(outcome).toBe('failure');
    expect(log).toContain('is the audience of AWS');
    expect(world.emulator.requests).toEqual([]);
  });
});
