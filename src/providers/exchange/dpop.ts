/** Tokens that are worth nothing without a key that never leaves the runner (DPoP, RFC 9449). */
import { randomUUID } from 'node:crypto';
import type { JWK } from 'jose';
import { calculateJwkThumbprint } from 'jose/jwk/thumbprint';
import { SignJWT } from 'jose/jwt/sign';
import { exportJWK } from 'jose/key/export';
import { generateKeyPair } from 'jose/key/generate/keypair';
import { jsonBody } from '../../http/answer.ts';
import type { HttpAnswer } from '../../http/client.ts';

export const algorithm = 'ES256';

export interface DpopKey {
  /** The private key as a JWK text, for the private directory alone. */
  readonly jwk: string;
  /** The member that must never be shown. */
  readonly secret: string;
  /** RFC 7638, as in the token's `cnf.jkt`. */
  readonly thumbprint: string;
  /** A proof for one request. Remembers the newest nonce of each origin. */
  proof(method: string, url: string, now: number): Promise<string>;
  /** Notes the nonce of an answer, success answers included (section 8.2). */
  learn(url: string, answer: HttpAnswer): void;
}

export async function createDpopKey(): Promise<DpopKey> {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
  const [jwk, publicJwk] = await Promise.all([exportJWK(privateKey), exportJWK(publicKey)]);
  const thumbprint = await calculateJwkThumbprint(publicJwk);
  const nonces = new Map<string, string>();
  return {
    jwk: JSON.stringify({ ...jwk, alg: algorithm, use: 'sig', kid: thumbprint } satisfies JWK),
    secret: jwk.d!,
    thumbprint,
    proof(method, url, now) {
      const { origin, pathname } = new URL(url);
      const nonce = nonces.get(origin);
      return new SignJWT({
        htm: method,
        htu: `${origin}${pathname}`,
        ...(nonce === undefined ? {} : { nonce }),
      })
        .setProtectedHeader({ typ: 'dpop+jwt', alg: algorithm, jwk: publicJwk })
        .setJti(randomUUID())
        .setIssuedAt(Math.floor(now / 1000))
        .sign(privateKey);
    },
    learn(url, { headers }) {
      const nonce = headers['dpop-nonce'];
      if (nonce) nonces.set(new URL(url).origin, nonce);
    },
  };
}

/** Whether the server asks for the same request with its nonce (RFC 9449 section 8). */
export function wantsNonce(answer: HttpAnswer): boolean {
  if (answer.headers['dpop-nonce'] === undefined || (answer.status !== 400 && answer.status !== 401))
    return false;
  return jsonBody(answer)?.error === 'use_dpop_nonce';
}
