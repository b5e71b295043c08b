import type { World } from '../world.ts';

/** Whether a host is a Google API of this name in one of the world's universes. */
export function isGoogleHost(api: string, host: string, { google }: World): boolean {
  return google.universeDomains.some((domain) => host === `${api}.${domain}`);
}
