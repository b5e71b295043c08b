/** Trusted publishing of the .NET package gallery. */

import { text } from '../../../settings/kinds.ts';
import { defineSchema } from '../../../settings/schema.ts';
import { byClaims } from '../errors.ts';
import { knownServices } from '../known-services.ts';
import { definePreset } from '../preset.ts';

const { host, audience, source } = knownServices.nuget;

export const preset = definePreset({
  name: 'nuget',
  title: 'NuGet gallery',
  anchor: 'nuget',
  reusable: false,
  variables: {
    NUGET_API_KEY: {
      what: 'the key, to be passed on with `--api-key`',
      readBy: ['workflows'],
      whenEmpty: 'unset',
    },
  },
  settings: defineSchema({
    user: {
      kind: text({ label: 'profile name', pattern: /^[\w.-]+$/, rule: 'a profile name' }),
      required: true,
      description:
        'Profile name of the person who made the trusted publishing policy; not an organization, not an e-mail address.',
    },
  }),
  toExchange: ({ user }) => ({
    audience,
    url: `https://${host}/api/v2/token`,
    auth: 'bearer',
    json: { username: user, tokenType: 'ApiKey' },
    token: 'apiKey',
    olderToken: 'api_key',
    expires: { at: 'expires', after: 3600 },
    env: { NUGET_API_KEY: '$token' },
    outputs: { source },
    identity: user,
  }),
  errors: [
    {
      code: 'no-policy',
      match: { status: [400, 401, 403] },
      retry: 'no',
      title: 'No trusted publishing policy of this user matches the job.',
      explain: byClaims({
        causes: [
          '`user` is not the profile that made the policy, but the organization that owns the packages.',
          'Owner, repository, file name of the workflow or environment differ from those of the policy.',
          'The policy of a private repository has lapsed, because it was not used within its first days.',
        ],
        fix: ['Compare the policy with the claims below.'],
      }),
    },
    {
      code: 'not-offered',
      match: { status: [404] },
      retry: 'no',
      title: 'The gallery has switched trusted publishing off.',
      explain: {
        causes: ['Its operators did so, usually because of an incident.'],
        fix: ['Look at the status page of the gallery and publish later.'],
      },
    },
  ],
});
