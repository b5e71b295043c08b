/** ID token → one request → the values that later steps asked for. */

import type { Attempt, ExchangeContext } from '../../contract/exchange.ts';
import type { Revocation } from '../../contract/publication.ts';
import { withoutRepeat } from '../../failure/failure.ts';
import type { HttpAnswer } from '../../http/client.ts';
import type { Claims } from '../../identity/claims.ts';
import { claim } from '../../identity/claims.ts';
import { isEnding } from '../../identity/tokens.ts';
import type { JsonObject } from '../../text/json.ts';
import { timestamp } from '../../text/timestamp.ts';
import { readAnswer } from './answer.ts';
import type { Endpoints } from './discovery.ts';
import type { DpopKey } from './dpop.ts';
import { expiryOf } from './expiry.ts';
import { maxExchangeMs, valueProblem } from './limits.ts';
import { isWithin, pickText } from './path.ts';
import { buildRequest } from './request.ts';
import type { ExchangeSettings, Fields } from './request-settings.ts';
import { discard, revocationOf } from './revocation.ts';
import { derivedForms, minimumLength } from './secrets-of-answer.ts';
import type { ServiceFacts } from './service.ts';
import { ownError } from './service.ts';
import { shownMembers } from './shown.ts';
import type { GapValues } from './template.ts';
import { hasGap, MissingValue, pathsOf, render, textsOf } from './template.ts';

/** Plain data; only what later steps need is kept of the answer. */
export interface ExchangeCredential {
  readonly token: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
  /** Whether the service said when the token expires. */
  readonly endKnown: boolean;
  /** Who the job is to the service, as far as the ID token tells. */
  readonly subject?: string;
  readonly env: Fields;
  readonly outputs: Fields;
  readonly secrets: readonly string[];
  /** Names of the variables and outputs whose values are too short to be masked, though they were not declared public. */
  readonly unmasked?: readonly string[];
  readonly revocation?: Omit<Revocation, 'what'>;
  readonly dpop?: { readonly jwk: string; readonly thumbprint: string; readonly bound: boolean };
}

/** A token as it was received, with the means to revoke it. */
interface Minted extends Pick<ExchangeCredential, 'expiresAt' | 'endKnown' | 'revocation'> {
  readonly values: GapValues & { readonly token: string };
  /** `token_type` in lower case. */
  readonly type: string;
}

/** For tokens whose expiry is unknown: short enough to be true of any. */
const unknownLifeMs = 300_000;

