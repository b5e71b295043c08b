/** PyPI's trusted publishing, and other indexes that follow it. */

import { claim } from '../../../identity/claims.ts';
import type { Kind } from '../../../settings/kinds.ts';
import { Refusal } from '../../../settings/kinds.ts';
import { defineSchema } from '../../../settings/schema.ts';
import { knownServices } from '../known-services.ts';
import { urlProblem } from '../limits.ts';
import { definePreset } from '../preset.ts';
import { byClaims } from '../row.ts';
import { escapeLiteral } from '../template.ts';
import { elsewhere } from './elsewhere.ts';
import { tokenReused } from './token-reused.ts';

interface Index {
  readonly host: string;
  readonly audience: string;
  /** What upload tools have to be told, if it is not their default. */
  readonly upload?: string;
}

/** The indexes that are known by name. */
const indexes: Readonly<Record<'pypi' | 'testpypi', Index>> = {
  pypi: knownServices.pypi,
  testpypi: knownServices.testpypi,
};

const indexKind: Kind<string> = {
  label: '`pypi`, `testpypi` or the upload URL of another index',
  parse(given) {
    const problem = Object.hasOwn(indexes, given) ? undefined : urlProblem(given);
    if (problem) throw new Refusal('must be `pypi`, `testpypi`, or an upload URL that starts with https://');
    return given;
  },
};

/** A known index, by its name or by the address that one uploads to. */
function indexOf(given: string): Index {
  if (Object.hasOwn(indexes, given)) return indexes[given as keyof typeof indexes];
  const { host } = new URL(given);
  const known = Object.values(indexes).find(
    (index) => index.host === host || `upload.${index.host}` === host,
  );
  return known ?? { host, audience: '', upload: escapeLiteral(given) };
}

/** Whether an address is one of PyPI itself. */
function isAtPypi(address: string): boolean {
  const { host } = indexes.pypi;
  return [host, `upload.${host}`].includes(URL.parse(address)?.host ?? '');
}

