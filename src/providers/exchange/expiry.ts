/** When a credential expires, according to the answer or to what is known of the service. */
import { pick } from './path.ts';

export interface Expiry {
  /** Path of a number of seconds from now. */
  readonly in?: string;
  /** Path of a moment: seconds or milliseconds since the epoch, or ISO 8601. */
  readonly at?: string;
  /** Seconds from now; with `in` or `at`, for answers that do not say. */
  readonly after?: number;
}

/** Milliseconds since the epoch, or undefined when nothing tells. */
export function expiryOf(body: unknown, expiry: Expiry, now: number): number | undefined {
  const seconds = expiry.in === undefined ? undefined : numberOf(pick(body, expiry.in));
  if (seconds !== undefined && now + seconds * 1000 < latest) return now + seconds * 1000;
  const moment = expiry.at === undefined ? undefined : momentOf(pick(body, expiry.at));
  if (moment !== undefined) return moment;
  return expiry.after === undefined ? undefined : now + expiry.after * 1000;
}

/** As seconds, a number from this one on is a moment after the year 5000; as milliseconds, one after March 1973. */
const leastMilliseconds = 1e11;
/** The year 5000. A later expiry is not a sensible one. */
const latest = Date.UTC(5000, 0);

function momentOf(value: unknown): number | undefined {
  const number = numberOf(value);
  const moment =
    number === undefined
      ? Date.parse(typeof value === 'string' ? value : '')
      : number < leastMilliseconds
        ? number * 1000
        : number;
  return moment < latest ? moment : undefined;
}

/** Some services write numbers as texts. */
function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && number > 0 && number < 8e12 ? number : undefined;
}
