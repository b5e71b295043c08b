/** When a credential ends, by what the answer says or by what is known of the service. */
import { pick } from './path.ts';

export interface Expiry {
  /** Path of a number of seconds from now. */
  readonly in?: string;
  /** Path of a moment: seconds since the epoch, or ISO 8601. */
  readonly at?: string;
  /** Seconds from now; with `in` or `at`, for answers that do not say. */
  readonly after?: number;
}

/** Milliseconds since the epoch, or undefined when nothing tells. */
export function expiryOf(body: unknown, expiry: Expiry, now: number): number | undefined {
  const seconds = expiry.in === undefined ? undefined : numberOf(pick(body, expiry.in));
  if (seconds !== undefined) return now + seconds * 1000;
  const moment = expiry.at === undefined ? undefined : momentOf(pick(body, expiry.at));
  if (moment !== undefined) return moment;
  return expiry.after === undefined ? undefined : now + expiry.after * 1000;
}

function momentOf(value: unknown): number | undefined {
  const seconds = numberOf(value);
  if (seconds !== undefined) return seconds * 1000;
  const parsed = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(parsed) ? undefined : parsed;
}

/** Some services write numbers as texts. Nothing ends later than a date can say. */
function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && number > 0 && number < 8e12 ? number : undefined;
}
