/** The shipped action and every other service: what later steps get, and what the post step takes back. */
import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import type { RecordedRequest } from '../../emulator/index.ts';
import type { Job, StepResult } from '../../emulator/runner/index.ts';
import { scenario } from '../support/scenario.ts';
import type { Ran } from '../support/services/steps.ts';
import { asked, jwtsIn, leaked, loginsInput, startAnew, use } from '../support/services/steps.ts';
import { rounds, usualUses } from '../support/services/uses.ts';

const world = scenario();

interface PrivateFile {
  readonly content: string;
  readonly modes: readonly number[];
}

const modeOf = (path: string) => statSync(path).mode & 0o777;

/** What the variables of a step name and is below the job's private directory. */
function filesOf({ exported }: StepResult, { temp }: Job): Map<string, PrivateFile> {
  const paths = Object.values(exported).filter((value) => value.startsWith(temp));
  return new Map(
    paths.map((path) => [
      path,
      { content: readFileSync(path, 'utf8'), modes: [modeOf(dirname(path)), modeOf(path)] },
    ]),
  );
}

describe.each(rounds.map((members, index) => ({ number: index + 1, members })))(
  'the logins of round $number, in one step',
  ({ members }) => {
    let ran: Ran;
    let startedAt: number;
    let endedAt: number;
    let files: Map<string, PrivateFile>;
    let post: StepResult;
    let askedByPost: RecordedRequest[];
    let revoked: readonly string[];
    let left: string[];
    beforeAll(async () => {
      startAnew(world);
      const job = await world.job({ debug: true });
      startedAt = Date.now();
      ran = await use(world, job, { logins: loginsInput(members) });
      endedAt = Date.now();
      files = filesOf(ran.step, job);
      world.emulator.clearRequests();
      [post] = (await job.finish({
        inspect: () => {
          left = job.leftovers();
        },
      })) as [StepResult];
      askedByPost = [...world.emulator.requests];
      ({ revoked } = world.emulator.world.exchange);
    });

    const tokenOf = (provider: string) => ran.step.outputs[`${provider}-token`]!;

    it.each(members)('publish what the clients of $provider read: $given', (member) => {
      const { provider, variables = {}, outputs = {}, file, lives } = member;
      const { step } = ran;
      expect(step.annotations).toEqual([]);
      const token = tokenOf(provider);
      expect(token.length).toBeGreaterThan(10);
      const path = [...files.keys()].find((name) => file && name.endsWith(`${provider}${file.suffix}`));
      const filled = (text: string) => ({ $token: token, $file: path ?? 'none' })[text] ?? text;
      for (const [name, text] of Object.entries(variables))
        expect([name, step.exported[name]]).toEqual([name, filled(text)]);
      for (const [name, text] of Object.entries(outputs))
        expect([name, step.outputs[`${provider}-${name}`]]).toEqual([name, filled(text)]);
      if (file) {
        const { content, modes } = files.get(path!)!;
        expect(content).toContain(file.holds.replace('$token', token));
        if (process.platform !== 'win32') expect(modes).toEqual([0o700, 0o600]);
      }

      const end = step.outputs[`${provider}-expires-at`]!;
      expect(end).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      // The service writes whole seconds.
      expect(Date.parse(end)).toBeGreaterThanOrEqual(startedAt + (lives - 1) * 1000 - 1000);
      expect(Date.parse(end)).toBeLessThanOrEqual(endedAt + lives * 1000);
      const described = JSON.parse(step.outputs.logins!) as { name: string; identity: string }[];
      expect(described.find(({ name }) => name === provider)?.identity).toBeTruthy();
    });

    it('export nothing else', () => {
      const expected = members.flatMap(({ variables = {} }) => Object.keys(variables));
      expect(Object.keys(ran.step.exported).sort()).toEqual([...new Set(expected)].sort());
    });

    it('print no token, nor contain one in the description of the logins', () => {
      const tokens = [...jwtsIn(ran.requests), ...members.map(({ provider }) => tokenOf(provider))];
      expect(leaked(ran.step, tokens)).toEqual([]);
      expect(leaked(post, tokens)).toEqual([]);
      for (const token of tokens) expect(ran.step.outputs.logins).not.toContain(token);
    });

    it('send each ID token to one service, once', () => {
      const sent = ran.requests
        .filter(({ service }) => service !== 'github-id-token')
        .flatMap((request) => jwtsIn([request]));
      expect(sent).toHaveLength(members.filter(({ exchange }) => exchange).length);
      expect(new Set(sent).size).toBe(sent.length);
    });

    it('are revoked if the service supports that, and nowhere else', () => {
      const revocable = members.filter(({ revokes }) => revokes);
      expect(asked(askedByPost)).toEqual(revocable.map(({ revokes }) => revokes!).sort());
      expect([...revoked].sort()).toEqual(revocable.map(({ provider }) => tokenOf(provider)).sort());
      expect(post.outcome).toBe('success');
      expect(post.annotations).toEqual([]);
      for (const { provider } of revocable)
        expect(post.log).toMatch(new RegExp(`Revoked: .* token "${provider}"`));
    });

    it('leave no file behind, and no variable with a credential', () => {
      expect(left).toEqual([]);
      for (const { variables = {} } of members) {
        for (const [name, text] of Object.entries(variables))
          if (text.startsWith('$')) expect([name, post.exported[name]]).toEqual([name, '']);
      }
    });
  },
);

describe('logins to other services', () => {
  it('to Kubernetes give later steps a program that requests a new ID token each time', async () => {
    startAnew(world);
    const job = await world.job();
    const kubernetes = usualUses.filter(({ provider }) => provider === 'kubernetes');
    const { step } = await use(world, job, { logins: loginsInput(kubernetes) });
    const { users } = JSON.parse(readFileSync(step.exported.KUBECONFIG!, 'utf8'));
    const { command, args } = users[0].user.exec as { command: string; args: string[] };
    const tokens: string[] = [step.outputs['kubernetes-token']!];
    for (let time = 0; time < 2; time++) {
      const { rawLog } = await job.run([command, ...args]);
      tokens.push(JSON.parse(rawLog).status.token);
    }
    expect(new Set(tokens).size).toBe(3);
    for (const token of tokens) expect(decodeJwt(token).aud).toBe(kubernetes[0]!.given.server);
  });

  it('export nothing if that is not wanted', async () => {
    startAnew(world);
    const { step } = await use(world, await world.job(), {
      'export-environment': 'false',
      logins: loginsInput(usualUses),
    });
    expect(step.outcome).toBe('success');
    expect(step.exported).toEqual({});
  });

  it('are refused before anything is sent when an ID token could be used elsewhere', async () => {
    startAnew(world);
    const given = { audience: 'sts.amazonaws.com', url: 'https://evil.example/token', auth: 'bearer' };
    const { step, requests } = await use(world, await world.job(), {
      logins: loginsInput([{ provider: 'exchange', given }]),
    });
    expect(step.outcome).toBe('failure');
    expect(step.log).toContain('is the audience of AWS');
    expect(requests).toEqual([]);
  });
});
