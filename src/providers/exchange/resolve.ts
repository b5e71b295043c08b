/** From the keys of an exchange to what will be done. Pure. */
import type { Problem } from '../../settings/schema.ts';
import { clientCertificateProblem } from './client-certificate.ts';
import type { Grant } from './grants.ts';
import { grantFields } from './grants.ts';
import { withoutNulls } from './kinds.ts';
import { isWithin } from './path.ts';
import type { ExchangeDefaults } from './preset.ts';
import type { Body, ExchangeSettings, Fields, RequestSettings, SignedAssertion } from './request-settings.ts';
import { originOf } from './request-settings.ts';
import { foreignOwner } from './reserved-audiences.ts';
import type { EngineValues } from './settings.ts';
import { hasGap, textsOf } from './template.ts';

type Merged = EngineValues &
  Pick<ExchangeDefaults, 'identity' | 'target' | 'receiver' | 'revocationOrigin' | 'olderToken'>;

/**
 * @param filled what the preset says; `undefined` for a plain exchange
 * @param given what the user says, key by key stronger than the preset
 */
export function resolveExchange<O>(
  filled: ExchangeDefaults | undefined,
  given: EngineValues,
  own: O,
): { settings: ExchangeSettings<O>; problems: readonly Problem[] } {
  const values = merge(filled ?? {}, given);
  const request = requestOf(values);
  const usesIdToken =
    request === undefined ||
    textsOf(request).some((text) => hasGap(text, 'id_token')) ||
    request.bearer ||
    (values.assertion !== 'signed' && textsOf(request).some((text) => hasGap(text, 'client_assertion')));
  const assertion = values.assertion === 'signed' ? signedAssertion(values, usesIdToken) : undefined;
  const tls = tlsOf(values);
  const settings: ExchangeSettings<O> = {
    ...(values.audience !== undefined && values.audienceFrom === undefined && usesIdToken
      ? { audience: values.audience }
      : {}),
    ...(values.audienceFrom && { audienceFrom: values.audienceFrom }),
    ...(request && { request }),
    ...(values.receiver === undefined ? {} : { receiver: values.receiver }),
    usesIdToken,
    ...(assertion && { assertion }),
    tokenPaths:
      given.token === undefined && values.olderToken
        ? [values.token!, values.olderToken]
        : [values.token ?? 'access_token'],
    publicPaths: [...(filled?.public ?? []), ...(given.public ?? [])],
    expires: values.expires ?? { in: 'expires_in' },
    env: withoutNulls(values.env ?? {}),
    outputs: withoutNulls(values.outputs ?? {}),
    ...(values.revoke === undefined ? {} : { revoke: values.revoke }),
    asksForVariables: given.env !== undefined,
    dpop: values.dpop ?? 'off',
    ...(tls && { tls }),
    singleUse: values.singleUse ?? true,
    multiline: values.multiline ?? false,
    ...(values.identity === undefined ? {} : { identity: values.identity }),
    ...(values.target === undefined ? {} : { target: values.target }),
    own,
  };
  return {
    settings,
    problems: [...(filled?.problems ?? []), ...problemsOf(settings, values, filled !== undefined)],
  };
}

/** Maps are merged entry by entry, all else is replaced. */
function merge(filled: ExchangeDefaults, given: EngineValues): Merged {
  const { problems: _, revoke, ...preset } = filled;
  const set = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as EngineValues;
  const maps = Object.fromEntries(
    (['headers', 'query', 'form', 'json', 'env', 'outputs'] as const).flatMap((name) => {
      const both = { ...preset[name], ...given[name] };
      return preset[name] || given[name] ? [[name, both]] : [];
    }),
  );
  const whole = revoke && { method: 'POST' as const, headers: {}, ...revoke };
  return { ...(preset as Merged), ...(whole && { revoke: whole }), ...set, ...maps } as Merged;
}

function requestOf(values: Merged): RequestSettings | undefined {
  const { url, issuer } = values;
  if (url === undefined && issuer === undefined) return undefined;
  const added = grantFields(values.grant as Grant | undefined, {
    asserts: values.grant === 'client-assertion' || values.assertion !== undefined,
    clientId: values.clientId,
  });
  const body = bodyOf(values, added);
  return {
    method: values.method ?? 'POST',
    ...(url === undefined ? {} : { url }),
    ...(issuer === undefined ? {} : { issuer }),
    headers: withoutNulls(values.headers ?? {}),
    query: withoutNulls(values.query ?? {}),
    ...(body && { body }),
    bearer: values.auth === 'bearer',
  };
}

/** The fields of a grant join those that were written; they make a form unless JSON was asked for. */
function bodyOf({ form, json }: Merged, added: Fields): Body | undefined {
  if (json) return { kind: 'json', value: { ...added, ...json } };
  const fields = withoutNulls({ ...added, ...form });
  return Object.keys(fields).length > 0 ? { kind: 'form', fields } : undefined;
}

function signedAssertion(values: Merged, usesIdToken: boolean): SignedAssertion | undefined {
  const { clientKey, clientId, clientKeyId } = values;
  const audience =
    values.assertionAudience ?? values.issuer ?? (usesIdToken ? undefined : values.audience) ?? values.url;
  if (clientKey === undefined || clientId === undefined || audience === undefined) return undefined;
  return { key: clientKey, clientId, audience, ...(clientKeyId === undefined ? {} : { keyId: clientKeyId }) };
}