/** @throws {Failure} `<provider>/…`, `http/…`, `id-token/…` */
export async function exchange(
  settings: ExchangeSettings,
  context: ExchangeContext,
  service: ServiceFacts,
): Promise<ExchangeCredential> {
  const { request } = settings;
  if (!request) return idTokenItself(settings, context, service);
  const startedAt = context.now();
  const sign = await assertionSigner(settings, context, service);
  const [key, endpoints, audience] = await Promise.all([
    settings.dpop === 'off' ? undefined : createKey(context),
    endpointsOf(settings, context, service),
    audienceOf(settings, context, service),
  ]);
  if (
    settings.dpop === 'required' &&
    endpoints.dpopAlgorithms &&
    !endpoints.dpopAlgorithms.includes('ES256')
  ) {
    throw ownError(service, 'not-bound', 'the issuer does not offer DPoP with ES256');
  }

  return context.request(`${service.title} exchange`, async (attempt) => {
    try {
      return await once(attempt);
    } catch (error) {
      // There is no time left for another attempt.
      throw context.now() - startedAt > maxExchangeMs ? withoutRepeat(error) : error;
    }
  });

  async function once(attempt: Attempt): Promise<ExchangeCredential> {
    const send = async () => {
      const idToken = settings.usesIdToken ? await attempt.idToken(audience) : undefined;
      const clientAssertion = (await sign?.(context.now())) ?? idToken?.jwt;
      const values: GapValues = { idToken: idToken?.jwt, clientAssertion };
      const built = buildRequest(request!, endpoints.token!, settings, values);
      if (key) built.headers.dpop = await key.proof(built.method, built.url, context.now());
      const answer = await context.http.send({
        ...built,
        signal: attempt.signal,
        timeoutMs: attempt.timeoutMs,
      });
      key?.learn(built.url, answer);
      return { idToken, values, url: built.url, answer };
    };
    let sent = await send();
    if (key && (await wantsNonce(sent.answer))) sent = await send();
    const { idToken, values, url, answer } = sent;
    const secretsSent = [values.idToken, values.clientAssertion].filter((secret) => secret !== undefined);
    const known = publicTexts(settings, idToken?.claims);
    const body = await readAnswer(answer, {
      url,
      service,
      sent: secretsSent,
      known,
      tokenPaths: settings.tokenPaths,
      publicPaths: settings.publicPaths,
      // An assertion of our own is signed right before it is sent.
      mayHaveEnded: !sign && idToken !== undefined && isEnding(idToken, context.now()),
      mask: context.mask,
      now: context.now,
    });
    const minted = await mintedBy(body, { ...values, body }, secretsSent);
    try {
      return credentialOf(minted, known, idToken?.claims);
    } catch (error) {
      // Nobody else knows of a token that is of no use.
      if (minted.revocation) await discard(minted.revocation, context.http);
      throw error;
    }
  }

  async function mintedBy(body: JsonObject, values: GapValues, sent: readonly string[]): Promise<Minted> {
    const token = settings.tokenPaths.map((path) => pickText(body, path)).find((text) => text !== undefined);
    if (token === undefined) {
      throw ownError(
        service,
        'no-token',
        `the answer has no \`${settings.tokenPaths[0]}\`; it has ${shownMembers(body, sent)}`,
      );
    }
    if (token.length < minimumLength) {
      const words = `\`${settings.tokenPaths[0]}\` in the answer has ${token.length} characters, which is no token: it could not even be masked`;
      throw ownError(service, 'no-token', words);
    }
    const now = context.now();
    const expiresAt = expiryOf(body, settings.expires, now);
    const revocation = await revocationOf(
      settings,
      endpoints,
      { ...values, token },
      {
        service,
        // An assertion for a time that is not known yet is good for as long as there is something to revoke.
        assertion: () => sign?.(now, (expiresAt ?? now + unknownLifeMs) + 60_000),
      },
    );
    return {
      values: { ...values, token },
      type: String(body.token_type).toLowerCase(),
      expiresAt: expiresAt ?? now + unknownLifeMs,
      endKnown: expiresAt !== undefined,
      ...(revocation && { revocation }),
    };
  }

  function credentialOf(
    { values, type, expiresAt, endKnown, revocation }: Minted,
    known: ReadonlySet<string>,
    claims: Claims | undefined,
  ): ExchangeCredential {
    const bound = type === 'dpop';
    if (settings.dpop === 'required' && !bound)
      throw ownError(service, 'not-bound', 'the token is of the type `Bearer`');
    const now = context.now();
    if (expiresAt <= now)
      throw ownError(
        service,
        'expired',
        `according to \`${settings.expires.at}\` of the answer, the token expired at ${timestamp(expiresAt)}, and this machine's clock says ${timestamp(now)}`,
      );
    return {
      token: values.token,
      expiresAt,
      endKnown,
      ...(claims && { subject: claims.sub }),
      ...renderAll(values, settings, context, { service, known }),
      ...(revocation && { revocation }),
      ...(key && { dpop: { jwk: key.jwk, thumbprint: key.thumbprint, bound } }),
    };
  }
}

/** What readers of the workflow and of the run know anyway. Fields of the request are not among it: they may be secret. */
function publicTexts(
  { own, identity, audience, request }: ExchangeSettings,
  claims: Claims | undefined,
): Set<string> {
  return new Set(textsOf([own, identity ?? '', audience ?? '', request?.url ?? '', claims ?? {}]));
}

/** For services that take the ID token as it is. */
async function idTokenItself(
  settings: ExchangeSettings,
  context: ExchangeContext,
  service: ServiceFacts,
): Promise<ExchangeCredential> {
  const { jwt, claims } = await context.request('ID token', (attempt) => attempt.idToken());
  return {
    token: jwt,
    expiresAt: claims.exp * 1000,
    endKnown: true,
    ...(claim(claims, 'sub') === undefined ? {} : { subject: claims.sub }),
    ...renderAll({ idToken: jwt, token: jwt, body: claims }, settings, context, {
      service,
      known: publicTexts(settings, claims),
    }),
  };
}

