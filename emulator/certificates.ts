import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto';
import { createSecureContext, type SecureContext } from 'node:tls';
import * as asn1 from './der.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

interface CertificateRequest {
  subject: string;
  publicKey: KeyObject;
  issuer: string;
  issuerKey: KeyObject;
  extensions: Buffer[];
}

/** A throw-away certificate authority that lives as long as one emulator. */
export interface CertificateAuthority {
  /** The root certificate, PEM. */
  readonly certificate: string;
  /** What a TLS server needs to speak as `host`; made once per host. */
  secureContext(host: string): SecureContext;
}

/** Makes a certificate authority with a fresh P-256 key; all leaf certificates share one other key. */
export function createCertificateAuthority(): CertificateAuthority {
  const authority = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const leaf = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const leafKey = leaf.privateKey.export({ type: 'pkcs8', format: 'pem' });
  const authorityName = 'Emulator throw-away root';
  const authorityKeyIdentifier = keyIdentifier(authority.publicKey);
  const contexts = new Map<string, SecureContext>();

  const certificate = pem(
    issueCertificate({
      subject: authorityName,
      publicKey: authority.publicKey,
      issuer: authorityName,
      issuerKey: authority.privateKey,
      extensions: [
        extension('2.5.29.19', asn1.sequence(asn1.boolean(true)), { critical: true }),
        extension('2.5.29.15', asn1.bitString(Buffer.from([0b0000_0110]), 1), { critical: true }),
        extension('2.5.29.14', asn1.octetString(authorityKeyIdentifier)),
      ],
    }),
  );

  function createLeaf(host: string): string {
    return pem(
      issueCertificate({
        subject: 'Emulator leaf',
        publicKey: leaf.publicKey,
        issuer: authorityName,
        issuerKey: authority.privateKey,
        extensions: [
          extension('2.5.29.15', asn1.bitString(Buffer.from([0b1000_0000]), 7), { critical: true }),
          extension('2.5.29.37', asn1.sequence(asn1.objectIdentifier('1.3.6.1.5.5.7.3.1'))),
          extension('2.5.29.17', asn1.sequence(asn1.implicit(2, Buffer.from(host)))),
          extension('2.5.29.14', asn1.octetString(keyIdentifier(leaf.publicKey))),
          extension('2.5.29.35', asn1.sequence(asn1.implicit(0, authorityKeyIdentifier))),
        ],
      }),
    );
  }

  return {
    certificate,
    secureContext(host) {
      let context = contexts.get(host);
      if (context === undefined) {
        context = createSecureContext({ key: leafKey, cert: createLeaf(host) + certificate });
        contexts.set(host, context);
      }
      return context;
    },
  };
}

/** A self-signed certificate (DER) for a signing key, as issuers publish in the `x5c` member of a JWK. */
export function selfSignedCertificate(subject: string, privateKey: KeyObject): Buffer {
  return issueCertificate({
    subject,
    publicKey: createPublicKey(privateKey),
    issuer: subject,
    issuerKey: privateKey,
    extensions: [],
  });
}

/** An X.509 v3 certificate (RFC 5280), DER, valid from an hour ago until tomorrow. */
function issueCertificate(request: CertificateRequest): Buffer {
  const algorithm = signatureAlgorithm(request.issuerKey);
  // The first byte keeps the serial number positive and free of leading zeros.
  const serialNumber = Buffer.concat([Buffer.from([0x40]), randomBytes(15)]);
  const now = Date.now();
  const toBeSigned = asn1.sequence(
    asn1.explicit(0, asn1.integer(Buffer.from([2]))),
    asn1.integer(serialNumber),
    algorithm,
    commonName(request.issuer),
    asn1.sequence(asn1.utcTime(new Date(now - hourMs)), asn1.utcTime(new Date(now + dayMs))),
    commonName(request.subject),
    request.publicKey.export({ type: 'spki', format: 'der' }),
    ...(request.extensions.length > 0 ? [asn1.explicit(3, asn1.sequence(...request.extensions))] : []),
  );
  return asn1.sequence(toBeSigned, algorithm, asn1.bitString(sign('sha256', toBeSigned, request.issuerKey)));
}

function signatureAlgorithm(key: KeyObject): Buffer {
  return key.asymmetricKeyType === 'rsa'
    ? asn1.sequence(asn1.objectIdentifier('1.2.840.113549.1.1.11'), asn1.nothing())
    : asn1.sequence(asn1.objectIdentifier('1.2.840.10045.4.3.2'));
}

function commonName(name: string): Buffer {
  return asn1.sequence(asn1.set(asn1.sequence(asn1.objectIdentifier('2.5.4.3'), asn1.utf8String(name))));
}

function extension(identifier: string, value: Buffer, options?: { critical: boolean }): Buffer {
  return asn1.sequence(
    asn1.objectIdentifier(identifier),
    ...(options?.critical ? [asn1.boolean(true)] : []),
    asn1.octetString(value),
  );
}

function keyIdentifier(publicKey: KeyObject): Buffer {
  return createHash('sha1')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest();
}

function pem(certificate: Buffer): string {
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
