/** octo-sts: GitHub tokens for other repositories, by a policy in the repository that is to be used. */
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

const folder = '.github/chainguard';

export const preset = definePreset({
  name: 'octo-sts',
  title: 'octo-sts',
  anchor: 'octo-sts',
  variables: githubVariables,
  settings: defineSchema({
    scope: {
      kind: scope,
      required: true,
      description:
        'Repository the token is for, as `owner/repository`, or `owner` for a policy of the organization.',
    },
    identity: {
      kind: policyName,
      required: true,
      description: 'Name of the trust policy: the file `.github/chainguard/<identity>.sts.yaml` there.',
    },
    domain: {
      kind: domain,
      default: knownServices.octoSts.host,
      description: 'Domain of the service, for an instance of your own.',
    },
    'github-api-url': githubApiUrl,
  }),
  // The token of the job would silently be replaced for every `gh` command.
  exportsByDefault: false,
  toExchange: ({ scope: repository, identity, domain: host, githubApiUrl: apiUrl }, engine, env) => ({
    audience: host,
    url: `https://${host}/sts/exchange`,
    method: 'GET',
    query: { scope: repository, scopes: repository, identity },
    auth: 'bearer',
    token: 'token',
    ...githubToken(env, { isPublic: host === knownServices.octoSts.host, apiUrl }),
    ...(engine.env ? { env: {} } : {}),
    problems: host === knownServices.octoSts.host ? elsewhere(engine.url, host, 'domain') : [],
    identity,
    target: repository,
  }),
  notes: unrevoked,
  errors: policyErrors(folder),
  trust: (claims, { own }) => [
    {
      title: `${folder}/${own.identity}.sts.yaml in ${own.scope.includes('/') ? own.scope : `${own.scope}/.github`}`,
      language: 'yaml',
      text: `issuer: ${JSON.stringify(claims.iss)}\nsubject: ${JSON.stringify(claims.sub)}\npermissions:\n  contents: read`,
    },
  ],
});
