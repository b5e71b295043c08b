import { describe, expect, it } from '@jest/globals';
import { Failure } from '../../src/failure/failure.ts';
import type { Supply } from '../../src/identity/source.ts';
import { createIdTokens } from '../../src/identity/tokens.ts';
import { githubClaims, jwt } from '../support/jwt.ts';

function tokens(
  options: {
    make?: (audience: string, count: number) => string;
    issuerProblem?: string;
    supply?: Supply;
  } = {},
) {
  const world = { now: 1_000_000, asked: [] as string[], masked: [] as string[], warnings: [] as string[] };
  const idTokens = createIdTokens({
    now: () => world.now,
    mask: (secret) => world.masked.push(secret),
    warn: (text) => world.warnings.push(text),
    request: (_, attempt) => attempt({ number: 1, signal: new AbortController().signal, timeoutMs: 1_000 }),
    source: {
      name: 'Test',
      ...(options.supply ? { supply: options.supply } : {}),
      issuerProblem: () => options.issuerProblem,
      request: async (audience) => {
        world.asked.push(audience);
        const exp = world.now / 1000 + 300;
        return (
          options.make?.(audience, world.asked.length) ??
          jwt({ ...githubClaims, aud: audience, exp, iat: exp - 300, jti: `${world.asked.length}` })
        );
      },
    },
  });
  return { world, idTokens };
}

describe('shared', () => {
  it('sends one request per audience, however many logins want it at the same time', async () => {
    const { world, idTokens } = tokens();
    const [a, b, c] = await Promise.all([idTokens.shared('x'), idTokens.shared('x'), idTokens.shared('y')]);
    expect(world.asked).toEqual(['x', 'y']);
    expect(a).toBe(b);
    expect(c).not.toBe(a);
    expect(world.masked).toEqual([a.jwt, c.jwt]);
  });

  it('requests a new token when less than a minute is left', async () => {
    const { world, idTokens } = tokens();
    await idTokens.shared('x');
    world.now += 239_000;
    await idTokens.shared('x');
    expect(world.asked).toHaveLength(1);
    world.now += 2_000;
    await idTokens.shared('x');
    expect(world.asked).toHaveLength(2);
  });

  it('uses a fifth of the lifetime as the limit if tokens live only for seconds', async () => {
    const { world, idTokens } = tokens({
      make: (aud, count) => jwt({ ...githubClaims, aud, exp: 1_005 + 5 * count, iat: 1_000 + 5 * count }),
    });
    await idTokens.shared('x');
    world.now += 3_000;
    await idTokens.shared('x');
    expect(world.asked).toHaveLength(1);
  });

  it('requests a new token after a refusal, and only once for all logins that were refused', async () => {
    const { world, idTokens } = tokens();
    const old = await idTokens.shared('x');
    idTokens.discard('x', old);
    const [next] = await Promise.all([idTokens.shared('x'), idTokens.shared('x')]);
    idTokens.discard('x', old);
    expect(await idTokens.shared('x')).toBe(next);
    expect(world.asked).toHaveLength(2);
  });

  it('does not cache a failure', async () => {
    const { world, idTokens } = tokens({
      make: (aud, count) => {
        if (count === 1) throw new Failure('down', { code: 'http/reset', stage: 'id-token', retry: 'yes' });
        return jwt({ ...githubClaims, aud, exp: 1_300 });
      },
    });
    await expect(idTokens.shared('x')).rejects.toThrow('down');
    await expect(idTokens.shared('x')).resolves.toMatchObject({ claims: { aud: 'x' } });
    expect(world.asked).toHaveLength(2);
  });
});

describe('single', () => {
  it('never gives the same token twice', async () => {
    const { idTokens } = tokens();
    const [a, b] = [await idTokens.single('x'), await idTokens.single('x')];
    expect(a.jwt).not.toBe(b.jwt);
  });
});

describe('the check on receipt', () => {
  it.each([
    ['id-token/malformed', () => 'nonsense', 'is not a JWT', 'yes'],
    ['id-token/malformed', () => 'a'.repeat(70_000), 'is longer than 64 KiB', 'yes'],
    [
      'id-token/audience',
      () => jwt({ ...githubClaims, aud: 'other', exp: 1_300 }),
      '"other" instead of "x"',
      'no',
    ],
    [
      'id-token/expired',
      (aud: string) => jwt({ ...githubClaims, aud, exp: 999 }),
      "this machine's clock says",
      'no',
    ],
  ])('%s', async (code, make, words, retry) => {
    const { idTokens, world } = tokens({ make });
    const error = await idTokens.shared('x').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code, retry, stage: 'id-token' });
    expect((error as Error).message).toContain(words);
    expect(world.masked).toHaveLength(1);
  });

  it('id-token/issuer', async () => {
    const { idTokens } = tokens({ issuerProblem: 'was issued by somebody' });
    await expect(idTokens.shared('x')).rejects.toMatchObject({ code: 'id-token/issuer' });
  });
});

