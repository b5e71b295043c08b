/** A service as data: what its users write, and what that means for the exchange. */

import type { TrustAdvice } from '../../contract/explanation.ts';
import type { PrivateFile, PublishContext, RivalSetting, Variable } from '../../contract/publication.ts';
import type { VariableTable } from '../../contract/variables.ts';
import type { Environment } from '../../environment.ts';
import type { Claims } from '../../identity/claims.ts';
import type { Problem, Schema, Values } from '../../settings/schema.ts';
import type { Revoke } from './kinds.ts';
import type { ExchangeSettings } from './request-settings.ts';
import type { ServiceRow } from './row.ts';
import type { EngineValues } from './settings.ts';

/** The engine's keys as a preset fills them in, under the names they have in code. The user's own values come first. */
export type ExchangeDefaults = {
  readonly [K in keyof Omit<EngineValues, 'revoke'>]?: EngineValues[K] | undefined;
} & {
  readonly revoke?: Partial<Revoke> & Pick<Revoke, 'url'>;
  /** Where later steps show the ID token, for a preset without an exchange: an address of the receiver. */
  readonly receiver?: string;
  /** For the log: who, and where. */
  readonly identity?: string | undefined;
  readonly target?: string | undefined;
  /** The one origin besides the exchange's own that may be asked to revoke the token. */
  readonly revocationOrigin?: string;
  /** Where older releases of the service have the token. */
  readonly olderToken?: string;
  readonly problems?: readonly Problem[];
};

/** What a preset publishes besides the engine's maps. */
export interface Placed {
  readonly files?: readonly PrivateFile[];
  readonly variables?: Readonly<Record<string, Variable>>;
  readonly outputs?: Readonly<Record<string, string>>;
  /** Lines for the log. */
  readonly notes?: readonly string[];
}

export interface Preset<S extends Schema, Code extends string = string> {
  readonly name: string;
  readonly title: string;
  /** Its own keys; they replace the engine's keys of the same name. */
  readonly settings: S;
  /** @param engine the engine's keys that the user gave */
  toExchange(values: Values<S>, engine: EngineValues, env: Environment): ExchangeDefaults;
  /** Default: yes, what the service's own client reads. */
  readonly exportsByDefault?: boolean;
  /** Default: yes. No for tokens to publish with, which shall live as long as they can when the upload begins. */
  readonly reusable?: boolean;
  /** The service's own errors; the first row that matches counts, before those of OAuth. */
  readonly errors?: readonly ServiceRow<Code>[];
  /** What is known about the variables that the preset exports, be it by `env` or by {@link place}. */
  readonly variables?: VariableTable;
  /** Variables that {@link place} sets. */
  readonly placedVariables?: readonly string[];
  /** Outputs that {@link place} sets. */
  readonly placedOutputs?: readonly string[];
  place?(token: string, settings: ExchangeSettings<Values<S>>, place: PublishContext): Placed;
  /** Variables of the job that would win over the exported ones, and what that does. */
  readonly rivals?: Readonly<Record<string, string>>;
  /** Settings in the user's own files that would win over the exported variables. */
  readonly rivalSettings?: readonly RivalSetting[];
  trust?(claims: Claims, settings: ExchangeSettings<Values<S>>): readonly TrustAdvice[];
  /** Lines about every successful login. */
  notes?(settings: ExchangeSettings<Values<S>>): readonly string[];
  /** Whether tools get the next token by what is published. */
  renewsItself?(settings: ExchangeSettings<Values<S>>): boolean;
  /** Own keys that a login can do without, and is less safe then. */
  readonly protectedBy?: readonly string[];
  /** Heading on the page of other services. */
  readonly anchor?: string;
}

/** Declares a preset with the types of its settings and error codes. */
export function definePreset<const S extends Schema, const Code extends string = never>(
  preset: Preset<S, Code>,
): Preset<S, Code> {
  return preset;
}
