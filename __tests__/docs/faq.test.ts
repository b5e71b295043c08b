import { spawnSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { inputs, operations, scenario, threeClouds } from '../support/scenario.ts';
import { skipLoudly } from '../support/skip-loudly.ts';
import { blocksUnder, page } from './support/page.ts';

const shared = scenario();
const { text } = page('docs/faq.md');

const tools = ['curl', 'jq', 'bash'].filter((tool) => spawnSync(tool, ['--version']).status !== 0);
const reason = tools.length === 0 ? undefined : `${tools.join(' and ')} are not installed`;

skipLoudly('the FAQ’s command that shows the claims', reason)('the command for claims', () => {
  it('shows the job’s claims without its token', async () => {
    const [command = ''] = blocksUnder(
      'docs/faq.md',
      'how-can-i-see-the-claims-of-the-id-token-without-a-failing-login',
      'bash',
    );
    const { outcome, rawLog } = await (await shared.job()).run(command, { shell: 'bash' });
    expect(outcome).toBe('success');
    expect(rawLog).toContain('"sub": "repo:octo-org/octo-repo:ref:refs/heads/main"');
    expect(rawLog).toContain('"aud": "claims-only"');
    expect(rawLog).not.toMatch(/eyJ/);
    expect(operations(shared.emulator)).toEqual(['github-id-token idToken']);
  });
});

describe('the answers of the FAQ', () => {
  it('list the hosts that a login contacts, and no others', async () => {
    await shared.login(threeClouds);
    const asked = [...new Set(shared.emulator.requests.map(({ host }) => host))].sort();
    const section = text.slice(
      text.indexOf('### Which hosts'),
      text.indexOf('### Does it work on self-hosted'),
    );
    const allowed = [...section.matchAll(/`([*<>\w.-]+\.[a-z]+)`/g)].map(([, host]) => host!);
    const pattern = (host: string) =>
      new RegExp(`^${host.replaceAll('.', '\\.').replace('*', '.+').replace('<region>', '[a-z0-9-]+')}$`);
    expect(asked.filter((host) => !allowed.some((listed) => pattern(listed).test(host)))).toEqual([]);
    expect(allowed.filter((listed) => !asked.some((host) => pattern(listed).test(host)))).toEqual([]);
  });

  it('are right about outputs: an ARN reaches another job unless the account is masked, credentials do not', async () => {
    const plain = await shared.login(inputs.aws);
    expect(plain.job.output(plain.outputs['aws-authenticated-arn']!)).toBeDefined();
    expect(plain.job.output(plain.outputs['aws-session-token']!)).toBeUndefined();
    const masked = await shared.login({ ...inputs.aws, 'aws-mask-account-id': 'true' });
    expect(masked.job.output(masked.outputs['aws-authenticated-arn']!)).toBeUndefined();
  });
});
