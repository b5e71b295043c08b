import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isSession } from '../../src/providers/aws/cached.ts';
import { isAzureCredential } from '../../src/providers/azure/cached.ts';
import type { AzureCredential } from '../../src/providers/azure/exchange.ts';
import { isExchangeCredential } from '../../src/providers/exchange/cached.ts';
import type { ExchangeCredential } from '../../src/providers/exchange/exchange.ts';
import { isGcpCredential } from '../../src/providers/gcp/cached.ts';
import type { GcpCredential } from '../../src/providers/gcp/credential.ts';
import { credential as session } from './aws/support.ts';

const token = { token: 'x', expiresAt: 1 };
const google = {
  subject: 's',
  federated: token,
  accessToken: token,
  idTokens: [{ ...token, audience: 'a' }],
} satisfies GcpCredential;
const azure = {
  tenantId: 't',
  assertion: 'jwt',
  tokens: [{ scope: 's', secret: 'x', obtainedAt: 0, expiresAt: 1 }],
  subscriptions: [{ id: 'i', name: 'n', state: 'Enabled' }],
} satisfies AzureCredential;
const other = {
  ...token,
  endKnown: true,
  env: { TOKEN: 'x' },
  outputs: { host: 'h' },
  secrets: ['x'],
  unmasked: ['host'],
} satisfies ExchangeCredential;
const settings = { env: { TOKEN: '$token' }, outputs: { host: '$host' } };

const guards = {
  aws: { whole: session, accepts: (value: unknown) => isSession(value) },
  gcp: { whole: google, accepts: isGcpCredential },
  azure: { whole: azure, accepts: (value: unknown) => isAzureCredential(value, { scopes: ['s'] }) },
  exchange: { whole: other, accepts: (value: unknown) => isExchangeCredential(value, settings) },
};

describe('a cached credential', () => {
  it.each(Object.entries(guards))('of %s is accepted as it was written', (_, { whole, accepts }) => {
    expect(accepts(JSON.parse(JSON.stringify(whole)))).toBe(true);
  });

  it.each(Object.entries(guards))('of %s is refused if a part of it has another type', (_, guard) => {
    const names = Object.keys(guard.whole).filter(
      (name) => !['subject'].includes(name) || guard.whole === google,
    );
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.constantFrom(null, [1], 7, { a: 1 }), (name, odd) => {
        fc.pre(!(name === 'expiresAt' && odd === 7));
        expect(guard.accepts({ ...guard.whole, [name]: odd })).toBe(false);
      }),
    );
  });

  it.each(Object.entries(guards))('of %s is refused if it is any other value', (_, { accepts }) => {
    fc.assert(fc.property(fc.jsonValue(), (value) => expect(accepts(value)).toBe(false)));
  });

  it('of AWS is in an allowed account, if any are given', () => {
    const allow = (...allowedAccountIds: string[]) => ({ allowedAccountIds });
    expect(isSession(session, allow('111122223333'))).toBe(true);
    expect(isSession(session, allow('444455556666'))).toBe(false);
    const elsewhere = { ...session, arn: session.arn.replace('111122223333', '444455556666') };
    expect(isSession(elsewhere, allow('111122223333'))).toBe(false);
    expect(isSession({ ...session, arn: 'arn:minio:iam:::role/x', accountId: '' })).toBe(true);
    expect(isSession({ ...session, expiration: 'tomorrow' })).toBe(false);
  });

  it('of Azure has a token for each scope', () => {
    expect(isAzureCredential(azure, { scopes: ['s', 't'] })).toBe(false);
  });

  it('of another service sets no variable and no output that the entry does not name', () => {
    expect(isExchangeCredential({ ...other, env: { PATH: 'x' } }, settings)).toBe(false);
    expect(isExchangeCredential({ ...other, outputs: { constructor: 'x' } }, settings)).toBe(false);
  });
});
