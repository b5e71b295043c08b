/** Databricks: workload identity federation of a service principal. */
import { defineSchema } from '../../../settings/schema.ts';
import { baseUrl, literal } from '../kinds.ts';
import { definePreset } from '../preset.ts';

const tools = ['Databricks CLI', 'Databricks SDKs', 'Terraform'];

export const preset = definePreset({
  name: 'databricks',
  title: 'Databricks',
  anchor: 'databricks',
  rivals: {
    DATABRICKS_CONFIG_PROFILE:
      'makes the tools of Databricks read that profile too, which can name another workspace',
    DATABRICKS_METADATA_SERVICE_URL: 'makes the tools of Databricks ask that address for tokens',
  },
  variables: {
    DATABRICKS_HOST: { what: 'address of the workspace', readBy: tools, whenEmpty: 'unset' },
    DATABRICKS_TOKEN: { what: 'the token', readBy: tools, whenEmpty: 'unset' },
    DATABRICKS_AUTH_TYPE: {
      what: '`pat`: use the token, whatever else the job has',
      readBy: tools,
      whenEmpty: 'unset',
    },
  },
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
    // Without the last, the tools refuse to choose where an Azure login, for example, exports `ARM_…` variables.
    env: { DATABRICKS_HOST: host, DATABRICKS_TOKEN: '$token', DATABRICKS_AUTH_TYPE: 'pat' },
    identity: clientId,
    target: new URL(host).host,
  }),
});
