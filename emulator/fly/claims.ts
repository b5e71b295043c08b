import { randomUUID } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { type FlyWorld, flyIssuer } from './world.ts';

const lifetimeSeconds = 600;

/**
 * The claims of the ID token Fly.io issues to a Machine.
 * @see https://fly.io/docs/security/openid-connect/
 */
export function flyClaims(fly: FlyWorld, audience: string | undefined, nowMs: number): JWTPayload {
  const issuedAt = Math.floor(nowMs / 1000);
  return {
    app_id: fly.appId,
    app_name: fly.app,
    aud: audience ?? `https://fly.io/${fly.organization}`,
    exp: issuedAt + lifetimeSeconds,
    iat: issuedAt,
    image: fly.image,
    image_digest: fly.imageDigest,
    iss: flyIssuer(fly),
    jti: randomUUID(),
    machine_id: fly.machineId,
    machine_name: fly.machineName,
    machine_version: fly.machineVersion,
    nbf: issuedAt,
    org_id: fly.organizationId,
    org_name: fly.organization,
    region: fly.region,
    sub: `${fly.organization}:${fly.app}:${fly.machineName}`,
  };
}
