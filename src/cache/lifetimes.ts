/**
 * When a credential is renewed. Limits in minutes are also capped at a share of the credential's lifetime, so
 * short-lived credentials are not renewed constantly. Pure; all times are in milliseconds since the epoch.
 */

export interface Lifetime {
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/**
 * The AWS CLI and boto3 ask again when 15 minutes are left, the AWS SDK for JavaScript at 5; the credentials they then
 * get must last longer.
 */
const comfortableMs = 20 * 60_000;
/** How long one request of a tool takes: a credential that expires earlier is useless. */
const leastMs = 30_000;

/** Whether a credential can be handed to a tool that asks for a fresh one. */
export function isComfortable({ issuedAt, expiresAt }: Lifetime, now: number): boolean {
  return expiresAt - now > Math.min(comfortableMs, (expiresAt - issuedAt) / 3);
}

/** Whether a credential is still good enough if no fresher one is available. */
export function isAlive({ issuedAt, expiresAt }: Lifetime, now: number): boolean {
  return expiresAt - now > Math.min(leastMs, (expiresAt - issuedAt) / 20);
}

/** When the background process renews: early enough that renewal may fail for half of the lifetime. */
export function halfLife({ issuedAt, expiresAt }: Lifetime): number {
  return issuedAt + (expiresAt - issuedAt) / 2;
}
