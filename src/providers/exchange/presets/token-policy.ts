/** What octo-sts and its relative have in common: ID token → short-lived token of a GitHub App. */

import type { Environment } from '../../../environment.ts';
import { text } from '../../../settings/kinds.ts';
import type { ServiceRow } from '../errors.ts';
import { byClaims } from '../errors.ts';
import type { ExchangeDefaults } from '../preset.ts';

export const scope = text({
  label: '`owner/repository` or `owner`',
  pattern: /^[\w.-]+(\/[\w.-]+)?$/,
  rule: '`owner/repository` or `owner`',
});

export const policyName = text({
  label: 'name of a trust policy',
  pattern: /^[\w.-]+$/,
  rule: 'the name of a trust policy: letters, digits, dots, dashes and underscores',
});

export const domain = text({
  label: 'domain',
  pattern: /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i,
  rule: 'a domain name',
});

/** GitHub takes its tokens back itself, so this request goes to the API of the job and not to the service. */
export function githubToken(
  env: Environment,
): Pick<ExchangeDefaults, 'revoke' | 'revocationOrigin' | 'expires'> {
  const api = env.GITHUB_API_URL || 'https://api.github.com';
  return {
    expires: { after: 3600 },
    revoke: {
      method: 'DELETE',
      url: `${api.replace(/\/+$/, '')}/installation/token`,
      headers: { authorization: 'Bearer $token', accept: 'application/vnd.github+json' },
    },
    revocationOrigin: new URL(api).origin,
  };
}

/** @param folder of the trust policies */
export function policyErrors(folder: string) {
  return [
    {
      code: 'issuer-unreachable',
      match: { status: [400], words: /unable to fetch or create the provider/i },
      retry: 'few',
      title: 'The service cannot read the keys of the issuer of the ID token.',
      explain: byClaims({
        causes: [
          'The issuer was unreachable for a moment.',
          'The issuer is not reachable from the internet.',
        ],
        fix: ['Run the job again.'],
      }),
    },
    {
      code: 'issuer-list',
      match: { status: [400], wireCode: ['9'] },
      retry: 'no',
      title: "The organization's list of trusted issuers cannot be used.",
      explain: {
        causes: ['`trusted-token-issuers.yaml` is unreadable or invalid.'],
        fix: ['Correct that file.'],
      },
    },
    {
      code: 'invalid-request',
      match: { status: [400] },
      retry: 'no',
      title: 'The service does not accept the request.',
      explain: {
        causes: [
          'Scope or name of the policy are missing or malformed.',
          'The issuer of the ID token is not one that the service can read.',
        ],
        fix: ['Correct what the answer names.'],
      },
    },
    {
      code: 'token-unverified',
      match: { status: [401] },
      retry: 'fresh',
      title: 'The service could not verify the ID token.',
      explain: byClaims({
        causes: ['The clock of this runner is wrong.', 'The keys of the issuer changed a moment ago.'],
        fix: ['Check the clock of the runner and run the job again.'],
      }),
    },
    {
      code: 'permissions',
      match: { status: [403], words: /StatusUnprocessableEntity/i },
      retry: 'no',
      title: 'The policy asks for more than the GitHub App may give.',
      explain: {
        causes: [
          'It names permissions that the App does not have, or a repository outside of its installation.',
        ],
        fix: ['Take these permissions or repositories out of the policy, or give them to the installation.'],
      },
    },
    {
      code: 'policy-mismatch',
      match: { status: [403] },
      retry: 'no',
      title: 'The trust policy does not admit this job.',
      explain: byClaims({
        causes: ['Issuer, subject, audience or another claim do not match the policy.'],
        fix: ['Compare the policy with the claims below.'],
      }),
    },
    {
      code: 'policy-not-found',
      match: { status: [404] },
      retry: 'no',
      title: 'There is no usable trust policy of this name.',
      explain: {
        causes: [
          `The file is not in \`${folder}\` on the default branch, or cannot be parsed.`,
          'The GitHub App is not installed for the organization or repository.',
        ],
        fix: ['Add or correct the file, or install the App. The service remembers a miss for five minutes.'],
      },
    },
    {
      code: 'rate-limit',
      match: { status: [429] },
      retry: 'throttled',
      title: 'The service has used up its quota of GitHub requests.',
      explain: {
        causes: ['Many jobs of all its users asked at the same time.'],
        fix: ['Run the job again later, or run an instance of your own (`domain`).'],
      },
    },
  ] as const satisfies readonly ServiceRow[];
}
