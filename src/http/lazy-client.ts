import type { HttpClient } from './client.ts';

/** The real client, loaded with the first request: a step that finds everything in the cache never needs it. */
export function lazyHttpClient(userAgent: string): HttpClient {
  let client: Promise<HttpClient> | undefined;
  return {
    async send(request) {
      client ??= load(userAgent);
      return (await client).send(request);
    },
  };
}

async function load(userAgent: string): Promise<HttpClient> {
  const [{ createHttpClient }, { createAgents }] = await Promise.all([
    import('./client.ts'),
    import('./proxy.ts'),
  ]);
  return createHttpClient({ agents: createAgents(), userAgent });
}
