/** Whether a TLS connection can show a client's certificate: found out before anything is sent. */
import { createSecureContext, type SecureContextOptions } from 'node:tls';
import type { TlsMaterial } from '../../http/client.ts';

/** What is wrong, and with which of the two. */
export function clientCertificateProblem({
  cert,
  key,
}: TlsMaterial): { part: 'certificate' | 'key'; message: string } | undefined {
  if (!isUsable({ cert })) return { part: 'certificate', message: 'is damaged' };
  if (!isUsable({ key })) return { part: 'key', message: 'is damaged, or encrypted' };
  if (!isUsable({ cert, key }))
    return { part: 'certificate', message: 'does not belong to the private key that was given' };
  return undefined;
}

function isUsable(material: SecureContextOptions): boolean {
  try {
    // Without authorities: the usual ones take long to load.
    createSecureContext({ ...material, ca: [] });
    return true;
  } catch {
    return false;
  }
}
