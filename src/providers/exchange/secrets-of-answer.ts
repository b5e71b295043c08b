/** What of an answer must be hidden before anything is done with it: all of it but what is public by its name. */
import { omit } from './path.ts';
import { textsOf } from './template.ts';

/** A mask of less would spoil the log of the whole job. Every credential is far longer. */
export const minimumLength = 6;

/** Words of the protocols. Hiding them would spoil the log of the whole job and protect nothing. */
const protocolWord = /^(bearer|default|service|success|urn:ietf:params:oauth:.*)$/i;

/** Members of OAuth and of services like it that say something about a token and hold none. */
const publicMembers = ['token_type', 'issued_token_type', 'scope', 'expires', 'expires_in', 'expires_at'];

/**
 * Every text of at least six characters anywhere in the answer, line by line.
 * @param known what was public before: a service that repeats the name of a role or a claim does not make it a secret,
 * and a mask of such a word would spoil the log of the whole job
 * @param publicPaths what the preset or the user declares public; a text that is elsewhere too is hidden all the same
 */
export function secretsOfAnswer(
  body: unknown,
  known: ReadonlySet<string>,
  publicPaths: readonly string[] = [],
): string[] {
  const hidden = omit(body, [...publicMembers, ...publicPaths]);
  return unique(textsOf(hidden).flatMap(linesOf)).filter((secret) => !known.has(secret));
}

/** The forms in which a value that was handed on can turn up again. */
export function derivedForms(value: string): string[] {
  const bytes = Buffer.from(value);
  return unique([
    ...linesOf(value),
    bytes.toString('base64'),
    bytes.toString('base64url'),
    encodeURIComponent(value),
    JSON.stringify(value).slice(1, -1),
  ]);
}

function linesOf(text: string): string[] {
  return text
    .split(/\r\n|[\r\n]/)
    .map((line) => line.trim())
    .filter((line) => line.length >= minimumLength && !protocolWord.test(line));
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].filter((value) => value.length >= minimumLength);
}
