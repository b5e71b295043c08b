/** ID token → Entra access tokens (client-credentials grant with a client assertion), and the list of subscriptions. */
import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import { decodeJwt } from 'jose/jwt/decode';
import type { Attempt, ExchangeContext } from '../../contract/exchange.ts';
import { Failure } from '../../failure/failure.ts';
import { isSuccess, jsonBody, unusableAnswer } from '../../http/answer.ts';
import type { IdToken } from '../../identity/claims.ts';
import type { JsonObject } from '../../text/json.ts';
import { isToken } from '../../text/shape.ts';
import { isResourceManagerScope, resourceOf } from './scopes.ts';
import type { AzureSettings } from './settings.ts';
import { isGuid } from './settings.ts';
import { findSubscriptions, type Subscription } from './subscriptions.ts';

/** Plain data. All times are milliseconds since the epoch. */
export interface AzureCredential {
  /** The directory's GUID, or the given domain if the access token does not reveal the GUID. */
  readonly tenantId: string;
  /** One per scope, in the order of the settings. */
  readonly tokens: readonly AccessToken[];
  /** The newest ID token that was used: a credential until it expires. */
  readonly assertion: string;
  /**
   * All subscriptions that the identity can see; absent if they were not requested, for example without a token for
   * Azure Resource Manager.
   */
  readonly subscriptions?: readonly Subscription[];
}

export interface AccessToken {
  readonly scope: string;
  readonly secret: string;
  readonly obtainedAt: number;
  readonly expiresAt: number;
}

export function load(): Promise<typeof import('@azure/msal-node')> {
  return import('@azure/msal-node');
}

/**
 * Gets one token per scope, in parallel, and lists the subscriptions as soon as the token for that has arrived.
 * @throws {Failure} `azure/…`, `http/…`
 */
export async function exchange(settings: AzureSettings, context: ExchangeContext): Promise<AzureCredential> {
  const requests = settings.scopes.map((scope) => requestToken(scope, settings, context));
  const forSubscriptions = settings.scopes.findIndex((scope) =>
    isResourceManagerScope(scope, settings.cloud),
  );
  const [granted, subscriptions] = await Promise.all([
    Promise.all(requests),
    requests[forSubscriptions]?.then(({ token }) => findSubscriptions(token.secret, settings, context)),
  ]);
  const newest = granted.reduce((a, b) => (b.idToken.claims.exp > a.idToken.claims.exp ? b : a));
  return {
    tenantId: tenantGuid(settings.tenantId, newest.token.secret),
    tokens: granted.map(({ token }) => token),
    assertion: newest.idToken.jwt,
    ...(subscriptions ? { subscriptions } : {}),
  };
}

interface Granted {
  readonly token: AccessToken;
  readonly idToken: IdToken;
}

function requestToken(scope: string, settings: AzureSettings, context: ExchangeContext): Promise<Granted> {
  const { clientId, tenantId, cloud } = settings;
  const operation = isResourceManagerScope(scope, cloud)
    ? 'Entra token'
    : `Entra token for ${resourceOf(scope)}`;
  return context.request(operation, async (attempt) => {
    const { ConfidentialClientApplication } = await load();
    const idToken = await attempt.idToken();
    const transport = createTransport(operation, attempt, context);
    // A new object per attempt: after some refusals, the object refuses for a minute without sending any request.
    const application = new ConfidentialClientApplication({
      auth: {
        clientId,
        authority: `https://${cloud.tokenHost}/${tenantId}`,
        clientAssertion: idToken.jwt,
      },
      system: {
        networkClient: transport.module,
        loggerOptions: { loggerCallback: () => {}, piiLoggingEnabled: false },
      },
    });
    const obtainedAt = context.now();
    const result = await application
      .acquireTokenByClientCredential({
        scopes: [scope],
        // Keeps the variable MSAL_FORCE_REGION from sending the request to an address that cannot serve it.
        azureRegion: 'DisableMsalForceRegion',
      })
      .catch((error: unknown) => {
        throw transport.failure() ?? libraryFailure(error, operation);
      });
    const { accessToken, expiresOn } = result!;
    return { token: { scope, secret: accessToken, obtainedAt, expiresAt: expiresOn!.getTime() }, idToken };
  });
}

/**
 * Lets MSAL send through the shared client. The three clouds' endpoints are built into MSAL, so every request it sends
 * is a token request. Answers are judged here, where they are still complete: MSAL would treat one without a token as a
 * success, and it replaces anything thrown here with its own error, hence `failure`.
 */
function createTransport(operation: string, attempt: Attempt, context: ExchangeContext) {
  let failure: unknown;
  const send = async <T>(url: string, options?: NetworkRequestOptions): Promise<NetworkResponse<T>> => {
    try {
      const answer = await context.http.send({
        method: 'POST',
        url,
        headers: options?.headers,
        body: options?.body,
        signal: attempt.signal,
        timeoutMs: attempt.timeoutMs,
      });
      const body = jsonBody(answer);
      if (!isSuccess(answer) || body?.error !== undefined) {
        const { entraRefusal } = await import('./refusal.ts');
        throw entraRefusal(answer, operation, context.now());
      }
      if (!isGrant(body)) throw unusableAnswer(new URL(url).host, answer, 'exchange');
      context.mask(body.access_token);
      return { status: answer.status, headers: { ...answer.headers }, body: body as T };
    } catch (error) {
      failure = error;
      throw error;
    }
  };
  const module: INetworkModule = { sendGetRequestAsync: send, sendPostRequestAsync: send };
  return { module, failure: () => failure };
}

/** RFC 6749 section 5.1, as far as it is needed. Lifetimes sometimes arrive as text. */
function isGrant(
  body: JsonObject | undefined,
): body is { access_token: string; expires_in: number | string } {
  return isToken(body?.access_token) && Number(body?.expires_in) > 0;
}

/** An error of the library itself. Only its code is kept: the object can contain the request. */
function libraryFailure(error: unknown, operation: string): Failure {
  const { errorCode: code } = error as { errorCode?: string };
  return new Failure(`the Microsoft authentication library reports ${code ?? 'an unknown error'}`, {
    code: 'azure/library',
    stage: 'exchange',
    retry: 'no',
    operation,
  });
}

/**
 * The GUID of a directory that was given by its domain. Access tokens are opaque to clients, so a GUID that is not
 * found in one is simply unknown.
 */
function tenantGuid(given: string, accessToken: string): string {
  if (isGuid(given)) return given;
  try {
    const { tid } = decodeJwt(accessToken);
    return typeof tid === 'string' && isGuid(tid) ? tid : given;
  } catch {
    return given;
  }
}
