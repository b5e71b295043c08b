/** Guards for data read back from a file: whether it still has the shape that it was written with. */
import { isObject, type JsonObject } from './json.ts';

export type Guard = (value: unknown) => boolean;

export const isText: Guard = (value) => typeof value === 'string';
export const isNumber: Guard = (value) => typeof value === 'number';
export const isNothing: Guard = (value) => value === null;
export const isFlag: Guard = (value) => typeof value === 'boolean';
/** A moment in milliseconds since the epoch that a `Date` can represent. */
export const isTime: Guard = (value) => typeof value === 'number' && !Number.isNaN(new Date(value).getTime());

/** More than any service issues, and half of what Linux lets one environment variable hold. */
export const maxTokenLength = 64 * 1024;

/**
 * A token that headers, variables and files can hold: visible ASCII characters without blanks, as in an OAuth bearer
 * token (RFC 6750 section 2.1) and all that is encoded in Base64.
 */
export function isToken(value: unknown): value is string {
  return typeof value === 'string' && value.length <= maxTokenLength && /^[\x21-\x7e]+$/.test(value);
}

export function optional(guard: Guard): Guard {
  return (value) => value === undefined || guard(value);
}

export function oneOf(...guards: readonly Guard[]): Guard {
  return (value) => guards.some((guard) => guard(value));
}

export function listOf(guard: Guard): Guard {
  return (value) => Array.isArray(value) && value.every(guard);
}

/** An object with any keys. */
export function mapOf(guard: Guard): Guard {
  return (value) => isObject(value) && Object.values(value).every(guard);
}

/**
 * An object that has at least these members.
 * @typeParam T what was written; with it, no member can be forgotten
 */
export function objectOf<T extends object = JsonObject>(
  members: Readonly<Record<keyof T & string, Guard>>,
): Guard {
  return (value) =>
    isObject(value) && Object.entries<Guard>(members).every(([name, guard]) => guard(value[name]));
}
