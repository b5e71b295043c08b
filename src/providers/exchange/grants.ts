/** The fields that each OAuth form of an exchange consists of. */
import type { Fields } from './request-settings.ts';

export type Grant = 'token-exchange' | 'jwt-bearer' | 'client-assertion';

export const idTokenType = 'urn:ietf:params:oauth:token-type:id_token';
export const jwtType = 'urn:ietf:params:oauth:token-type:jwt';

const byGrant: Readonly<Record<Grant, Fields>> = {
  /** RFC 8693 section 2.1. */
  'token-exchange': {
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token: '$id_token',
    subject_token_type: jwtType,
  },
  /** RFC 7523 section 2.1. */
  'jwt-bearer': { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: '$id_token' },
  'client-assertion': { grant_type: 'client_credentials' },
};

/** RFC 7523 section 2.2. */
export const clientAssertionFields: Fields = {
  client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  client_assertion: '$client_assertion',
};

export function grantFields(
  grant: Grant | undefined,
  options: { asserts: boolean; clientId: string | undefined },
): Fields {
  return {
    ...(grant ? byGrant[grant] : {}),
    ...(options.asserts ? clientAssertionFields : {}),
    ...(options.clientId === undefined ? {} : { client_id: options.clientId }),
  };
}
