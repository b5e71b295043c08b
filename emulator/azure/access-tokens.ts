import { randomUUID } from 'node:crypto';
import { decodeJwt, type JWTPayload } from 'jose';
import type { ServiceContext } from '../services/service.ts';
import type { Identity, Tenant } from './world.ts';

/** One key signs the access tokens of all tenants. */
const keyName = 'https://sts.windows.net/';

/** A version 1.0 access token for an application or managed identity. */
export async function issueAccessToken(
  tenant: Tenant,
  identity: Identity,
  { audience, lifetimeSeconds }: { audience: string; lifetimeSeconds: number },
  context: ServiceContext,
): Promise<string> {
  const issuedAt = Math.floor(context.now() / 1000);
  const issuer = issuerOf(tenant.id);
  return context.keys.sign(keyName, {
    aud: audience,
    iss: issuer,
    iat: issuedAt,
    nbf: issuedAt,
    exp: issuedAt + lifetimeSeconds,
    appid: identity.clientId,
    appidacr: '2',
    idp: issuer,
    idtyp: 'app',
    oid: identity.objectId,
    sub: identity.objectId,
    tid: tenant.id,
    uti: randomUUID(),
    ver: '1.0',
  });
}

export interface AccessTokenClaims extends JWTPayload {
  aud: string;
  exp: number;
  oid: string;
  tid: string;
}

/** The claims of an access token Entra signed, expired or not. */
export async function openAccessToken(
  token: string,
  { keys }: ServiceContext,
): Promise<AccessTokenClaims | undefined> {
  return (await keys.verify(keyName, token)) === undefined ? undefined : decodeJwt<AccessTokenClaims>(token);
}

export function signingKey({ keys }: ServiceContext) {
  return keys.key(keyName);
}

export function issuerOf(tenantId: string): string {
  return `https://sts.windows.net/${tenantId}/`;
}
