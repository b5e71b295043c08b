import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { rsaKeyOf, toBytes, toInteger } from '../../../src/providers/ssh/rsa-key.ts';
import { createIssuer } from './support.ts';

/** The example of RFC 7638 section 3.1. */
const example = {
  kty: 'RSA',
  n: '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw',
  e: 'AQAB',
  alg: 'RS256',
  kid: '2011-04-29',
};

describe('the key of an issuer', () => {
  it('has the thumbprint of RFC 7638', () => {
    expect(rsaKeyOf(example)).toMatchObject({
      length: 256,
      thumbprint: 'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs',
    });
  });

  it('gives the byte length of its modulus', () => {
    expect(createIssuer(3072).key.length).toBe(384);
  });

  it.each([
    ['of another type', { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' }],
    ['without a modulus', { kty: 'RSA', e: 'AQAB' }],
    ['without an exponent', { kty: 'RSA', n: example.n }],
    ['with the exponent 3', { ...example, e: 'Aw' }],
    ['with less than 2048 bits', { ...example, n: example.n.slice(2) }],
  ])('is not read from a JWK %s', (_, jwk) => {
    expect(rsaKeyOf(jwk)).toBeUndefined();
  });

  it('is turned into numbers and back without loss', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        expect(toBytes(toInteger(bytes), 40).subarray(40 - bytes.length)).toEqual(Buffer.from(bytes));
      }),
    );
  });
});
