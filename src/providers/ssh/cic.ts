/**
 * Client instance claims: what the holder of the ID token says about itself, above all its key. Their digest is the
 * audience of the ID token, so the issuer unknowingly signs the key.
 * @see https://eprint.iacr.org/2023/296
 */
import { createHash } from 'node:crypto';
import type { PublicJwk } from './key-pair.ts';

/**
 * The claims as the header of a JWS. Servers sort the members before they hash them; the text here is already sorted.
 * @param random 32 bytes that keep the digest from being guessed from the key
 */
export function clientClaims(upk: PublicJwk, random: Uint8Array): string {
  return JSON.stringify({ alg: upk.alg, rz: Buffer.from(random).toString('hex'), typ: 'CIC', upk });
}

/** The audience to request the ID token for: SHA3-256, base64url, 43 characters. */
export function commitment(claims: string): string {
  return createHash('sha3-256').update(claims).digest('base64url');
}
