/** What makes federated credentials as narrow for a job as the one of `plan`. */
import { parseExpression } from '../../trust/azure/expression.ts';
import type { AzureTrust } from '../../trust/read/trust.ts';
import type { Token } from '../../trust/token.ts';
import { admits } from './admits.ts';

/** Plain credentials are exact; an expression may fit more than one subject. */
export async function azureEdits(given: AzureTrust, planned: AzureTrust, token: Token): Promise<string[]> {
  const [exact] = planned.credentials;
  if (exact?.subject === undefined) return [];
  const edits: string[] = [];
  for (const credential of given.credentials) {
    const terms = parseExpression(credential.claimsMatchingExpression?.value ?? '') ?? [];
    const isExact =
      terms.length === 0 || terms.some(({ claim, operator }) => claim === 'sub' && operator === 'eq');
    if (isExact || !(await admits({ ...given, credentials: [credential] }, token))) continue;
    edits.push(
      `Replace the credential \`${credential.name ?? 'flexible'}\` by one with the subject \`${exact.subject}\`, the issuer \`${exact.issuer}\` and the audience \`${exact.audiences.join()}\``,
    );
  }
  return edits;
}
