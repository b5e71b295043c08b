/** The evaluators' verdict on one ID token, in the same terms for every cloud. */

/**
 * - `allowed`, `denied`: the cloud admits the bearer, or refuses.
 * - `invalid`: the cloud would not store this trust, so it admits nobody.
 * - `unknown`: it depends on something that neither the files nor the claims say.
 */
export type Verdict = 'allowed' | 'denied' | 'invalid' | 'unknown';

/** Kleene's three-valued logic: `null` means "cannot be known". */
export type Truth = boolean | null;

/** A decisive comparison, in words for people. */
export interface Test {
  /** The thing tested: a claim, a condition, a limit. */
  readonly what: string;
  readonly expected: string;
  readonly actual: string;
  /** `null`: cannot be known. */
  readonly holds: Truth;
}

export interface Judgement {
  readonly verdict: Verdict;
  readonly tests: readonly Test[];
}

/** The text for a value that a token or a configuration does not have. */
export const absent = '(absent)';

export const not = (value: Truth): Truth => (value === null ? null : !value);

/** True if all values are true; a single false value decides. */
export function all(values: readonly Truth[]): Truth {
  if (values.includes(false)) return false;
  return values.includes(null) ? null : true;
}

/** True if any value is true; a single true value decides. */
export function any(values: readonly Truth[]): Truth {
  if (values.includes(true)) return true;
  return values.includes(null) ? null : false;
}

export function verdictOf(admits: Truth): Verdict {
  if (admits === null) return 'unknown';
  return admits ? 'allowed' : 'denied';
}

/** Whether all tests hold. */
export function judge(tests: readonly Test[]): Judgement {
  return { verdict: verdictOf(all(tests.map(({ holds }) => holds))), tests };
}

/** The judgement on trust that the cloud would not store. */
export function invalid(problems: readonly Test[]): Judgement {
  return { verdict: 'invalid', tests: problems };
}

/** Equality, byte for byte. */
export function equality(what: string, expected: string, actual: string | undefined): Test {
  return { what, expected, actual: actual ?? absent, holds: actual === expected };
}

export function oneOf(what: string, expected: readonly string[], actual: readonly string[]): Test {
  return {
    what,
    expected: expected.join(' or ') || '(none)',
    actual: actual.join(', ') || absent,
    holds: actual.some((value) => expected.includes(value)),
  };
}
