/** What octo-sts and its relative have in common: ID token → short-lived token of a GitHub App. */

import type { VariableTable } from '../../../contract/variables.ts';
import type { Environment } from '../../../environment.ts';
import { text } from '../../../settings/kinds.ts';
import { baseUrl } from '../kinds.ts';
import { urlProblem } from '../limits.ts';
import type { ExchangeDefaults } from '../preset.ts';
import type { ExchangeSettings } from '../request-settings.ts';
import { byClaims, type ServiceRow } from '../row.ts';
import { escapeLiteral } from '../template.ts';

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

export const githubApiUrl = {
  kind: baseUrl,
  derivedDefault: 'the API of github.com; with a `domain` of your own, that of the job',
  description:
    "Address of the API of the GitHub that the token is for, as in `GITHUB_API_URL`. The token is revoked there. Needed only if your own instance of the service gives tokens for another GitHub than the job's.",
} as const;

const publicHost = 'github.com';
const publicApi = `https://api.${publicHost}`;

export const githubVariables: VariableTable = {
  GH_TOKEN: {
    what: 'the token, for github.com or a `ghe.com` domain; only on request',
    readBy: ['gh', 'Terraform'],
    whenEmpty: 'unset',
  },
  GH_ENTERPRISE_TOKEN: {
    what: 'the token, for GitHub Enterprise Server; only on request',
    readBy: ['gh'],
    whenEmpty: 'unset',
  },
  GH_HOST: { what: 'the GitHub that the token is for; only on request', readBy: ['gh'], whenEmpty: 'unset' },
};

/**
 * gh sends `GH_TOKEN` to github.com and to hosts below ghe.com, and asks for another variable elsewhere. It must not go to
 * another of these hosts than its own.
 */
function githubEnv(api: string, env: Environment): Readonly<Record<string, string>> {
  const host = URL.parse(api)?.host.replace(/^api\.(?=github\.com$|.*\.ghe\.com$)/, '') ?? publicHost;
  const isCloud = host === publicHost || host.endsWith('.ghe.com');
  const isUsual = (env.GH_HOST || publicHost) === host;
  return {
    [isCloud ? 'GH_TOKEN' : 'GH_ENTERPRISE_TOKEN']: '$token',
    ...(isUsual ? {} : { GH_HOST: escapeLiteral(host) }),
  };
}

/**
 * GitHub revokes its tokens itself, so this request goes to its API and not to the service: to the GitHub that the token
 * is for, and no other. The public instances give tokens for github.com, whatever GitHub the job runs on. Without an
 * address that is safe to send a token to, it is not revoked.
 */
export function githubToken(
  env: Environment,
  { isPublic, apiUrl }: { isPublic: boolean; apiUrl: string | undefined },
): Pick<ExchangeDefaults, 'env' | 'revoke' | 'revocationOrigin' | 'expires'> {
  const expires = { after: 3600 };
  const api = (apiUrl ?? (isPublic ? publicApi : env.GITHUB_API_URL || publicApi)).replace(/\/+$/, '');
  const told = { expires, env: githubEnv(api, env) };
  if (urlProblem(api)) return told;
  return {
    ...told,
    revoke: {
      method: 'DELETE',
      url: `${escapeLiteral(api)}/installation/token`,
      headers: { authorization: 'Bearer $token', accept: 'application/vnd.github+json' },
      goneStatuses: [401],
    },
    revocationOrigin: new URL(api).origin,
  };
}

/** A line for tokens that are left alone without anybody having asked for that. */
export function unrevoked({ revoke }: Pick<ExchangeSettings, 'revoke'>): readonly string[] {
  return revoke === undefined
    ? [
        'The token is not revoked when the job ends: the address of the API in `GITHUB_API_URL` is no https:// URL. `github-api-url` can give another.',
      ]
    : [];
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
      match: { status: [400], wireCode: ['3'] },
      retry: 'no',
      title: 'The service does not accept the request.',
      explain: {
        causes: [
          'Scope or name of the policy are missing or malformed.',
          'The issuer of the ID token is not one that the service can read.',
        ],
        fix: ['Correct what the response names.'],
      },
    },
    {
      code: 'token-unverified',
      match: { status: [401], wireCode: ['16'] },
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
      code: 'issuer-not-permitted',
      match: { words: /issuer not permitted by organization policy/i },
      retry: 'no',
      title: "The organization's list of trusted issuers does not have the issuer of this job.",
      explain: byClaims({
        causes: ['`trusted-token-issuers.yaml` of the organization names other issuers only.'],
        fix: ['Add the issuer (`iss`) below to that file.'],
      }),
    },
    {
      code: 'policy-mismatch',
      match: { status: [403], words: /trust policy|did not match|does not match/i },
      retry: 'no',
      title: 'The trust policy does not admit this job.',
      explain: byClaims({
        causes: ['Issuer, subject, audience or another claim do not match the policy.'],
        fix: ['Compare the policy with the claims below.'],
      }),
    },
    {
      code: 'policy-not-found',
      match: { status: [404], wireCode: ['5'] },
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
      match: { status: [429], wireCode: ['8'] },
      retry: 'throttled',
      title: 'The service has used up its quota of GitHub requests.',
      explain: {
        causes: ['Many jobs of all its users asked at the same time.'],
        fix: ['Run the job again later, or run an instance of your own (`domain`).'],
      },
    },
  ] as const satisfies readonly ServiceRow[];
}
