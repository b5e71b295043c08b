/** What an SSH login hands to later steps. Pure. */

import type { Description } from '../../contract/exchange.ts';
import type { Conflict, Publications, PublishContext } from '../../contract/publication.ts';
import type { Environment } from '../../environment.ts';
import { githubIssuer } from '../../identity/issuer.ts';
import { shellWord } from '../../text/shell-word.ts';
import { timestamp } from '../../text/timestamp.ts';
import type { SshCredential } from './exchange.ts';
import type { sshOutputs } from './outputs.ts';
import { variants } from './pk-token.ts';
import { secretLines } from './private-key.ts';
import type { SshSettings } from './settings.ts';
import { wildcardPrincipal } from './settings.ts';
import { pathsOf, sshConfig, withSlashes } from './ssh-config.ts';

/** The only issuer of workflow jobs that every release of opkssh with workflow support accepts. */
const knownIssuer = githubIssuer;

const gitVariable = 'GIT_SSH_COMMAND';

export function describe(
  { issuer, subject, expiresAt }: SshCredential,
  { principals }: SshSettings,
): Description {
  const users = principals.filter((name) => name !== wildcardPrincipal);
  return {
    identity: subject,
    target: users.length === 0 ? 'any user' : `user${users.length === 1 ? '' : 's'} ${users.join(', ')}`,
    expiresAt,
    notes: [
      'Servers with the expiration policy `oidc` accept new connections until then, others longer (`12h`: twelve hours from now). Open connections go on.',
      ...(issuer === knownIssuer
        ? []
        : [
            `Servers may refuse ID tokens of ${issuer}: opkssh recognises few issuers of workflow jobs besides ${knownIssuer}.`,
          ]),
    ],
  };
}

export function publications(
  credential: SshCredential,
  settings: SshSettings,
  place: PublishContext,
): Publications {
  const { privateKey, certificates, subject, expiresAt } = credential;
  const { knownHosts, gitSshCommand } = settings;
  const paths = pathsOf(place, settings);
  const outputs = {
    'config-file': paths.config,
    'key-file': paths.key,
    'certificate-files': variants.map((variant) => paths.certificates[variant]).join('\n'),
    subject,
    'expires-at': timestamp(expiresAt),
  } satisfies Record<keyof typeof sshOutputs, string>;
  return {
    secrets: secretLines(privateKey),
    files: [
      { path: paths.key, content: privateKey },
      ...variants.map((variant) => ({ path: paths.certificates[variant], content: certificates[variant] })),
      ...(knownHosts === undefined ? [] : [{ path: paths.knownHosts, content: knownHosts }]),
      { path: paths.config, content: sshConfig(settings, paths) },
    ],
    // Git runs the command in a shell.
    variables:
      gitSshCommand && place.exportEnvironment
        ? {
            [gitVariable]: { value: `ssh -F ${shellWord(withSlashes(paths.config))}`, emptyMeansUnset: true },
          }
        : {},
    outputs,
  };
}

/** Two logins can exist, but git can use only one of them. */
export function exportedVariables({ gitSshCommand }: SshSettings): readonly string[] {
  return gitSshCommand ? [gitVariable] : [];
}

export function conflicts({ gitSshCommand }: SshSettings, env: Environment): readonly Conflict[] {
  if (!gitSshCommand || !env.GIT_SSH_VARIANT || /^(auto|ssh)$/.test(env.GIT_SSH_VARIANT)) return [];
  return [
    {
      variable: 'GIT_SSH_VARIANT',
      effect: 'makes git call ssh with the options of another program',
      neutralise: true,
    },
  ];
}
