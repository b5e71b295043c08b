/** HashiCorp Cloud Platform: workload identity providers of a service principal. */
import { text } from '../../../settings/kinds.ts';
import { defineSchema } from '../../../settings/schema.ts';
import { knownServices } from '../known-services.ts';
import { definePreset } from '../preset.ts';

const resourceName = text({
  label: 'resource name',
  pattern: /^iam\/project\/[\w-]+\/service-principal\/[\w-]+\/workload-identity-provider\/[\w-]+$/,
  rule: 'the resource name of a provider (`iam/project/…/service-principal/…/workload-identity-provider/…`)',
});

export const preset = definePreset({
  name: 'hcp',
  title: 'HashiCorp Cloud Platform',
  anchor: 'hashicorp-cloud-platform',
  settings: defineSchema({
    'workload-identity-provider': {
      kind: resourceName,
      required: true,
      description:
        'Resource name of the workload identity provider. It is also the audience, unless `audience` says otherwise.',
    },
  }),
  toExchange: ({ workloadIdentityProvider }) => ({
    audience: workloadIdentityProvider,
    url: `https://${knownServices.hcp.host}/2019-12-10/${workloadIdentityProvider}/exchange-token`,
    json: { jwt_token: '$id_token' },
    identity: workloadIdentityProvider,
  }),
});
