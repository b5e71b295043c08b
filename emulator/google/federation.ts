import type { JWTPayload } from 'jose';
import type { EmulatedResponse } from '../http.ts';
import { audiencesOf, inspectIdToken } from '../id-token.ts';
import type { ServiceContext } from '../services/service.ts';
import { tokenError } from './errors.ts';
import type { LocatedProvider, WorkloadIdentityProvider } from './world.ts';

const maximumSubjectBytes = 127;
const maximumTokenLifeSeconds = 24 * 3600;

export interface FederatedIdentity {
  principal: string;
  members: string[];
  /** When the ID token ends, seconds since the epoch. */
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
  if (!acceptsAudience(provider, name, audiencesOf(claims))) {
    return tokenError(
      'invalid_grant',
      `The audience in ID Token [${audiencesOf(claims).join(', ')}] does not match the expected audience.`,
    );
  }

  const attributes = mapAttributes(provider, claims);
  const wrongType = Object.keys(attributes).find((attribute) => typeof attributes[attribute] !== 'string');
  const subject = attributes['google.subject'];
  if (wrongType !== undefined || typeof subject !== 'string') {
    return tokenError(
      'unauthorized_client',
      `The mapped attribute '${wrongType ?? 'google.subject'}' must be of type STRING.`,
    );
  }
  if (Buffer.byteLength(subject) > maximumSubjectBytes) {
    return tokenError(
      'invalid_request',
      `The size of mapped attribute google.subject exceeds the ${maximumSubjectBytes} bytes limit. Either modify your attribute mapping or the incoming assertion to produce a mapped attribute that is less than ${maximumSubjectBytes} bytes.`,
    );
  }
  const conditionHolds = Object.entries(provider.attributeCondition).every(
    ([path, value]) => readValue(path, claims, attributes) === value,
  );
  if (!conditionHolds) {
    return tokenError('unauthorized_client', 'The given credential is rejected by the attribute condition.');
  }
  return { ...namesOf(poolName, subject, attributes), expires: exp };
}

function acceptsAudience(provider: WorkloadIdentityProvider, name: string, audiences: string[]): boolean {
  const resource = `//iam.googleapis.com/${name}`;
  const accepted =
    provider.allowedAudiences.length > 0 ? provider.allowedAudiences : [resource, `https:${resource}`];
  return audiences.some((audience) => accepted.includes(audience));
}

/** Attributes whose claim is absent stay unmapped. */
function mapAttributes(provider: WorkloadIdentityProvider, claims: JWTPayload): Record<string, unknown> {
  const mapped = Object.entries(provider.attributeMapping).map(([attribute, path]) => [
    attribute,
    readValue(path, claims, {}),
  ]);
  return Object.fromEntries(mapped.filter(([, value]) => value !== undefined));
}

function readValue(path: string, claims: JWTPayload, attributes: Record<string, unknown>): unknown {
  return path.startsWith('assertion.') ? claims[path.slice('assertion.'.length)] : attributes[path];
}

/** @see https://cloud.google.com/iam/docs/principal-identifiers */
function namesOf(
  poolName: string,
  subject: string,
  attributes: Record<string, unknown>,
): Pick<FederatedIdentity, 'principal' | 'members'> {
  const principal = `principal://iam.googleapis.com/${poolName}/subject/${subject}`;
  const set = `principalSet://iam.googleapis.com/${poolName}`;
  const attributeSets = Object.entries(attributes)
    .filter(([attribute]) => attribute.startsWith('attribute.'))
    .map(([attribute, value]) => `${set}/${attribute}/${value}`);
  return { principal, members: [principal, `${set}/*`, ...attributeSets] };
}