/** The variables and outputs, hidden in all their forms before anybody gets them. */
function renderAll(
  values: GapValues & { token: string },
  { env, outputs, multiline, publicPaths }: ExchangeSettings,
  { mask }: ExchangeContext,
  { service, known }: { service: ServiceFacts; known: ReadonlySet<string> },
): Pick<ExchangeCredential, 'env' | 'outputs' | 'secrets' | 'unmasked'> {
  const unmasked: string[] = [];
  const picked: string[] = [values.token];
  const isPublic = (template: string) =>
    pathsOf(template)?.every((path) => publicPaths.some((other) => isWithin(path, other))) ?? false;
  const checked = (name: string, text: string) => {
    if (/[\r\n]/.test(text) && !multiline)
      throw ownError(service, 'line-break', `the value for \`${name}\` has line breaks`);
    const problem = valueProblem(text);
    if (problem) throw ownError(service, 'unfit-value', `the value for \`${name}\` ${problem}`);
    return text;
  };
  const all = (map: Fields) =>
    Object.fromEntries(
      Object.entries(map).map(([name, template]) => {
        const text = renderFor(name, template, values, service);
        if (hasGap(template) && !known.has(text) && !isPublic(template)) {
          picked.push(text);
          if (text.length < minimumLength) unmasked.push(name);
        }
        return [name, checked(name, text)];
      }),
    );
  checked('token', values.token);
  const published = { env: all(env), outputs: all(outputs) };
  const secrets = [...new Set(picked.flatMap(derivedForms))];
  // The bare token too: one that is too short to be masked is told of.
  mask(values.token, ...secrets);
  return { ...published, secrets, ...(unmasked.length > 0 && { unmasked }) };
}

/** @throws {Failure} `<provider>/missing-value` */
function renderFor(name: string, template: string, values: GapValues, service: ServiceFacts): string {
  try {
    return render(template, values);
  } catch (error) {
    if (!(error instanceof MissingValue)) throw error;
    throw ownError(service, 'missing-value', `the answer lacks a value that \`${name}\` needs`);
  }
}

async function assertionSigner(
  { assertion, tls }: ExchangeSettings,
  { mask }: ExchangeContext,
  service: ServiceFacts,
): Promise<((now: number, expiresAt?: number) => Promise<string>) | undefined> {
  if (!assertion && !tls?.key) return undefined;
  const { secretsOfKey, signAssertion } = await import('./client-assertion.ts');
  for (const key of [assertion?.key, tls?.key]) if (key) mask(...secretsOfKey(key));
  if (!assertion) return undefined;
  return async (...times) => {
    const jwt = await signAssertion(assertion, ...times).catch(() => {
      throw ownError(service, 'client-key', 'the private key in `client-key` cannot sign a JWT');
    });
    mask(jwt);
    return jwt;
  };
}

async function createKey({ mask }: ExchangeContext): Promise<DpopKey> {
  const { createDpopKey } = await import('./dpop.ts');
  const key = await createDpopKey();
  mask(key.secret);
  return key;
}

async function wantsNonce(answer: HttpAnswer): Promise<boolean> {
  return (await import('./dpop.ts')).wantsNonce(answer);
}

async function endpointsOf(
  { request, tls }: ExchangeSettings,
  context: ExchangeContext,
  service: ServiceFacts,
): Promise<Endpoints> {
  const { url, issuer } = request!;
  if (issuer === undefined) return { token: url! };
  const { discover } = await import('./discovery.ts');
  const found = await discover(issuer, service, context, tls);
  const token = url ?? found.token;
  if (token === undefined) throw ownError(service, 'discovery', `${issuer} names no \`token_endpoint\``);
  return { ...found, token };
}

async function audienceOf(
  { audienceFrom, tls }: ExchangeSettings,
  context: ExchangeContext,
  service: ServiceFacts,
): Promise<string | undefined> {
  if (!audienceFrom) return undefined;
  const { discoverAudience } = await import('./discovery.ts');
  return discoverAudience(audienceFrom, service, context, tls);
}
