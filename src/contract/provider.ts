/**
 * The contract between the action and a provider: six roles, each with one reason to change. A provider never talks to
 * the runner or to another provider.
 */
import type { Environment } from '../environment.ts';
import type { Problem, Schema, Values } from '../settings/schema.ts';
import type { Exchange } from './exchange.ts';
import type { Explaining } from './explanation.ts';
import type { LoginFacts } from './facts.ts';
import type { Publishing } from './publication.ts';
import type { Renewal } from './renewal.ts';

/**
 * @typeParam S the declared settings
 * @typeParam R the settings after cross-checks and computed defaults; plain JSON-serialisable data
 * @typeParam C the credential; plain JSON-serialisable data, so that it can be cached
 */
export interface Provider<S extends Schema, R, C> {
  /** As written in `provider:` and in front of the flat inputs. */
  readonly name: string;
  readonly title: string;
  readonly settings: Settings<S, R>;
  /** What each output holds, for the reference pages. Absent if the outputs depend on the settings. */
  readonly outputs?: Readonly<Record<string, string>>;
  /**
   * Pure: everything that the plan and the step must know about a login before it runs.
   * @param login the login's name
   */
  facts(settings: R, login: string): LoginFacts;
  readonly exchange: Exchange<R, C>;
  readonly publish: Publishing<R, C>;
  /** For logins whose published files do not renew themselves. */
  readonly renewal?: Renewal<R, C>;
  readonly explain: Explaining<R>;
}

export interface Settings<S extends Schema, R> {
  readonly schema: S;
  /** Cross-checks and computed defaults. Pure; sends no request. */
  resolve(
    values: Values<S>,
    env: Environment,
  ): { settings: R; problems: readonly Problem[] } | { problems: readonly Problem[] };
  /** Names of settings that are optional, but without which a login is less safe. */
  readonly protectedBy?: readonly string[];
}

/** A provider whose types the caller does not know; the plan keeps each login's settings and provider together. */
// biome-ignore lint/suspicious/noExplicitAny: the registry holds providers of different types
export type AnyProvider = Provider<any, any, any>;
