/** Docker Hub: OIDC connections of an organization. */
import { duration, text } from '../../../settings/kinds.ts';
import { defineSchema } from '../../../settings/schema.ts';
import { byClaims } from '../errors.ts';
import { idTokenType } from '../grants.ts';
import { knownServices } from '../known-services.ts';
import { definePreset } from '../preset.ts';

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
      match: { status: [400, 401, 403, 404] },
      retry: 'no',
      title: 'The OIDC connection does not admit this job.',
      explain: byClaims({
        causes: [
          'The connection was deactivated or deleted, or `connection-id` is mistyped.',
          'No rule set of the connection matches the subject.',
        ],
        fix: ['Compare the rule sets of the connection with the claims below.'],
      }),
    },
  ],
});
