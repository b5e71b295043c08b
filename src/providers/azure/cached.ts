import { isText, isTime, listOf, objectOf, optional } from '../../text/shape.ts';
import type { AzureCredential } from './exchange.ts';

const hasParts = objectOf({
  tenantId: isText,
  assertion: isText,
  tokens: listOf(objectOf({ scope: isText, secret: isText, obtainedAt: isTime, expiresAt: isTime })),
  subscription: optional(
    objectOf({ id: isText, name: isText, state: isText, homeTenantId: optional(isText) }),
  ),
});

/** Whether a cached value is a complete credential, with a token for each scope. */
export function isAzureCredential(
  cached: unknown,
  { scopes }: { readonly scopes: readonly string[] },
): cached is AzureCredential {
  return hasParts(cached) && (cached as AzureCredential).tokens.length === scopes.length;
}
