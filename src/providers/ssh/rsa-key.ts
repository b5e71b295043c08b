/** The issuer's public key, as the numbers that the proof uses. */
import { createHash } from 'node:crypto';
import type { JsonObject } from '../../text/json.ts';

/** The exponent that every issuer uses. With another one, the proof would need other parameters to be sound. */
export const publicExponent = 65_537n;

export interface RsaKey {
  readonly modulus: bigint;
  /** Bytes of the modulus. */
  readonly length: number;
  /** RFC 7638, SHA-256, base64url. */
  readonly thumbprint: string;
}

/** RS256 requires at least 2048 bits (RFC 7518 section 3.3). */
const leastBytes = 256;

/**
 * The key in a JWK (RFC 7518 section 6.3), or undefined if it is not an RSA key with the usual exponent and at least
 * 2048 bits.
 */
export function rsaKeyOf({ kty, n, e }: JsonObject): RsaKey | undefined {
  if (kty !== 'RSA' || typeof n !== 'string' || typeof e !== 'string') return undefined;
  if (toInteger(Buffer.from(e, 'base64url')) !== publicExponent) return undefined;
  const modulus = toInteger(Buffer.from(n, 'base64url'));
  const length = Math.ceil(modulus.toString(16).length / 2);
  if (length < leastBytes) return undefined;
  return {
    modulus,
    length,
    thumbprint: createHash('sha256').update(JSON.stringify({ e, kty, n })).digest('base64url'),
  };
}

export function toInteger(bytes: Uint8Array): bigint {
  return BigInt(`0x0${Buffer.from(bytes).toString('hex')}`);
}

/** Big-endian, padded with leading zeros to `length`. */
export function toBytes(value: bigint, length: number): Buffer {
  return Buffer.from(value.toString(16).padStart(2 * length, '0'), 'hex');
}
