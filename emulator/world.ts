import type { AwsWorld } from './aws/world.ts';
import type { AzureWorld } from './azure/world.ts';
import type { ExchangeWorld } from './exchange/world.ts';
import type { FlyWorld } from './fly/world.ts';
import type { GitHubWorld, Job } from './github/world.ts';
import type { GoogleWorld } from './google/world.ts';

/** Everything the emulated services know and trust. Plain data: change it at any time, even between requests. */
export interface World {
  job: Job;
  lifetimes: Lifetimes;
  /** Token issuers by their `iss`, and whether relying parties can fetch their keys. */
  issuers: Record<string, { reachable: boolean }>;
  github: GitHubWorld;
  fly: FlyWorld;
  aws: AwsWorld;
  google: GoogleWorld;
  azure: AzureWorld;
  exchange: ExchangeWorld;
}

export interface Lifetimes {
  /** ID tokens, from `iat` to `exp`. GitHub: 300. */
  idTokenSeconds: number;
  /** The bearer token for requesting ID tokens. GitHub: about 6 h 10 min from job start. */
  requestTokenSeconds: number;
  /** Makes all issued cloud credentials expire this early, whatever was requested; for tests of long jobs. */
  credentialSeconds?: number;
}

/** The lifetime of a credential that is normally valid for `seconds`. */
export function credentialLifetime(world: World, seconds: number): number {
  return Math.min(seconds, world.lifetimes.credentialSeconds ?? seconds);
}
