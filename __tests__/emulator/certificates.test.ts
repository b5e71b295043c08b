import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { createCertificateAuthority } from '../../emulator/certificates.ts';

describe('createCertificateAuthority', () => {
  const authority = createCertificateAuthority();

  it('makes a self-signed root that may sign certificates', () => {
    const root = new X509Certificate(authority.certificate);
    expect(root.ca).toBe(true);
    expect(root.verify(root.publicKey)).toBe(true);
    expect(new Date(root.validFrom).getTime()).toBeLessThan(Date.now());
    expect(new Date(root.validTo).getTime()).toBeGreaterThan(Date.now());
  });

  it('keeps one secure context per host', () => {
    const context = authority.secureContext('sts.amazonaws.com');
    expect(authority.secureContext('sts.amazonaws.com')).toBe(context);
    expect(authority.secureContext('sts.googleapis.com')).not.toBe(context);
  });

  it('shares nothing with another authority', () => {
    expect(createCertificateAuthority().certificate).not.toBe(authority.certificate);
  });
});
