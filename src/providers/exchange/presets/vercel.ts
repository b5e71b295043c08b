/** Vercel: deployments that are protected, and trust the issuer of this job. */
import { defineSchema } from '../../../settings/schema.ts';
import { definePreset } from '../preset.ts';
import { audience } from '../settings.ts';

export const preset = definePreset({
  name: 'vercel',
  title: 'Vercel',
  anchor: 'vercel',
  settings: defineSchema({
    audience: {
      kind: audience,
      required: true,
      description: 'Audience that the trusted source of the project expects.',
    },
  }),
  toExchange: ({ audience: wanted }) => ({ audience: wanted, receiver: 'https://vercel.com' }),
  notes: () => [
    'Send the token with each request to the deployment, in the header `x-vercel-trusted-oidc-idp-token`. It expires after five minutes.',
  ],
});
