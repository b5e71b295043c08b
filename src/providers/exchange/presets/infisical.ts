/** Infisical: machine identities with OIDC authentication. */
import { defineSchema } from '../../../settings/schema.ts';
import { baseUrl, literal } from '../kinds.ts';
import { knownServices } from '../known-services.ts';
import { definePreset } from '../preset.ts';

export const preset = definePreset({
  name: 'infisical',
  title: 'Infisical',
  anchor: 'infisical',
  rivals: { INFISICAL_DOMAIN: 'makes the Infisical CLI send the token to that address' },
  variables: {
    INFISICAL_TOKEN: { what: 'the token', readBy: ['Infisical CLI'], whenEmpty: 'unset' },
    INFISICAL_API_URL: {
      what: 'address of Infisical, with `/api`',
      readBy: ['Infisical CLI'],
      // It makes requests without a host.
      whenEmpty: 'misread',
    },
  },
  settings: defineSchema({
    url: {
      kind: baseUrl,
      default: `https://${knownServices.infisical.host}`,
      description: 'Address of Infisical. It is also the audience, unless `audience` says otherwise.',
    },
    'identity-id': { kind: literal, required: true, description: 'ID of the machine identity.' },
  }),
  toExchange: ({ url, identityId }) => ({
    audience: url,
    url: `${url}/api/v1/auth/oidc-auth/login`,
    json: { identityId, jwt: '$id_token' },
    token: 'accessToken',
    expires: { in: 'expiresIn' },
    env: { INFISICAL_TOKEN: '$token', INFISICAL_API_URL: `${url}/api` },
    identity: identityId,
    target: new URL(url).host,
  }),
});
