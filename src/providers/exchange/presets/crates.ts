/** Trusted publishing of the Rust crates registry. */

import { defineSchema } from '../../../settings/schema.ts';
import { knownServices } from '../known-services.ts';
import { definePreset } from '../preset.ts';
import { byClaims } from '../row.ts';
import { tokenReused } from './token-reused.ts';

const { host, audience } = knownServices.crates;
const endpoint = `https://${host}/api/v1/trusted_publishing/tokens`;

export const preset = definePreset({
  name: 'crates',
  title: 'Rust crates registry',
  anchor: 'rust-crates',
  reusable: false,
  rivals: {
    CARGO_REGISTRY_DEFAULT: 'makes cargo publish to that registry, for which this token is not',
    CARGO_REGISTRY_CREDENTIAL_PROVIDER: 'makes cargo ask that program for a token, and ignore this one',
    CARGO_REGISTRY_GLOBAL_CREDENTIAL_PROVIDERS: 'can make cargo ask these programs for a token before',
  },
  variables: {
    CARGO_REGISTRY_TOKEN: {
      what: 'the token, for the registry of Rust itself',
      readBy: ['cargo'],
      whenEmpty: 'misread',
    },
  },
  settings: defineSchema({}),
  toExchange: (_, { url = endpoint }) => ({
    audience,
    url,
    json: { jwt: '$id_token' },
    token: 'token',
    expires: { after: 1800 },
    // Cargo sends this variable to the registry of Rust itself, which must not get the token of another one.
    ...(url === endpoint ? { env: { CARGO_REGISTRY_TOKEN: '$token' } } : {}),
    revoke: { method: 'DELETE', url, headers: { authorization: 'Bearer $token' } },
  }),
  errors: [
    { code: 'token-reused', match: { words: /already been used/i }, ...tokenReused },
    {
      code: 'event',
      match: { words: /pull_request_target|workflow_run/i },
      retry: 'no',
      title: 'The registry takes no publications from runs of this kind.',
      explain: byClaims({
        causes: ['The events `pull_request_target` and `workflow_run` can be set off by outsiders.'],
        fix: ['Publish from another event, for example the push of a tag.'],
      }),
    },
    {
      code: 'issuer',
      match: { words: /unsupported jwt issuer/i },
      retry: 'no',
      title: 'The registry does not know the issuer of the ID token.',
      explain: byClaims({
        causes: ['It accepts ID tokens of public services, and none of servers of your own.'],
        fix: ['Publish from a service that the registry knows, such as github.com, or with an API token.'],
      }),
    },
    {
      code: 'no-publisher',
      match: { words: /trusted publishing config/i },
      retry: 'no',
      title: 'No trusted publisher of a crate matches this job.',
      explain: byClaims({
        causes: [
          'Repository, owner, file name of the workflow or environment differ; the answer says which.',
        ],
        fix: ['Compare the trusted publisher in the settings of the crate with the claims below.'],
      }),
    },
  ],
});
