/** Trust as read from files of any format. */
import type { RoleTrust } from '../aws/trust-policy.ts';
import type { FederatedCredential } from '../azure/credentials.ts';
import type { Binding } from '../google/bindings.ts';
import type { WorkloadIdentityProvider } from '../google/provider.ts';

interface Named {
  /** The role, provider or application as named in the file, otherwise the file's name. */
  readonly name: string;
  readonly file: string;
}

export interface AwsTrust extends Named, RoleTrust {
  readonly cloud: 'aws';
  readonly maxSessionSeconds?: number;
  /** Thumbprints that are maintained by hand for github.com's provider. */
  readonly thumbprints?: readonly string[];
}

export interface GcpTrust extends Named {
  readonly cloud: 'gcp';
  /** Absent if only bindings were given. */
  readonly provider?: WorkloadIdentityProvider;
  /** Absent if only the provider was given. */
  readonly bindings?: readonly Binding[];
  /** How many providers the pool has, as far as the files say. */
  readonly providersInPool: number;
}

export interface AzureTrust extends Named {
  readonly cloud: 'azure';
  readonly credentials: readonly FederatedCredential[];
  /** Whether the identity also has passwords or certificates, as far as the files say. */
  readonly hasSecrets: boolean;
}

export type Trust = AwsTrust | GcpTrust | AzureTrust;

/** The parts that the readers of the formats collect, before they are combined. */
export interface Parts {
  readonly roles: RolePart[];
  readonly oidcProviders: OidcProviderPart[];
  readonly googleProviders: GoogleProviderPart[];
  readonly googleBindings: GoogleBindingsPart[];
  readonly azure: AzureTrust[];
  readonly unreadable: { readonly file: string; readonly problem: string }[];
}

export interface RolePart extends Named {
  readonly trustPolicy: unknown;
  readonly duplicates: ReadonlyMap<object, readonly string[]>;
  readonly accountId?: string;
  readonly maxSessionSeconds?: number;
  /** The account's provider, if the file says everything that matters. */
  readonly provider?: OidcProviderPart;
}

export interface OidcProviderPart {
  readonly arn?: string;
  /** Issuer without `https://`. */
  readonly url: string;
  readonly clientIds?: readonly string[];
  readonly thumbprints: readonly string[];
}

export interface GoogleProviderPart extends Named {
  readonly provider: WorkloadIdentityProvider;
  /** Bindings that belong only to this provider. */
  readonly bindings?: readonly Binding[];
}

export interface GoogleBindingsPart extends Named {
  readonly bindings: readonly Binding[];
}

export function noParts(): Parts {
  return { roles: [], oidcProviders: [], googleProviders: [], googleBindings: [], azure: [], unreadable: [] };
}
