import { judgeCredentials } from '../../src/trust/azure/credentials.ts';
import { type EmulatedRequest, formOf, queryOf } from '../http.ts';
import { audiencesOf, inspectIdToken } from '../id-token.ts';
import type { ServiceContext } from '../services/service.ts';
import { EntraError } from './errors.ts';
import type { FederatedCredential, Identity } from './world.ts';

const documentation =
  'Check your federated identity credential Subject, Audience and Issuer against the presented assertion. https://learn.microsoft.com/entra/workload-id/workload-identity-federation';

/**
 * Judges a client assertion by an identity's federated credentials.
 * @throws {EntraError} 50027, 70025, 700211, 700212, 700213, 7002138, 700024 or 700027
 */
export async function verifyAssertion(
  assertion: string,
  identity: Identity,
  context: ServiceContext,
): Promise<void> {
  const token = await inspectIdToken(assertion, context);
  if (token.state === 'malformed') {
    throw new EntraError(50027, 'invalid_request', 400, 'JWT token is invalid or malformed.');
  }
  const { claims } = token;
  if (identity.federatedCredentials.length === 0) {
    throw new EntraError(
      70025,
      'invalid_client',
      401,
      `The client '${identity.clientId}'(${identity.displayName}) has no configured federated identity credentials.`,
    );
  }
  const ofIssuer = identity.federatedCredentials.filter(({ issuer }) => issuer === claims.iss);
  if (ofIssuer.length === 0) throw noMatch(700211, 'issuer', claims.iss);
  const audiences = audiencesOf(claims);
  const ofAudience = ofIssuer.filter(({ audience }) => audiences.includes(audience));
  if (ofAudience.length === 0) throw noMatch(700212, 'audience', audiences.join(' '));
  const subject = claims.sub ?? '';
  if (!ofAudience.some((credential) => admits(credential, { ...claims, sub: subject }))) {
    const differsInCase = ofAudience.some(
      (credential) => credential.subject?.toLowerCase() === subject.toLowerCase(),
    );
    throw differsInCase
      ? noMatch(
          7002138,
          'subject',
          subject,
          'The subject matches with case-insensitive comparison, but not with case-sensitive comparison. ',
        )
      : noMatch(700213, 'subject', subject);
  }
  const { nbf = 0, exp = 0 } = claims;
  if (exp * 1000 <= context.now() || nbf * 1000 > context.now()) {
    const [now, from, until] = [context.now(), nbf * 1000, exp * 1000].map((ms) =>
      new Date(ms).toISOString(),
    );
    throw new EntraError(
      700024,
      'invalid_client',
      401,
      `Client assertion is not within its valid time range. Current time: ${now}, assertion valid from ${from}, expiry time of assertion ${until}. Review the documentation at https://learn.microsoft.com/entra/identity-platform/certificate-credentials .`,
    );
  }
  if (token.state !== 'genuine') {
    throw new EntraError(
      700027,
      'invalid_client',
      401,
      'Client assertion failed signature validation. [Reason - The key was not found.]',
    );
  }
}

function noMatch(code: number, claim: string, value: string, note = ''): EntraError {
  return new EntraError(
    code,
    'invalid_client',
    401,
    `No matching federated identity record found for presented assertion ${claim} '${value}'. ${note}${documentation}`,
  );
}

/**
 * Whether the subject, or the expression instead of it, admits the token; issuer and audience were tested before.
 * @throws {Error} if Entra would not have stored the credential
 */
function admits(credential: FederatedCredential, claims: Record<string, unknown>): boolean {
  const { name, issuer, subject, audience, claimsMatchingExpression: value } = credential;
  const { verdict, tests } = judgeCredentials(
    [
      {
        name,
        issuer,
        audiences: [audience],
        ...(subject !== undefined && { subject }),
        ...(value !== undefined && { claimsMatchingExpression: { value, languageVersion: 1 } }),
      },
    ],
    { claims },
  );
  if (verdict === 'invalid') {
    throw new Error(`Entra would not have stored ${name}: ${tests.map(({ what }) => what).join(', ')}`);
  }
  return verdict === 'allowed';
}

/** The ID a client gave its request, in the body, the query or a header. */
export function correlationIdOf(request: EmulatedRequest): string | undefined {
  return (
    formOf(request)['client-request-id'] ??
    queryOf(request)['client-request-id'] ??
    request.headers['client-request-id']
  );
}
