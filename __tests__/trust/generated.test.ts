/** Who gets in by the trust that the action generates: the job, and nobody whom the cloud could have stopped. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { TrustAdvice } from '../../src/contract/explanation.ts';
import type { Claims } from '../../src/identity/claims.ts';
import { buildSubject, defaultTemplate, type SubjectForm } from '../../src/identity/subject.ts';
import { trust as awsTrust } from '../../src/providers/aws/trust.ts';
import { trust as azureTrust } from '../../src/providers/azure/trust.ts';
import { attributeCondition, attributeMapping, principalsOf } from '../../src/providers/gcp/trust.ts';
import { checkTrust } from '../../src/trust/check.ts';
import type { CheckResult } from '../../src/trust/report.ts';
import { settingsOf as awsSettings } from '../providers/aws/support.ts';
import { settingsOf as azureSettings } from '../providers/azure/support.ts';
import { settingsOf as gcpSettings, provider } from '../providers/gcp/support.ts';
import { claims as base } from './support.ts';

const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}[a-z0-9]$/);

/** Subject templates that say whose job it is, and on which ref or in which environment. */
const templates = [
  defaultTemplate,
  ['repo', 'context', 'job_workflow_ref'],
  ['repository_id', 'context'],
  ['context', 'repo'],
  ['repository_owner_id', 'repository_id', 'context', 'workflow_ref'],
];

/** Of the events that start jobs, those with subjects that differ in kind. */
const kinds = ['branch', 'tag', 'pull_request'] as const;

/** Jobs with and without an environment, with either form of the subject, by any template. */
const jobs = fc
  .record({
    kind: fc.constantFrom(...kinds),
    branch: fc.oneof(fc.constant('main'), word),
    environment: fc.option(
      fc
        .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
        .filter((name) => name.trim() !== '' && !/[:%]/.test(name)),
      { nil: undefined },
    ),
    form: fc.constantFrom<SubjectForm>('classic', 'immutable'),
    template: fc.constantFrom(...templates),
  })
  .map(({ kind, branch, environment, form, template }) => {
    const refs = {
      branch: `refs/heads/${branch}`,
      tag: `refs/tags/${branch}`,
      pull_request: 'refs/pull/7/merge',
    };
    const ref = refs[kind];
    const workflow = `octo-org/octo-repo/.github/workflows/deploy.yml@${ref}`;
    const { environment: _, ...rest } = base;
    const claims = {
      ...rest,
      ref,
      ref_type: kind === 'tag' ? 'tag' : 'branch',
      event_name: kind === 'pull_request' ? 'pull_request' : 'push',
      workflow_ref: workflow,
      job_workflow_ref: workflow,
      ...(environment === undefined ? {} : { environment }),
      exp: 1,
    };
    return { ...claims, sub: buildSubject(claims, form, template) };
  });

/** What only GitHub's own rules can stop: of the environment, of the branch, of the runner. */
const sameJob = [
  'schedule / manual run',
  'other-workflow',
  'self-hosted runner',
  // The same event as the job's own, if that has no environment.
  'no-environment',
];
/** They run on the default branch without an environment, as such a job may do itself. */
const sameBranch = ['pull-request-target', 'comment-or-dispatch'];
/** The rules of the environment decide. */
const ofEnvironment = ['pr-with-environment'];

/** All pull requests of a repository have one subject, whoever opens them. */
const samePullRequest = ['pull-request', 'fork-pull-request', 'bot'];

/** @param testsRef whether the trust tests the ref of a job with an environment */
function expected(job: Record<string, unknown>, testsRef: boolean): string[] {
  const { environment, ref, event_name: event, sub } = job;
  const isBranch = String(ref).startsWith('refs/heads/');
  if (environment !== undefined) {
    const ofOtherRefs = testsRef && isBranch ? [] : ofEnvironment;
    return [...sameJob.filter((id) => id !== 'no-environment'), ...ofOtherRefs];
  }
  const same = [
    ...sameJob,
    // By a template that may have the ref in place of the context, a job on the ref can name an environment too.
    ...(isDefault(String(sub)) ? [] : ['other-environment']),
    // Those which the matrix tries may be the job's own.
    ...(['refs/tags/main', 'refs/tags/v9'].includes(String(ref)) ? ['tag'] : []),
  ];
  if (event === 'pull_request') return [...same, ...samePullRequest];
  return ref === 'refs/heads/main' ? [...same, ...sameBranch] : same;
}

