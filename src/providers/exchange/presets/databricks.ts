/** Databricks: workload identity federation of a service principal. */
import { defineSchema } from '../../../settings/schema.ts';
import { baseUrl, literal } from '../kinds.ts';
import { definePreset } from '../preset.ts';

export const preset = definePreset({
  name: 'databricks',
  title: 'Databricks',
  anchor: 'databricks',
  settings: defineSchema({
    host: {
      kind: baseUrl,
      required: true,
      description: 'Address of the workspace, as in `DATABRICKS_HOST`.',
    },
    'client-id': { kind: literal, required: true, description: 'Application ID of the service principal.' },
  }),
  toExchange: ({ host, clientId }) => ({
    audience: `${host}/oidc/v1/token`,
    url: `${host}/oidc/v1/token`,
    grant: 'token-exchange',
    clientId,
    form: { scope: 'all-apis' },
    env: { DATABRICKS_HOST: host, DATABRICKS_TOKEN: '$token' },
    identity: clientId,
    target: new URL(host).host,
  }),
  rivals: {
    DATABRICKS_AUTH_TYPE:
      'makes the tools of Databricks look for another kind of credential than the exported token',
  },
});
