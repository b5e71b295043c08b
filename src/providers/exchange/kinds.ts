/** Kinds of values that only exchanges have. Maps arrive as JSON text, the way the list of logins hands them over. */

import { closest } from '../../settings/closest.ts';
import type { Kind } from '../../settings/kinds.ts';
import { jsonObject, Refusal, text } from '../../settings/kinds.ts';
import { isObject } from '../../text/json.ts';
import type { Expiry } from './expiry.ts';
import { headerProblem, isShallow, maxDepth, outputProblem, urlProblem, variableProblem } from './limits.ts';
import { pathPattern } from './path.ts';
import type { Gap } from './template.ts';
import {
  escapeLiteral,
  mapTexts,
  mentionsGap,
  requestGaps,
  resultGaps,
  templateProblem,
} from './template.ts';

/** A name → text map. A null takes the entry of a preset away. */
export type Texts = Readonly<Record<string, string | null>>;

function checked(problem: string | undefined): void {
  if (problem) throw new Refusal(problem);
}

/** A value to be taken as it is: `{literal: …}`. Undefined for anything else. */
function literalOf(value: unknown): { value: unknown } | undefined {
  if (!isObject(value) || Object.keys(value).length !== 1 || !('literal' in value)) return undefined;
  return { value: value.literal };
}

/** The template of one text of the user. Nothing of the text is shown, which may be secret. */
function template(text: string, gaps: readonly Gap[], entry: string): string {
  const problem = templateProblem(text, gaps, ` in the entry \`${entry}\``);
  if (problem)
    throw new Refusal(`${problem}. Write a value that only looks so, such as a secret, as \`{literal: …}\``);
  return text;
}

const isScalar = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value);

/** @param problem what is wrong with one entry */
function texts(
  label: string,
  gaps: readonly Gap[],
  problem: (name: string, value: string) => string | undefined,
): Kind<Texts> {
  return {
    label,
    shapes: ['map'],
    parse(given) {
      const entries = Object.entries(jsonObject.parse(given)).map(
        ([name, value]): [string, string | null] => {
          if (mentionsGap(name)) throw new Refusal('must not have anything filled in inside a name');
          if (value === null) {
            checked(problem(name, '$token'));
            return [name, null];
          }
          const literal = literalOf(value);
          const content = literal ? literal.value : value;
          if (!isScalar(content)) {
            throw new Refusal(
              `must map names to texts (or \`{literal: …}\`), which the entry \`${name}\` does not`,
            );
          }
          const text = literal ? escapeLiteral(String(content)) : String(content);
          checked(problem(name, text));
          return [name, literal ? text : template(text, gaps, name)];
        },
      );
      return Object.fromEntries(entries);
    },
  };
}

/** The templates of a JSON value, in which `{literal: …}` stands for what is in it. */
function jsonTemplate(value: unknown, gaps: readonly Gap[], entry: string): unknown {
  const literal = literalOf(value);
  if (literal) return mapTexts(literal.value, escapeLiteral);
  if (typeof value === 'string') return template(value, gaps, entry);
  if (Array.isArray(value)) return value.map((item) => jsonTemplate(item, gaps, entry));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, jsonTemplate(item, gaps, name)]),
  );
}

function jsonTemplates(value: Readonly<Record<string, unknown>>, gaps: readonly Gap[]) {
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, jsonTemplate(item, gaps, name)]),
  );
}

export const headers = texts('map of header to text', requestGaps, headerProblem);
export const fields = texts('map of field to text', requestGaps, () => undefined);
export const variables = texts('map of variable to text', resultGaps, variableProblem);
export const outputs = texts('map of output to text', resultGaps, outputProblem);

export const json: Kind<Readonly<Record<string, unknown>>> = {
  shapes: ['map'],
  label: 'JSON object',
  parse(given) {
    const value = jsonObject.parse(given);
    if (!isShallow(value)) throw new Refusal(`must not be nested more than ${maxDepth} levels deep`);
    return jsonTemplates(value, requestGaps);
  },
};

/** A text that a preset puts into the request as it is. */
export const literal: Kind<string> = {
  label: 'text',
  parse(given) {
    if (mentionsGap(given))
      throw new Refusal('must be a text without `$token` and the like, because nothing is filled in here');
    return given;
  },
};

export const path = text({
  label: 'path',
  pattern: pathPattern,
  rule: 'a path into the answer: names joined by dots, such as `auth.client_token`',
});

export function url(gaps: readonly Gap[] = []): Kind<string> {
  return {
    label: '`https://` URL',
    parse(given) {
      checked(urlProblem(given));
      checked(templateProblem(given, gaps));
      return given;
    },
  };
}

/** `https://host` of a service, without a slash at the end. */
export const baseUrl: Kind<string> = {
  label: '`https://` URL',
  parse: (given) => {
    const base = url().parse(given);
    if (new URL(base).search) throw new Refusal('must not have a query (?…)');
    return base.replace(/\/+$/, '');
  },
};

