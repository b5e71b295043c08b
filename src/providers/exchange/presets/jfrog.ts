/** JFrog Platform: OIDC integrations. */
import { decodeJwt } from 'jose/jwt/decode';
import { defineSchema } from '../../../settings/schema.ts';
import { idTokenType } from '../grants.ts';
import { baseUrl, literal } from '../kinds.ts';
import { definePreset } from '../preset.ts';
import { byClaims } from '../row.ts';

/** The JFrog CLI itself reads neither: it has to be told by `jf config add`. */
const tools = ['setup-jfrog-cli', 'Frogbot', 'workflows'];

export const preset = definePreset({
  name: 'jfrog',
  title: 'JFrog',
  anchor: 'jfrog',
  variables: {
    JF_URL: { what: 'address of the platform', readBy: tools, whenEmpty: 'unset' },
    JF_ACCESS_TOKEN: { what: 'the token', readBy: tools, whenEmpty: 'unset' },
  },
  settings: defineSchema({
    url: { kind: baseUrl, required: true, description: 'Address of the platform, as in `JF_URL`.' },
    'provider-name': { kind: literal, required: true, description: 'Name of the OIDC integration.' },
  }),
  toExchange: ({ url, providerName }) => ({
    audience: 'jfrog-github',
    url: `${url}/access/api/v1/oidc/token`,
    grant: 'token-exchange',
    json: { subject_token_type: idTokenType, provider_name: providerName },
    env: { JF_URL: url, JF_ACCESS_TOKEN: '$token' },
    outputs: { 'oidc-token': '$token' },
    target: new URL(url).host,
  }),
  placedOutputs: ['oidc-user'],
  place(token) {
    const user = userOf(token);
    return user === undefined ? {} : { outputs: { 'oidc-user': user } };
  },
  errors: [
    {
      code: 'audience',
      match: { words: /invalid audience/i },
      retry: 'no',
      title: 'The audience of the ID token is not the one of the OIDC integration.',
      explain: byClaims({
        causes: [
          'The integration has another audience than the one below, or `provider-name` names another integration.',
        ],
        fix: ['Set `audience` to the audience of the integration.'],
      }),
    },
    {
      code: 'not-trusted',
      match: { wireCode: ['BAD_REQUEST', 'UNAUTHORIZED', 'FORBIDDEN', 'NOT_FOUND'] },
      retry: 'no',
      title: 'JFrog refuses the exchange.',
      explain: byClaims({
        causes: [
          '`provider-name` is not the name of the integration.',
          'No identity mapping of the integration matches the claims.',
        ],
        fix: [
          'Correct what the response names. If it names nothing, compare the integration and its identity mappings with the claims below.',
        ],
      }),
    },
  ],
});

/** The user of an access token, whose subject is `jfac@…/users/name` or `jfrt@…/users/name`. */
function userOf(token: string): string | undefined {
  try {
    const { sub = '' } = decodeJwt(token);
    return sub.startsWith('jfrt@') || sub.includes('/users/') ? sub.split('/').at(-1) : undefined;
  } catch {
    return undefined;
  }
}
