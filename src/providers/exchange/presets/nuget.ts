/** Trusted publishing of the .NET package gallery. */

import { text } from '../../../settings/kinds.ts';
import { defineSchema } from '../../../settings/schema.ts';
import { knownServices } from '../known-services.ts';
import { definePreset } from '../preset.ts';
import { byClaims } from '../row.ts';
import { tokenReused } from './token-reused.ts';

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
  toExchange: ({ user }, { url: other }) => ({
    audience,
    url: `https://${host}/api/v2/token`,
    auth: 'bearer',
    json: { username: user, tokenType: 'ApiKey' },
    token: 'apiKey',
    olderToken: 'api_key',
    expires: { at: 'expires', after: 3600 },
    env: { NUGET_API_KEY: '$token' },
    // Where to push to with the key of another gallery is not known.
    ...(other === undefined ? { outputs: { source } } : {}),
    identity: user,
  }),
  errors: [
    { code: 'token-reused', match: { words: /bearer token has already been used/i }, ...tokenReused },
    {
      code: 'token-expired',
      match: { words: /web token (has expired|is not yet valid)/i },
      retry: 'fresh',
      title: 'The gallery considers the ID token expired, or not yet valid.',
      explain: {
        causes: ['The clock of this runner is wrong.'],
        fix: ['Set the clock by NTP, and run the job again.'],
      },
    },
    {
      code: 'token-invalid',
      match: { words: /^the (json web|bearer) token /i },
      retry: 'no',
      title: 'The gallery does not accept the ID token.',
      explain: byClaims({
        causes: [
          'It does not trust the issuer: it knows github.com, and no servers of your own.',
          'The audience is not the one of the gallery.',
        ],
        fix: ['Compare issuer and audience below with what the response asks for.'],
      }),
    },
    {
      code: 'policy-expired',
      match: { words: /policy .*has expired/i },
      retry: 'no',
      title: 'The trusted publishing policy has lapsed.',
      explain: {
        causes: ['The policy was not used within its first days.'],
        fix: [
          'Sign in to the gallery as the user who made the policy, renew it, and publish within its first days.',
        ],
      },
    },
    {
      code: 'event',
      match: { words: /event .*is not allowed/i },
      retry: 'no',
      title: 'The gallery takes no publications from runs of this kind.',
      explain: byClaims({
        causes: ['It does not allow the event that started the run (`event_name`).'],
        fix: ['Publish from another event, for example the push of a tag.'],
      }),
    },
    {
      code: 'no-policy',
      match: {
        words:
          /no matching .*policy|mismatch for policy|claim '.*' has value|for organizations is not supported/i,
      },
      retry: 'no',
      title: 'No trusted publishing policy of this user matches the job.',
      explain: byClaims({
        causes: [
          '`user` is not the profile that made the policy, but the organization that owns the packages.',
          'Owner, repository, file name of the workflow or environment differ from those of the policy.',
          'The job belongs to a reusable workflow of another repository: the gallery compares the file of the called workflow.',
        ],
        fix: ['Compare the policy with the claims below.'],
      }),
    },
    {
      code: 'owner',
      match: {
        words: /is (deleted|locked)\.|confirmed email address|package owner|scopes on the generated api key/i,
      },
      retry: 'no',
      title: 'The user of the policy, or the owner of the packages, may not publish.',
      explain: {
        causes: ['The response names the account, and what is wrong with it.'],
        fix: [
          'Correct it on the account pages of the gallery: unlock the account, confirm its e-mail address, or let the user act for the owner again.',
        ],
      },
    },
    {
      code: 'not-offered',
      match: { status: [404] },
      retry: 'no',
      title: 'The gallery has nothing at the address for trusted publishing (HTTP 404).',
      explain: {
        causes: [
          'Its operators have switched trusted publishing off, usually because of an incident.',
          'Something in front of the gallery answered, for example a proxy.',
        ],
        fix: ['Look at the status page of the gallery, and publish later.', 'Try without the proxy.'],
      },
    },
  ],
});
