/** Which connection a request takes: direct, or through the proxy that the usual variables name. */
import type { Agent } from 'node:http';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { getProxyForUrl } from 'proxy-from-env';
import { isLoopback } from '../settings/kinds.ts';

export interface Route {
  readonly agent: Agent;
  /** The proxy without user name and password, for messages. */
  readonly via?: string;
}

export type AgentProvider = (url: URL) => Promise<Route>;

/**
 * Follows `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`, in either letter case. Connections are kept and
 * shared by all logins of the step.
 */
export function createAgents(): AgentProvider {
  const direct: Record<string, Agent> = {
    'https:': new HttpsAgent({ keepAlive: true }),
    'http:': new HttpAgent({ keepAlive: true }),
  };
  const proxied = new Map<string, Promise<Agent>>();
  const start = async (proxy: string, protocol: string): Promise<Agent> => {
    const { HttpsProxyAgent } = await import('https-proxy-agent');
    // Told what it is used for, it need not find out from a stack trace for each request.
    return Object.assign(new HttpsProxyAgent(proxy, { keepAlive: true }), {
      protocol,
      defaultPort: protocol === 'https:' ? 443 : 80,
    });
  };
  return async (url) => {
    // Plain http is accepted towards this machine only, because nobody listens in between: a proxy would.
    const proxy = isLoopback(url.hostname) ? '' : getProxyForUrl(url.href);
    if (!proxy) return { agent: direct[url.protocol] ?? direct['https:']! };
    const use = `${url.protocol} ${proxy}`;
    let agent = proxied.get(use);
    if (!agent) {
      agent = start(proxy, url.protocol);
      proxied.set(use, agent);
    }
    return { agent: await agent, via: withoutCredentials(proxy) };
  };
}

function withoutCredentials(proxy: string): string {
  return URL.parse(proxy)?.host ?? 'named in the environment';
}
