import { describe, expect, it } from '@jest/globals';
import {
  explainFailure,
  explainNoIdToken,
  noLoginExplanations,
  redacted,
} from '../../src/action/explanation.ts';
import type { Failed } from '../../src/login/outcome.ts';
import { githubClaims } from '../support/jwt.ts';
import { failed } from '../support/outcomes.ts';
import { refused } from '../support/provider.ts';

describe('the explanation of a failed login', () => {
  it('has the login, the code, the response with request IDs, causes, fixes and the text to paste', async () => {
    expect(await explainFailure(failed())).toMatchObject({
      heading: 'Test aws "staging" login failed',
      code: 'test/denied',
      summary: 'It failed with test/denied.',
      response: 'the service said no (RequestId r-1)',
      retried: false,
      causes: ['a cause', 'another'],
      fix: ['do this'],
      paste: { language: 'sh', text: 'fix --it' },
    });
  });
  it('has the claims of the ID token, with the subject among the first', async () => {
    const { claims = [] } = await explainFailure(failed());
    expect(claims.slice(0, 3)).toEqual([
      ['iss', githubClaims.iss],
      ['aud', githubClaims.aud],
      ['sub', githubClaims.sub],
    ]);
  });
  it('has no claims if there was no ID token', async () => {
    const { claims: _, ...rest } = failed();
    expect(await explainFailure(rest as Failed)).not.toHaveProperty('claims');
  });
  it('says so if a new ID token did not help', async () => {
    const { retried } = await explainFailure(failed({ error: refused('test/denied', 'fresh') }));
    expect(retried).toBe(true);
  });
  it('has no secret in any part once it is redacted', async () => {
    const secret = 'hunter2-hunter2';
    const everywhere = {
      heading: secret,
      summary: secret,
      response: secret,
      causes: [secret],
      fix: [secret],
      paste: { language: 'sh', text: secret },
      claims: [['sub', secret]],
    } as const;
    const safe = redacted(everywhere, (text) => text.replaceAll(secret, '***'));
    expect(JSON.stringify(safe)).not.toContain(secret);
  });
});

describe('the explanation of a job without ID tokens', () => {
  it('shows the lines to paste', () => {
    const { heading, paste } = explainNoIdToken({ GITHUB_ACTIONS: 'true' }, undefined, false);
    expect(heading).toBe('No ID token');
    expect(paste?.text).toContain('id-token: write');
  });
  it('shows none if none would help', () => {
    const dependabot = {
      GITHUB_ACTIONS: 'true',
      GITHUB_ACTOR: 'dependabot[bot]',
      GITHUB_EVENT_NAME: 'push',
    };
    const explanation = explainNoIdToken(dependabot, undefined, true);
    expect(explanation.heading).toBe('Login skipped: no ID token');
    expect(explanation).not.toHaveProperty('paste');
  });
});

describe('the explanation of a step that requests no login', () => {
  it('shows the smallest workflow and the inputs that request a login', () => {
    const { fix, paste } = noLoginExplanations.nothingRequested;
    expect(paste?.text).toContain('aws-role-to-assume: arn');
    expect(fix.join()).toContain('`azure-client-id`');
    expect(fix.join()).toContain('`logins`');
  });
});
