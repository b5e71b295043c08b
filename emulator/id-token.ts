import { decodeJwt, type JWTPayload } from 'jose';
import type { ServiceContext } from './services/service.ts';

/**
 * What a relying party learns from an ID token before it applies its own rules. `unreachable`: the issuer's keys cannot
 * be fetched; `forged`: its keys did not sign this.
 */
export type InspectedToken =
  | { state: 'malformed' }
  | { state: 'unreachable' | 'forged' | 'genuine'; claims: JWTPayload & { iss: string } };

/** Looks at an ID token as a relying party does: parses it, finds the issuer, checks the signature. */
export async function inspectIdToken(token: string, context: ServiceContext): Promise<InspectedToken> {
  const claims = decode(token);
  if (claims === undefined) return { state: 'malformed' };
  if (context.world.issuers[claims.iss]?.reachable !== true) return { state: 'unreachable', claims };
  const verified = await context.keys.verify(claims.iss, token);
  return { state: verified === undefined ? 'forged' : 'genuine', claims };
}

/** The audiences of a token as a list. */
export function audiencesOf(claims: JWTPayload): string[] {
  return [claims.aud ?? []].flat();
}

function decode(token: string): (JWTPayload & { iss: string }) | undefined {
  try {
    const claims = decodeJwt(token);
    return claims.iss === undefined ? undefined : { ...claims, iss: claims.iss };
  } catch {
    return undefined;
  }
}