function isDefault(subject: string): boolean {
  return /^repo:[^:]+:(ref:[^:]+|pull_request)$/.test(subject);
}

async function check(trust: unknown, claims: Record<string, unknown>): Promise<CheckResult> {
  const files = [{ name: 'generated.json', text: JSON.stringify(trust) }];
  const { results, unreadable } = await checkTrust(files, claims, { defaultBranch: 'main' });
  expect(unreadable).toEqual([]);
  expect(results).toHaveLength(1);
  return results[0]!;
}

function inside({ attackers }: CheckResult): string[] {
  return attackers.filter(({ verdict }) => verdict !== 'denied').map(({ id }) => id);
}

const json = (advice: readonly TrustAdvice[], part: string): unknown =>
  JSON.parse(advice.find(({ title, language }) => language === 'json' && title.includes(part))!.text);

const asClaims = (claims: Record<string, unknown>, aud: string) => ({ ...claims, aud }) as unknown as Claims;

describe('the generated trust admits its job, and only those attackers that GitHub alone can stop', () => {
  it('on AWS, where not even another event with the same environment is admitted', async () => {
    await fc.assert(
      fc.asyncProperty(jobs, async (job) => {
        const claims = asClaims(job, 'sts.amazonaws.com');
        const result = await check(json(awsTrust(claims, awsSettings()), 'Trust policy of'), claims);
        expect(result.job).toBe('allowed');
        expect(expected(job, true)).toEqual(expect.arrayContaining(inside(result)));
      }),
      { numRuns: 40 },
    );
  });

  it('on AWS by the workflow file, where another file does not get in either', async () => {
    const onBranches = jobs.filter(({ ref }) => ref.startsWith('refs/heads/'));
    await fc.assert(
      fc.asyncProperty(onBranches, async (job) => {
        const claims = asClaims(job, 'sts.amazonaws.com');
        const result = await check(json(awsTrust(claims, awsSettings()), 'Narrower'), claims);
        expect(result.job).toBe('allowed');
        expect(inside(result)).not.toContain('other-workflow');
        expect(expected(job, true)).toEqual(expect.arrayContaining(inside(result)));
      }),
      { numRuns: 20 },
    );
  });

  it('on Google Cloud', async () => {
    await fc.assert(
      fc.asyncProperty(jobs, async (job) => {
        const settings = gcpSettings();
        const claims = asClaims(job, settings.audience);
        const mapping = attributeMapping(claims)
          .split(',')
          .map((pair) => /^([^=]+)=(.*)$/s.exec(pair)!.slice(1));
        const trust = {
          provider: {
            name: provider,
            issuerUri: claims.iss,
            attributeMapping: Object.fromEntries(mapping),
            attributeCondition: attributeCondition(claims),
          },
          bindings: [
            { role: 'roles/iam.workloadIdentityUser', members: [principalsOf(settings, claims).job] },
          ],
        };
        const result = await check(trust, claims);
        expect(result.job).toBe('allowed');
        expect(expected(job, false)).toEqual(expect.arrayContaining(inside(result)));
      }),
      { numRuns: 20 },
    );
  });

  it('on Azure, where a name without an ID can be registered again', async () => {
    await fc.assert(
      fc.asyncProperty(jobs, async (job) => {
        const claims = asClaims(job, 'api://AzureADTokenExchange');
        const result = await check(json(azureTrust(claims, azureSettings()), 'as JSON'), claims);
        expect(result.job).toBe('allowed');
        const hasIds = /repository_id:|@\d+:/.test(job.sub);
        const further = hasIds ? [] : ['re-registered owner/repository'];
        expect([...expected(job, false), ...further]).toEqual(expect.arrayContaining(inside(result)));
        const again = result.attackers.find(({ id }) => id === 're-registered owner/repository')!;
        // Only an older repository whose owner takes the freed name could: new ones send IDs.
        if (again.verdict === 'allowed') expect(again.severity).toBe('low');
      }),
      { numRuns: 40 },
    );
  });
});
