/** The second step: tokens of a service account, from the IAM Credentials API. */

import type { Attempt, ExchangeContext } from '../../contract/exchange.ts';
import { unusableAnswer } from '../../http/answer.ts';
import { readClaims } from '../../identity/claims.ts';
import type { JsonObject } from '../../text/json.ts';
import type { ExpiringToken } from './credential.ts';
import type { Minted } from './mint.ts';
import { mint } from './mint.ts';
import { methodUrl, resourceName } from './service-account.ts';
import type { GcpSettings } from './settings.ts';

/** Who requests a token, of which account, and how. */
export interface Impersonation {
  readonly account: string;
  readonly federatedToken: string;
  readonly settings: GcpSettings;
  readonly context: ExchangeContext;
  readonly attempt: Attempt;
}

/**
 * Requests an access token, which also proves that the service account may be impersonated.
 * @throws {Failure}
 */
export async function generateAccessToken(by: Impersonation): Promise<ExpiringToken> {
  const { scopes, accessTokenLifetimeSeconds } = by.settings;
  const body = { scope: scopes, lifetime: `${accessTokenLifetimeSeconds}s` };
  const minted = await call(by, 'generateAccessToken', body, 'accessToken');
  const expiresAt = Date.parse(String(minted.body.expireTime));
  if (Number.isNaN(expiresAt)) throw unusable(by, minted);
  return { token: minted.token, expiresAt };
}

/**
 * Requests an ID token of the service account for one audience.
 * @throws {Failure}
 */
export async function generateIdToken(by: Impersonation, audience: string): Promise<ExpiringToken> {
  const body = { audience, includeEmail: by.settings.idTokenIncludeEmail };
  const minted = await call(by, 'generateIdToken', body, 'token');
  try {
    return { token: minted.token, expiresAt: readClaims(minted.token).exp * 1000 };
  } catch {
    throw unusable(by, minted);
  }
}

function call(by: Impersonation, method: string, body: JsonObject, tokenMember: string): Promise<Minted> {
  const { settings, account, federatedToken } = by;
  const delegates = settings.delegates.map(resourceName);
  return mint(
    {
      service: 'iamcredentials',
      operation: method,
      url: methodUrl(settings, account, method),
      headers: { authorization: `Bearer ${federatedToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ...body, ...(delegates.length > 0 ? { delegates } : {}) }),
      secret: federatedToken,
      tokenMember,
    },
    settings,
    by.context,
    by.attempt,
  );
}

function unusable({ settings }: Impersonation, { answer }: Minted) {
  return unusableAnswer(new URL(settings.endpoints.iamCredentials).host, answer, 'exchange');
}
