/** The set-up with which an opkssh server admits this job's ID token. Pure. */

import type { TrustAdvice } from '../../contract/explanation.ts';
import type { Claims } from '../../identity/claims.ts';
import { shellWord } from '../../text/shell-word.ts';
import type { SshSettings } from './settings.ts';
import { wildcardPrincipal } from './settings.ts';

export function trust({ iss, sub }: Claims, settings: SshSettings): readonly TrustAdvice[] {
  const provider = `${iss} github oidc`;
  const [, prefix, kind] = /^(repo:.+:ref:refs\/(heads|tags)\/)/.exec(sub) ?? [];
  return [
    {
      title: 'On each server: trust the issuer (once)',
      language: 'sh',
      text: `grep -qxF ${shellWord(provider)} /etc/opk/providers || echo ${shellWord(provider)} | sudo tee -a /etc/opk/providers`,
    },
    {
      title: 'On each server: let exactly this subject log in',
      language: 'sh',
      text: admit(identityOf(sub), iss, settings),
    },
    ...(prefix === undefined
      ? []
      : [
          {
            title: `Wider, on each server with opkssh 0.16 or newer: let every ${kind === 'tags' ? 'tag' : 'branch'} without a slash in its name log in`,
            language: 'sh' as const,
            text: admit(`${identityOf(prefix)}*`, iss, settings),
            alternative: true,
          },
        ]),
  ];
}

function admit(identity: string, issuer: string, { principals, user }: SshSettings): string {
  const named = principals.filter((name) => name !== wildcardPrincipal);
  const users = named.length > 0 ? named : [user ?? '<user>'];
  return users
    .map((name) => `sudo opkssh add ${[name, identity, issuer].map(shellWord).join(' ')}`)
    .join('\n');
}

/**
 * The subject as written in a policy row. Newer servers read it as a pattern (Go's `path.Match`), in which a backslash
 * escapes a special character; a `#` cannot be written, because it starts a comment, so it is matched as any single
 * character.
 */
function identityOf(subject: string): string {
  return subject.replace(/[*?[\\]/g, '\\$&').replaceAll('#', '?');
}
