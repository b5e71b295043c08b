import type { FailureCode, RetryAdvice, Stage } from '../failure/failure.ts';
import { Failure } from '../failure/failure.ts';
import { UnusableProxy } from './proxy.ts';
import { adviceForStatus } from './retry.ts';
import { TunnelFailure } from './tunnel.ts';

interface Target {
  readonly host: string;
  /** The proxy that was used, without its user name and password. */
  readonly via?: string | undefined;
  readonly stage: Stage;
  /** Whether there was a connection to the host; with a proxy, a tunnel. Default: true. */
  readonly isConnected?: boolean;
  readonly timedOutAfterMs?: number | undefined;
}

/** Node's error codes in words; the first word of each is the part of our stable code after `http/`. */
const wordings = {
  ECONNRESET: ['reset', 'closed the connection before the answer was complete'],
  EPIPE: ['reset', 'closed the connection while the request was being sent'],
  ECONNREFUSED: ['refused', 'refused the connection'],
  ETIMEDOUT: ['timeout', 'could not be reached in time'],
  EHOSTUNREACH: ['unreachable', 'cannot be reached from this runner'],
  ENETUNREACH: ['unreachable', 'cannot be reached from this runner'],
  ENOTFOUND: ['dns', "could not be resolved by this runner's DNS"],
  // For a unix socket, or from a firewall that says so.
  ENOENT: ['missing', 'does not exist on this runner'],
  EACCES: ['forbidden', 'may not be connected to from this process'],
  EAI_AGAIN: ['dns', "could not be resolved: this runner's DNS did not answer"],
} as const satisfies Readonly<Record<string, readonly [code: string, words: string]>>;

function wordingOf(nodeCode: string): (typeof wordings)[keyof typeof wordings] | undefined {
  return Object.hasOwn(wordings, nodeCode) ? wordings[nodeCode as keyof typeof wordings] : undefined;
}

/**
 * Turns a failure below HTTP into an error that names the host and the proxy. The original error is not attached: it
 * can contain the request with its headers.
 */
export function transportFailure(error: unknown, target: Target): Failure {
  const route = target.via ? ` (through the proxy ${target.via})` : '';
  const { stage } = target;
  if (error instanceof UnusableProxy) {
    return new Failure(error.message, { code: 'http/proxy-unsupported', stage, retry: 'no' });
  }
  if (target.via !== undefined) {
    if (error instanceof TunnelFailure) return proxyFailure(error, target.via, target);
    if (target.timedOutAfterMs !== undefined && target.isConnected === false)
      return proxyFailure({ code: 'ETIMEDOUT' }, target.via, target);
  }
  if (target.timedOutAfterMs !== undefined) {
    const words = `${target.host}${route} did not answer within ${target.timedOutAfterMs / 1000} s`;
    return new Failure(words, { code: 'http/timeout', stage, retry: 'yes' });
  }
  const nodeCode = errorCode(error);
  const known = wordingOf(nodeCode);
  if (known)
    return new Failure(`${target.host}${route} ${known[1]}`, {
      code: `http/${known[0]}`,
      stage,
      retry: 'yes',
    });
  if (isRefusalOfClient(nodeCode)) {
    const words = `${target.host}${route} does not accept the certificate of the client, or the lack of one (${nodeCode})`;
    return new Failure(words, { code: 'http/client-certificate', stage, retry: 'no' });
  }
  if (isCertificateError(nodeCode)) {
    const words = `the certificate of ${target.host}${route} is not trusted on this runner (${nodeCode})`;
    return new Failure(words, { code: 'http/certificate', stage, retry: 'no' });
  }
  if (nodeCode === 'ABORT_ERR') {
    return new Failure(`the request to ${target.host}${route} was abandoned`, {
      code: 'http/aborted',
      stage,
      retry: 'no',
    });
  }
  const words = `the connection to ${target.host}${route} failed${nodeCode ? ` (${nodeCode})` : ''}`;
  return new Failure(words, { code: 'http/connection', stage, retry: 'yes' });
}

/** A proxy that opened no tunnel. The reason it gives concerns the proxy, not the host behind it. */
function proxyFailure(
  { status, code: nodeCode }: { readonly status?: number | undefined; readonly code: string },
  via: string,
  { host, stage }: Target,
): Failure {
  const proxy = `the proxy ${via}`;
  // The status is omitted, because a reader would attribute it to the service.
  const failure = (words: string, code: FailureCode, retry: RetryAdvice) =>
    new Failure(words, { code, stage, retry });
  if (status === 407) {
    const words = `${proxy} demands a user name and password that it accepts (HTTP 407) before it connects to ${host}`;
    return failure(words, 'http/proxy-authentication', 'no');
  }
  if (status !== undefined) {
    const did = status === 200 ? 'sent its own data' : `answered HTTP ${status}`;
    const words = `${proxy} ${did} instead of opening a tunnel to ${host}`;
    return failure(words, 'http/proxy-refused', adviceForStatus(status));
  }
  if (nodeCode === 'ETIMEDOUT') {
    return failure(`${proxy} opened no tunnel to ${host} in time`, 'http/proxy-timeout', 'yes');
  }
  if (isCertificateError(nodeCode)) {
    return failure(
      `the certificate of ${proxy} is not trusted on this runner (${nodeCode})`,
      'http/certificate',
      'no',
    );
  }
  const known =
    wordingOf(nodeCode)?.[1] ?? `did not speak HTTP as a proxy does${nodeCode ? ` (${nodeCode})` : ''}`;
  return failure(`${proxy}, asked for a tunnel to ${host}, ${known}`, 'http/proxy-unreachable', 'yes');
}

function errorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  // Several addresses were tried at once: the first one's reason represents all.
  if (error instanceof AggregateError) return errorCode(error.errors[0]);
  return '';
}

/** Alerts come from the other side: here, about our certificate. */
function isRefusalOfClient(code: string): boolean {
  return /_ALERT_(.*CERTIFICATE|UNKNOWN_CA)/.test(code);
}

function isCertificateError(code: string): boolean {
  return /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/.test(code);
}
