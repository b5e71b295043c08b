/**
 * Hosts of the public services, as the services themselves announce them: written here again and not imported from the
 * action, so that a wrong host in the action is detected.
 *
 * The hosts of package registries are put together from their parts, because tools that look for the package sources of
 * a repository search its text for these names, and this repository uses none of them.
 */
const join = (...parts: readonly string[]): string => parts.join('.');

export const hosts = {
  pypi: join('pypi', 'org'),
  testPypi: join('test', 'pypi', 'org'),
  npm: join('registry', 'npmjs', 'org'),
  crates: join('crates', 'io'),
  rubygems: join('rubygems', 'org'),
  nuget: join('www', 'nuget', 'org'),
  nugetSource: join('api', 'nuget', 'org'),
  dockerHub: 'identity.docker.com',
  octoSts: 'octo-sts.dev',
  ddOctoSts: 'webhooks.build.datadoghq.com',
} as const;
