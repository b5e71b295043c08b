/** `private_key_jwt`: a client shows who it is with a JWT that it signs itself (RFC 7523 section 3). */
import { createPrivateKey, type KeyObject, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose/jwt/sign';
import type { SignedAssertion } from './request-settings.ts';

/** Seconds an assertion is good for when it is used at once. */
const lifeSeconds = 60;

/**
 * @param expiresAt milliseconds since the epoch; for a revocation, whose time is not known yet
 * @throws {Error} when the key is unusable; quotes nothing of it
 */
export async function signAssertion(
  { key, keyId, clientId, audience }: SignedAssertion,
  now: number,
  expiresAt: number = now + lifeSeconds * 1000,
): Promise<string> {
  const jwk = key.startsWith('{') ? (JSON.parse(key) as { kid?: unknown; alg?: unknown }) : {};
  const privateKey = privateKeyOf(key);
  // Without one, the service tries the keys of the client; one that it does not know it would refuse.
  const kid = keyId ?? (typeof jwk.kid === 'string' ? jwk.kid : undefined);
  const alg = typeof jwk.alg === 'string' ? jwk.alg : algorithmOf(privateKey);
  const issuedAt = Math.floor(now / 1000);
  return new SignJWT()
    .setProtectedHeader({ alg, ...(kid === undefined ? {} : { kid }), typ: 'JWT' })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(audience)
    .setJti(randomUUID())
    .setIssuedAt(issuedAt)
    .setExpirationTime(Math.floor(expiresAt / 1000))
    .sign(privateKey);
}

/** What of a private key must never be shown: its lines, or the private members of a JWK. */
export function secretsOfKey(key: string): string[] {
  if (!key.startsWith('{'))
    return key.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('-----'));
  const jwk = JSON.parse(key) as Record<string, unknown>;
  return ['d', 'p', 'q', 'dp', 'dq', 'qi'].flatMap((name) =>
    typeof jwk[name] === 'string' ? [jwk[name]] : [],
  );
}

function privateKeyOf(key: string): KeyObject {
  return key.startsWith('{')
    ? createPrivateKey({ key: JSON.parse(key), format: 'jwk' })
    : createPrivateKey(key);
}

const byCurve: Readonly<Record<string, string>> = {
  prime256v1: 'ES256',
  secp384r1: 'ES384',
  secp521r1: 'ES512',
};

function algorithmOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): string {
  if (asymmetricKeyType === 'rsa') return 'RS256';
  if (asymmetricKeyType === 'ed25519') return 'EdDSA';
  const algorithm = byCurve[asymmetricKeyDetails?.namedCurve ?? ''];
  if (!algorithm) throw new Error('this kind of key cannot sign a JWT');
  return algorithm;
}
