/**
 * The PK token: an ID token without its signature, with a proof of that signature and with the key it is bound to. It
 * is not a credential on its own, because the client must also have the private key.
 */

import type { JsonObject } from '../../text/json.ts';
import { isObject } from '../../text/json.ts';
import { clientClaims, commitment } from './cic.ts';
import { prove, proves } from './gq256.ts';
import type { KeyPair, PublicJwk } from './key-pair.ts';
import { isSignedBy, signWith } from './key-pair.ts';
import type { RsaKey } from './rsa-key.ts';

/**
 * What the proof signs. Each server accepts one of the two: servers built with openpubkey 0.25 or newer accept the
 * proof's header (`current`), older ones the ID token's header (`legacy`). A server's version number does not reveal
 * which.
 * @see https://github.com/openpubkey/openpubkey/pull/379
 */
export const variants = ['current', 'legacy'] as const;

export type Variant = (typeof variants)[number];

/** The issuer's part of an ID token: the segments that its RSA signature covers, and the signature, which is secret. */
interface Segments {
  readonly header: string;
  readonly payload: string;
  readonly signature: string;
}

export function segmentsOf(jwt: string): Segments {
  const [header = '', payload = '', signature = ''] = jwt.split('.');
  return { header, payload, signature };
}

/**
 * @param parts `claims` are the client's claims, whose commitment is the audience of the ID token `jwt`
 * @param random returns the requested number of random bytes
 * @returns five encoded segments separated by colons: payload, header of the proof, proof, client claims, their
 *   signature
 */
export function createPkToken(
  parts: {
    readonly jwt: string;
    readonly issuerKey: RsaKey;
    readonly claims: string;
    readonly keyPair: KeyPair;
  },
  variant: Variant,
  random: (size: number) => Uint8Array,
): string {
  const { header, payload, signature } = segmentsOf(parts.jwt);
  const key = parts.issuerKey;
  const proofHeader = encode(JSON.stringify({ alg: 'GQ256', jkt: key.thumbprint, kid: header, typ: 'JWT' }));
  const message = messageOf(variant, { header, proofHeader, payload });
  const statement = { key, signed: `${header}.${payload}`, message };
  const proof = prove(statement, Buffer.from(signature, 'base64url'), random);
  const clientHeader = encode(parts.claims);
  const clientSignature = signWith(parts.keyPair, Buffer.from(`${clientHeader}.${payload}`));
  return [payload, proofHeader, encode(proof), clientHeader, encode(clientSignature)].join(':');
}

/**
 * A server's objection, completing "a PK token that …", or undefined. Policies (who may log in, until when) are up to
 * the server.
 */
export function pkTokenProblem(
  pkToken: string,
  { issuerKey, variant, publicJwk }: { issuerKey: RsaKey; variant: Variant; publicJwk: PublicJwk },
): string | undefined {
  const segments = pkToken.split(':');
  if (segments.length !== 5) return 'does not have five segments';
  const [payload, proofHeader, proof, clientHeader, clientSignature] = segments as [
    string,
    string,
    string,
    string,
    string,
  ];

  const client = decodeJson(clientHeader);
  if (client?.typ !== 'CIC' || typeof client.rz !== 'string') return 'has no client claims';
  const claims = clientClaims(publicJwk, Buffer.from(client.rz, 'hex'));
  if (decode(clientHeader) !== claims) return 'is bound to another key';
  const clientData = Buffer.from(`${clientHeader}.${payload}`);
  if (!isSignedBy(publicJwk, clientData, Buffer.from(clientSignature, 'base64url')))
    return 'is not signed by its key';

  const outer = decodeJson(proofHeader);
  if (outer?.alg !== 'GQ256' || typeof outer.kid !== 'string') return 'has no proof of the ID token';
  const header = outer.kid;
  if (decodeJson(header)?.alg !== 'RS256') return 'proves an ID token that is not signed with RS256';
  if (outer.jkt !== issuerKey.thumbprint) return 'names another key of the issuer';
  const message = messageOf(variant, { header, proofHeader, payload });
  if (!proves(Buffer.from(proof, 'base64url'), { key: issuerKey, signed: `${header}.${payload}`, message }))
    return 'has a wrong proof';

  if (decodeJson(payload)?.aud !== commitment(claims)) return 'has the audience of another key';
  return undefined;
}

function messageOf(
  variant: Variant,
  { header, proofHeader, payload }: { header: string; proofHeader: string; payload: string },
): string {
  return `${variant === 'current' ? proofHeader : header}.${payload}`;
}

function encode(value: string | Uint8Array): string {
  return Buffer.from(value as Uint8Array).toString('base64url');
}

function decode(segment: string): string {
  return Buffer.from(segment, 'base64url').toString('utf8');
}

function decodeJson(segment: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(decode(segment));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
