/**
 * What an exchange must not do, in a preset or in the user's own settings. Each check returns words that complete
 * "`<key>` …", or undefined.
 */
import { isLoopback } from '../../settings/kinds.ts';
import { maxTokenLength } from '../../text/shape.ts';
import { hasGap } from './template.ts';

/** Bytes of an answer, and of an answer that only names an audience. */
export const maxAnswerBytes = 1024 * 1024;
export const maxAudienceBytes = 4096;
/** Levels of lists and objects in an answer. */
export const maxDepth = 16;
/** Milliseconds for all attempts of one exchange together. */
export const maxExchangeMs = 60_000;

/**
 * Placeholders may be used after the origin only: nothing that is filled in decides where a token goes. The origin is the
 * one that the URL parser finds, which takes `https:///x`, `https:/x` and `https:\x` for hosts too.
 */
export function urlProblem(text: string): string | undefined {
  if (!/^[a-z]+:\/\//i.test(text) || !URL.canParse(text))
    return 'must be a complete URL that starts with https://';
  if (!/^[a-z]+:\/\/[^/\\\s]/i.test(text)) return 'must have a host right after the two slashes';
  const url = new URL(text);
  if (url.host.includes('$')) return 'must not have anything filled in before the path';
  if (url.username || url.password) return 'must not hold a user name or password';
  if (url.hash) return 'must not have a fragment (#…)';
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
    return 'must start with https:// (http:// is accepted for the loopback address only)';
  }
  return undefined;
}

/** Those that decide how the message is read, or that the connection itself sets. */
const ownHeaders = new Set([
  'host',
  'content-length',
  'transfer-encoding',
  'cookie',
  'connection',
  'upgrade',
  'te',
  'trailer',
  'dpop',
]);

export function headerProblem(name: string, value: string): string | undefined {
  if (!/^[!#%&'*+.^`|~\w-]+$/.test(name)) return 'must have header names of letters, digits and dashes';
  if (ownHeaders.has(name.toLowerCase())) return `must not set the header \`${name}\``;
  if (!isHeaderValue(value)) return `must have a single line of plain characters in the header \`${name}\``;
  if (/^(proxy-)?authorization$/i.test(name) && !hasGap(value)) {
    return `must take the value of \`${name}\` from \`$token\` or \`$id_token\`: a fixed credential does not belong into an exchange`;
  }
  return undefined;
}

export function isHeaderValue(value: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(value);
}

/** Variables that decide what programs run, and those of the runner. */
const foreignVariables =
  /^(PATH|PATHEXT|COMSPEC|SHELL|LD_.*|DYLD_.*|NODE_OPTIONS|BASH_ENV|ENV|GITHUB_(?!TOKEN$).*|RUNNER_.*|ACTIONS_.*|INPUT_.*)$/i;

export function variableProblem(name: string): string | undefined {
  if (!/^[A-Za-z_]\w*$/.test(name)) {
    return 'must have variable names of letters, digits and underscores, not starting with a digit';
  }
  if (foreignVariables.test(name) || name in Object.prototype) return `must not set the variable \`${name}\``;
  return undefined;
}

/**
 * Of what a service sends for later steps. No process can have a NUL in its environment, nor an endless value; other
 * control characters move the cursor of whoever looks at it. Line breaks are judged separately.
 */
export function valueProblem(value: string): string | undefined {
  if (value.length > maxTokenLength) return `is longer than ${maxTokenLength / 1024} KiB`;
  return /[^\P{Cc}\t\r\n]/u.test(value) ? 'has control characters' : undefined;
}

/** Set by every login. */
export const ownOutputs: ReadonlySet<string> = new Set([
  'token',
  'expires-at',
  'dpop-key-file',
  'dpop-thumbprint',
]);

export function outputProblem(name: string): string | undefined {
  if (!/^[a-z][a-z0-9-]*$/.test(name))
    return 'must have output names of lower-case letters, digits and dashes';
  if (ownOutputs.has(name)) return `must not set the output \`${name}\`, which is always there`;
  return undefined;
}

/** Whether a JSON value has no more levels than allowed. */
export function isShallow(value: unknown, levels = maxDepth): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((item) => isShallow(item, levels - 1));
}
