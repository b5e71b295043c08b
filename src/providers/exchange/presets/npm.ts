/** Trusted publishing of the npm registry. */

import { dirname, join, sep } from 'node:path';
import { text } from '../../../settings/kinds.ts';
import { defineSchema } from '../../../settings/schema.ts';
import { byClaims } from '../errors.ts';
import { knownServices } from '../known-services.ts';
import { definePreset } from '../preset.ts';

const { host, audience } = knownServices.npm;

const configuration = 'NPM_CONFIG_USERCONFIG';
/** The suffix of a copy of another configuration, so that a later use recognises it. */
const ofJob = '.job.npmrc';

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
    NODE_AUTH_TOKEN: {
      what: 'the token, unless another configuration of npm may read it',
      readBy: ['configurations of npm, pnpm and Yarn'],
      whenEmpty: 'misread',
    },
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
    env: { NODE_AUTH_TOKEN: '$token' },
    identity: name,
  }),
  placedVariables: [configuration],
  /**
   * The client finds the token in its configuration: in a private copy, so that the registries and tokens that the job
   * has there stay. What the configuration of another action or of the job says may send `NODE_AUTH_TOKEN` elsewhere, so
   * that variable is left alone then.
   */
  place(token, { request }, { directory, shared, login, env, exportEnvironment }) {
    if (!exportEnvironment) return {};
    const given = env[configuration];
    const home = env.HOME || env.USERPROFILE;
    const isOurs = given?.startsWith(join(dirname(shared), sep)) ?? false;
    const isOfJob = given ? !isOurs || given.endsWith(ofJob) : false;
    const path = join(directory, `${login}${isOfJob ? ofJob : '.npmrc'}`);
    const startFrom = given || (home && join(home, '.npmrc'));
    return {
      files: [{ path, content: `${tokenLine(request!.url!, token)}\n`, ...(startFrom && { startFrom }) }],
      variables: { [configuration]: { value: path, emptyMeansUnset: true } },
      ...(isOfJob && {
        withheld: ['NODE_AUTH_TOKEN'],
        notes: [
          'The configuration in `NPM_CONFIG_USERCONFIG` was copied, and the token added. `NODE_AUTH_TOKEN` was left unchanged, because that configuration may be for another registry; `npm publish` goes where it says.',
        ],
      }),
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
