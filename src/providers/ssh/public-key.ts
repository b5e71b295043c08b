/** Public keys in OpenSSH's format (RFC 5656 section 3.1, RFC 8709 section 4). */
import type { KeyType, PublicJwk } from './key-pair.ts';
import { keyTypeOf, keyTypes } from './key-pair.ts';
import type { WireReader } from './ssh-wire.ts';
import { wireString } from './ssh-wire.ts';

const curve = 'nistp256';
const coordinateBytes = 32;
/** The first byte of an elliptic-curve point written with both coordinates. */
const uncompressed = 4;

/** The key without its type, as it also appears in certificates and private keys. */
export function publicKeyFields(jwk: PublicJwk): Buffer {
  return jwk.alg === 'ES256'
    ? Buffer.concat([wireString(curve), wireString(pointOf(jwk))])
    : wireString(Buffer.from(jwk.x, 'base64url'));
}

export function publicKeyBlob(jwk: PublicJwk): Buffer {
  return Buffer.concat([wireString(keyTypes[keyTypeOf(jwk)].ssh), publicKeyFields(jwk)]);
}

/** @throws {RangeError} if it is not such a key */
export function readPublicKeyFields(type: KeyType, reader: WireReader): PublicJwk {
  if (type === 'ed25519') {
    return { alg: 'EdDSA', crv: 'Ed25519', kty: 'OKP', x: reader.string().toString('base64url') };
  }
  const name = reader.text();
  const point = reader.string();
  if (name !== curve || point[0] !== uncompressed || point.length !== 1 + 2 * coordinateBytes) {
    throw new RangeError('not a point of the curve P-256');
  }
  const x = point.subarray(1, 1 + coordinateBytes);
  const y = point.subarray(1 + coordinateBytes);
  return { alg: 'ES256', crv: 'P-256', kty: 'EC', x: x.toString('base64url'), y: y.toString('base64url') };
}

function pointOf({ x, y }: { x: string; y: string }): Buffer {
  return Buffer.concat([Buffer.of(uncompressed), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
}
