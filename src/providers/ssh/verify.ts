/** What a server checks of a certificate, apart from its own policy: sshd the certificate, opkssh the PK token in it. */
import { parseCertificate } from './certificate.ts';
import type { Variant } from './pk-token.ts';
import { pkTokenProblem } from './pk-token.ts';
import type { RsaKey } from './rsa-key.ts';

/** What is wrong, completing "the certificate …", or undefined. */
export function certificateProblem(line: string, issuerKey: RsaKey, variant: Variant): string | undefined {
  try {
    const { publicJwk, pkToken } = parseCertificate(line);
    const problem = pkTokenProblem(pkToken, { issuerKey, variant, publicJwk });
    return problem && `has a PK token that ${problem}`;
  } catch (error) {
    // A key that is none is found by Node.js, whose errors have codes.
    const isDamaged = error instanceof RangeError || 'code' in (error as Error);
    return isDamaged ? 'is damaged' : (error as Error).message;
  }
}
