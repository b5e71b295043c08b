/** An ID token as it is, for a program that does the exchange itself. */
import { defineSchema } from '../../../settings/schema.ts';
import { definePreset } from '../preset.ts';
import { audience } from '../settings.ts';

export const preset = definePreset({
  name: 'id-token',
  title: 'ID token',
  anchor: 'id-token',
  settings: defineSchema({
    audience: { kind: audience, required: true, description: 'Audience of the ID token.' },
  }),
  toExchange: ({ audience: wanted }) => ({ audience: wanted }),
  notes: () => ['The ID token expires after five minutes.'],
});
