/** Tailscale: federated identities. */
import { defineSchema } from '../../../settings/schema.ts';
import { literal } from '../kinds.ts';
import { definePreset } from '../preset.ts';

export const apiHost = 'api.tailscale.com';

export const preset = definePreset({
  name: 'tailscale',
  title: 'Tailscale',
  anchor: 'tailscale',
  settings: defineSchema({
    'client-id': { kind: literal, required: true, description: 'Client ID of the federated identity.' },
  }),
  toExchange: ({ clientId }) => ({
    audience: `${apiHost}/${clientId}`,
    url: `https://${apiHost}/api/v2/oauth/token-exchange`,
    form: { client_id: clientId, jwt: '$id_token' },
    expires: { in: 'expires_in', after: 3600 },
    identity: clientId,
  }),
});
