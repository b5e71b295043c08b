import { isObject } from '../../text/json.ts';
import { isFlag, isText, isTime, listOf, mapOf, objectOf, optional } from '../../text/shape.ts';
import type { ExchangeCredential } from './exchange.ts';

const hasParts = objectOf<ExchangeCredential>({
  token: isText,
  expiresAt: isTime,
  endKnown: isFlag,
  subject: optional(isText),
  env: mapOf(isText),
  outputs: mapOf(isText),
  secrets: listOf(isText),
  unmasked: optional(listOf(isText)),
  // The use that obtained the token revokes it.
  revocation: optional(isObject),
  dpop: optional(
    objectOf<NonNullable<ExchangeCredential['dpop']>>({ jwk: isText, thumbprint: isText, bound: isFlag }),
  ),
});

/** Whether something from the cache is a complete credential that sets only what the settings name. */
export function isExchangeCredential(
  cached: unknown,
  settings: { readonly env: object; readonly outputs: object },
): cached is ExchangeCredential {
  if (!hasParts(cached)) return false;
  const { env, outputs } = cached as ExchangeCredential;
  const isNamed = (given: object, named: object) =>
    Object.keys(given).every((name) => Object.hasOwn(named, name));
  return isNamed(env, settings.env) && isNamed(outputs, settings.outputs);
}
