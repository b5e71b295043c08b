/** Snowflake: workload identity federation. The drivers send the ID token themselves. */
import { text } from '../../../settings/kinds.ts';
import { defineSchema } from '../../../settings/schema.ts';
import { knownServices } from '../known-services.ts';
import { definePreset } from '../preset.ts';
import { escapeLiteral } from '../template.ts';

const tools = ['Snowflake CLI', 'Snowflake drivers', 'Terraform'];

export const preset = definePreset({
  name: 'snowflake',
  title: 'Snowflake',
  anchor: 'snowflake',
  rivals: {
    SNOWFLAKE_PASSWORD: 'makes some clients of Snowflake log in with the password',
    SNOWFLAKE_HOST: 'makes the clients of Snowflake send the ID token to that host',
    SNOWFLAKE_PRIVATE_KEY_PATH: 'makes some clients of Snowflake log in with that key',
    SNOWFLAKE_PRIVATE_KEY_FILE: 'makes some clients of Snowflake log in with that key',
    SNOWFLAKE_PRIVATE_KEY_RAW: 'makes some clients of Snowflake log in with that key',
    SNOWFLAKE_DEFAULT_CONNECTION_NAME:
      'makes the clients of Snowflake use that connection of their configuration',
  },
  variables: {
    SNOWFLAKE_ACCOUNT: { what: 'account', readBy: tools, whenEmpty: 'misread' },
    SNOWFLAKE_AUTHENTICATOR: { what: '`WORKLOAD_IDENTITY`', readBy: tools, whenEmpty: 'misread' },
    SNOWFLAKE_WORKLOAD_IDENTITY_PROVIDER: { what: '`OIDC`', readBy: tools, whenEmpty: 'misread' },
    SNOWFLAKE_TOKEN: { what: 'the ID token', readBy: tools, whenEmpty: 'misread' },
    SNOWFLAKE_AUDIENCE: { what: 'audience of the ID token', readBy: ['workflows'], whenEmpty: 'unset' },
  },
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
  notes: () => ['The ID token expires after five minutes: connect soon. Open connections stay open.'],
});
