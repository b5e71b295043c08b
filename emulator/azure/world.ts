import type { CloudName } from './clouds.ts';

export interface AzureWorld {
  tenants: Tenant[];
  subscriptions: Subscription[];
}

export interface Tenant {
  id: string;
  displayName: string;
  /** Verified domains, usable instead of the ID. */
  domains: string[];
  cloud: CloudName;
  identities: Identity[];
}

/** An application with its service principal, or a user-assigned managed identity. */
export interface Identity {
  kind: 'application' | 'managedIdentity';
  displayName: string;
  clientId: string;
  /** Object ID of the service principal, which role assignments name. */
  objectId: string;
  disabled: boolean;
  federatedCredentials: FederatedCredential[];
}

/** A federated identity credential: exact `subject`, or an expression instead. */
export interface FederatedCredential {
  name: string;
  issuer: string;
  audience: string;
  subject?: string;
  /** Flexible form: `claims['sub'] matches '…'` with `eq`, `matches`, `and`. */
  claimsMatchingExpression?: string;
}

export interface Subscription {
  id: string;
  displayName: string;
  tenantId: string;
  state: 'Enabled' | 'Disabled' | 'Warned';
  resourceGroups: { name: string; location: string }[];
  /** Object IDs with at least the Reader role. */
  readers: string[];
}
