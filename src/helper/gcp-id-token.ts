/**
 * `gcp-id-token <audience> [<source>]`: prints an ID token for Google's tools, which run this program whenever they need one.
 * @see https://google.aip.dev/auth/4117
 */
import { Failure } from '../failure/failure.ts';
import { jwtTokenType } from '../providers/gcp/token-types.ts';
import type { Helper } from './helper.ts';
import { requestIdToken } from './request-id-token.ts';

/**
 * Never throws because there is no token: a refusal is an answer too, and tools show only what an answer contains. They
 * consider the program broken if it exits with a code other than 0.
 */
export const gcpIdToken: Helper = async ([audience = '', sourceName], deps) => {
  try {
    const { jwt, claims } = await requestIdToken(audience, sourceName, deps);
    return answer({
      success: true,
      token_type: jwtTokenType,
      id_token: jwt,
      expiration_time: claims.exp,
    });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return failure(error.code, error.message);
  }
};

function failure(code: string, message: string): string {
  return answer({ success: false, code, message });
}

function answer(members: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ version: 1, ...members });
}
