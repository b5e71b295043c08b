import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Opaque tokens that carry their own content, encrypted with a key only this emulator has. */
export interface SealedTokens {
  /** Seals a JSON value into base64 text, different on every call. */
  seal(content: object): string;
  /** The sealed value, or undefined for text that this emulator did not create. */
  open(text: string): unknown;
}

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

export function createSealedTokens(): SealedTokens {
  const key = randomBytes(32);
  return {
    seal(content) {
      const nonce = randomBytes(nonceBytes);
      const encryption = createCipheriv(cipher, key, nonce);
      const sealed = [encryption.update(JSON.stringify(content)), encryption.final()];
      return Buffer.concat([nonce, encryption.getAuthTag(), ...sealed]).toString('base64');
    },
    open(text) {
      const bytes = Buffer.from(text, 'base64');
      if (bytes.length <= nonceBytes + tagBytes) return undefined;
      const decryption = createDecipheriv(cipher, key, bytes.subarray(0, nonceBytes));
      decryption.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
      try {
        const content = [decryption.update(bytes.subarray(nonceBytes + tagBytes)), decryption.final()];
        return JSON.parse(Buffer.concat(content).toString());
      } catch {
        return undefined;
      }
    },
  };
}
