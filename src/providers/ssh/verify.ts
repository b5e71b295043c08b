/** The checks of a server, apart from its own policy: sshd checks the certificate, opkssh the PK token in it. */
import { parseCertificate } from './certificate.ts';
import type { Variant } from './pk-token.ts';
import { pkTokenProblem } from './pk-token.ts';
import type { RsaKey } from './rsa-key.ts';

/** The problem, completing "the certificate …", or undefined. */
export function certificateProblem(line: string, issuerKey: RsaKey, variant: Variant): string | undefined {
  try {
    const { publicJwk, pkToken } = parseCertificate(line);
    const problem = pkTokenProblem(pkToken, { issuerKey, variant, publicJwk });
    return problem && `has a PK token that ${problem}`;
  } catch (error) {
    // Node.js detects an invalid key, and its errors have codes.
    const isDamaged = error instanceof RangeError || 'code' in (error as Error);
    return isDamaged ? 'is damaged' : (error as Error).message;
  }
}
