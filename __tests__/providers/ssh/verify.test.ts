import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { createCertificate } from '../../../src/providers/ssh/certificate.ts';
import { variants } from '../../../src/providers/ssh/pk-token.ts';
import { publicKeyBlob } from '../../../src/providers/ssh/public-key.ts';
import { certificateProblem } from '../../../src/providers/ssh/verify.ts';
import { issuer, keyTypeNames, loginWith } from './support.ts';

describe('the check that a server makes', () => {
  const login = loginWith();

  it.each(keyTypeNames.flatMap((type) => variants.map((variant) => [type, variant] as const)))(
    'accepts a certificate of type %s with the %s proof, but not with the other proof',
    (type, variant) => {
      const line = loginWith(type).certificate(variant);
      for (const expected of variants) {
        const problem = certificateProblem(line, issuer.key, expected);
        expect(problem).toBe(expected === variant ? undefined : 'has a PK token that has a wrong proof');
      }
    },
  );

  it('finds a certificate of one key with the PK token of another', () => {
    const pkToken = loginWith().pkToken('current');
    const line = createCertificate(login.keyPair, { principals: [], pkToken, nonce: randomBytes(32) });
    expect(certificateProblem(line, issuer.key, 'current')).toBe(
      'has a PK token that is bound to another key',
    );
  });

  it.each(keyTypeNames)('finds an invalid key of type %s', (type) => {
    const { certificate, keyPair } = loginWith(type);
    const [name, base64] = certificate('current').split(' ') as [string, string];
    const blob = Buffer.from(base64, 'base64');
    const key = publicKeyBlob(keyPair.publicJwk);
    const wrong = Buffer.concat([key.subarray(0, -32), Buffer.alloc(32, 0xff)]);
    const fields = key.subarray(-32);
    for (let at = blob.indexOf(fields); at >= 0; at = blob.indexOf(fields, at + 1))
      wrong.copy(blob, at, wrong.length - 32);
    const problem = certificateProblem(`${name} ${blob.toString('base64')}`, issuer.key, 'current');
    expect(problem).toBe(type === 'ecdsa' ? 'is damaged' : 'has a wrong signature');
  });

  it('finds damage and wrong signatures', () => {
    const line = login.certificate('current');
    expect(certificateProblem(line.slice(0, 200), issuer.key, 'current')).toBe('is damaged');
    expect(certificateProblem('x', issuer.key, 'current')).toBe('is of an unknown type');
  });
});
