/**
 * GQ256: a proof of possessing an RSA signature that does not reveal the signature (Guillou–Quisquater, ISO/IEC
 * 14888-2). It lets an SSH certificate carry an ID token to any server without making the token usable there: only its
 * signature is missing. The proof also signs a message of the prover's.
 * @see https://github.com/openpubkey/openpubkey/tree/main/gq
 */
import { createHash } from 'node:crypto';
import type { RsaKey } from './rsa-key.ts';
import { publicExponent, toBytes, toInteger } from './rsa-key.ts';

/** With the exponent 65537 each round gives 16 bits of security, so 16 rounds give 256. */
const rounds = 16;
const challengeBytes = 2;

export interface Statement {
  readonly key: RsaKey;
  /** What the RSA signature (RS256) covers: `header.payload`. */
  readonly signed: string;
  /** What the proof signs. */
  readonly message: string;
}

/**
 * @param signature the RSA signature: the secret that is proved
 * @param random returns the requested number of random bytes
 * @returns the challenges, then one answer per round: 32 bytes + 16 × the bytes of the modulus
 */
export function prove(
  { key, message }: Statement,
  signature: Uint8Array,
  random: (size: number) => Uint8Array,
): Buffer {
  const { modulus, length } = key;
  const secret = inverse(toInteger(signature), modulus);
  const nonces = Array.from({ length: rounds }, () => randomBelow(key, random));
  const commitments = nonces.map((nonce) => toBytes(power(nonce, publicExponent, modulus), length));
  const challenges = challengesFor(commitments, message);
  const answers = nonces.map((nonce, round) =>
    toBytes((nonce * power(secret, challengeOf(challenges, round), modulus)) % modulus, length),
  );
  return Buffer.concat([challenges, ...answers]);
}

/** Whether the prover has an RSA signature of `signed` and meant `message`. */
export function proves(proof: Uint8Array, { key, signed, message }: Statement): boolean {
  const { modulus, length } = key;
  if (proof.length !== rounds * (challengeBytes + length)) return false;
  const challenges = proof.subarray(0, rounds * challengeBytes);
  const digest = toInteger(encodedDigest(signed, length));
  const commitments: Buffer[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = challenges.length + round * length;
    const answer = toInteger(proof.subarray(start, start + length));
    if (answer === 0n || answer >= modulus) return false;
    const commitment =
      (power(answer, publicExponent, modulus) * power(digest, challengeOf(challenges, round), modulus)) %
      modulus;
    commitments.push(toBytes(commitment, length));
  }
  return challengesFor(commitments, message).equals(challenges);
}

function challengesFor(commitments: readonly Buffer[], message: string): Buffer {
  return createHash('shake256', { outputLength: rounds * challengeBytes })
    .update(Buffer.concat(commitments))
    .update(message, 'ascii')
    .digest();
}

function challengeOf(challenges: Uint8Array, round: number): bigint {
  return toInteger(challenges.subarray(round * challengeBytes, (round + 1) * challengeBytes));
}

/** ASN.1 DigestInfo for SHA-256, without the digest (RFC 8017 section 9.2, note 1). */
const digestInfo = Buffer.from('3031300d060960864801650304020105000420', 'hex');

/** EMSA-PKCS1-v1_5 with SHA-256 (RFC 8017 section 9.2): the number of which the RSA signature is the root. */
function encodedDigest(signed: string, length: number): Buffer {
  const digest = createHash('sha256').update(signed, 'ascii').digest();
  const padding = Buffer.alloc(length - 3 - digestInfo.length - digest.length, 0xff);
  return Buffer.concat([Buffer.of(0, 1), padding, Buffer.of(0), digestInfo, digest]);
}

/**
 * Uniform in [1, modulus): values outside the range are rejected, because taking a remainder would favour small
 * numbers.
 */
function randomBelow({ modulus, length }: RsaKey, random: (size: number) => Uint8Array): bigint {
  for (;;) {
    const value = toInteger(random(length));
    if (value > 0n && value < modulus) return value;
  }
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base % modulus;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

/** Extended Euclid. A number without an inverse would be a factor of the issuer's modulus. */
function inverse(value: bigint, modulus: bigint): bigint {
  let [remainder, next] = [modulus, value % modulus];
  let [coefficient, following] = [0n, 1n];
  while (next > 0n) {
    const quotient = remainder / next;
    [remainder, next] = [next, remainder - quotient * next];
    [coefficient, following] = [following, coefficient - quotient * following];
  }
  return ((coefficient % modulus) + modulus) % modulus;
}
