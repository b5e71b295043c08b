import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Statement } from '../../../src/providers/ssh/gq256.ts';
import { prove, proves } from '../../../src/providers/ssh/gq256.ts';
import { toBytes } from '../../../src/providers/ssh/rsa-key.ts';
import { createIssuer, issuer } from './support.ts';

function signedBy(
  { key, sign }: typeof issuer,
  message = 'message',
): { statement: Statement; signature: Buffer } {
  const [header, payload, signature] = sign({}).split('.') as [string, string, string];
  return {
    statement: { key, signed: `${header}.${payload}`, message },
    signature: Buffer.from(signature, 'base64url'),
  };
}

const { statement, signature } = signedBy(issuer);
const proof = prove(statement, signature, randomBytes);

describe('the GQ256 proof', () => {
  it.each([2048, 3072])('convinces for a key of %d bits', (bits) => {
    const other = signedBy(createIssuer(bits));
    const made = prove(other.statement, other.signature, randomBytes);
    expect(made).toHaveLength(32 + (16 * bits) / 8);
    expect(proves(made, other.statement)).toBe(true);
  });

  it('convinces for any message', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (message) => {
        const own = { ...statement, message };
        expect(proves(prove(own, signature, randomBytes), own)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it('does not convince if any bit of it was changed', () => {
    fc.assert(
      fc.property(fc.nat({ max: proof.length * 8 - 1 }), (bit) => {
        const changed = Buffer.from(proof);
        changed[bit >> 3]! ^= 1 << (bit & 7);
        expect(proves(changed, statement)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it.each<[string, Partial<Statement>]>([
    ['another message', { message: 'massage' }],
    ['another signed text', { signed: `${statement.signed}x` }],
    ['another key', { key: createIssuer().key }],
  ])('does not convince for %s', (_, other) => {
    expect(proves(proof, { ...statement, ...other })).toBe(false);
  });

  it('cannot be made without the signature', () => {
    const { key } = issuer;
    for (const guess of [
      Buffer.of(1),
      Buffer.of(2),
      toBytes(key.modulus - 1n, key.length),
      randomBytes(key.length),
    ]) {
      expect(proves(prove(statement, guess, randomBytes), statement)).toBe(false);
    }
  });

  it.each([
    ['too short', proof.subarray(1)],
    ['too long', Buffer.concat([proof, Buffer.of(0)])],
    ['empty', Buffer.alloc(0)],
  ])('is refused if it is %s', (_, wrong) => {
    expect(proves(wrong, statement)).toBe(false);
  });

  it.each([
    ['zero', toBytes(0n, issuer.key.length)],
    ['the modulus', toBytes(issuer.key.modulus, issuer.key.length)],
  ])('is refused if an answer is %s', (_, answer) => {
    const changed = Buffer.from(proof);
    answer.copy(changed, 32);
    expect(proves(changed, statement)).toBe(false);
  });

  it('differs each time, with other challenges, so two proofs do not reveal the secret', () => {
    const other = prove(statement, signature, randomBytes);
    expect(other.subarray(0, 32)).not.toEqual(proof.subarray(0, 32));
  });

  it('draws its random numbers again if they are not below the modulus', () => {
    const draws: Buffer[] = [Buffer.alloc(issuer.key.length, 0xff), Buffer.alloc(issuer.key.length)];
    let asked = 0;
    const random = (size: number) => draws[asked++] ?? randomBytes(size);
    expect(proves(prove(statement, signature, random), statement)).toBe(true);
    expect(asked).toBeGreaterThanOrEqual(18);
  });
});
