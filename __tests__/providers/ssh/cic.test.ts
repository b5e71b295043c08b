import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { clientClaims, commitment } from '../../../src/providers/ssh/cic.ts';

const random = Buffer.alloc(32, 0xab);
const rz = 'ab'.repeat(32);

describe('the client instance claims', () => {
  it('have sorted members and no blanks, as servers hash them', () => {
    expect(clientClaims({ alg: 'ES256', crv: 'P-256', kty: 'EC', x: 'eA', y: 'eQ' }, random)).toBe(
      `{"alg":"ES256","rz":"${rz}","typ":"CIC","upk":{"alg":"ES256","crv":"P-256","kty":"EC","x":"eA","y":"eQ"}}`,
    );
    expect(clientClaims({ alg: 'EdDSA', crv: 'Ed25519', kty: 'OKP', x: 'eA' }, random)).toBe(
      `{"alg":"EdDSA","rz":"${rz}","typ":"CIC","upk":{"alg":"EdDSA","crv":"Ed25519","kty":"OKP","x":"eA"}}`,
    );
  });

  it('are committed to with SHA3-256 in 43 characters', () => {
    expect(commitment('')).toBe(
      Buffer.from('a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a', 'hex').toString(
        'base64url',
      ),
    );
    expect(commitment('claims')).toBe(createHash('sha3-256').update('claims').digest('base64url'));
    expect(commitment('claims')).toHaveLength(43);
  });
});
