/**
 * What waits for what in one step: each request, what it needs, and how long it was delayed although it could have been
 * sent.
 */
import type { Measured, MeasuredRequest } from './measure.ts';

export interface Stage {
  readonly request: string;
  readonly waitsFor: string;
  /** Milliseconds since the process was started. */
  readonly readyAt: number;
  readonly arrivedAt: number;
  readonly endedAt: number;
}

const idTokens = 'github-id-token';
const code = 'the action’s code';

/** The answer that a request depends on: the ID token for an audience that contains this, or another request. */
const needs: Readonly<Record<string, { readonly audience: RegExp } | { readonly service: string }>> = {
  'aws-sts': { audience: /^sts\.amazonaws\.com$/ },
  'google-sts': { audience: /iam\.googleapis\.com/ },
  'google-iam-credentials': { service: 'google-sts' },
  entra: { audience: /AzureADTokenExchange/ },
  'azure-resource-manager': { service: 'entra' },
  pypi: { audience: /pypi/ },
  'octo-sts': { audience: /octo-sts/ },
  vault: { audience: /vault/ },
};

/** @throws {Error} for an unknown request */
export function stagesOf({ bootMs, requests }: Pick<Measured, 'bootMs' | 'requests'>): Stage[] {
  return requests.map((request) => {
    const before = prerequisite(request, requests);
    return {
      request: nameOf(request),
      waitsFor: before ? nameOf(before) : code,
      readyAt: before?.endedAt ?? bootMs,
      arrivedAt: request.at,
      endedAt: request.endedAt,
    };
  });
}

/** Milliseconds between the first and the last of the ID-token requests. */
export function spreadOfIdTokens(requests: readonly MeasuredRequest[]): number {
  const times = requests.filter(({ service }) => service === idTokens).map(({ at }) => at);
  return Math.max(...times) - Math.min(...times);
}

function prerequisite(
  { service }: MeasuredRequest,
  requests: readonly MeasuredRequest[],
): MeasuredRequest | undefined {
  if (service === idTokens) return undefined;
  const need = needs[service];
  const found =
    need &&
    requests.find((other) =>
      'service' in need
        ? other.service === need.service
        : other.service === idTokens && need.audience.test(other.query.audience ?? ''),
    );
  if (found === undefined) throw new Error(`Nobody knows what the request to ${service} waits for`);
  return found;
}

function nameOf({ service, operation, query }: MeasuredRequest): string {
  return service === idTokens
    ? `ID token for ${shortAudience(query.audience ?? '')}`
    : `${service} ${operation}`;
}

function shortAudience(audience: string): string {
  return audience.replace(/^https:\/\/iam\.googleapis\.com\/.*/, 'the Google provider');
}
