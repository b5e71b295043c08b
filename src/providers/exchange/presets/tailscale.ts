/** Tailscale: federated identities. */
import { defineSchema } from '../../../settings/schema.ts';
import { literal } from '../kinds.ts';
import { knownServices } from '../known-services.ts';
import { definePreset } from '../preset.ts';

const { host, audiencePrefix } = knownServices.tailscale;

export const preset = definePreset({
  name: 'tailscale',
  title: 'Tailscale',
  anchor: 'tailscale',
  settings: defineSchema({
    'client-id': { kind: literal, required: true, description: 'Client ID of the federated identity.' },
  }),
  toExchange: ({ clientId }) => ({
    audience: `${audiencePrefix}${clientId}`,
    url: `https://${host}/api/v2/oauth/token-exchange`,
    form: { client_id: clientId, jwt: '$id_token' },
    expires: { in: 'expires_in', after: 3600 },
    identity: clientId,
  }),
});
