/** The connection that a request takes: direct, or through the proxy that the usual variables name. */
import type { Agent } from 'node:http';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { getProxyForUrl } from 'proxy-from-env';
import { isLoopback } from '../settings/kinds.ts';
import { createTunnelAgent } from './tunnel.ts';

export interface Route {
  readonly agent: Agent;
  /** The proxy without user name and password, for messages. */
  readonly via?: string;
}

/** @throws {UnusableProxy} */
export type AgentProvider = (url: URL) => Route;

/** The proxy named in the environment cannot be used. The message says why, without quoting credentials. */
export class UnusableProxy extends Error {
  override name = 'UnusableProxy';
}

/**
 * How long a proxy may take to open a tunnel, including the connection to it. Less than an attempt, so that the error
 * names the proxy.
 */
const defaultTunnelTimeoutMs = 8_000;

/**
 * Follows `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`, in upper or lower case. Connections are kept and
 * shared by all logins of the step.
 */
export function createAgents({ tunnelTimeoutMs = defaultTunnelTimeoutMs } = {}): AgentProvider {
  const direct: Record<string, Agent> = {
    'https:': new HttpsAgent({ keepAlive: true }),
    'http:': new HttpAgent({ keepAlive: true }),
  };
  const proxied = new Map<string, Agent>();
  return (url) => {
    const proxy = proxyFor(url);
    if (!proxy) return { agent: direct[url.protocol] ?? direct['https:']! };
    const use = `${url.protocol} ${proxy.href}`;
    const agent = proxied.get(use) ?? createTunnelAgent({ proxy, timeoutMs: tunnelTimeoutMs }, url.protocol);
    proxied.set(use, agent);
    return { agent, via: proxy.host };
  };
}

function proxyFor(url: URL): URL | undefined {
  // Plain http is accepted only to this machine, because nothing in between can listen. A proxy could.
  const found = isLoopback(url.hostname) ? '' : getProxyForUrl(url.href);
  if (!found) return undefined;
  const proxy = URL.parse(isWritten(found) ? found : found.replace(/^https?:/, 'http:'));
  if (!proxy?.host) {
    throw new UnusableProxy('the proxy that the environment names has an address that cannot be read');
  }
  if (proxy.protocol !== 'http:' && proxy.protocol !== 'https:') {
    throw new UnusableProxy(
      `the proxy ${proxy.host} is to be spoken to by ${proxy.protocol}//, and only http:// and https:// are possible`,
    );
  }
  return proxy;
}

/**
 * Whether a variable has exactly this value. To an address without a scheme the library adds the request's scheme; curl
 * and the runner treat such a proxy as `http://`.
 */
function isWritten(proxy: string): boolean {
  const { env } = process;
  return ['http_proxy', 'https_proxy', 'all_proxy'].some(
    (name) => env[name] === proxy || env[name.toUpperCase()] === proxy,
  );
}
