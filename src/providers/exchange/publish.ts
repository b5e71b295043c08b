/** What later steps get of an exchange. Pure. */
import { join } from 'node:path';
import type { Description } from '../../contract/exchange.ts';
import type {
  Conflict,
  Publications,
  PublishContext,
  Revocation,
  Variable,
} from '../../contract/publication.ts';
import type { VariableTable } from '../../contract/variables.ts';
import type { Environment } from '../../environment.ts';
import { timestamp } from '../../text/timestamp.ts';
import type { ExchangeCredential } from './exchange.ts';
import type { Placed } from './preset.ts';
import type { ExchangeSettings } from './request-settings.ts';
import { originOf } from './request-settings.ts';
import { derivedForms } from './secrets-of-answer.ts';
import { hasGap } from './template.ts';

export function describe(
  { subject, expiresAt, endKnown, dpop, unmasked = [] }: ExchangeCredential,
  settings: ExchangeSettings,
  notes: readonly string[] = [],
): Description {
  const { identity, target, request } = settings;
  const origin = originOf(settings);
  const where = target ?? (origin === undefined ? undefined : new URL(origin).host);
  return {
    identity: identity ?? subject ?? request?.url ?? 'client',
    ...(where === undefined ? {} : { target: where }),
    expiresAt,
    notes: [
      ...notes,
      ...(endKnown ? [] : ['The service did not say when the token expires; expect five minutes.']),
      ...(unmasked.length > 0
        ? [
            `Too short to be masked in the log: ${unmasked.map((name) => `\`${name}\``).join(', ')}. If that is no secret, name its path in \`public\`.`,
          ]
        : []),
      ...(dpop?.bound ? ['The token is bound to a key: each request with it needs a proof (DPoP).'] : []),
      ...(dpop && !dpop.bound
        ? ['The service did not bind the token to the key, although DPoP was offered.']
        : []),
    ],
  };
}

export function publications(
  credential: ExchangeCredential,
  settings: ExchangeSettings,
  place: PublishContext,
  facts: VariableTable = {},
  placed: Placed = {},
): Publications {
  const { token, expiresAt, env, outputs, secrets, dpop } = credential;
  const keyFile = dpop && join(place.directory, `${place.login}-dpop.jwk.json`);
  const issuedBefore = (name: string) => !hasGap(settings.outputs[name] ?? '');
  const filled = Object.entries(outputs);
  const variables: Record<string, Variable> = {};
  for (const [name, value] of Object.entries(env)) {
    // A credential is emptied whatever its readers make of that: they could not use what is left of it either.
    const canBeEmptied = hasGap(settings.env[name] ?? '') || facts[name]?.whenEmpty === 'unset';
    variables[name] = canBeEmptied ? { value, emptyMeansUnset: true } : { value };
  }
  return {
    secrets: [...secrets, ...(dpop ? secretsOfJwk(dpop.jwk) : [])],
    files: [...(keyFile ? [{ path: keyFile, content: dpop.jwk }] : []), ...(placed.files ?? [])],
    variables: place.exportEnvironment ? { ...variables, ...placed.variables } : {},
    outputs: {
      'expires-at': timestamp(expiresAt),
      ...Object.fromEntries(filled.filter(([name]) => issuedBefore(name))),
      ...placed.outputs,
      ...(keyFile ? { 'dpop-key-file': keyFile, 'dpop-thumbprint': dpop.thumbprint } : {}),
    },
    ...(placed.notes && { notes: placed.notes }),
    credentialOutputs: { token, ...Object.fromEntries(filled.filter(([name]) => !issuedBefore(name))) },
  };
}

export function revocations(
  { revocation, expiresAt, endKnown }: ExchangeCredential,
  login: string,
  service: { title: string },
): readonly Revocation[] {
  if (!revocation) return [];
  const what = `${service.title} token "${login}"`;
  return [{ what, ...revocation, ...(endKnown ? { expiresAt } : {}) }];
}

function secretsOfJwk(jwk: string): string[] {
  return derivedForms((JSON.parse(jwk) as { d: string }).d);
}

export function conflicts(rivals: Readonly<Record<string, string>>, env: Environment): readonly Conflict[] {
  return Object.entries(rivals)
    .filter(([variable]) => env[variable])
    .map(([variable, effect]) => ({ variable, effect }));
}
