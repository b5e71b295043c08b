/** dd-octo-sts, a relative of octo-sts with its own form of policies. */
import { defineSchema } from '../../../settings/schema.ts';
import { knownServices } from '../known-services.ts';
import { definePreset } from '../preset.ts';
import { elsewhere } from './elsewhere.ts';
import {
  domain,
  githubApiUrl,
  githubToken,
  githubVariables,
  policyErrors,
  policyName,
  scope,
  unrevoked,
} from './token-policy.ts';

const { host: publicHost, audience } = knownServices.ddOctoSts;

export const preset = definePreset({
  name: 'dd-octo-sts',
  title: 'dd-octo-sts',
  anchor: 'dd-octo-sts',
  variables: githubVariables,
  settings: defineSchema({
    scope: {
      kind: scope,
      required: true,
      description:
        'Repository the token is for, as `owner/repository`, or `owner` for a policy of the organization.',
    },
    policy: { kind: policyName, required: true, description: 'Name of the trust policy there.' },
    domain: { kind: domain, default: publicHost, description: 'Domain of the service.' },
    'github-api-url': githubApiUrl,
  }),
  exportsByDefault: false,
  toExchange: ({ scope: repository, policy, domain: host, githubApiUrl: apiUrl }, engine, env) => ({
    audience,
    url: `https://${host}/sts/exchange`,
    method: 'GET',
    query: { scope: repository, identity: policy },
    headers: { 'x-datadog-target-release': 'dd-octo-sts.dd-octo-sts' },
    auth: 'bearer',
    token: 'token',
    // Tokens of a pool are one level deeper.
    olderToken: 'token.token',
    ...githubToken(env, { isPublic: host === publicHost, apiUrl }),
    ...(engine.env ? { env: {} } : {}),
    problems: host === publicHost ? elsewhere(engine.url, host, 'domain') : [],
    identity: policy,
    target: repository,
  }),
  notes: unrevoked,
  errors: policyErrors('.github/chainguard'),
});