function tlsOf({ clientCertificate, clientKeyPem, clientKey, ca }: Merged): ExchangeSettings['tls'] {
  const key = clientKeyPem ?? clientKey;
  const client = clientCertificate !== undefined && key !== undefined ? { cert: clientCertificate, key } : {};
  if (ca === undefined && !('cert' in client)) return undefined;
  return { ...client, ...(ca === undefined ? {} : { ca }) };
}

function problemsOf(settings: ExchangeSettings, values: Merged, isPreset: boolean): Problem[] {
  const problems: Problem[] = [];
  const refuse = (setting: string, message: string) => problems.push({ setting, message });
  const origin = originOf(settings);
  if (origin === undefined && !isPreset)
    refuse('url', 'or `issuer` is required: where the ID token is exchanged');
  if (values.form && values.json) refuse('json', 'must not be given together with `form`');
  if (settings.request?.method === 'GET' && settings.request.body)
    refuse('method', 'must not be `GET` for a request with fields');

  if (values.audience !== undefined && values.audienceFrom)
    refuse('audience-from', 'must not be given together with `audience`');
  if (settings.usesIdToken && values.audience === undefined && !values.audienceFrom)
    refuse('audience', 'is required, but was not given');
  if (values.audienceFrom && origin !== undefined && new URL(values.audienceFrom.get).origin !== origin)
    refuse('audience-from', `must ask the host of the exchange itself (${origin})`);
  if (origin !== undefined && settings.usesIdToken && !values.allowReservedAudience) {
    for (const audience of values.audienceFrom?.allow ?? [values.audience ?? '']) {
      const owner = foreignOwner(audience, origin);
      if (owner)
        refuse(
          values.audienceFrom ? 'audience-from' : 'audience',
          `is the audience of ${owner}, so that ${origin} could log in there with the ID token; set \`allow-reserved-audience: true\` if that is meant`,
        );
    }
  }

  if (values.assertion === 'signed') {
    if (values.clientKey === undefined) refuse('client-key', 'is required with `assertion: signed`');
    if (values.clientId === undefined) refuse('client-id', 'is required with `assertion: signed`');
  } else if (values.clientKey !== undefined && values.clientCertificate === undefined) {
    refuse('client-key', 'has no use without `assertion: signed` or `client-certificate`');
  }
  const idle = [
    values.assertion !== 'signed' && values.clientKeyId !== undefined && 'client-key-id',
    values.assertion !== 'signed' && values.assertionAudience !== undefined && 'assertion-audience',
  ];
  for (const setting of idle) if (setting) refuse(setting, 'has no use without `assertion: signed`');
  if (values.clientKeyPem !== undefined && values.clientCertificate === undefined)
    refuse('client-key-pem', 'has no use without `client-certificate`');
  if (
    values.clientCertificate !== undefined &&
    values.clientKeyPem === undefined &&
    values.clientKey === undefined
  )
    refuse('client-certificate', 'needs its private key in `client-key` or `client-key-pem`');
  if (
    values.clientCertificate !== undefined &&
    values.clientKeyPem === undefined &&
    values.clientKey?.startsWith('{')
  )
    refuse('client-key-pem', 'is required: the certificate needs its key as PEM, and `client-key` is a JWK');
  else if (settings.tls?.cert) {
    const wrong = clientCertificateProblem(settings.tls);
    const keySetting = values.clientKeyPem === undefined ? 'client-key' : 'client-key-pem';
    if (wrong) refuse(wrong.part === 'key' ? keySetting : 'client-certificate', wrong.message);
  }
  if (
    origin !== undefined &&
    !settings.usesIdToken &&
    !settings.assertion &&
    values.assertion !== 'signed' &&
    !settings.tls?.cert
  )
    refuse(
      'url',
      'is sent neither an ID token nor anything else that shows who the job is: use `grant`, `auth: bearer` or `$id_token`',
    );

  const exposed = settings.tokenPaths.find((token) =>
    settings.publicPaths.some((path) => isWithin(token, path)),
  );
  if (exposed !== undefined)
    refuse('public', `must not name a part of the answer that holds the token (\`${exposed}\`)`);

  const revokeOrigin = settings.revoke && new URL(settings.revoke.url).origin;
  if (revokeOrigin && revokeOrigin !== origin && revokeOrigin !== values.revocationOrigin)
    refuse('revoke', `must go to the host that issued the token (${origin ?? 'none'})`);
  if (!settings.usesIdToken) {
    for (const name of ['env', 'outputs'] as const) {
      if (textsOf(settings[name]).some((text) => hasGap(text, 'id_token')))
        refuse(name, 'needs the ID token, but the request is made without one');
    }
  }
  if (!settings.assertion && textsOf(settings.revoke).some((text) => hasGap(text, 'client_assertion')))
    refuse(
      'revoke',
      'needs a client assertion, which only `assertion: signed` can give when the job ends: the ID token has expired by then',
    );
  if (values.expires && Object.keys(values.expires).length === 0)
    refuse('expires', 'must have `in`, `at` or `after`');
  return problems;
}