export const preset = definePreset({
  name: 'pypi',
  title: 'PyPI',
  anchor: 'pypi',
  reusable: false,
  rivals: {
    TWINE_REPOSITORY_URL: 'makes twine send the token to that address',
    TWINE_REPOSITORY: 'makes twine send the token to that repository of its configuration',
    UV_PUBLISH_URL: 'makes uv send the token to that address',
    UV_PUBLISH_INDEX: 'makes uv publish to that index of its configuration',
    UV_PUBLISH_USERNAME: 'makes uv refuse the token, because both say who publishes',
    UV_PUBLISH_PASSWORD: 'makes uv refuse the token, because both say who publishes',
    UV_TRUSTED_PUBLISHING: 'can make uv ask for a token itself, and refuse this one',
  },
  rivalSettings: [
    {
      base: { home: '.pypirc' },
      format: 'ini',
      section: 'pypi',
      keys: ['repository'],
      effect: 'makes twine send the token to that address',
      unless: ['TWINE_REPOSITORY_URL', 'TWINE_REPOSITORY'],
      isHarmless: isAtPypi,
    },
    {
      base: { variable: 'XDG_CONFIG_HOME', home: '.config' },
      file: 'uv/uv.toml',
      format: 'ini',
      keys: ['publish-url'],
      effect: 'makes uv send the token to that address',
      unless: ['UV_PUBLISH_URL', 'UV_CONFIG_FILE', 'UV_NO_CONFIG'],
      isHarmless: isAtPypi,
    },
  ],
  variables: {
    TWINE_USERNAME: { what: '`__token__`', readBy: ['twine'], whenEmpty: 'misread' },
    TWINE_PASSWORD: { what: 'the token', readBy: ['twine'], whenEmpty: 'misread' },
    TWINE_REPOSITORY_URL: {
      what: 'upload address, if it is not that of PyPI',
      readBy: ['twine'],
      whenEmpty: 'unset',
    },
    UV_PUBLISH_TOKEN: { what: 'the token', readBy: ['uv'], whenEmpty: 'misread' },
    UV_PUBLISH_URL: {
      what: 'upload address, if it is not that of PyPI',
      readBy: ['uv'],
      whenEmpty: 'misread',
    },
  },
  settings: defineSchema({
    index: {
      kind: indexKind,
      default: 'pypi',
      description:
        'Index to publish to: `pypi`, `testpypi`, or the upload URL of an index that offers trusted publishing in the same way; the latter also needs `audience`.',
    },
  }),
  toExchange({ index: given }, engine) {
    const { host, audience, upload } = indexOf(given);
    const usesDiscovery = engine.audienceFrom !== undefined;
    return {
      ...(audience !== '' && !usesDiscovery ? { audience } : {}),
      url: `https://${host}/_/oidc/mint-token`,
      json: { token: '$id_token' },
      token: 'token',
      // Older deployments do not say when the token expires.
      expires: { at: 'expires', after: 900 },
      env: {
        TWINE_USERNAME: '__token__',
        TWINE_PASSWORD: '$token',
        UV_PUBLISH_TOKEN: '$token',
        ...(upload === undefined ? {} : { TWINE_REPOSITORY_URL: upload, UV_PUBLISH_URL: upload }),
      },
      target: host,
      // An upload address of the user's own may go with any other host.
      problems: audience === '' ? [] : elsewhere(engine.url, host, 'index'),
    };
  },
  notes: () => ['The token expires after 15 minutes and cannot be revoked: log in right before the upload.'],
  errors: [
    {
      code: 'not-enabled',
      // Without a code, as the endpoint that names the audience answers.
      match: [{ wireCode: ['not-enabled'] }, { status: [403], words: /not enabled/i }],
      retry: 'no',
      title: 'The index has switched trusted publishing off.',
      explain: {
        causes: ['Its operators did so, usually because of an incident.'],
        fix: ['Look at the status page of the index and publish later.'],
      },
    },
    {
      code: 'invalid-payload',
      match: { wireCode: ['invalid-payload'] },
      retry: 'no',
      title: 'The index cannot read the ID token.',
      explain: byClaims({
        causes: [
          'It does not trust the issuer: PyPI knows github.com, and neither GitHub Enterprise Server nor issuers of one enterprise.',
        ],
        fix: ['Publish from a repository on github.com, or with an API token.'],
      }),
    },
    {
      code: 'invalid-token',
      match: { wireCode: ['invalid-token'] },
      retry: 'fresh',
      title: 'The index does not accept the ID token.',
      explain: byClaims({
        causes: ['The audience is not the one of this index.', 'The clock of this runner is wrong.'],
        fix: ['Compare the audience below with the one the index asks for.'],
      }),
    },
    { code: 'invalid-reuse-token', match: { wireCode: ['invalid-reuse-token'] }, ...tokenReused },
    {
      code: 'invalid-publisher',
      match: { wireCode: ['invalid-publisher'] },
      retry: 'no',
      title: 'No trusted publisher of any project matches this job.',
      explain: byClaims({
        causes: [
          'Owner, repository, file name of the workflow or environment differ from those of the publisher, for example after a renaming.',
          'The job has an environment and the publisher has none, or the other way round.',
          'The job belongs to a reusable workflow: the index compares the file of the called workflow, and does not support one of another repository.',
        ],
        fix: [
          'Compare the publisher with the claims below: owner and name (`repository`), file (`job_workflow_ref`), `environment`.',
        ],
      }),
    },
    {
      code: 'invalid-pending-publisher',
      match: { wireCode: ['invalid-pending-publisher'] },
      retry: 'no',
      title: 'The pending publisher names a project that exists by now.',
      explain: byClaims({
        causes: ['Another user or another publisher created the project first.'],
        fix: ['Add the publisher to the project itself, or choose another name.'],
      }),
    },
    {
      code: 'not-offered',
      match: { status: [404] },
      retry: 'no',
      title: 'The index has nothing at the address for trusted publishing (HTTP 404).',
      explain: {
        causes: [
          '`index` is not the upload URL of an index that offers trusted publishing.',
          'Something in front of the index answered, for example a proxy.',
        ],
        fix: ['Correct `index`, or publish with an API token.', 'Try without the proxy.'],
      },
    },
    {
      code: 'gateway',
      // PyPI gives each refusal a code.
      match: { status: [400, 401, 403, 422], wireCode: [''] },
      retry: 'yes',
      title: 'The answer lacks the code that an index gives with each refusal.',
      explain: {
        causes: [
          'Something in front of the index answered: the network that delivers it is failing.',
          'A proxy or firewall refuses the request.',
        ],
        fix: ['Run the job again in a few minutes.', 'Try without the proxy.'],
      },
    },
  ],
  trust: (claims) => [
    {
      title: 'Trusted publisher of the project',
      language: 'yaml',
      text: publisher(
        claims.repository,
        claim(claims, 'job_workflow_ref') ?? claim(claims, 'workflow_ref'),
        claim(claims, 'environment'),
      ),
    },
  ],
});

/** The fields of the publisher's form. */
function publisher(
  repository: unknown,
  workflow: string | undefined,
  environment: string | undefined,
): string {
  const [owner = '', name = ''] = String(repository ?? '').split('/');
  const file = /\/([^/@]+)@/.exec(workflow ?? '')?.[1] ?? '';
  const fields = { owner, repository: name, workflow: file, environment: environment ?? '' };
  return Object.entries(fields)
    .map(([field, value]) => `${field}: ${JSON.stringify(value)}`)
    .join('\n');
}
