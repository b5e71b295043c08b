/** Foreign text for a message. */
import { excerpt } from '../../http/answer.ts';
import type { JsonObject } from '../../text/json.ts';

/** The names of an answer's members, for an explanation. Names are foreign text like all else. */
export function shownMembers(body: JsonObject, sent: readonly string[]): string {
  const names = Object.keys(body).slice(0, 20);
  return names.map((name) => `\`${shown(name, sent, 40)}\``).join(', ') || 'nothing';
}

/** At most `length` characters on one line, without what was sent, without anything that looks like a token or a command. */
export function shown(text: string, sent: readonly string[], length = 500): string {
  const hidden = sent.reduce(
    (result, secret) => (secret.length < 6 ? result : result.replaceAll(secret, '***')),
    text,
  );
  return excerpt(hidden, length).replaceAll('::', ': :');
}
