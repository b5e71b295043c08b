import { describe, expect, it } from '@jest/globals';
import type { ReportSettings } from '../../src/action/failure-report.ts';
import { reportAll, reportRefused, reportUnavailable } from '../../src/action/report.ts';
import { createSecrets } from '../../src/text/secrets.ts';
import { failed, login, success } from '../support/outcomes.ts';
import { refused } from '../support/provider.ts';
import { recordedRunner } from '../support/runner.ts';

const token = 'ghs_0123456789_abc';

function place(settings: ReportSettings = {}) {
  const runner = recordedRunner();
  const secrets = createSecrets(runner.mask);
  secrets.add(token);
  const deps = { env: { GITHUB_ACTIONS: 'true' }, runner, secrets, readEvent: async () => undefined };
  const errors = () => runner.lines.filter((line) => line.startsWith('error: '));
  return { runner, deps, settings, errors };
}

describe('the report of logins that succeeded', () => {
  it('is a summary, with nothing in the log', async () => {
    const { runner, deps } = place();
    await reportAll([success()], {}, deps);
    expect(runner.failed).toBe(false);
    expect(runner.lines).toEqual([]);
    expect(runner.summaries[0]).toContain('### Logged in');
  });
  it('writes no summary if it is switched off, and only warns if one cannot be written', async () => {
    const { runner, deps } = place();
    await reportAll([success()], { summary: false }, deps);
    expect(runner.summaries).toEqual([]);
    runner.summarize = () => Promise.reject(new Error('no space'));
    await reportAll([success()], {}, deps);
    expect(runner.lines).toEqual(['warning: The job summary could not be written: no space']);
    expect(runner.failed).toBe(false);
  });
});

describe('the report of a failed login', () => {
  it('has the whole text in a group of the log, then the annotation', async () => {
    const { runner, deps } = place();
    await reportAll([success(), failed()], {}, deps);
    expect(runner.failed).toBe(true);
    const group = runner.lines.indexOf('group: Test aws "staging" login failed (test/denied)');
    const annotation = runner.lines.findIndex((line) => line.startsWith('error: '));
    expect(group).toBeGreaterThanOrEqual(0);
    expect(annotation).toBeGreaterThan(group);
    expect(runner.lines.slice(group, annotation)).toContain('      fix --it');
    expect(runner.lines[annotation]).toContain('Test aws "staging" login failed (test/denied)\n');
    expect(runner.lines[annotation]).toMatch(
      /\nThe full explanation is in this step's log and in the job summary\.$/,
    );
  });

  it('does not point to a summary that is switched off', async () => {
    const { deps, errors } = place();
    await reportAll([failed()], { summary: false }, deps);
    expect(errors()[0]).toMatch(/\nThe full explanation is in this step's log\.$/);
  });

  it('lets no secret and no command through, in the log, the annotation and the summary', async () => {
    const { runner, deps } = place();
    const error = Object.assign(refused(), {
      message: `no: ${token}\n::add-mask::x\n  ::error::y ##[group]z ${'a'.repeat(450)}${token}`,
    });
    await reportAll([failed({ error })], {}, deps);
    const everything = [...runner.lines, ...runner.summaries].join('\n');
    expect(everything).not.toContain('ghs_');
    expect(everything).not.toContain('ghs&#95;');
    for (const line of runner.lines.flatMap((text) => text.split('\n')))
      expect(line).not.toMatch(/^\s*::|##\[/);
  });

  it('shows the stack of the action’s own faults in debug mode', async () => {
    const { runner, deps } = place();
    await reportAll([failed({ error: refused('internal') })], {}, deps);
    expect(runner.lines.filter((line) => line.startsWith('debug: '))).toHaveLength(1);
  });
});

describe('the report of many failed logins', () => {
  const failures = (count: number) =>
    Array.from({ length: count }, (_, index) => failed({ login: login(`l${index}`) }));

  it.each([
    [11, 'and those of 1 more failed login, are'],
    [14, 'and those of 4 more failed logins, are'],
  ])('with %i has ten annotations, the last of which counts the others', async (count, words) => {
    const { runner, deps, errors } = place();
    await reportAll(failures(count), {}, deps);
    expect(errors()).toHaveLength(10);
    expect(errors().at(-1)).toContain(words);
    expect(errors().slice(0, 9).join()).not.toContain(' more failed');
    expect(runner.lines.filter((line) => line.startsWith('group: '))).toHaveLength(count);
  });

  it('with ten has one annotation each and no count', async () => {
    const { deps, errors } = place();
    await reportAll(failures(10), {}, deps);
    expect(errors()).toHaveLength(10);
    expect(errors().join()).not.toContain(' more failed');
  });
});

describe('the report of wrong inputs', () => {
  it('has those that fit in the annotation, and all of them in the log and the summary', async () => {
    const { runner, deps, errors } = place();
    const problems = Array.from({ length: 20 }, (_, index) => ({
      input: `input-${index}`,
      message: `must not be "${token}"`,
    }));
    await reportRefused(problems, {}, deps);
    expect(runner.failed).toBe(true);
    expect(errors()).toHaveLength(1);
    expect(runner.lines).toContain('  `input-19` must not be "***"');
    for (const { input } of problems) expect(runner.summaries[0]).toContain(`<code>${input}</code>`);
    expect([...runner.lines, ...runner.summaries].join()).not.toContain(token);
  });
});

describe('the report of a step that cannot begin', () => {
  it.each([
    ['nothingRequested', 'error: No login requested\n'],
    ['noTemporaryDirectory', 'error: No directory for temporary files\n'],
  ] as const)('says why: %s', async (reason, words) => {
    const { runner, deps, errors } = place();
    await reportRefused(reason, {}, deps);
    expect(runner.failed).toBe(true);
    expect(errors()[0]).toContain(words);
    expect(runner.summaries).toHaveLength(1);
  });
});

describe('the report of a job without ID tokens', () => {
  it('fails the step, with the permission to paste in the log and in the summary', async () => {
    const { runner, deps, errors } = place();
    await reportUnavailable({ ifUnavailable: 'fail' }, deps);
    expect(runner.failed).toBe(true);
    expect(runner.outputs.available).toBe('false');
    expect(errors()[0]).toContain('error: No ID token\n');
    expect(runner.lines.join('\n')).toContain('id-token: write');
    expect(runner.summaries[0]).toContain('```yaml');
  });
  it('is a notice without a summary if the workflow asks for a skip', async () => {
    const { runner, deps } = place();
    await reportUnavailable({ ifUnavailable: 'skip' }, deps);
    expect(runner.failed).toBe(false);
    expect(runner.lines.at(-1)).toMatch(/^notice: Login skipped: no ID token\n/);
    expect(runner.lines.at(-1)).toMatch(/is in this step's log\.$/);
    expect(runner.summaries).toEqual([]);
  });
});
