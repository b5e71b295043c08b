import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { generateKeyPair, isSignedBy, keyTypeOf, signWith } from '../../../src/providers/ssh/key-pair.ts';
import { keyTypeNames } from './support.ts';

describe.each(keyTypeNames)('a key pair of type %s', (type) => {
  const keyPair = generateKeyPair(type);

  it('signs in 64 bytes what its public key verifies, and nothing else', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.nat({ max: 63 }), (data, at) => {
        const signature = signWith(keyPair, data);
        expect(signature).toHaveLength(64);
        expect(isSignedBy(keyPair.publicJwk, data, signature)).toBe(true);
        expect(isSignedBy(keyPair.publicJwk, Buffer.concat([data, Buffer.of(0)]), signature)).toBe(false);
        signature[at]! ^= 1;
        expect(isSignedBy(keyPair.publicJwk, data, signature)).toBe(false);
      }),
      { numRuns: 20 },
    );
  });

  it('is a new one each time', () => {
    expect(generateKeyPair(type).publicJwk.x).not.toBe(keyPair.publicJwk.x);
  });

  it('is recognised by its public key', () => {
    expect(keyTypeOf(keyPair.publicJwk)).toBe(type);
  });
});
