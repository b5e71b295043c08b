/** What a login to Google Cloud yields. Plain data, so that it can be cached. */
export interface ExpiringToken {
  readonly token: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

export interface GcpCredential {
  /** `sub` of the ID token. */
  readonly subject: string;
  /** Represents the job itself; expires with the ID token that it was exchanged for. */
  readonly federated: ExpiringToken;
  /** The service account's token; absent in direct federation. */
  readonly accessToken?: ExpiringToken;
  readonly idTokens: readonly (ExpiringToken & { readonly audience: string })[];
}
