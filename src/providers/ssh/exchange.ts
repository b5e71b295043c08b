/** ID token → two SSH certificates. No service issues them: the issuer's signature and a fresh key are enough. */
import { randomBytes } from 'node:crypto';
import type { ExchangeContext } from '../../contract/exchange.ts';
import { createCertificate } from './certificate.ts';
import { clientClaims, commitment } from './cic.ts';
import { sshError } from './errors.ts';
import { verifiedIssuerKey } from './issuer-key.ts';
import { generateKeyPair } from './key-pair.ts';
import type { Variant } from './pk-token.ts';
import { createPkToken, segmentsOf } from './pk-token.ts';
import { formatPrivateKey, secretLines } from './private-key.ts';
import type { SshSettings } from './settings.ts';
import { certificateProblem } from './verify.ts';

/** Plain data. */
export interface SshCredential {
  /** The content of the private key's file. */
  readonly privateKey: string;
  /**
   * The contents of the certificates' files: the same key and ID token, with the proof that each kind of server
   * accepts.
   */
  readonly certificates: Readonly<Record<Variant, string>>;
  readonly issuer: string;
  readonly subject: string;
  /** The ID token's expiry, in milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** @throws {Failure} `ssh/…`, `http/…`, `id-token/…` */
export async function exchange(settings: SshSettings, context: ExchangeContext): Promise<SshCredential> {
  const keyPair = generateKeyPair(settings.keyType);
  const privateKey = formatPrivateKey(keyPair, randomBytes(4));
  context.mask(...secretLines(privateKey));

  const claims = clientClaims(keyPair.publicJwk, randomBytes(32));
  const audience = commitment(claims);
  const idToken = await context.request('ID token', (attempt) => attempt.idToken(audience));
  // The proof shows that we have this signature; anyone with the signature itself could produce such a proof.
  context.mask(segmentsOf(idToken.jwt).signature);
  const issuerKey = await verifiedIssuerKey(idToken, context);

  const certify = (variant: Variant): string => {
    const pkToken = createPkToken({ jwt: idToken.jwt, issuerKey, claims, keyPair }, variant, randomBytes);
    const nonce = randomBytes(32);
    const certificate = createCertificate(keyPair, { principals: settings.principals, pkToken, nonce });
    // A server that finds a problem only says `Permission denied`, so its checks run here first.
    const problem = certificateProblem(certificate, issuerKey, variant);
    if (problem) throw sshError('self-check', `the ${variant} certificate ${problem}`);
    return certificate;
  };
  const { iss, sub, exp } = idToken.claims;
  return {
    privateKey,
    certificates: { current: certify('current'), legacy: certify('legacy') },
    issuer: iss,
    subject: sub,
    expiresAt: exp * 1000,
  };
}
