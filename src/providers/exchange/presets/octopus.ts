/** Octopus Deploy: OIDC identities of a service account. */
import { defineSchema } from '../../../settings/schema.ts';
import { baseUrl, literal } from '../kinds.ts';
import { definePreset } from '../preset.ts';

const tools = ['Octopus CLI', 'Terraform', 'the actions of Octopus'];

export const preset = definePreset({
  name: 'octopus',
  title: 'Octopus Deploy',
  anchor: 'octopus-deploy',
  rivals: { OCTOPUS_API_KEY: 'makes the tools of Octopus use that key, or refuse to choose' },
  variables: {
    OCTOPUS_URL: { what: 'address of the server', readBy: tools, whenEmpty: 'unset' },
    OCTOPUS_ACCESS_TOKEN: { what: 'the token', readBy: tools, whenEmpty: 'unset' },
  },
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
