import { generateKeyPairSync } from 'node:crypto';
import { selfSignedCertificate } from '../../emulator/certificates.ts';

/** A fresh key with a certificate that vouches for itself; both PEM. */
export function selfSigned(name: string): { readonly key: string; readonly cert: string } {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const lines = selfSignedCertificate(name, privateKey)
    .toString('base64')
    .match(/.{1,64}/g)!;
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    cert: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
  };
}
