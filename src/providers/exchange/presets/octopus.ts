/** Octopus Deploy: OIDC identities of a service account. */
import { defineSchema } from '../../../settings/schema.ts';
import { baseUrl, literal } from '../kinds.ts';
import { definePreset } from '../preset.ts';

export const preset = definePreset({
  name: 'octopus',
  title: 'Octopus Deploy',
  anchor: 'octopus-deploy',
  settings: defineSchema({
    url: { kind: baseUrl, required: true, description: 'Address of the Octopus server.' },
    'service-account-id': {
      kind: literal,
      required: true,
      description: 'ID of the service account. It is also the audience.',
    },
  }),
  toExchange: ({ url, serviceAccountId }) => ({
    audience: serviceAccountId,
    url: `${url}/api/token/v1`,
    grant: 'token-exchange',
    json: { audience: serviceAccountId },
    env: { OCTOPUS_URL: url, OCTOPUS_ACCESS_TOKEN: '$token' },
    identity: serviceAccountId,
    target: new URL(url).host,
  }),
});
