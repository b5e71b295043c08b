/**
 * The expected outcome of each fault, as data: what goes wrong, and how a login ends if the fault persists. A fault
 * that occurs only once or twice is survived, unless an ending says that nothing is retried.
 */
import type { Fault, FaultKind } from '../../emulator/index.ts';
import type { Endpoint } from './endpoints.ts';

/**
 * How often the request is sent before the login fails: once; as often as `retry-max-attempts` says; or as often as
 * fits before `timeout-seconds`.
 */
export type Attempts = 'one' | 'all' | 'until the deadline';

export type Ending = 'survives' | { readonly code: string; readonly attempts: Attempts };

export interface FaultRow {
  readonly name: string;
  /** Injected at the endpoint; or whose name has no address: the proxy's, or without a proxy the endpoint's own. */
  readonly fault: Omit<Fault, 'service' | 'operation' | 'times'> | 'proxy-dns' | 'dns';
  readonly always: Ending;
  /** Endpoints, by the emulator's name of the service, that end differently. */
  readonly except?: Readonly<Record<string, Ending>>;
  /** Whether the login only ends with time: `timeout-seconds` is then short. */
  readonly waits?: boolean;
}

const gaveUp = (code: string): Ending => ({ code, attempts: 'all' });
const atOnce = (code: string): Ending => ({ code, attempts: 'one' });
const untilDeadline = (code: string): Ending => ({ code, attempts: 'until the deadline' });

/** What the services call their failures, by status; others have the status in the code. */
const ownCodes: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  500: services('unavailable', 'AADSTS90033', 'outage'),
  502: services('unavailable', 'AADSTS90033', 'outage'),
  503: services('unavailable', 'AADSTS90033', 'outage'),
  504: services('unavailable', 'AADSTS90033', 'outage'),
  408: services('unavailable', 'AADSTS90033', 'outage'),
  429: services('throttled', 'AADSTS90055', 'rate-limit'),
};

function services(cloud: string, entra: string, vault: string) {
  return {
    'github-id-token': '',
    'aws-sts': `aws/${cloud}`,
    'google-sts': `gcp/${cloud}`,
    'google-iam-credentials': `gcp/${cloud}`,
    entra: `azure/${entra}`,
    'azure-resource-manager': `azure/${cloud}`,
    vault: `vault/${vault}`,
  };
}

const statuses = Object.entries(ownCodes).flatMap(([status, codes]): FaultRow[] => {
  const isThrottled = status === '429';
  const ending = isThrottled ? untilDeadline : gaveUp;
  const except = Object.entries(codes).filter(([, code]) => code !== '');
  return [undefined, 1].map((retryAfter) => ({
    name: `HTTP ${status}${retryAfter === undefined ? '' : ' with Retry-After'}`,
    fault: { kind: 'status', status: Number(status), ...(retryAfter === undefined ? {} : { retryAfter }) },
    always: ending(`id-token/http-${status}`),
    except: Object.fromEntries(except.map(([service, code]) => [service, ending(code)])),
    waits: isThrottled,
  }));
});

/** For the proxy's refusals the code is the one of the answer, as if the service itself had given it. */
const gatewayCodes = (status: number): Pick<FaultRow, 'always' | 'except'> => ({
  always: gaveUp('{area}/unavailable'),
  except: { 'github-id-token': gaveUp(`id-token/http-${status}`), vault: gaveUp('vault/outage') },
});

/** The outcome of a proxy's refusal to open a tunnel, by its status. */
const proxyRefusals: Readonly<Record<number, Pick<FaultRow, 'always'>>> = {
  403: { always: atOnce('http/proxy-refused') },
  407: { always: atOnce('http/proxy-authentication') },
  502: { always: gaveUp('http/proxy-refused') },
  503: { always: gaveUp('http/proxy-refused') },
};

const wrongTypes = JSON.stringify({
  value: 7,
  access_token: [],
  accessToken: {},
  auth: { client_token: {} },
});

