/** Trusted publishing of the npm registry. */

import { join } from 'node:path';
import { text } from '../../../settings/kinds.ts';
import { defineSchema } from '../../../settings/schema.ts';
import { knownServices } from '../known-services.ts';
import { definePreset } from '../preset.ts';

const { host, audience } = knownServices.npm;

const packageName = text({
  label: 'package name',
  pattern: /^(@[a-z0-9~-][\w.~-]*\/)?[a-z0-9~-][\w.~-]*$/i,
  rule: 'the name of a package, such as `@scope/name`',
});

export const preset = definePreset({
  name: 'npm',
  title: 'npm registry',
  anchor: 'npm',
  settings: defineSchema({
    package: {
      kind: packageName,
      required: true,
      description: 'Name of the package to publish. A token is good for this one.',
    },
  }),
  toExchange: ({ package: name }) => ({
    audience,
    url: `https://${host}/-/npm/v1/oidc/token/exchange/package/${name.replace('/', '%2f')}`,
    auth: 'bearer',
    token: 'token',
    env: { NODE_AUTH_TOKEN: '$token' },
    identity: name,
  }),
  placedVariables: ['NPM_CONFIG_USERCONFIG'],
  /** The client finds the token through a line in its configuration. Where there is a configuration, the line is in it. */
  place(_token, _settings, { directory, login, env, exportEnvironment }) {
    if (!exportEnvironment || env.NPM_CONFIG_USERCONFIG) return {};
    const path = join(directory, `${login}.npmrc`);
    return {
      files: [{ path, content: `//${host}/:_authToken=\${NODE_AUTH_TOKEN}\n` }],
      variables: { NPM_CONFIG_USERCONFIG: { value: path, emptyMeansUnset: true } },
    };
  },
  errors: [
    {
      code: 'no-publisher',
      status: [404],
      retry: 'no',
      summary: 'The package has no trusted publisher that matches this job.',
      causes: [
        'The package does not exist yet: its first version has to be published in another way.',
        'Repository, file name of the workflow or environment differ from those of the publisher.',
      ],
      fix: ['Compare the trusted publisher in the settings of the package with the claims below.'],
      byClaims: true,
    },
  ],
});
