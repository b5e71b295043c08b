/** A complete exchange, as data. */
import type { TlsMaterial } from '../../http/client.ts';
import type { Expiry } from './expiry.ts';
import type { AudienceFrom, Revoke } from './kinds.ts';

export type Fields = Readonly<Record<string, string>>;

export type Body =
  | { readonly kind: 'form'; readonly fields: Fields }
  | { readonly kind: 'json'; readonly value: Readonly<Record<string, unknown>> };

export interface RequestSettings {
  readonly method: 'POST' | 'GET' | 'PUT';
  /** Absent when discovery tells. */
  readonly url?: string;
  readonly issuer?: string;
  readonly headers: Fields;
  readonly query: Fields;
  readonly body?: Body;
  /** Whether the ID token goes into the header `Authorization`. */
  readonly bearer: boolean;
}

export interface SignedAssertion {
  readonly key: string;
  readonly keyId?: string;
  readonly clientId: string;
  readonly audience: string;
}

/** @typeParam O the own settings of a preset */
export interface ExchangeSettings<O = unknown> {
  readonly audience?: string;
  readonly audienceFrom?: AudienceFrom;
  /** Absent where the ID token itself is what later steps need. */
  readonly request?: RequestSettings;
  /** Where the ID token is shown by later steps, if it is not exchanged. */
  readonly receiver?: string;
  readonly usesIdToken: boolean;
  readonly assertion?: SignedAssertion;
  /** Where the token can be in the answer; the first that is there counts. */
  readonly tokenPaths: readonly string[];
  /** Paths of what is public in the answer, as the preset and the user say. */
  readonly publicPaths: readonly string[];
  readonly expires: Expiry;
  readonly env: Fields;
  readonly outputs: Fields;
  /** False: not even as the issuer announces it. */
  readonly revoke?: Revoke | false;
  /** Whether `env` was written by the user. */
  readonly asksForVariables: boolean;
  readonly dpop: 'off' | 'accepted' | 'required';
  readonly tls?: TlsMaterial;
  readonly singleUse: boolean;
  readonly multiline: boolean;
  /** For the log: who, and where. */
  readonly identity?: string;
  readonly target?: string;
  readonly own: O;
}

/** Where the ID token goes; undefined if only later steps know. */
export function originOf({ request, receiver }: ExchangeSettings): string | undefined {
  const address = request?.url ?? request?.issuer ?? receiver;
  return address === undefined ? undefined : new URL(address).origin;
}
