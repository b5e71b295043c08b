import { describe, expect, it } from '@jest/globals';
import { claimsOfJob } from '../../src/identity/github-claims.ts';
import { checkTrust } from '../../src/trust/check.ts';
import { renderReport } from '../../src/trust/render.ts';
import { fails, toJson } from '../../src/trust/report.ts';
import { azureTrust, claims, fileOf, googleTrust, policyOf, withoutEnvironment } from './support.ts';

const exact = policyOf({
  StringEquals: { sub: claims.sub, repository_id: '74', environment: 'production', ref: 'refs/heads/main' },
});
const wide = policyOf({ StringLike: { sub: 'repo:octo-org*' } });

describe('checkTrust', () => {
  it('adds the audience that each cloud expects to claims without one', async () => {
    const trusts = [
      exact,
      googleTrust("assertion.repository_owner_id == '65'", 'attribute.repository_id/74'),
      azureTrust({ subject: claims.sub }),
    ];
    const { results } = await checkTrust(
      trusts.map((trust, index) => fileOf(trust, `${index}.json`)),
      claims,
    );
    expect(results.map(({ cloud, file, job }) => [cloud, file, job])).toEqual([
      ['aws', '0.json', 'allowed'],
      ['gcp', '1.json', 'allowed'],
      ['azure', '2.json', 'allowed'],
    ]);
  });

  it('keeps the audience of a real token', async () => {
    const { results } = await checkTrust([fileOf(azureTrust({ subject: claims.sub }))], {
      ...claims,
      aud: 'sts.amazonaws.com',
    });
    expect(results[0]?.job).toBe('denied');
  });

  it('says unknown if the job’s description does not determine the answer', async () => {
    const { claims: job, unknown } = claimsOfJob({
      repository: 'octo-org/octo-repo',
      environment: 'production',
    });
    const check = async (trust: object) =>
      (await checkTrust([fileOf(trust)], job, { unknown })).results[0]?.job;
    expect(await check(policyOf({ StringEquals: { sub: claims.sub } }))).toBe('allowed');
    expect(await check(exact)).toBe('unknown');
    expect(
      await check(
        googleTrust("assertion.repository_owner_id == '65'", 'attribute.repository/octo-org/octo-repo'),
      ),
    ).toBe('unknown');
    expect(
      await check(googleTrust("assertion.repository_owner == 'octo-org'", 'attribute.repository_id/74')),
    ).toBe('unknown');
    expect(
      await check(
        googleTrust("assertion.repository_owner == 'octo-org'", 'attribute.repository/octo-org/octo-repo'),
      ),
    ).toBe('allowed');
  });

  it('gives no findings about trust that would not be stored', async () => {
    const { results } = await checkTrust([fileOf({ ...exact, Version: '1' })], claims);
    expect(results[0]).toMatchObject({ job: 'invalid', findings: [] });
  });
});

describe('the JSON of a check', () => {
  it('has the promised shape and nothing else', async () => {
    const report = await checkTrust([fileOf(wide, 'wide.json')], withoutEnvironment);
    const [result] = toJson(report).results;
    expect(Object.keys(result!)).toEqual(['cloud', 'name', 'job', 'tests', 'attackers', 'findings']);
    expect(result).toMatchObject({ cloud: 'aws', name: 'wide.json', job: 'allowed' });
    expect(Object.keys(result!.tests[0]!)).toEqual(['what', 'expected', 'actual', 'holds']);
    expect(result!.attackers[0]).toEqual({
      id: 'look-alike owner',
      verdict: 'allowed',
      severity: 'critical',
    });
    expect(Object.keys(result!.findings[0]!)).toEqual(['id', 'severity', 'message', 'fix']);
  });
});

describe('fails', () => {
  const check = async (trusts: object[], job: object) =>
    (
      await checkTrust(
        trusts.map((trust, index) => fileOf(trust, `${index}`)),
        job as Record<string, unknown>,
      )
    ).results;

  it('because of attackers and findings that are severe enough', async () => {
    expect(fails(await check([wide], withoutEnvironment), 'critical')).toBe(true);
    expect(fails(await check([exact], claims), 'high')).toBe(false);
    expect(fails(await check([exact], claims), 'medium')).toBe(true);
  });

  it('if the job is not admitted, or that is unknown', async () => {
    expect(fails(await check([exact], withoutEnvironment), 'critical')).toBe(true);
  });

  it('but not because of roles in a list that are meant for other jobs', async () => {
    const role = (name: string, document: object) => ({ RoleName: name, AssumeRolePolicyDocument: document });
    const other = policyOf({ StringEquals: { sub: 'repo:octo-org@65/other@75:environment:production' } });
    const list = { Roles: [role('a', exact), role('b', other)] };
    expect(fails(await check([list], claims), 'high')).toBe(false);
    expect(fails(await check([{ Roles: [role('b', other)] }], claims), 'high')).toBe(true);
  });
});

describe('renderReport', () => {
  it('says who is admitted, the least powerful first, and what to change', async () => {
    const text = renderReport(await checkTrust([fileOf(wide, 'wide.json')], withoutEnvironment));
    expect(text).toContain('AWS: wide.json\n  The job gets in.');
    expect(text).toMatch(/Who else gets in, those who need least first:\n {4}critical {2}look-alike owner/);
    expect(text).toMatch(/Findings:\n {4}critical {2}wildcard-owner/);
  });

  it('shows the failed test with the expected and actual values', async () => {
    const text = renderReport(await checkTrust([fileOf(exact)], withoutEnvironment));
    expect(text).toContain('The job does not get in.');
    expect(text).toMatch(
      /FAIL StringEquals \S+:sub: expected repo:octo-org\/octo-repo:environment:production\n +but it is repo:octo-org\/octo-repo:ref:refs\/heads\/main/,
    );
  });

  it('shows no control characters from foreign text', async () => {
    const report = await checkTrust([fileOf(exact, 'a\u001b[31mb\n::error::x')], {
      ...claims,
      sub: 'x\u001b]0;y\n::warning::z',
    });
    expect(renderReport(report)).not.toMatch(/\u001b|\n::/);
  });

  it('names files that contain no trust', async () => {
    const report = await checkTrust([fileOf('[]', 'empty.json')], claims);
    expect(renderReport(report)).toMatch(/^empty\.json: The file is not recognised\./);
    expect(report.unreadable).toEqual([
      { file: 'empty.json', problem: expect.stringContaining('not recognised') },
    ]);
  });
});
