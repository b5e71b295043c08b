/** Trusted publishing of the npm registry. */

import { join } from 'node:path';
import { text } from '../../../settings/kinds.ts';
import { defineSchema } from '../../../settings/schema.ts';
import { knownServices } from '../known-services.ts';
import { definePreset } from '../preset.ts';
import { byClaims } from '../row.ts';

const { host, audience } = knownServices.npm;

const configuration = 'NPM_CONFIG_USERCONFIG';
/** Read by whatever configuration names it, for whatever registry. */
const sharedVariable = 'NODE_AUTH_TOKEN';

/** The line of the configuration that holds the token, for the registry that gave it. */
function tokenLine(exchange: string, token: string): string {
  const { host: registry, pathname } = new URL(exchange);
  const path = pathname.slice(0, Math.max(pathname.indexOf('/-/'), 0));
  // What could be a comment or a variable there is quoted.
  const value = /^[\w.~+/=-]+$/.test(token) ? token : JSON.stringify(token);
  return `//${registry}${path}/:_authToken=${value}`;
}

const packageName = text({
  label: 'package name',
  pattern: /^(@[a-z0-9~-][\w.~-]*\/)?[a-z0-9~-][\w.~-]*$/i,
  rule: 'the name of a package, such as `@scope/name`',
});

export const preset = definePreset({
  name: 'npm',
  title: 'npm registry',
  anchor: 'npm',
  reusable: false,
  variables: {
    [configuration]: {
      what: "path of a private copy of the user's `.npmrc`, with the token for the registry",
      readBy: ['npm', 'pnpm', 'Yarn'],
      whenEmpty: 'unset',
    },
  },
  rivals: {
    NPM_CONFIG_REGISTRY: 'makes `npm publish` go to that registry, for which this token is not',
    npm_config_registry: 'makes `npm publish` go to that registry, for which this token is not',
    NPM_ID_TOKEN: 'makes `npm publish` exchange that ID token itself',
  },
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
    identity: name,
  }),
  placedVariables: [configuration],
  /**
   * The client finds the token in its configuration: in a private copy, in which the registries and tokens of the job
   * stay, and for the registry that gave it alone. `NODE_AUTH_TOKEN` is left as it is: the user's own configuration, or
   * that of a project, may send it to another registry.
   */
  place(token, { request, env: given }, { directory, login, env, exportEnvironment }) {
    if (!exportEnvironment) return {};
    const home = env.HOME || env.USERPROFILE;
    const path = join(directory, `${login}.npmrc`);
    const startFrom = env[configuration] || (home && join(home, '.npmrc'));
    const registry = new URL(request!.url!).host;
    return {
      files: [{ path, content: `${tokenLine(request!.url!, token)}\n`, ...(startFrom && { startFrom }) }],
      variables: { [configuration]: { value: path, emptyMeansUnset: true } },
      notes:
        sharedVariable in given
          ? []
          : [
              `The token is in \`${configuration}\`, for ${registry} alone. \`${sharedVariable}\` is left as it is, because any \`.npmrc\` may send it to another registry. If the project's own \`.npmrc\` reads it for ${registry}, add \`env: {${sharedVariable}: $token}\` to this login.`,
            ],
    };
  },
  errors: [
    {
      code: 'no-publisher',
      match: { status: [404], words: /token exchange error/i },
      retry: 'no',
      title: 'The package has no trusted publisher that matches this job.',
      explain: byClaims({
        causes: [
          'The package does not exist yet: its first version has to be published in another way.',
          'Repository, file name of the workflow or environment differ from those of the publisher.',
        ],
        fix: ['Compare the trusted publisher in the settings of the package with the claims below.'],
      }),
    },
  ],
});
