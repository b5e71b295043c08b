/** The services that throttle, with their documented quotas. */

export interface Quota {
  readonly name: string;
  /** The number of requests that may come at once. */
  readonly burst: number;
  /** The number of requests added every `everyMs`, up to the burst. */
  readonly refill: number;
  readonly everyMs: number;
  /** The `Retry-After` of a throttled answer, in milliseconds. */
  readonly retryAfterMs?: number;
  readonly source: string;
}

export const quotas: readonly Quota[] = [
  {
    name: 'AWS STS',
    burst: 600,
    refill: 600,
    everyMs: 1_000,
    source:
      '600 requests per second, account and region: [IAM and STS quotas](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html). AWS gives it for the requests that are made with credentials, and no figure for `AssumeRoleWithWebIdentity`; the same is assumed.',
  },
  {
    name: 'Google STS',
    burst: 6_000,
    refill: 6_000,
    everyMs: 60_000,
    source:
      '6,000 exchanges per minute and project: [IAM quotas](https://cloud.google.com/iam/quotas). The jobs start with the minute, which is the worst case: the next one is the furthest away.',
  },
  {
    name: 'Azure Resource Manager',
    burst: 250,
    refill: 25,
    everyMs: 1_000,
    retryAfterMs: 1_000,
    source:
      'a bucket of 250 reads, refilled with 25 per second, for each subscription, service principal and region: [how requests are throttled](https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling). `Retry-After` is taken to be one second.',
  },
];

export interface Service {
  readonly requests: number;
  /** Whether a request that arrives now is served. */
  admits(now: number): boolean;
}

/** A bucket that is refilled in steps; a refused request takes nothing out of it. */
export function createService({ burst, refill, everyMs }: Quota): Service {
  let tokens = burst;
  let filledAt = 0;
  let requests = 0;
  return {
    get requests() {
      return requests;
    },
    admits(now) {
      const steps = Math.floor((now - filledAt) / everyMs);
      tokens = Math.min(burst, tokens + steps * refill);
      filledAt += steps * everyMs;
      requests += 1;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}

/** The number of requests that the service can serve from the start until then: no policy can do better. */
export function mostServed({ burst, refill, everyMs }: Quota, milliseconds: number): number {
  return burst + Math.floor(milliseconds / everyMs) * refill;
}
