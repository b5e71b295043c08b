/**
 * SSH certificates that carry a PK token. They are signed with the certified key itself: the server trusts the token,
 * which arrives as an extension that sshd does not know and passes on.
 * @see https://cvsweb.openbsd.org/src/usr.bin/ssh/PROTOCOL.certkeys
 */
import type { KeyPair, KeyType, PublicJwk } from './key-pair.ts';
import { isSignedBy, keyTypes, signWith } from './key-pair.ts';
import { publicKeyBlob, publicKeyFields, readPublicKeyFields } from './public-key.ts';
import { mpint, uint32, uint64, WireReader, wireString, wireStrings } from './ssh-wire.ts';

const pkTokenExtension = 'openpubkey-pkt';
/** The permissions of a user; each is granted by its presence. */
const permissions = [
  'permit-X11-forwarding',
  'permit-agent-forwarding',
  'permit-port-forwarding',
  'permit-pty',
  'permit-user-rc',
] as const;
const userCertificate = 1;
/** Servers limit the validity by the ID token's own timestamps. */
const forever = 2n ** 64n - 1n;
const comment = 'openpubkey';
const componentBytes = 32;

/**
 * @param nonce 32 random bytes
 * @returns one line, as in a `-cert.pub` file: type, base64, comment
 */
export function createCertificate(
  keyPair: KeyPair,
  { principals, pkToken, nonce }: { principals: readonly string[]; pkToken: string; nonce: Uint8Array },
): string {
  const { publicJwk, type } = keyPair;
  const keyId = '';
  const none = '';
  const extensions = [
    [pkTokenExtension, wireString(pkToken)],
    ...permissions.map((name) => [name, none]),
  ].flat();
  const toSign = Buffer.concat([
    wireString(certificateType(type)),
    wireString(nonce),
    publicKeyFields(publicJwk),
    uint64(0n),
    uint32(userCertificate),
    wireString(keyId),
    wireStrings(principals),
    uint64(0n),
    uint64(forever),
    wireString(none),
    wireStrings(extensions),
    wireString(none),
    wireString(publicKeyBlob(publicJwk)),
  ]);
  const signature = wireString(signatureBlob(type, signWith(keyPair, toSign)));
  const blob = Buffer.concat([toSign, signature]);
  return `${certificateType(type)} ${blob.toString('base64')} ${comment}\n`;
}

export interface ParsedCertificate {
  readonly publicJwk: PublicJwk;
  readonly principals: readonly string[];
  readonly pkToken: string;
}

/**
 * Reads a certificate and checks what sshd checks: that it is a user certificate, and its signature.
 * @throws {Error} if it is not such a certificate, is damaged, or is signed by another key
 */
export function parseCertificate(line: string): ParsedCertificate {
  const [name = '', base64 = ''] = line.split(' ');
  const type = (Object.keys(keyTypes) as KeyType[]).find((candidate) => certificateType(candidate) === name);
  if (!type) throw new Error('is of an unknown type');
  const blob = Buffer.from(base64, 'base64');
  const reader = new WireReader(blob);
  if (reader.text() !== name) throw new Error('is of another type than its line says');
  reader.string();
  const publicJwk = readPublicKeyFields(type, reader);
  reader.uint64();
  if (reader.uint32() !== userCertificate) throw new Error('is not for a user');
  reader.string();
  const principals = reader.strings().map(String);
  reader.uint64();
  reader.uint64();
  if (reader.strings().length > 0) throw new Error('has critical options');
  const extensions = reader.strings();
  reader.string();
  const signer = reader.string();
  const signed = blob.subarray(0, reader.offset);
  const signature = readSignature(type, reader.string());
  if (!reader.isAtEnd) throw new Error('has bytes after its end');
  if (!signer.equals(publicKeyBlob(publicJwk))) throw new Error('is signed by another key');
  if (!isSignedBy(publicJwk, signed, signature)) throw new Error('has a wrong signature');
  const at = extensions.findIndex((value, index) => index % 2 === 0 && String(value) === pkTokenExtension);
  const value = extensions[at + 1];
  if (at < 0 || !value) throw new Error('has no PK token');
  return { publicJwk, principals, pkToken: new WireReader(value).text() };
}

function certificateType(type: KeyType): string {
  return `${keyTypes[type].ssh}-cert-v01@openssh.com`;
}

/** RFC 5656 section 3.1.2: two numbers; RFC 8709 section 6: the raw bytes. */
function signatureBlob(type: KeyType, signature: Buffer): Buffer {
  const content =
    type === 'ecdsa'
      ? Buffer.concat([
          mpint(signature.subarray(0, componentBytes)),
          mpint(signature.subarray(componentBytes)),
        ])
      : signature;
  return Buffer.concat([wireString(keyTypes[type].ssh), wireString(content)]);
}

function readSignature(type: KeyType, blob: Buffer): Buffer {
  const reader = new WireReader(blob);
  if (reader.text() !== keyTypes[type].ssh) throw new Error('is signed with another type of key');
  const content = reader.string();
  if (type === 'ed25519') return content;
  const components = new WireReader(content);
  return Buffer.concat([components.mpint(componentBytes), components.mpint(componentBytes)]);
}
