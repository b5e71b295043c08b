/** The first step: exchanges an ID token for a federated token, with Google's own library. */

import type { Attempt, ExchangeContext } from '../../contract/exchange.ts';
import { Failure } from '../../failure/failure.ts';
import type { GcpCredential } from './credential.ts';
import { mint } from './mint.ts';
import { exchangeAudience } from './provider-name.ts';
import type { GcpSettings } from './settings.ts';
import { jwtTokenType } from './token-types.ts';

/** Only the client in use: the library's index loads all of them, which takes half as long again. */
export function load() {
  // The library builds its requests with it, and Node.js loads it on first use.
  new Headers();
  return import('google-auth-library/build/src/auth/identitypoolclient.js');
}

/** A service account's token has the requested scopes; obtaining it requires this one. */
const impersonationScope = 'https://www.googleapis.com/auth/cloud-platform';

/**
 * Makes one exchange with a separate client: the library lets concurrent calls share an exchange, and a hanging one
 * would block the retries.
 * @throws {Failure}
 */
export async function federate(
  settings: GcpSettings,
  context: ExchangeContext,
  attempt: Attempt,
): Promise<Pick<GcpCredential, 'subject' | 'federated'>> {
  const [{ IdentityPoolClient }, { jwt, claims }] = await Promise.all([load(), attempt.idToken()]);

  const send: typeof fetch = async (url, init) => {
    const headers = {
      ...Object.fromEntries(new Headers(init?.headers)),
      'content-type': 'application/x-www-form-urlencoded',
    };
    const { answer } = await mint(
      {
        service: 'sts',
        operation: 'token',
        url: String(url),
        headers,
        body: String(init?.body),
        secret: jwt,
        tokenMember: 'access_token',
      },
      settings,
      context,
      attempt,
    );
    return new Response(answer.body, { status: answer.status });
  };

  const client = new IdentityPoolClient({
    type: 'external_account',
    audience: exchangeAudience(settings.provider),
    subject_token_type: jwtTokenType,
    token_url: `${settings.endpoints.sts}/token`,
    universe_domain: settings.universe,
    scopes: settings.serviceAccount === undefined ? [...settings.scopes] : [impersonationScope],
    subject_token_supplier: { getSubjectToken: async () => jwt },
    // The retries and the proxy are ours; `noProxy` matches every host.
    transporterOptions: { fetchImplementation: send, retryConfig: { retry: 0 }, noProxy: [/^/] },
    // They include interceptors that print tokens if GOOGLE_SDK_NODE_LOGGING is set.
    useAuthRequestParameters: false,
  });
  // The exchange has its own transport, which no option reaches (googleapis/google-cloud-node#8292).
  const { stsCredential } = client as unknown as { stsCredential: { transporter: unknown } };
  stsCredential.transporter = client.transporter;

  const { token, res } = await client.getAccessToken().catch(rethrow);
  // The lifetime is optional in the answer (RFC 8693 section 2.2.1), and never exceeds the ID token's.
  const lifeMs = (Number(res?.data.expires_in) || Number.POSITIVE_INFINITY) * 1000;
  const expiresAt = Math.min(claims.exp * 1000, context.now() + lifeMs);
  return { subject: claims.sub, federated: { token: token as string, expiresAt } };
}

/** Extracts our own error from the library's, which contains the ID token in plain text and must go no further. */
function rethrow(error: unknown): never {
  const { cause } = error as Error;
  if (cause instanceof Failure) throw cause;
  throw new Failure('google-auth-library failed before it had an answer', {
    code: 'gcp/library',
    stage: 'exchange',
    retry: 'no',
  });
}
