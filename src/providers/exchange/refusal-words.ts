/**
 * What a service says about a refusal, in whatever form it comes: members of OAuth, problem details, lists, maps of
 * fields, plain text. Of a JSON answer only members whose names mean an explanation are read: all else could be secret.
 */
import { beginning } from '../../http/answer.ts';
import type { HttpAnswer } from '../../http/client.ts';
import { isObject, type JsonObject } from '../../text/json.ts';
import { isShallow } from './limits.ts';

export interface RefusalWords {
  /** A word or number for programs: OAuth's `error`, a `code`. Empty if there is none. */
  readonly wireCode: string;
  /** The words for people, all of them. Empty if there are none. */
  readonly text: string;
}

/** Members that explain an error, in the order in which they are shown; written in lower case and without separators. */
const explaining = [
  'errordescription',
  'errormessage',
  'message',
  'msg',
  'error',
  'detail',
  'description',
  'title',
];

const nothing: RefusalWords = { wireCode: '', text: '' };

export function refusalWords({ body }: Pick<HttpAnswer, 'body'>): RefusalWords {
  const value = parsed(body);
  if (value === undefined) return { wireCode: '', text: plainText(body) };
  if (!isShallow(value)) return nothing;
  const parts = isObject(value)
    ? [value, ...itemsOf(member(value, 'error')), ...itemsOf(member(value, 'errors'))]
    : itemsOf(value);
  const texts = parts.flatMap((part) => (typeof part === 'string' ? [part] : textsIn(part)));
  return {
    wireCode: parts.map(wireCodeOf).find(Boolean) ?? '',
    text: [...new Set(texts.map((text) => text.trim()).filter(Boolean))].join('; '),
  };
}

/** Whether an answer speaks of an error, whatever its status. */
export function speaksOfError(body: JsonObject): boolean {
  const said = ['error', 'errors', 'errormessage'].map((name) => member(body, name));
  return said.some((value) => (typeof value === 'string' ? value.trim() !== '' : itemsOf(value).length > 0));
}

function parsed(body: string): unknown {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' || typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Not a web page, which is a gateway's, nor JSON that was cut off. */
function plainText(body: string): string {
  const text = beginning(body.trim());
  return /^[<{[]/.test(text) ? '' : text;
}

/** The items of a list, those of each field of a map, or the one value. */
function itemsOf(value: unknown): readonly (string | JsonObject)[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap((item) => (Array.isArray(item) ? [] : itemsOfOne(item)));
  if (!isObject(value)) return [];
  const lists = Object.values(value).filter(Array.isArray);
  return [value, ...lists.flat().filter((item): item is string => typeof item === 'string')];
}

function itemsOfOne(item: unknown): readonly (string | JsonObject)[] {
  return typeof item === 'string' || isObject(item) ? [item] : [];
}

function textsIn(part: JsonObject): string[] {
  return explaining.flatMap((name) => {
    const text = member(part, name);
    return typeof text === 'string' ? [text] : [];
  });
}

function wireCodeOf(part: string | JsonObject): string | undefined {
  if (typeof part === 'string') return undefined;
  return [member(part, 'error'), member(part, 'code')]
    .filter((code) => typeof code === 'string' || typeof code === 'number')
    .map(String)
    .find((code) => /^[A-Za-z0-9][\w.-]{0,63}$/.test(code));
}

/** A member by its name, however it is written: `error_description`, `ErrorDescription`. */
function member(value: JsonObject, name: string): unknown {
  const key = Object.keys(value).find((candidate) => candidate.toLowerCase().replace(/[_-]/g, '') === name);
  return key === undefined ? undefined : value[key];
}
