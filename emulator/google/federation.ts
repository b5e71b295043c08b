import type { JWTPayload } from 'jose';
import { type Cel, loadCel } from '../../src/trust/google/cel.ts';
import { type Attributes, judgeProvider } from '../../src/trust/google/federation.ts';
import { limits } from '../../src/trust/google/provider.ts';
import type { Judgement } from '../../src/trust/verdict.ts';
import type { EmulatedResponse } from '../http.ts';
import { audiencesOf, inspectIdToken } from '../id-token.ts';
import type { ServiceContext } from '../services/service.ts';
import { tokenError } from './errors.ts';
import type { LocatedProvider, WorkloadIdentityProvider } from './world.ts';

const maximumTokenLifeSeconds = 24 * 3600;

export interface FederatedIdentity {
  principal: string;
  members: string[];
  /** When the ID token expires, in seconds since the epoch. */
  expires: number;
}

/** Judges an ID token by a provider's rules: who the bearer becomes, or the answer that refuses it. */
export async function federate(
  token: string,
  { poolName, name, provider }: LocatedProvider,
  context: ServiceContext,
): Promise<FederatedIdentity | EmulatedResponse> {
  const inspected = await inspectIdToken(token, context);
  if (inspected.state === 'malformed') return tokenError('invalid_grant', 'Unable to parse the ID Token.');
  const { claims } = inspected;
  if (claims.iss !== provider.issuer) {
    return tokenError(
      'invalid_grant',
      `The issuer in ID Token ${claims.iss} does not match the expected ones: ${provider.issuer}`,
    );
  }
  if (inspected.state === 'unreachable') {
    return tokenError('invalid_grant', "Error connecting to the given credential's issuer.");
  }
  if (inspected.state === 'forged') {
    return tokenError('invalid_grant', 'Unable to verify the ID Token signature.');
  }
  const now = Math.floor(context.now() / 1000);
  const { iat = 0, exp = 0 } = claims;
  if (exp <= now || exp - iat > maximumTokenLifeSeconds) {
    return tokenError('invalid_grant', `ID Token issued at ${iat} is stale to sign-in.`);
  }
  if (iat > now) return tokenError('invalid_grant', `ID Token issued at ${iat} is not yet valid.`);
  const judged = judgeProvider(
    { name, issuerUri: provider.issuer, ...rulesOf(provider) },
    { claims },
    await cel(),
  );
  if (judged.verdict !== 'allowed') return refusal(judged, claims);
  const subject = judged.attributes['google.subject'] as string;
  return { ...namesOf(poolName, subject, judged.attributes), expires: exp };
}

let loaded: Promise<Cel> | undefined;
/** One interpreter for all providers, loaded on first use. */
const cel = (): Promise<Cel> => (loaded ??= loadCel());

function rulesOf({ allowedAudiences, attributeMapping, attributeCondition }: WorkloadIdentityProvider) {
  return { allowedAudiences, attributeMapping, ...(attributeCondition !== '' && { attributeCondition }) };
}

/**
 * Google's answer for the first test that fails.
 * @throws {Error} if Google's judgement is not known, or if it would not have stored the provider
 */
function refusal({ verdict, tests }: Judgement, claims: JWTPayload): EmulatedResponse {
  const failed = tests.find(({ holds }) => holds === false);
  if (verdict !== 'denied' || failed === undefined) {
    const open = tests.filter(({ holds }) => holds !== true).map(({ what, actual }) => `${what}: ${actual}`);
    throw new Error(`The emulator cannot judge this provider (${verdict}): ${open.join('; ')}`);
  }
  const { what, actual } = failed;
  if (what === 'aud') {
    const audiences = audiencesOf(claims).join(', ');
    return tokenError(
      'invalid_grant',
      `The audience in ID Token [${audiences}] does not match the expected audience.`,
    );
  }
  if (what === 'size of google.subject') {
    return tokenError(
      'invalid_request',
      `The size of mapped attribute google.subject exceeds the ${limits.subjectBytes} bytes limit. Either modify your attribute mapping or the incoming assertion to produce a mapped attribute that is less than ${limits.subjectBytes} bytes.`,
    );
  }
  const [, attribute] = /^mapping of (.*)$/.exec(what) ?? [];
  if (attribute !== undefined && !actual.startsWith('error')) {
    return tokenError('unauthorized_client', `The mapped attribute '${attribute}' must be of type STRING.`);
  }
  // Google's answer to a mapping that cannot be evaluated is not on record: the code is that of its neighbours, and the
  // words say nothing that an explanation could rest on.
  if (attribute !== undefined) return tokenError('unauthorized_client', 'The given credential is rejected.');
  return tokenError('unauthorized_client', 'The given credential is rejected by the attribute condition.');
}

/** @see https://cloud.google.com/iam/docs/principal-identifiers */
function namesOf(
  poolName: string,
  subject: string,
  attributes: Attributes,
): Pick<FederatedIdentity, 'principal' | 'members'> {
  const principal = `principal://iam.googleapis.com/${poolName}/subject/${subject}`;
  const set = `principalSet://iam.googleapis.com/${poolName}`;
  const attributeSets = Object.entries(attributes)
    .filter(([attribute]) => attribute.startsWith('attribute.'))
    .map(([attribute, value]) => `${set}/${attribute}/${value}`);
  return { principal, members: [principal, `${set}/*`, ...attributeSets] };
}
