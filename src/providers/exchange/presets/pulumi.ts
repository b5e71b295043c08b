/** Pulumi Cloud: OIDC issuers of an organization. */
import { choice } from '../../../settings/kinds.ts';
import { defineSchema } from '../../../settings/schema.ts';
import { idTokenType } from '../grants.ts';
import { literal } from '../kinds.ts';
import { knownServices } from '../known-services.ts';
import { definePreset } from '../preset.ts';

const { host, audiencePrefix } = knownServices.pulumi;

export const preset = definePreset({
  name: 'pulumi',
  title: 'Pulumi Cloud',
  anchor: 'pulumi-cloud',
  rivals: {
    PULUMI_BACKEND_URL:
      'makes Pulumi use that backend, and send the token there if it is another Pulumi Cloud',
    PULUMI_API: 'makes Pulumi send the token to that address',
  },
  rivalSettings: [
    {
      base: { variable: 'PULUMI_HOME', home: '.pulumi' },
      file: 'credentials.json',
      format: 'json',
      keys: ['current'],
      effect: 'makes Pulumi send the token to that address',
      unless: ['PULUMI_BACKEND_URL', 'PULUMI_CREDENTIALS_PATH'],
      // A bucket or a folder gets no token.
      isHarmless: (address) => !/^https?:/.test(address) || URL.parse(address)?.host === host,
    },
  ],
  variables: {
    PULUMI_ACCESS_TOKEN: { what: 'the token', readBy: ['Pulumi'], whenEmpty: 'unset' },
    PULUMI_BACKEND_URL: {
      what: 'address of Pulumi Cloud, if `url` names another one',
      readBy: ['Pulumi'],
      whenEmpty: 'unset',
    },
  },
  settings: defineSchema({
    organization: { kind: literal, required: true, description: 'Organization that trusts the issuer.' },
    'token-type': {
      kind: choice(['organization', 'team', 'personal', 'runner']),
      default: 'organization',
      description:
        'Kind of token. `team` and `personal` need the field `scope` in `form`: `team:<name>` or `user:<name>`.',
    },
  }),
  toExchange({ organization, tokenType }, engine) {
    const needsScope = tokenType === 'team' || tokenType === 'personal';
    return {
      audience: `${audiencePrefix}${organization}`,
      url: `https://${host}/api/oauth/token`,
      grant: 'token-exchange',
      form: {
        audience: `${audiencePrefix}${organization}`,
        subject_token_type: idTokenType,
        requested_token_type: `urn:pulumi:token-type:access_token:${tokenType}`,
      },
      env: {
        PULUMI_ACCESS_TOKEN: '$token',
        ...(engine.url === undefined ? {} : { PULUMI_BACKEND_URL: new URL(engine.url).origin }),
      },
      identity: organization,
      problems:
        needsScope && !engine.form?.scope
          ? [
              {
                setting: 'token-type',
                message: `is \`${tokenType}\`, which needs the field \`scope\`, for example \`form: {scope: "${tokenType === 'team' ? 'team' : 'user'}:name"}\``,
              },
            ]
          : [],
    };
  },
});
