/** The key pair of one login: created for it and bound to its ID token. */
import type { JsonWebKey, KeyObject } from 'node:crypto';
import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';

/** OpenSSH's names for each key type and its files. */
export const keyTypes = {
  ecdsa: { ssh: 'ecdsa-sha2-nistp256', fileName: 'id_ecdsa' },
  ed25519: { ssh: 'ssh-ed25519', fileName: 'id_ed25519' },
} as const;

export type KeyType = keyof typeof keyTypes;

/** RFC 7518 section 6.2 and RFC 8037 section 2, with the members in alphabetical order. Coordinates are base64url. */
export type PublicJwk =
  | {
      readonly alg: 'ES256';
      readonly crv: 'P-256';
      readonly kty: 'EC';
      readonly x: string;
      readonly y: string;
    }
  | { readonly alg: 'EdDSA'; readonly crv: 'Ed25519'; readonly kty: 'OKP'; readonly x: string };

export interface KeyPair {
  readonly type: KeyType;
  readonly privateKey: KeyObject;
  readonly publicJwk: PublicJwk;
}

export function generateKeyPair(type: KeyType): KeyPair {
  const { privateKey, publicKey } =
    type === 'ecdsa' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('ed25519');
  return { type, privateKey, publicJwk: publicJwkOf(publicKey.export({ format: 'jwk' })) };
}

export function keyTypeOf({ alg }: PublicJwk): KeyType {
  return alg === 'ES256' ? 'ecdsa' : 'ed25519';
}

/** The signature in JWS format: 64 bytes, for ECDSA `r ‖ s` (RFC 7518 section 3.4). */
export function signWith({ type, privateKey }: KeyPair, data: Uint8Array): Buffer {
  return type === 'ecdsa'
    ? sign('sha256', data, { key: privateKey, dsaEncoding: 'ieee-p1363' })
    : sign(null, data, privateKey);
}

export function isSignedBy(jwk: PublicJwk, data: Uint8Array, signature: Uint8Array): boolean {
  const key = createPublicKey({ key: { ...jwk }, format: 'jwk' });
  return keyTypeOf(jwk) === 'ecdsa'
    ? verify('sha256', data, { key, dsaEncoding: 'ieee-p1363' }, signature)
    : verify(null, data, key, signature);
}

function publicJwkOf({ kty, x = '', y = '' }: JsonWebKey): PublicJwk {
  return kty === 'EC'
    ? { alg: 'ES256', crv: 'P-256', kty, x, y }
    : { alg: 'EdDSA', crv: 'Ed25519', kty: 'OKP', x };
}