/** A map with these members only. */
function members(given: string, known: readonly string[]): Readonly<Record<string, unknown>> {
  const value = jsonObject.parse(given);
  for (const name of Object.keys(value)) {
    if (known.includes(name)) continue;
    const meant = closest(name, known);
    throw new Refusal(
      `must have no other members than ${known.map((member) => `\`${member}\``).join(', ')}, and \`${name}\` is none of them${meant ? `; did you mean \`${meant}\`?` : ''}`,
    );
  }
  return value;
}

export const expiry: Kind<Expiry> = {
  label: 'map with `in`, `at` or `after`',
  shapes: ['map'],
  example: '{after: 3600}',
  parse(given) {
    const value = members(given, ['in', 'at', 'after']);
    for (const member of ['in', 'at']) {
      if (
        value[member] !== undefined &&
        !(typeof value[member] === 'string' && pathPattern.test(value[member]))
      ) {
        throw new Refusal(`must have a path into the answer in \`${member}\``);
      }
    }
    const { after } = value;
    if (after !== undefined && !(Number.isInteger(after) && Number(after) > 0)) {
      throw new Refusal('must have a whole number of seconds in `after`');
    }
    return value as Expiry;
  },
};

export interface AudienceFrom {
  readonly get: string;
  readonly path: string;
  readonly allow: readonly string[];
}

export const audienceFrom: Kind<AudienceFrom> = {
  label: 'map with `get`, `path` and `allow`',
  shapes: ['map'],
  example: '{get: https://…, allow: […]}',
  parse(given) {
    const { get, path: at = 'audience', allow } = members(given, ['get', 'path', 'allow']);
    if (typeof get !== 'string') throw new Refusal('must have the URL to ask in `get`');
    checked(urlProblem(get) && `must have a URL in \`get\` that starts with https://`);
    checked(templateProblem(get, []));
    if (!(typeof at === 'string' && pathPattern.test(at)))
      throw new Refusal('must have a path into the answer in `path`');
    if (
      !(
        Array.isArray(allow) &&
        allow.length > 0 &&
        allow.every((item) => typeof item === 'string' && item !== '')
      )
    ) {
      throw new Refusal(
        'must list in `allow` the audiences that may be answered: they are chosen by the server, and an ID token for the wrong one could be used elsewhere',
      );
    }
    return { get, path: at, allow };
  },
};

export interface Revoke {
  readonly method: 'POST' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly form?: Readonly<Record<string, string>>;
  readonly json?: Readonly<Record<string, unknown>>;
  /** As in the contract's `Revocation`; for the services of presets. */
  readonly goneStatuses?: readonly number[];
  readonly hint?: string;
}

/** By the end of the job, the ID token has long expired. */
const revokeGaps: readonly Gap[] = ['token', 'body', 'client_assertion'];

/** False switches off what a preset, or an issuer's announcement, would do. */
export const revoke: Kind<Revoke | false> = {
  label: 'map with `method`, `url`, `headers`, `form` or `json`, or `false`',
  shapes: ['map', 'text'],
  example: '{url: https://…}',
  parse(given) {
    if (/^(false|False|FALSE)$/.test(given)) return false;
    const value = members(given, ['method', 'url', 'headers', 'form', 'json']);
    const { method = 'POST', url: address } = value;
    if (method !== 'POST' && method !== 'DELETE')
      throw new Refusal('must have `POST` or `DELETE` in `method`');
    if (typeof address !== 'string') throw new Refusal('must have a `url`');
    url(revokeGaps).parse(address);
    if (value.form !== undefined && value.json !== undefined)
      throw new Refusal('must not have both `form` and `json`');
    const map = (name: 'headers' | 'form', problem: (key: string, text: string) => string | undefined) =>
      withoutNulls(texts(name, revokeGaps, problem).parse(JSON.stringify(value[name] ?? {})));
    if (value.json !== undefined && !isObject(value.json)) throw new Refusal('must have a map in `json`');
    if (!isShallow(value.json ?? {}))
      throw new Refusal(`must not be nested more than ${maxDepth} levels deep`);
    return {
      method,
      url: address,
      headers: map('headers', headerProblem),
      ...(value.form === undefined ? {} : { form: map('form', () => undefined) }),
      ...(value.json === undefined ? {} : { json: jsonTemplates(value.json, revokeGaps) }),
    };
  },
};

export function withoutNulls(map: Texts): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(map).filter((entry): entry is [string, string] => entry[1] !== null),
  );
}

/** A PEM text; the logins list keeps the line breaks of a block (`|`), secrets often have them as `\n`. */
export function pem(what: string): Kind<string> {
  return {
    label: 'PEM',
    parse(given) {
      const value = given.replaceAll('\\n', '\n');
      if (!/^-----BEGIN [A-Z ]+-----\r?\n[\s\S]+-----END [A-Z ]+-----\s*$/.test(value)) {
        throw new Refusal(`must be ${what} in PEM form (-----BEGIN …), with its line breaks`);
      }
      return value;
    },
  };
}
