/** Sealed texts: JWE (RFC 7516) with a key that both sides know. A separate module, loaded only when needed. */

import { createSecretKey, type webcrypto } from 'node:crypto';
import { compactDecrypt } from 'jose/jwe/compact/decrypt';
import { CompactEncrypt } from 'jose/jwe/compact/encrypt';

const encryption = { alg: 'dir', enc: 'A256GCM' } as const;

/** @param secret 32 bytes */
export function sealingKey(secret: Uint8Array): webcrypto.CryptoKey {
  return createSecretKey(secret).toCryptoKey('AES-GCM', false, ['encrypt', 'decrypt']);
}

/** @param name stored in clear text; cannot be changed without the key */
export function seal(text: string, name: string, key: webcrypto.CryptoKey): Promise<string> {
  return new CompactEncrypt(new TextEncoder().encode(text))
    .setProtectedHeader({ ...encryption, kid: name })
    .encrypt(key);
}

/**
 * @returns the text; undefined if it was sealed under another name
 * @throws {Error} if it was not sealed with this key, or was changed since
 */
export async function unseal(
  jwe: string,
  name: string,
  key: webcrypto.CryptoKey,
): Promise<string | undefined> {
  const { plaintext, protectedHeader } = await compactDecrypt(jwe, key, {
    keyManagementAlgorithms: [encryption.alg],
    contentEncryptionAlgorithms: [encryption.enc],
  });
  return protectedHeader.kid === name ? new TextDecoder().decode(plaintext) : undefined;
}
