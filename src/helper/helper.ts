import type { Environment } from '../environment.ts';
import type { HttpClient } from '../http/client.ts';
import type { RetryDependencies } from '../http/retry.ts';

export interface HelperDependencies extends Pick<RetryDependencies, 'now' | 'random' | 'sleep'> {
  readonly env: Environment;
  /** Created only if a request is needed: answers from the cache must be quick. */
  http(): Promise<HttpClient>;
}

/**
 * A program that other tools start in later steps. Returns what to print for them.
 * @throws {HelperFailure}
 */
export type Helper = (args: readonly string[], deps: HelperDependencies) => Promise<string>;

/** The message is for the user of the tool: one or two lines without any secret. */
export class HelperFailure extends Error {
  override name = 'HelperFailure';
}
