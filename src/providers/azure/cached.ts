import { isText, isTime, listOf, objectOf, optional } from '../../text/shape.ts';
import type { AccessToken, AzureCredential } from './exchange.ts';
import type { Subscription } from './subscriptions.ts';

const hasParts = objectOf<AzureCredential>({
  tenantId: isText,
  assertion: isText,
  tokens: listOf(
    objectOf<AccessToken>({ scope: isText, secret: isText, obtainedAt: isTime, expiresAt: isTime }),
  ),
  subscriptions: optional(
    listOf(
      objectOf<Subscription>({
        id: isText,
        name: isText,
        state: isText,
        homeTenantId: optional(isText),
        managedByTenants: optional(listOf(isText)),
      }),
    ),
  ),
});

/** Whether a cached value is a complete credential, with a token for each scope. */
export function isAzureCredential(
  cached: unknown,
  { scopes }: { readonly scopes: readonly string[] },
): cached is AzureCredential {
  return hasParts(cached) && (cached as AzureCredential).tokens.length === scopes.length;
}
