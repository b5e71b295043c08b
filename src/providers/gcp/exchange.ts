/** From ID token to credential: one exchange, then all requests for the service account in parallel. */

import type { ExchangeContext } from '../../contract/exchange.ts';
import { Failure, withoutRepeat } from '../../failure/failure.ts';
import type { GcpCredential } from './credential.ts';
import { federate } from './federation.ts';
import type { Impersonation } from './impersonation.ts';
import { generateAccessToken, generateIdToken } from './impersonation.ts';
import type { GcpSettings } from './settings.ts';

export { load } from './federation.ts';

/** The exchange has already been retried: its failure is final for everything that waits for it. */
function giveUp(error: unknown): never {
  throw withoutRepeat(error);
}

/** @throws {Failure} */
export async function exchange(settings: GcpSettings, context: ExchangeContext): Promise<GcpCredential> {
  const exchangeIdToken = () =>
    context.request('Google token exchange', (attempt) => federate(settings, context, attempt));
  let federated = exchangeIdToken();
  let refused: typeof federated | undefined;

  const { serviceAccount: account } = settings;
  if (account === undefined) return { ...(await federated), idTokens: [] };

  /**
   * A federated token expires with its ID token: a token that was refused for that reason is replaced before the retry.
   */
  const impersonate = <T>(operation: string, method: (by: Impersonation) => Promise<T>) =>
    context.request(operation, async (attempt) => {
      if (refused === federated) federated = exchangeIdToken();
      const used = federated;
      const { token: federatedToken } = (await used.catch(giveUp)).federated;
      try {
        return await method({ account, federatedToken, settings, context, attempt });
      } catch (error) {
        if (error instanceof Failure && error.status === 401) refused = used;
        throw error;
      }
    });

  await federated;
  const pendingAccessToken = impersonate('Google access token', generateAccessToken);
  const pendingIdTokens = settings.idTokenAudiences.map(async (audience) => ({
    audience,
    ...(await impersonate(`Google ID token for ${audience}`, (by) => generateIdToken(by, audience))),
  }));
  // If one fails, the others are not left running while the failure is reported.
  await Promise.allSettled([pendingAccessToken, ...pendingIdTokens]);
  const accessToken = await pendingAccessToken;
  const idTokens = await Promise.all(pendingIdTokens);
  return { ...(await federated), accessToken, idTokens };
}
