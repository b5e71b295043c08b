import { describe, expect, it } from '@jest/globals';
import {
  attributeCondition,
  attributeMapping,
  principalsOf,
  subjectMapping,
  trust,
} from '../../../src/providers/gcp/trust.ts';
import { claims, pool, provider, serviceAccount, settingsOf } from './support.ts';

const longSubject = { ...claims, sub: `repo:octo-org/octo-repo:environment:${'x'.repeat(100)}` };
/** As other issuers make them. */
const foreign = { iss: 'https://issuer.example', aud: 'a', sub: "machine '1'", exp: 1 };

describe('the principals of a job', () => {
  it('are named by job, by repository ID, by name and by subject', () => {
    expect(principalsOf(settingsOf(), claims)).toEqual({
      job: `principalSet://iam.googleapis.com/${pool}/attribute.job/74:ref:refs/heads/main`,
      repository: `principalSet://iam.googleapis.com/${pool}/attribute.repository_id/74`,
      repositoryByName: `principalSet://iam.googleapis.com/${pool}/attribute.repository/octo-org/octo-repo`,
      subject: `principal://iam.googleapis.com/${pool}/subject/repo:octo-org/octo-repo:ref:refs/heads/main`,
    });
  });

  it.each([
    [{ environment: 'production' }, '74:environment:production'],
    [{ event_name: 'pull_request', ref: 'refs/pull/7/merge' }, '74:pull_request'],
    [{ event_name: 'pull_request', environment: 'pr' }, '74:environment:pr'],
    // An environment of that name is no branch.
    [{ environment: 'refs/heads/main' }, '74:environment:refs/heads/main'],
  ])('distinguish jobs with %j by the end of their subject', (changed, value) => {
    expect(principalsOf(settingsOf(), { ...claims, ...changed }).job).toBe(
      `principalSet://iam.googleapis.com/${pool}/attribute.job/${value}`,
    );
  });

  it.each([
    [{ environment: 'production' }, '74:environment:production'],
    [{ event_name: 'pull_request' }, '74:pull_request'],
  ])('need no ref where the subject has none: %j', (changed, value) => {
    const { ref: _, ...rest } = claims;
    expect(principalsOf(settingsOf(), { ...rest, ...changed } as typeof claims).job).toBe(
      `principalSet://iam.googleapis.com/${pool}/attribute.job/${value}`,
    );
  });

  it('have a short stand-in for a subject that is too long', () => {
    expect(principalsOf(settingsOf(), longSubject).subject).toBe(
      `principal://iam.googleapis.com/${pool}/subject/74:branch`,
    );
  });

  it('of another issuer have only a subject', () => {
    expect(principalsOf(settingsOf(), foreign)).toEqual({
      subject: `principal://iam.googleapis.com/${pool}/subject/machine '1'`,
    });
  });
});

describe('the attribute mapping', () => {
  it('names only claims that the token has', () => {
    expect(attributeMapping(claims)).toBe(
      'google.subject=assertion.sub,attribute.repository=assertion.repository,attribute.repository_id=assertion.repository_id,attribute.repository_owner_id=assertion.repository_owner_id,attribute.ref=assertion.ref,attribute.job=assertion.repository_id + (has(assertion.environment) ? ":environment:" + assertion.environment : assertion.event_name == "pull_request" ? ":pull_request" : ":ref:" + assertion.ref)',
    );
    expect(attributeMapping(foreign)).toBe('google.subject=assertion.sub');
  });

  it('shortens the subject from 128 bytes on, counted as UTF-8', () => {
    expect(subjectMapping({ ...claims, sub: 'x'.repeat(127) }).expression).toBe('assertion.sub');
    expect(subjectMapping({ ...claims, sub: 'x'.repeat(128) })).toEqual({
      expression: 'assertion.repository_id + ":" + assertion.ref_type',
      value: '74:branch',
    });
    expect(subjectMapping({ ...claims, sub: 'é'.repeat(64) }).value).toBe('74:branch');
    expect(subjectMapping({ ...foreign, sub: 'x'.repeat(128) }).expression).toBe('assertion.sub');
  });
});

describe('the attribute condition', () => {
  it('admits the repository and its owner by ID', () => {
    expect(attributeCondition(claims)).toBe(
      'assertion.repository_owner_id == "65" && assertion.repository_id == "74"',
    );
  });

  it('admits exactly the subject of another issuer', () => {
    expect(attributeCondition({ ...foreign, sub: 'a"b\\c' })).toBe('assertion.sub == "a\\"b\\\\c"');
  });
});

