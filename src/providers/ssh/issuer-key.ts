/** Finds the key that signed an ID token, in the same way as servers do, and verifies the signature. */
import { decodeProtectedHeader } from 'jose/decode/protected_header';
import type { Attempt, ExchangeContext } from '../../contract/exchange.ts';
import { excerpt, isSuccess, jsonBody, refused, unusableAnswer } from '../../http/answer.ts';
import type { HttpAnswer } from '../../http/client.ts';
import type { IdToken } from '../../identity/claims.ts';
import type { JsonObject } from '../../text/json.ts';
import { isObject } from '../../text/json.ts';
import { sshError } from './errors.ts';
import type { RsaKey } from './rsa-key.ts';
import { rsaKeyOf } from './rsa-key.ts';

export function load(): Promise<typeof import('jose/jwt/verify')> {
  return import('jose/jwt/verify');
}

/**
 * Reads the issuer's keys (OpenID Connect Discovery 1.0 section 4) and verifies the ID token with the key that it
 * names.
 * @throws {Failure} `ssh/…`, `http/…`
 */
export async function verifiedIssuerKey(idToken: IdToken, context: ExchangeContext): Promise<RsaKey> {
  const { iss } = idToken.claims;
  if (!isHttps(iss)) throw sshError('issuer-unreadable', `the issuer ${excerpt(iss)} has no https address`);
  const keysUrl = await context.request('Issuer discovery', async (attempt) => {
    const url = `${iss.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const { answer, body } = await read(url, attempt, context);
    const { issuer, jwks_uri: keysUrl } = body ?? {};
    if (typeof keysUrl !== 'string') throw unusableAnswer(new URL(url).host, answer, 'exchange');
    if (issuer !== iss)
      throw sshError('issuer-unreadable', `the discovery document of ${iss} is that of another issuer`);
    if (!isHttps(keysUrl)) throw sshError('issuer-unreadable', `the keys of ${iss} have no https address`);
    return keysUrl;
  });
  return context.request('Issuer keys', async (attempt) => {
    const { answer, body } = await read(keysUrl, attempt, context);
    if (!Array.isArray(body?.keys)) throw unusableAnswer(new URL(keysUrl).host, answer, 'exchange');
    return verified(idToken, body.keys.filter(isObject), context);
  });
}

async function read(
  url: string,
  { signal, timeoutMs }: Attempt,
  { http, now }: ExchangeContext,
): Promise<{ answer: HttpAnswer; body: JsonObject | undefined }> {
  const headers = { accept: 'application/json' };
  const answer = await http.send({ method: 'GET', url, headers, signal, timeoutMs });
  if (isSuccess(answer)) return { answer, body: jsonBody(answer) };
  throw refused(
    answer,
    `${new URL(url).host} answered HTTP ${answer.status} when asked for its keys`,
    { code: 'ssh/issuer-unreadable', stage: 'exchange' },
    now(),
  );
}

async function verified(
  { jwt, claims }: IdToken,
  keys: readonly JsonObject[],
  context: ExchangeContext,
): Promise<RsaKey> {
  const { alg, kid } = headerOf(jwt);
  if (alg !== 'RS256') {
    throw sshError(
      'signature-unsupported',
      `the ID token is signed with ${alg ?? 'an unknown algorithm'}, not RS256`,
    );
  }
  const jwk = keys.find((key) => key.kid === kid);
  if (kid === undefined || !jwk) {
    throw sshError('key-not-published', `${claims.iss} publishes no key with the ID that the ID token names`);
  }
  const key = rsaKeyOf(jwk);
  if (!key) {
    throw sshError(
      'signature-unsupported',
      'the ID token is signed with a key that is not an RSA key of 2048 bits or more with the exponent 65537',
    );
  }
  const { jwtVerify } = await load();
  try {
    await jwtVerify(jwt, jwk, {
      algorithms: ['RS256'],
      issuer: claims.iss,
      audience: claims.aud,
      currentDate: new Date(context.now()),
    });
  } catch (error) {
    // The library's error contains the claims; only its code is kept.
    const { code } = error as { code?: string };
    throw sshError('signature-invalid', `the ID token is not right (${code})`);
  }
  return key;
}

function isHttps(url: string): boolean {
  return URL.parse(url)?.protocol === 'https:';
}

function headerOf(jwt: string): { alg?: string; kid?: string } {
  try {
    return decodeProtectedHeader(jwt) as { alg?: string; kid?: string };
  } catch {
    return {};
  }
}
