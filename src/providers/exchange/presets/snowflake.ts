/** Snowflake: workload identity federation. The drivers send the ID token themselves. */
import { text } from '../../../settings/kinds.ts';
import { defineSchema } from '../../../settings/schema.ts';
import { knownServices } from '../known-services.ts';
import { definePreset } from '../preset.ts';
import { escapeLiteral } from '../template.ts';

export const preset = definePreset({
  name: 'snowflake',
  title: 'Snowflake',
  anchor: 'snowflake',
  settings: defineSchema({
    account: {
      kind: text({ label: 'account', pattern: /^[\w.-]+$/, rule: 'an account identifier' }),
      required: true,
      description: 'Account identifier.',
    },
  }),
  toExchange: ({ account }, engine) => {
    const audience = engine.audience ?? knownServices.snowflake.audience;
    return {
      audience,
      // All accounts are Snowflake's, and share the audience unless they are told otherwise.
      receiver: `https://${knownServices.snowflake.domain}`,
      env: {
        SNOWFLAKE_ACCOUNT: account,
        SNOWFLAKE_AUTHENTICATOR: 'WORKLOAD_IDENTITY',
        SNOWFLAKE_WORKLOAD_IDENTITY_PROVIDER: 'OIDC',
        SNOWFLAKE_TOKEN: '$token',
        SNOWFLAKE_AUDIENCE: escapeLiteral(audience),
      },
      target: account,
    };
  },
  rivals: { SNOWFLAKE_PASSWORD: 'makes some clients of Snowflake log in with the password' },
  notes: () => ['The ID token ends after five minutes: connect soon. Open connections go on.'],
});
