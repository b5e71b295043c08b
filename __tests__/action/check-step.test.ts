import { expect, it } from '@jest/globals';
import type { Annotation } from '../../src/action/annotations.ts';
import { checkStep } from '../../src/action/check-step.ts';
import { policyOf } from '../trust/support.ts';

/** The annotations of the action for one trust policy, and whether it fails. */
async function check(policy: object, inputs: Readonly<Record<string, string>>) {
  const annotations: Annotation[] = [];
  let failed = false;
  const given = { trust: 'policy.json', workflows: 'none', repository: 'octo-org/octo-repo', ...inputs };
  await checkStep({
    env: Object.fromEntries(
      Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
    ),
    runner: {
      info: () => {},
      error: () => {},
      setOutput: () => {},
      summarize: async () => {},
      fail: () => {
        failed = true;
      },
    },
    annotate: (annotation) => annotations.push(annotation),
    readText: async () => JSON.stringify(policy),
    findWorkflows: async () => [],
  });
  return { failed, errors: annotations.filter(({ level }) => level === 'error') };
}

it('says why it fails if the description of the job does not decide', async () => {
  const byId = policyOf({
    StringEquals: { sub: 'repo:octo-org/octo-repo:environment:production', repository_id: '74' },
  });
  const { failed, errors } = await check(byId, { environment: 'production' });
  expect(failed).toBe(true);
  expect(errors).toEqual([
    expect.objectContaining({
      title: 'policy.json: whether the job gets in cannot be determined',
      message: expect.stringMatching(/repository_id: expected 74, and known is \(not known\)$/),
    }),
  ]);
  const known = { environment: 'production', 'repository-id': '74', 'owner-id': '65' };
  const { errors: others } = await check(byId, known);
  expect(others.map(({ title }) => title)).not.toContain(errors[0]!.title);
});
