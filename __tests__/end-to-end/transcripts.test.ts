/**
 * The observable contract of the action, one file for each way a step can end. After a change that is meant, write the
 * files anew with `UPDATE_TRANSCRIPTS=1 npm test -- transcripts` and review the difference.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { inputs, scenario, threeClouds } from '../support/scenario.ts';
import { transcript } from '../support/transcript.ts';

const isUpdate = process.env.UPDATE_TRANSCRIPTS !== undefined;

const withoutIdTokens = { ACTIONS_ID_TOKEN_REQUEST_URL: '', ACTIONS_ID_TOKEN_REQUEST_TOKEN: '' };

const endings = [
  { name: 'three-clouds', given: threeClouds },
  {
    name: 'refused-login',
    given: { ...threeClouds, 'aws-role-to-assume': 'arn:aws:iam::111122223333:role/nobody' },
  },
  {
    name: 'refused-inputs',
    // More lines than an annotation has.
    given: {
      ...inputs.aws,
      'aws-session-tags': 'no tags',
      'aws-allowed-account-ids': 'mine',
      'gcp-workload-identity-provider': 'github',
      'gcp-project-id': 'My Project',
      'timeout-seconds': 'soon',
      'aws-role-duration-seconds': 'soon',
      'azure-client-id': 'my-app',
    },
  },
  { name: 'unavailable', given: inputs.aws, environment: withoutIdTokens },
  { name: 'skipped', given: { ...inputs.aws, 'if-unavailable': 'skip' }, environment: withoutIdTokens },
];

describe('a step looks to its users as the transcript says', () => {
  const world = scenario();

  it.each(endings)('$name', async ({ name, given, environment = {} }) => {
    const options = { reference: 'multi-cloud-oidc/login@v1' };
    const step = await world.login(given, options, { environment });
    const text = transcript(step, step.job, world.emulator.requests);
    const file = new URL(`transcripts/${name}.txt`, import.meta.url);
    if (isUpdate) writeFileSync(file, text);
    expect(text).toBe(readFileSync(file, 'utf8'));
  });
});
