/** Trusted publishing of the gem registry, and its API key roles. */

import { text } from '../../../settings/kinds.ts';
import { defineSchema } from '../../../settings/schema.ts';
import { knownServices } from '../known-services.ts';
import { definePreset } from '../preset.ts';
import { byClaims } from '../row.ts';
import { tokenReused } from './token-reused.ts';

const { host, audience } = knownServices.rubygems;

const roleToken = text({
  label: 'API key role',
  pattern: /^rg_oidc_akr_[A-Za-z0-9]+$/,
  rule: 'the token of an API key role (`rg_oidc_akr_…`)',
});

export const preset = definePreset({
  name: 'rubygems',
  title: 'Gem registry',
  anchor: 'ruby-gems',
  reusable: false,
  rivals: { RUBYGEMS_HOST: 'makes `gem push` send the key to that host' },
  variables: {
    GEM_HOST_API_KEY: { what: 'the key', readBy: ['gem'], whenEmpty: 'misread' },
    RUBYGEMS_API_KEY: { what: 'the key', readBy: ['scripts of release actions'], whenEmpty: 'unset' },
    BUNDLE_GEM__PUSH_KEY: { what: 'the key', readBy: ['bundler'], whenEmpty: 'misread' },
    RUBYGEMS_HOST: {
      what: 'address of the registry, if `url` names another one',
      readBy: ['gem', 'bundler'],
      whenEmpty: 'unset',
    },
  },
  settings: defineSchema({
    role: { kind: roleToken, description: 'API key role to use instead of a trusted publisher.' },
  }),
  toExchange: ({ role }, { url: other }) => ({
    audience,
    url:
      role === undefined
        ? `https://${host}/api/v1/oidc/trusted_publisher/exchange_token`
        : `https://${host}/api/v1/oidc/api_key_roles/${role}/assume_role`,
    json: { jwt: '$id_token' },
    token: 'rubygems_api_key',
    expires: { at: 'expires_at', after: 900 },
    env: {
      GEM_HOST_API_KEY: '$token',
      RUBYGEMS_API_KEY: '$token',
      BUNDLE_GEM__PUSH_KEY: '$token',
      ...(other === undefined ? {} : { RUBYGEMS_HOST: new URL(other).origin }),
    },
    ...(role === undefined ? {} : { identity: role }),
  }),
  errors: [
    {
      code: 'token-reused',
      match: { status: [422], words: /must be unique|already been (used|taken)/i },
      ...tokenReused,
    },
    {
      code: 'token-malformed',
      match: { status: [400], words: /^(bad request$|missing\/invalid |invalid jwt)/i },
      retry: 'no',
      title: 'The registry cannot read the ID token.',
      explain: {
        causes: ['Something between this runner and the registry changes the request.'],
        fix: ['Try without the proxy.'],
      },
    },
    {
      code: 'not-trusted',
      // Its answer to everything that it does not trust, in JSON; a page has other words.
      match: { status: [404], words: /^not found$/i },
      retry: 'no',
      title: 'The registry does not trust this job; it does not say why.',
      explain: byClaims({
        causes: [
          'No trusted publisher matches: it compares repository, owner, the file of the called workflow (`job_workflow_ref`) and the environment.',
          'The role does not exist, or its conditions do not match.',
          'Issuer or signature of the ID token are not known to it.',
        ],
        fix: ['Compare the trusted publisher of the gem, or the role, with the claims below.'],
      }),
    },
  ],
});
