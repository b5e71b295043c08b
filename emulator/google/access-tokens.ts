import { bearerOf, type EmulatedRequest, type EmulatedResponse } from '../http.ts';
import type { ServiceContext } from '../services/service.ts';
import { apiError, invalidCredentials, missingCredentials } from './errors.ts';

/** What an access token stands for. */
export interface AccessToken {
  kind: 'federated' | 'serviceAccount';
  /** `principal://…` or `serviceAccount:<email>`. */
  principal: string;
  /** All names under which policies may grant something to the bearer, including `principal`. */
  members: string[];
  scopes: string[];
  /** Seconds since the epoch. */
  expires: number;
}

const cloudPlatform = 'https://www.googleapis.com/auth/cloud-platform';

/** Real tokens of both kinds begin like this; the dots at the end belong to them. */
const affixes = {
  federated: ['ya29.d.', '....'],
  serviceAccount: ['ya29.c.', '............'],
} as const;

export function issueAccessToken(token: AccessToken, { tokens }: ServiceContext): string {
  const [prefix, suffix] = affixes[token.kind];
  const sealed = Buffer.from(tokens.seal(token), 'base64').toString('base64url');
  return prefix + sealed + suffix;
}

/** The meaning of a token that this emulator issued, expired or not. */
export function openAccessToken(text: string, { tokens }: ServiceContext): AccessToken | undefined {
  for (const [prefix, suffix] of Object.values(affixes)) {
    const sealed = text.slice(prefix.length, -suffix.length);
    if (text === prefix + sealed + suffix && !sealed.endsWith('.')) {
      return tokens.open(sealed) as AccessToken | undefined;
    }
  }
  return undefined;
}

/**
 * The bearer of a request, or the answer that refuses it: no token, an unknown or expired one, or one
 * without any of the scopes.
 */
export function authorize(
  request: EmulatedRequest,
  context: ServiceContext,
  scopes: readonly string[] = [],
): { bearer: AccessToken } | { refusal: EmulatedResponse } {
  const text = bearerOf(request);
  if (text === undefined) return { refusal: missingCredentials() };
  const bearer = openAccessToken(text, context);
  if (bearer === undefined || bearer.expires * 1000 <= context.now())
    return { refusal: invalidCredentials() };
  if (![cloudPlatform, ...scopes].some((scope) => bearer.scopes.includes(scope))) {
    return {
      refusal: apiError(403, 'Request had insufficient authentication scopes.', {
        reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
        metadata: { service: request.host },
      }),
    };
  }
  return { bearer };
}

/** Whether one of the bearer's names is in a list of members. */
export function isMember({ members }: AccessToken, list: readonly string[]): boolean {
  return members.some((member) => list.includes(member));
}
