import { describe, expect, it } from '@jest/globals';
import { commitment } from '../../../src/providers/ssh/cic.ts';
import { signWith } from '../../../src/providers/ssh/key-pair.ts';
import { pkTokenProblem, variants } from '../../../src/providers/ssh/pk-token.ts';
import { createIssuer, issuer, keyTypeNames, loginWith } from './support.ts';

const json = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const parsed = (segment: string) => JSON.parse(Buffer.from(segment, 'base64url').toString());

describe('the PK token', () => {
  describe.each(keyTypeNames)('of a key of type %s', (type) => {
    const login = loginWith(type);
    const { publicJwk } = login.keyPair;

    it.each(variants)('passes the checks of a server for the %s variant', (variant) => {
      expect(
        pkTokenProblem(login.pkToken(variant), { issuerKey: issuer.key, variant, publicJwk }),
      ).toBeUndefined();
    });

    it.each([
      ['current', 'legacy'],
      ['legacy', 'current'],
    ] as const)('of the %s variant is refused by a server for the %s one', (made, expected) => {
      const problem = pkTokenProblem(login.pkToken(made), {
        issuerKey: issuer.key,
        variant: expected,
        publicJwk,
      });
      expect(problem).toBe('has a wrong proof');
    });
  });

  const login = loginWith();
  const { publicJwk } = login.keyPair;
  const [payload, proofHeader, proof, clientHeader, clientSignature] = login
    .pkToken('current')
    .split(':') as [string, string, string, string, string];
  const problem = (...segments: string[]) =>
    pkTokenProblem(segments.join(':'), { issuerKey: issuer.key, variant: 'current', publicJwk });
  const signed = (header: string, body = payload) =>
    signWith(login.keyPair, Buffer.from(`${header}.${body}`)).toString('base64url');

  it('has the header and the payload of the ID token, but not its signature', () => {
    const [header, body, signature] = login.jwt.split('.') as [string, string, string];
    expect(payload).toBe(body);
    expect(parsed(proofHeader)).toEqual({
      alg: 'GQ256',
      jkt: issuer.key.thumbprint,
      kid: header,
      typ: 'JWT',
    });
    expect(Buffer.from(proofHeader, 'base64url').toString()).toMatch(
      /^\{"alg":.*"jkt":.*"kid":.*"typ":"JWT"\}$/,
    );
    expect(login.pkToken('current')).not.toContain(signature);
    expect(Buffer.from(clientHeader, 'base64url').toString()).toBe(login.claims);
  });

  it.each<[string, string, () => string | undefined]>([
    [
      'a missing segment',
      'does not have five segments',
      () => problem(payload, proofHeader, proof, clientHeader),
    ],
    [
      'another payload',
      'is not signed by its key',
      () =>
        problem(
          json({ ...parsed(payload), sub: 'repo:evil/evil:ref:refs/heads/main' }),
          proofHeader,
          proof,
          clientHeader,
          clientSignature,
        ),
    ],
    [
      'another payload, signed by the key',
      'has a wrong proof',
      () => {
        const other = json({ ...parsed(payload), sub: 'repo:evil/evil:ref:refs/heads/main' });
        return problem(other, proofHeader, proof, clientHeader, signed(clientHeader, other));
      },
    ],
    [
      'client claims that are not JSON',
      'has no client claims',
      () => problem(payload, proofHeader, proof, 'AAAA', clientSignature),
    ],
    [
      'client claims that are a list',
      'has no client claims',
      () => problem(payload, proofHeader, proof, json([]), clientSignature),
    ],
    [
      'client claims of another kind',
      'has no client claims',
      () =>
        problem(payload, proofHeader, proof, json({ ...parsed(clientHeader), typ: 'JWT' }), clientSignature),
    ],
    [
      'client claims with other members',
      'is bound to another key',
      () => {
        const header = json({ ...parsed(clientHeader), extra: 1 });
        return problem(payload, proofHeader, proof, header, signed(header));
      },
    ],
    [
      'the client claims of another key',
      'is bound to another key',
      () =>
        problem(
          payload,
          proofHeader,
          proof,
          Buffer.from(loginWith().claims).toString('base64url'),
          clientSignature,
        ),
    ],
    [
      'a damaged client signature',
      'is not signed by its key',
      () => problem(payload, proofHeader, proof, clientHeader, 'AAAA'),
    ],
    [
      'a proof header of another algorithm',
      'has no proof of the ID token',
      () =>
        problem(
          payload,
          json({ ...parsed(proofHeader), alg: 'RS256' }),
          proof,
          clientHeader,
          clientSignature,
        ),
    ],
    [
      'a proof header without the header of the ID token',
      'has no proof of the ID token',
      () => problem(payload, json({ alg: 'GQ256' }), proof, clientHeader, clientSignature),
    ],
    [
      'an ID token of another algorithm',
      'proves an ID token that is not signed with RS256',
      () =>
        problem(
          payload,
          json({ ...parsed(proofHeader), kid: json({ alg: 'ES256' }) }),
          proof,
          clientHeader,
          clientSignature,
        ),
    ],
    [
      'the thumbprint of another key',
      'names another key of the issuer',
      () =>
        problem(payload, json({ ...parsed(proofHeader), jkt: 'x' }), proof, clientHeader, clientSignature),
    ],
    ['no proof', 'has a wrong proof', () => problem(payload, proofHeader, '', clientHeader, clientSignature)],
  ])('is refused with %s', (_, words, check) => {
    expect(check()).toBe(words);
  });

  it('is refused if its ID token is for the audience of another key', () => {
    const other = loginWith('ecdsa', { audience: commitment('other claims') });
    const found = pkTokenProblem(other.pkToken('current'), {
      issuerKey: issuer.key,
      variant: 'current',
      publicJwk: other.keyPair.publicJwk,
    });
    expect(found).toBe('has the audience of another key');
  });

  it('is refused if another issuer signed the ID token', () => {
    const { key } = createIssuer();
    const forged = { ...key, thumbprint: issuer.key.thumbprint };
    const found = pkTokenProblem(login.pkToken('current'), {
      issuerKey: forged,
      variant: 'current',
      publicJwk,
    });
    expect(found).toBe('has a wrong proof');
  });
});
