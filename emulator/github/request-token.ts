import { errors, jwtVerify, SignJWT } from 'jose';
import type { World } from '../world.ts';

const issuer = 'https://token-service.actions.githubusercontent.com';

/** The token that a job presents to request ID tokens: a JWT bound to the job, created once at job start. */
export async function createRequestToken(world: World, key: Uint8Array, nowMs: number): Promise<string> {
  const issuedAt = Math.floor(nowMs / 1000);
  return new SignJWT({ scp: scopeOf(world) })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(issuer)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + world.lifetimes.requestTokenSeconds)
    .sign(key);
}

/** Why a request token is refused, in the endpoint's words; undefined if it is good. */
export async function requestTokenProblem(
  token: string | undefined,
  world: World,
  key: Uint8Array,
  nowMs: number,
): Promise<string | undefined> {
  if (token === undefined) return 'missing authorization header';
  try {
    const { payload } = await jwtVerify(token, key, { issuer, currentDate: new Date(nowMs) });
    return payload.scp === scopeOf(world) ? undefined : 'token is not valid for this job';
  } catch (error) {
    return error instanceof errors.JWTExpired
      ? 'token has invalid claims: token is expired'
      : 'token is malformed or its signature is invalid';
  }
}

function scopeOf({ job }: World): string {
  return `Actions.Results:${job.planId}:${job.jobId}`;
}