describe('the check of a token that was issued earlier', () => {
  it('names both audiences, and what to do about either', async () => {
    const make = () => jwt({ ...githubClaims, aud: 'theirs', exp: 1_300 });
    const { idTokens } = tokens({ make, supply: 'replaceable' });
    await expect(idTokens.shared('ours')).rejects.toMatchObject({
      code: 'id-token/audience',
      retry: 'no',
      message:
        'the ID token from Test was issued for the audience "theirs", and this login needs "ours": set the login\'s `audience` to "theirs", or have the token issued for "ours"',
    });
  });

  it('does not blame the clock for its expiry', async () => {
    const make = (aud: string) => jwt({ ...githubClaims, aud, exp: 999 });
    const { idTokens } = tokens({ make, supply: 'constant' });
    await expect(idTokens.shared('x')).rejects.toMatchObject({
      code: 'id-token/expired',
      retry: 'no',
      message: expect.stringMatching(/expired at 1970-01-01T00:16:39\.000Z: have a new one put there/),
    });
  });

  it.each([
    ['with its scheme', (token: string) => `Bearer ${token}`],
    ['in quotes', (token: string) => `"${token}"`],
    ['as a header', (token: string) => `Authorization: Bearer ${token}`],
    ['in JSON', (token: string) => JSON.stringify({ value: token })],
  ])('refuses one that was stored %s, and hides the token in it', async (_, store) => {
    const token = jwt({ ...githubClaims, aud: 'x', exp: 1_300 });
    const { idTokens, world } = tokens({ make: () => store(token), supply: 'constant' });
    await expect(idTokens.shared('x')).rejects.toMatchObject({
      code: 'id-token/malformed',
      message: 'the ID token from Test holds more than the token: take `Bearer` or the quotes away',
    });
    expect(world.masked).toContain(token);
  });

  it.each([
    ['replaceable', 'yes'],
    ['constant', 'no'],
  ] as const)('finds no token: %s, repeated = %s', async (supply, retry) => {
    const { idTokens } = tokens({ make: () => 'nonsense', supply });
    await expect(idTokens.shared('x')).rejects.toMatchObject({ code: 'id-token/malformed', retry });
  });
});

describe('this machine’s clock', () => {
  const at = (iat: number) => (aud: string) => jwt({ ...githubClaims, aud, iat, exp: iat + 300 });

  it.each([
    [1_000 + 1_800, 'about 30 minutes behind that of Test'],
    [1_000 - 200, 'about 3 minutes ahead of that of Test'],
  ])('is reported once as wrong: tokens issued at %s', async (iat, words) => {
    const { world, idTokens } = tokens({ make: at(iat) });
    await idTokens.single('x');
    await idTokens.single('y');
    expect(world.warnings).toEqual([expect.stringContaining(words)]);
  });

  it('counts as right within the time that a request takes', async () => {
    const { world, idTokens } = tokens({ make: at(940) });
    await idTokens.single('x');
    expect(world.warnings).toEqual([]);
  });

  it('is not judged by a token that was issued earlier', async () => {
    const { world, idTokens } = tokens({ make: at(2_000), supply: 'constant' });
    await idTokens.single('x');
    expect(world.warnings).toEqual([]);
  });
});

describe('a token that is damaged in an unusual way', () => {
  it('has a claim with half a character', async () => {
    const { idTokens } = tokens({ make: (aud) => jwt({ ...githubClaims, aud, exp: 2_000, ref: '\ud800' }) });
    await expect(idTokens.single('x')).rejects.toMatchObject({
      code: 'id-token/malformed',
      message: expect.stringContaining('has a claim that is not Unicode text'),
    });
  });

  it('was written in UTF-16, as Windows PowerShell does', async () => {
    const written = Buffer.from(`\ufeff${jwt(githubClaims)}`, 'utf16le').toString('utf8');
    const { idTokens } = tokens({ make: () => written, supply: 'replaceable' });
    await expect(idTokens.single('x')).rejects.toMatchObject({
      code: 'id-token/malformed',
      message: expect.stringContaining('is in UTF-16: have it written in UTF-8'),
    });
  });
});
