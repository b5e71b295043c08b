/** How a workflow names the source of ID tokens: `id-token-source`. */
import { isAbsolute } from 'node:path';
import type { Kind } from '../settings/kinds.ts';
import { Refusal } from '../settings/kinds.ts';

export const defaultSource = 'github';

/**
 * What can be behind the endpoint that runners announce, always in the same way: a server or, with `runner`, a service
 * that runs workflows for another server and issues the tokens itself.
 */
export const endpointServers: Readonly<Record<string, string>> = {
  github: 'GitHub',
  forgejo: 'Forgejo',
  runner: 'the runner',
};

/** The text of an `id-token-source`: checked but not parsed, so it can be used as a key and passed on as text. */
export const sourceName: Kind<string> = {
  label: '`github`, `forgejo`, `runner`, `fly`, `file:<path>` or `env:<NAME>`',
  parse(given) {
    const { kind, detail } = partsOf(given);
    if ((usesTokenEndpoint(kind) || kind === 'fly') && detail === undefined) return kind;
    if (kind === 'fly' || kind === 'file') {
      if (detail && isAbsolute(detail) && !/\p{Cc}/u.test(detail)) return given;
      throw new Refusal(`must have an absolute path after \`${kind}:\``);
    }
    if (kind === 'env') {
      if (detail && /^[A-Za-z_][A-Za-z0-9_]*$/.test(detail)) return given;
      throw new Refusal('must have the name of a variable after `env:`');
    }
    throw new Refusal(`must be ${sourceName.label}`);
  },
};

/** Whether the tokens come from the endpoint that the runner announces to steps that may request them. */
export function usesTokenEndpoint(source: string): boolean {
  return Object.hasOwn(endpointServers, source);
}

/** The file that a source reads; undefined for the other kinds. */
export function fileOfSource(source: string): string | undefined {
  const { kind, detail } = partsOf(source);
  return kind === 'file' ? detail : undefined;
}

/** Whether the tokens were issued earlier, for an audience that the login cannot choose. */
export function holdsIssuedTokens(source: string): boolean {
  return ['file', 'env'].includes(partsOf(source).kind);
}

/** A source's kind, and the text after the colon. */
export function partsOf(source: string): { kind: string; detail: string | undefined } {
  const [, kind = '', detail] = /^([^:]*)(?::(.*))?$/s.exec(source) ?? [];
  return { kind, detail };
}
