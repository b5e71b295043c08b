import { createHash, createPublicKey, generateKeyPair, type JsonWebKey, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { compactVerify, decodeJwt, decodeProtectedHeader, type JWTPayload, SignJWT } from 'jose';
import { selfSignedCertificate } from './certificates.ts';

const generateKeys = promisify(generateKeyPair);

export interface SigningKey {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly id: string;
  /** SHA-1 thumbprint of the key's certificate, base64url (RFC 7517 `x5t`). */
  readonly thumbprint: string;
  /** The public key as issuers publish it. */
  readonly jwk: JsonWebKey;
}

/** The RS256 keys of all token issuers. */
export interface IssuerKeys {
  key(issuer: string): Promise<SigningKey>;
  /** Signs claims as they are with the issuer's key. */
  sign(issuer: string, claims: JWTPayload): Promise<string>;
  /** The claims of a token that the issuer really signed, otherwise undefined. Times are not checked. */
  verify(issuer: string, token: string): Promise<JWTPayload | undefined>;
}

export function createIssuerKeys(): IssuerKeys {
  const keys = new Map<string, Promise<SigningKey>>();
  for (let index = 0; index < keysMadeAhead; index++) void privateKey(index);

  function key(issuer: string): Promise<SigningKey> {
    const known = keys.get(issuer) ?? createSigningKey(issuer, privateKey(keys.size));
    keys.set(issuer, known);
    return known;
  }

  return {
    key,
    async sign(issuer, claims) {
      const { privateKey, id, thumbprint } = await key(issuer);
      return new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: id, x5t: thumbprint })
        .sign(privateKey);
    },
    async verify(issuer, token) {
      const { publicKey, id } = await key(issuer);
      try {
        if (decodeProtectedHeader(token).kid !== id) return undefined;
        await compactVerify(token, publicKey, { algorithms: ['RS256'] });
        return decodeJwt(token);
      } catch {
        return undefined;
      }
    },
  };
}

/** As many as the usual logins need. */
const keysMadeAhead = 2;

/**
 * Generating an RSA key takes a tenth of a second, so the emulators of one process share keys in the order of need, and
 * the first ones are generated in advance in the background.
 */
const privateKeys: Promise<KeyObject>[] = [];

function privateKey(index: number): Promise<KeyObject> {
  privateKeys[index] ??= generateKeys('rsa', { modulusLength: 2048 }).then((pair) => pair.privateKey);
  return privateKeys[index];
}

async function createSigningKey(issuer: string, pending: Promise<KeyObject>): Promise<SigningKey> {
  const privateKey = await pending;
  const publicKey = createPublicKey(privateKey);
  const certificate = selfSignedCertificate(issuer, privateKey);
  const thumbprint = createHash('sha1').update(certificate).digest('base64url');
  const id = thumbprint;
  return {
    privateKey,
    publicKey,
    id,
    thumbprint,
    jwk: {
      ...publicKey.export({ format: 'jwk' }),
      kid: id,
      use: 'sig',
      alg: 'RS256',
      x5t: thumbprint,
      x5c: [certificate.toString('base64')],
    },
  };
}
