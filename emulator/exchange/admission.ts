import type { JWTPayload } from 'jose';
import { audiencesOf, inspectIdToken } from '../id-token.ts';
import type { ServiceContext } from '../services/service.ts';

/** The verdict of a service with single-use ID tokens; the first problem found. */
export type Verdict =
  | { verdict: 'malformed' | 'unknown-issuer' | 'forged' }
  | { verdict: 'expired' | 'audience' | 'replayed' | 'genuine'; claims: JWTPayload & { iss: string } };

/** Seconds by which clocks may differ. */
const leewaySeconds = 30;

/** Judges issuer, signature, time, audience and `jti`, in this order. A genuine token counts as used from now on. */
export async function admit(
  token: string,
  audiences: readonly string[],
  context: ServiceContext,
): Promise<Verdict> {
  const inspected = await inspectIdToken(token, context);
  if (inspected.state === 'malformed') return { verdict: 'malformed' };
  if (inspected.state === 'unreachable') return { verdict: 'unknown-issuer' };
  if (inspected.state === 'forged') return { verdict: 'forged' };
  const { claims } = inspected;
  const now = context.now() / 1000;
  if ((claims.exp ?? 0) + leewaySeconds < now || (claims.nbf ?? 0) - leewaySeconds > now) {
    return { verdict: 'expired', claims };
  }
  const own = audiencesOf(claims);
  if (own.length !== 1 || !audiences.includes(own[0]!)) return { verdict: 'audience', claims };
  const { usedIdTokens } = context.world.exchange;
  const id = claims.jti ?? '';
  if (id === '' || usedIdTokens.includes(id)) return { verdict: 'replayed', claims };
  usedIdTokens.push(id);
  return { verdict: 'genuine', claims };
}

/** A token that only this emulator can open again. */
export function issue(prefix: string, content: object, { tokens }: ServiceContext): string {
  return prefix + tokens.seal(content).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Whether this emulator issued the token, and it was not revoked. */
export function isAlive(token: string, prefix: string, { tokens, world }: ServiceContext): boolean {
  if (!token.startsWith(prefix) || world.exchange.revoked.includes(token)) return false;
  const base64 = token.slice(prefix.length).replaceAll('-', '+').replaceAll('_', '/');
  return tokens.open(base64) !== undefined;
}
