import type { HttpClient } from './client.ts';

/** The real client, loaded on the first request: a step that finds everything in the cache never needs it. */
export function lazyHttpClient(userAgent: string): HttpClient {
  let client: Promise<HttpClient> | undefined;
  const leaving = new Set<Promise<void>>();
  return {
    async send(request) {
      client ??= load(userAgent);
      const { promise: sent, resolve: leave } = Promise.withResolvers<void>();
      leaving.add(sent);
      sent.then(() => leaving.delete(sent));
      const onSent = () => {
        leave();
        request.onSent?.();
      };
      try {
        return await (await client).send({ ...request, onSent });
      } finally {
        leave();
      }
    },
    allSent: () => Promise.all(leaving),
  };
}

async function load(userAgent: string): Promise<HttpClient> {
  const [{ createHttpClient }, { createAgents }] = await Promise.all([
    import('./client.ts'),
    import('./proxy.ts'),
  ]);
  return createHttpClient({ agents: createAgents(), userAgent });
}
