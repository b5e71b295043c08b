import { isText, isTime, listOf, objectOf, optional } from '../../text/shape.ts';
import type { GcpCredential } from './credential.ts';

const token = { token: isText, expiresAt: isTime };

const hasParts = objectOf({
  subject: isText,
  federated: objectOf(token),
  accessToken: optional(objectOf(token)),
  idTokens: listOf(objectOf({ ...token, audience: isText })),
});

/** Whether a cached value is a complete credential. */
export function isGcpCredential(cached: unknown): cached is GcpCredential {
  return hasParts(cached);
}
