/** Docker Hub: OIDC connections of an organization. */
import { duration, text } from '../../../settings/kinds.ts';
import { defineSchema } from '../../../settings/schema.ts';
import { idTokenType } from '../grants.ts';
import { knownServices } from '../known-services.ts';
import { definePreset } from '../preset.ts';
import { byClaims } from '../row.ts';

const { host, audience } = knownServices.dockerHub;

export const preset = definePreset({
  name: 'docker-hub',
  title: 'Docker Hub',
  anchor: 'docker-hub',
  settings: defineSchema({
    organization: {
      kind: text({ label: 'organization', pattern: /^[a-z0-9]+$/i, rule: 'the name of an organization' }),
      required: true,
      description: 'Organization that has the connection: the user name for `docker login`.',
    },
    'connection-id': {
      kind: text({ label: 'UUID', pattern: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, rule: 'a UUID' }),
      required: true,
      description: 'ID of the OIDC connection.',
    },
    'expires-in': {
      kind: duration({ minSeconds: 300, maxSeconds: 21_600 }),
      default: '300',
      description: 'How long the token lives.',
    },
  }),
  toExchange: ({ organization, connectionId, expiresIn }) => ({
    audience,
    url: `https://${host}/oauth/token`,
    grant: 'token-exchange',
    form: { subject_token_type: idTokenType, connection_id: connectionId, expires_in: String(expiresIn) },
    expires: { in: 'expires_in', after: expiresIn },
    outputs: { username: organization },
    identity: organization,
  }),
  errors: [
    {
      code: 'connection',
      // No list of its words is public: an answer in words is its own, and why it refuses is for them to say.
      match: { status: [400, 401, 403, 404], wireCode: ['', 'invalid_grant'], words: /\S/ },
      retry: 'no',
      title: 'Docker Hub refuses the exchange.',
      explain: byClaims({
        causes: [
          'The connection was deactivated or deleted, or `connection-id` is mistyped.',
          'No rule set of the connection matches the subject.',
          'Something in front of Docker Hub answered, for example a proxy.',
        ],
        fix: [
          'Correct what the response names. If it names nothing, compare the rule sets of the connection with the claims below.',
        ],
      }),
    },
  ],
});
