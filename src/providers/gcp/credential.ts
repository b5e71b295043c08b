/** What a login to Google Cloud yields. Plain data, so that it can be cached. */
export interface ExpiringToken {
  readonly token: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

export interface GcpCredential {
  /** `sub` of the ID token. */
  readonly subject: string;
  /** Stands for the job itself; expires with the ID token it was made from. */
  readonly federated: ExpiringToken;
  /** Of the service account; absent in direct federation. */
  readonly accessToken?: ExpiringToken;
  readonly idTokens: readonly (ExpiringToken & { readonly audience: string })[];
}