export const faultRows: readonly FaultRow[] = [
  ...statuses,
  { name: 'HTTP 502 with a gateway’s page', fault: { kind: 'html', status: 502 }, ...gatewayCodes(502) },
  { name: 'empty answer, HTTP 200', fault: { kind: 'empty' }, always: gaveUp('http/unusable-answer') },
  { name: 'web page, HTTP 200', fault: { kind: 'html' }, always: gaveUp('http/unusable-answer') },
  {
    name: 'answer of the wrong type',
    fault: { kind: 'status', status: 200, headers: { 'content-type': 'application/json' }, body: wrongTypes },
    always: gaveUp('http/unusable-answer'),
    // The token's position in an answer is a setting there, so a missing token is a mistake in the set-up.
    except: { vault: atOnce('vault/no-token') },
  },
  { name: 'answer cut off', fault: { kind: 'truncate' }, always: gaveUp('http/reset') },
  {
    name: 'answer that trickles, within the time',
    fault: { kind: 'slow-body', delayMs: 400 },
    always: 'survives',
  },
  {
    name: 'answer that trickles for too long',
    fault: { kind: 'slow-body', delayMs: 30_000 },
    always: gaveUp('http/timeout'),
    waits: true,
  },
  { name: 'no answer', fault: { kind: 'hang' }, always: gaveUp('http/timeout'), waits: true },
  {
    name: 'reset before the request, or the proxy dies once the tunnel is open',
    fault: { kind: 'reset-tunnel' },
    always: gaveUp('http/reset'),
  },
  { name: 'reset during the request', fault: { kind: 'reset-early' }, always: gaveUp('http/reset') },
  { name: 'reset after the request', fault: { kind: 'reset' }, always: gaveUp('http/reset') },
  {
    name: 'certificate of an unknown authority',
    fault: { kind: 'untrusted' },
    always: atOnce('http/certificate'),
  },
  { name: 'no TLS behind the tunnel', fault: { kind: 'no-tls' }, always: gaveUp('http/connection') },
  {
    name: 'name without an address, without a proxy',
    fault: 'dns',
    always: gaveUp('http/dns'),
  },
  {
    name: 'proxy’s name without an address',
    fault: 'proxy-dns',
    always: gaveUp('http/proxy-unreachable'),
  },
  ...Object.entries(proxyRefusals).map(
    ([status, ending]): FaultRow => ({
      name: `proxy refuses with HTTP ${status}`,
      fault: { kind: 'refuse-tunnel', status: Number(status) },
      ...ending,
    }),
  ),
  {
    name: 'proxy dies before the tunnel is open',
    fault: { kind: 'drop-tunnel' },
    always: gaveUp('http/proxy-unreachable'),
  },
];

const whileConnecting: readonly FaultKind[] = [
  'refuse-tunnel',
  'drop-tunnel',
  'reset-tunnel',
  'untrusted',
  'no-tls',
  'reset-early',
];

/** Whether the fault can strike this endpoint's own request, and not only an earlier one on the same connection. */
export function applies({ fault }: FaultRow, { isLater = false }: Endpoint): boolean {
  return !isLater || (typeof fault !== 'string' && !whileConnecting.includes(fault.kind));
}

/** What the log of a post step has if a token could not be revoked. */
export const notRevoked = 'a warning';

/**
 * The ending at one endpoint.
 * @param isPassing whether the fault occurs only once or twice
 */
export function endingOf(row: FaultRow, endpoint: Endpoint, isPassing: boolean): Ending {
  if (endpoint.program === 'post') return endingOfRevocation(row, isPassing);
  const always = row.except?.[endpoint.service] ?? row.always;
  if (always === 'survives') return always;
  if (isPassing && always.attempts !== 'one') return 'survives';
  const isShort = endpoint.program === 'helper' && row.waits && always.attempts === 'all';
  return isShort ? untilDeadline(always.code) : always;
}

/**
 * A success counts whatever its body says; Vault's has none that could trickle. All attempts share ten seconds, so
 * silence is not repeated.
 */
function endingOfRevocation({ always, fault, waits = false }: FaultRow, isPassing: boolean): Ending {
  const isThrottled = typeof fault !== 'string' && fault.status === 429;
  const isSuccess = typeof fault !== 'string' && ['empty', 'html', 'status'].includes(fault.kind);
  if (isSuccess && (fault.status ?? 200) === 200) return 'survives';
  if (always === 'survives' || (typeof fault !== 'string' && fault.kind === 'slow-body')) return 'survives';
  if (always.attempts === 'one' || (waits && !isThrottled)) return atOnce(notRevoked);
  return isPassing ? 'survives' : { code: notRevoked, attempts: always.attempts };
}
