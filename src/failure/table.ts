/**
 * The shape shared by all tables of refusals. A row says how a refusal is recognized, whether the request is repeated,
 * and what the user reads about it; its code is public and stable. Pure.
 */
import type { Diagnosis, FailureCode, RetryAdvice } from './failure.ts';

/** An error answer, parsed. */
export interface Refusal {
  readonly status: number;
  /** The service's own machine-readable code, such as OAuth's `error`. Empty if there is none. */
  readonly wireCode: string;
  /** A second, finer code, if the service has one. */
  readonly reason?: string;
  /** The human-readable text. Callers pass only its `beginning`, so no pattern takes long. */
  readonly words: string;
  /** The kind of request that was refused, as named in the provider's table. */
  readonly request?: string;
}

/** Conditions on a refusal; all given ones must hold. */
export interface Match {
  readonly wireCode?: readonly string[];
  readonly reason?: readonly string[];
  readonly status?: readonly number[];
  readonly words?: RegExp;
  readonly request?: string;
}

/** Why it failed, most likely cause first, and what to change. */
export interface Explanation extends Omit<Diagnosis, 'summary' | 'page'> {
  /** The row's title with the user's own values. Default: the title. */
  readonly summary?: string;
}

/** A code and its meaning. The code that raises the failure decides whether to retry. */
export interface Entry<Code extends string = string, Facts = never> {
  /** Stable: part of the action's public interface. */
  readonly code: Code;
  /** One sentence about what happened, without the user's values: for the log and for docs/troubleshooting.md. */
  readonly title: string;
  /** Fixed text, or text made from the facts of this failure: {@link Facts}. */
  readonly explain: Explanation | ((facts: Facts) => Explanation);
}

/** An entry that also says when it applies, and whether the request is then repeated. */
export interface Row<Code extends string = string, Facts = never> extends Entry<Code, Facts> {
  /** One set of conditions, or several alternatives. Absent for failures that the action itself finds. */
  readonly match?: Match | readonly Match[];
  readonly retry: RetryAdvice;
}

/** The first row that applies to a refusal. */
export function rowFor<R extends Row>(rows: readonly R[], refusal: Refusal): R | undefined {
  return rows.find(({ match }) => match && [match].flat().some((conditions) => holds(conditions, refusal)));
}

/** The entry of a failure's code: the part after the area. */
export function entryOf<E extends Entry>(
  entries: readonly E[],
  area: string,
  code: FailureCode,
): E | undefined {
  return entries.find((entry) => `${area}/${entry.code}` === code);
}

/** @param page of the docs, relative to `docs/` */
export function explained<Facts>(
  { title, explain }: Pick<Entry<string, Facts>, 'title' | 'explain'>,
  facts: Facts,
  page: string,
): Diagnosis {
  return { summary: title, ...(typeof explain === 'function' ? explain(facts) : explain), page };
}

/** One row per code, for codes of the service that mean the same; our code is the service's. */
export function rowsByWireCode<const Code extends string, Facts>(
  codes: readonly Code[],
  row: Omit<Row<string, Facts>, 'code' | 'match'>,
): readonly Row<Code, Facts>[] {
  return codes.map((code) => ({ code, match: { wireCode: [code] }, ...row }));
}

function holds({ wireCode, reason, status, words, request }: Match, refusal: Refusal): boolean {
  return (
    (wireCode?.includes(refusal.wireCode) ?? true) &&
    (reason?.includes(refusal.reason ?? '') ?? true) &&
    (status?.includes(refusal.status) ?? true) &&
    (words?.test(refusal.words) ?? true) &&
    (request === undefined || request === refusal.request)
  );
}
