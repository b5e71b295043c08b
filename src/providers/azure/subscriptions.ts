/** The subscriptions that an identity can see in Azure Resource Manager. */
import type { ExchangeContext } from '../../contract/exchange.ts';
import { isSuccess, jsonBody, unusableAnswer } from '../../http/answer.ts';
import { isObject, type JsonObject } from '../../text/json.ts';
import type { AzureSettings } from './settings.ts';

/** Plain data. */
export interface Subscription {
  readonly id: string;
  readonly name: string;
  /** The state as Azure reports it: `Enabled`, `Warned`, `PastDue`, `Disabled` or `Deleted`. */
  readonly state: string;
  /** The directory that the subscription belongs to, if Azure reports it. */
  readonly homeTenantId?: string;
  /** Directories that manage it for its owner (Azure Lighthouse). */
  readonly managedByTenants?: readonly string[];
}

const apiVersion = '2022-12-01';
/** Pages of up to a few hundred subscriptions each. */
const maxPages = 50;

/**
 * All subscriptions that the identity has a role in. The one in the settings is always among them: if the list does not
 * contain it, it is requested separately, because Azure Resource Manager's refusal says why.
 *
 * @returns undefined if they are not needed: without a subscription in the settings, only the Azure CLI needs them
 * @throws {Failure} `azure/…`, `http/…`
 */
export async function findSubscriptions(
  accessToken: string,
  settings: AzureSettings,
  context: ExchangeContext,
): Promise<readonly Subscription[] | undefined> {
  const { subscriptionId, cli, cloud } = settings;
  if (subscriptionId === undefined && !cli) return undefined;
  const read = reader(accessToken, cloud.resourceManager, context);
  const start = `https://${cloud.resourceManager}/subscriptions`;
  const found: Subscription[] = [];
  let next: string | undefined = `${start}?api-version=${apiVersion}`;
  for (let page = 0; next !== undefined && page < maxPages; page++) {
    const { value, nextLink }: Page = await read('Azure subscriptions', next, pageIn);
    found.push(...value);
    next = nextLink;
  }
  if (subscriptionId === undefined || found.some(({ id }) => id === subscriptionId)) return found;
  const url = `${start}/${subscriptionId}?api-version=${apiVersion}`;
  const named = await read('Azure subscription', url, (body) => subscriptionIn({ subscriptionId, ...body }));
  return [...found, { ...named, id: subscriptionId }];
}

interface Page {
  readonly value: readonly Subscription[];
  readonly nextLink?: string;
}

type Parse<T> = (body: JsonObject, host: string) => T | undefined;

/** Reads one address and returns what `parse` finds in the answer; an answer without it is unusable. */
function reader(accessToken: string, host: string, context: ExchangeContext) {
  return <T>(operation: string, url: string, parse: Parse<T>): Promise<T> =>
    context.request(operation, async ({ signal, timeoutMs }) => {
      const answer = await context.http.send({
        method: 'GET',
        url,
        headers: { authorization: `Bearer ${accessToken}`, accept: 'application/json' },
        signal,
        timeoutMs,
        stage: 'verify',
      });
      if (!isSuccess(answer)) {
        const { resourceManagerRefusal } = await import('./refusal.ts');
        throw resourceManagerRefusal(answer, operation, context.now());
      }
      const body = jsonBody(answer);
      const result = body && parse(body, host);
      if (result === undefined) throw unusableAnswer(host, answer, 'verify');
      return result;
    });
}

/** The token goes only to Azure Resource Manager's host, whatever address the next page claims to have. */
function pageIn(body: JsonObject, host: string): Page | undefined {
  if (!Array.isArray(body.value)) return undefined;
  const value = body.value.flatMap((item) => (isObject(item) ? (subscriptionIn(item) ?? []) : []));
  const { nextLink } = body;
  if (typeof nextLink !== 'string' || nextLink === '') return { value };
  return URL.parse(nextLink)?.origin === `https://${host}` ? { value, nextLink } : undefined;
}

function subscriptionIn({ subscriptionId, displayName, ...body }: JsonObject): Subscription | undefined {
  if (typeof subscriptionId !== 'string' || typeof displayName !== 'string') return undefined;
  const { state, tenantId, managedByTenants } = body;
  const managers = (Array.isArray(managedByTenants) ? managedByTenants : []).flatMap((item) =>
    isObject(item) && typeof item.tenantId === 'string' ? [item.tenantId] : [],
  );
  return {
    id: subscriptionId.toLowerCase(),
    name: displayName,
    state: typeof state === 'string' ? state : 'Enabled',
    ...(typeof tenantId === 'string' ? { homeTenantId: tenantId } : {}),
    ...(managers.length > 0 ? { managedByTenants: managers } : {}),
  };
}

/** The subscription of the login, if it is known. */
export function namedSubscription(
  { subscriptions = [] }: { readonly subscriptions?: readonly Subscription[] },
  { subscriptionId }: AzureSettings,
): Subscription | undefined {
  return subscriptions.find(({ id }) => id === subscriptionId);
}
