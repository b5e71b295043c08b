import { isText, isTime, listOf, objectOf, optional } from '../../text/shape.ts';
import type { ExpiringToken, GcpCredential } from './credential.ts';

const token = { token: isText, expiresAt: isTime };

const hasParts = objectOf<GcpCredential>({
  subject: isText,
  federated: objectOf<ExpiringToken>(token),
  accessToken: optional(objectOf<ExpiringToken>(token)),
  idTokens: listOf(objectOf<GcpCredential['idTokens'][number]>({ ...token, audience: isText })),
});

/** Whether a cached value is a complete credential. */
export function isGcpCredential(cached: unknown): cached is GcpCredential {
  return hasParts(cached);
}
