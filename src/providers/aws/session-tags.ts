import type { Kind } from '../../settings/kinds.ts';
import { jsonObject, Refusal } from '../../settings/kinds.ts';

export interface SessionTag {
  readonly key: string;
  readonly value: string;
}

const maxTags = 50;
const characters = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/**
 * Session tags, as a JSON object or as lines.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html
 */
export const sessionTags: Kind<readonly SessionTag[]> = {
  shapes: ['text', 'list', 'map'],
  label: `JSON object, or lines \`key=value\`, at most ${maxTags}`,
  parse(given) {
    const tags = given.startsWith('{') ? fromObject(jsonObject.parse(given)) : fromLines(given);
    if (tags.length > maxTags) throw new Refusal(`must have at most ${maxTags} tags, but has ${tags.length}`);
    for (const tag of tags) check(tag);
    // AWS keeps the letter case of keys, but refuses two that differ only in case.
    const keys = new Set<string>();
    for (const { key } of tags) {
      if (keys.has(key.toLowerCase()))
        throw new Refusal(`has the key "${key}" twice (letter case does not count)`);
      keys.add(key.toLowerCase());
    }
    return tags;
  },
};

function fromObject(object: Readonly<Record<string, unknown>>): SessionTag[] {
  return Object.entries(object).map(([key, value]) => {
    if (!['string', 'number', 'boolean'].includes(typeof value)) {
      throw new Refusal(`must have a text, a number or a boolean for the key "${key}"`);
    }
    return { key, value: String(value) };
  });
}

function fromLines(given: string): SessionTag[] {
  const lines = given.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const [, key, value] = /^([^=]*)=(.*)$/.exec(line.trim()) ?? [];
    if (key === undefined || value === undefined)
      throw new Refusal('must have the form `key=value` in each line');
    return { key: key.trim(), value: value.trim() };
  });
}

function check({ key, value }: SessionTag): void {
  if (key.length < 1 || key.length > 128 || !characters.test(key)) {
    throw new Refusal(`has the key "${key}", which must be 1 to 128 letters, digits, blanks or \`_.:/=+-@\``);
  }
  if (/^aws:/i.test(key))
    throw new Refusal(`has the key "${key}", but keys that start with \`aws:\` are reserved`);
  if (value.length > 256 || !characters.test(value)) {
    throw new Refusal(
      `has a value for the key "${key}" that is not made of at most 256 letters, digits, blanks or \`_.:/=+-@\``,
    );
  }
}