describe('the trust to set up', () => {
  it('is a pool, a provider and a role on the service account', () => {
    const advice = trust(claims, settingsOf({ 'service-account': serviceAccount }));
    expect(advice.map(({ title, alternative }) => [title, alternative ?? false])).toEqual([
      ['Workload identity pool and provider', false],
      ['Let this job use the service account', false],
      ['With Terraform', false],
      ['If the provider exists already: replace its mapping and condition', true],
      ['Provider and binding as JSON, for `check`', true],
      ['By the exact subject: let only it use the service account', true],
    ]);
    const commands = advice.filter(({ language }) => language === 'sh').map(({ text }) => text);
    expect(commands.join('\n\n')).toBe(`gcloud services enable \\
  iam.googleapis.com \\
  sts.googleapis.com \\
  --project=123456789012
gcloud services enable \\
  iamcredentials.googleapis.com \\
  --project=octo-project

gcloud iam workload-identity-pools create \\
  ${pool}

gcloud iam workload-identity-pools providers create-oidc \\
  ${provider} \\
  --issuer-uri=https://token.actions.githubusercontent.com \\
  --attribute-mapping='${attributeMapping(claims)}' \\
  --attribute-condition='${attributeCondition(claims)}'

gcloud iam service-accounts add-iam-policy-binding \\
  ${serviceAccount} \\
  --project=octo-project \\
  --role=roles/iam.workloadIdentityUser \\
  --member=principalSet://iam.googleapis.com/${pool}/attribute.job/74:ref:refs/heads/main

gcloud iam workload-identity-pools providers update-oidc \\
  ${provider} \\
  --issuer-uri=https://token.actions.githubusercontent.com \\
  --attribute-mapping='${attributeMapping(claims)}' \\
  --attribute-condition='${attributeCondition(claims)}'

gcloud iam service-accounts add-iam-policy-binding \\
  ${serviceAccount} \\
  --project=octo-project \\
  --role=roles/iam.workloadIdentityUser \\
  --member=principal://iam.googleapis.com/${pool}/subject/${claims.sub}`);
  });

  it('is a role in the project without a service account', () => {
    const [setup, binding] = trust(claims, settingsOf());
    expect(setup?.text).not.toContain('iamcredentials');
    expect(binding?.text).toBe(`# Instead of roles/viewer: the role that the job needs
gcloud projects add-iam-policy-binding \\
  123456789012 \\
  --role=roles/viewer \\
  --member=principalSet://iam.googleapis.com/${pool}/attribute.job/74:ref:refs/heads/main \\
  --condition=None`);
    expect(trust(claims, settingsOf({ 'project-id': 'octo-project' }))[1]?.text).toContain('octo-project');
  });

  it('starts a chain of delegates at its first account', () => {
    const settings = settingsOf({
      'service-account': serviceAccount,
      delegates: 'first@p.iam.gserviceaccount.com',
    });
    expect(trust(claims, settings)[1]?.text).toContain('first@p.iam.gserviceaccount.com \\\n  --project=p ');
  });

  it('names the audience if it is not the default', () => {
    expect(trust(claims, settingsOf({ audience: 'custom' }))[0]?.text).toContain(
      '--allowed-audiences=custom',
    );
  });

  it('gives gcloud no project if only a number or nothing is known', () => {
    const account = '123-compute@developer.gserviceaccount.com';
    for (const given of [{}, { 'project-id': '123' }] as Record<string, string>[]) {
      expect(trust(claims, settingsOf({ 'service-account': account, ...given }))[1]?.text).not.toContain(
        '--project',
      );
    }
    // The account may belong to another project than the one that the job works in.
    const known = settingsOf({ 'service-account': account, 'project-id': 'octo-project' });
    expect(trust(claims, known)[1]?.text).toContain(`projects/-/serviceAccounts/${account}`);
    expect(trust(claims, known)[1]?.text).not.toContain('--project');
    expect(trust(claims, settingsOf({ 'service-account': account }))[0]?.text).toContain(
      'iamcredentials.googleapis.com \\\n  --project=123456789012',
    );
  });

  it('is only for the subject with tokens of another issuer, quoted for the shell', () => {
    const advice = trust(foreign, settingsOf({ 'service-account': serviceAccount }));
    expect(advice.map(({ title }) => title).slice(0, 2)).toEqual([
      'Workload identity pool and provider',
      'Let this subject use the service account',
    ]);
    expect(advice.map(({ title }) => title).join()).not.toContain('exact subject');
    expect(advice[1]?.text).toContain(
      `--member='principal://iam.googleapis.com/${pool}/subject/machine '\\''1'\\'''`,
    );
  });
});
