/**
 * The private key in OpenSSH's file format, without a passphrase.
 * @see https://cvsweb.openbsd.org/src/usr.bin/ssh/PROTOCOL.key
 */
import type { KeyPair } from './key-pair.ts';
import { keyTypes } from './key-pair.ts';
import { publicKeyBlob, publicKeyFields } from './public-key.ts';
import { mpint, uint32, wireString } from './ssh-wire.ts';

const magic = Buffer.from('openssh-key-v1\0');
const comment = 'openpubkey cert';
const blockBytes = 8;
const lineLength = 70;

/** @param check four random bytes, written twice: with an encrypted key, readers use them to check the passphrase */
export function formatPrivateKey(keyPair: KeyPair, check: Uint8Array): string {
  const { type, publicJwk } = keyPair;
  const secret = Buffer.concat([
    check,
    check,
    wireString(keyTypes[type].ssh),
    publicKeyFields(publicJwk),
    secretField(keyPair),
    wireString(comment),
  ]);
  const missing = (blockBytes - (secret.length % blockBytes)) % blockBytes;
  const padding = Buffer.from(Array.from({ length: missing }, (_, index) => index + 1));
  const blob = Buffer.concat([
    magic,
    wireString('none'),
    wireString('none'),
    wireString(''),
    uint32(1),
    wireString(publicKeyBlob(publicJwk)),
    wireString(Buffer.concat([secret, padding])),
  ]);
  const lines = blob.toString('base64').match(new RegExp(`.{1,${lineLength}}`, 'g'))!;
  return ['-----BEGIN OPENSSH PRIVATE KEY-----', ...lines, '-----END OPENSSH PRIVATE KEY-----', ''].join(
    '\n',
  );
}

/** The lines of the file that reveal the key and must be masked. */
export function secretLines(privateKey: string): string[] {
  return privateKey.split('\n').filter((line) => line !== '' && !line.startsWith('-----'));
}

/** ECDSA: the secret number. Ed25519: seed and public key. */
function secretField({ type, privateKey, publicJwk }: KeyPair): Buffer {
  const secret = Buffer.from(privateKey.export({ format: 'jwk' }).d!, 'base64url');
  return type === 'ecdsa'
    ? mpint(secret)
    : wireString(Buffer.concat([secret, Buffer.from(publicJwk.x, 'base64url')]));
}
