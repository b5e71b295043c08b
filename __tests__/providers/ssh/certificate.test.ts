import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createCertificate, parseCertificate } from '../../../src/providers/ssh/certificate.ts';
import { generateKeyPair, keyTypes, signWith } from '../../../src/providers/ssh/key-pair.ts';
import { variants } from '../../../src/providers/ssh/pk-token.ts';
import { publicKeyBlob, publicKeyFields } from '../../../src/providers/ssh/public-key.ts';
import { uint32, uint64, wireString, wireStrings } from '../../../src/providers/ssh/ssh-wire.ts';
import { keyTypeNames, loginWith, readWith } from './support.ts';

const list = (path: string) => ['-L', '-f', path];

describe.each(keyTypeNames)('a certificate of type %s', (type) => {
  const { keyPair, certificate, pkToken } = loginWith(type);

  it.each(variants)('is read by ssh-keygen, with the %s proof inside', (variant) => {
    const all = readWith('ssh-keygen', certificate(variant, ['deploy', 'opkssh-wildcard']), list);
    const shown = all.replace(/OPTION: [0-9a-f]+/, 'OPTION').replace(/ +$/gm, '');
    expect(shown).toContain(`Type: ${keyTypes[type].ssh}-cert-v01@openssh.com user certificate`);
    expect(shown).toContain('Key ID: ""');
    expect(shown).toContain('Serial: 0');
    expect(shown).toContain('Valid: forever');
    expect(shown).toMatch(/Principals:\n\s+deploy\n\s+opkssh-wildcard\n/);
    expect(shown).toContain('Critical Options: (none)');
    expect(shown).toMatch(
      /Extensions:\n\s+openpubkey-pkt UNKNOWN OPTION \(len \d+\)\n\s+permit-X11-forwarding\n\s+permit-agent-forwarding\n\s+permit-port-forwarding\n\s+permit-pty\n\s+permit-user-rc\n/,
    );
    const [subject, signer] = [...shown.matchAll(/(?:Public key|Signing CA): \S+ (SHA256:\S+)/g)].map(
      ([, hash]) => hash,
    );
    expect(signer).toBe(subject);
  });

  it('is signed, which ssh-keygen checks too', () => {
    const [name, base64] = certificate('current').split(' ');
    const blob = Buffer.from(base64!, 'base64');
    blob[blob.length - 1]! ^= 1;
    expect(() => readWith('ssh-keygen', `${name} ${blob.toString('base64')}\n`, list)).toThrow(
      'incorrect signature',
    );
  });

  it('contains what was put in', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1 })),
        fc.string({ unit: 'grapheme-ascii' }),
        (principals, token) => {
          const line = createCertificate(keyPair, { principals, pkToken: token, nonce: randomBytes(32) });
          expect(line).toMatch(/^\S+ [A-Za-z0-9+/]+=* openpubkey\n$/);
          expect(parseCertificate(line)).toEqual({
            publicJwk: keyPair.publicJwk,
            principals: principals.map((name) => Buffer.from(name).toString()),
            pkToken: token,
          });
        },
      ),
    );
  });

  it('is refused if any byte of it was changed', () => {
    const [name, base64] = createCertificate(keyPair, {
      principals: ['deploy'],
      pkToken: 'token',
      nonce: randomBytes(32),
    }).split(' ');
    const blob = Buffer.from(base64!, 'base64');
    fc.assert(
      fc.property(fc.nat({ max: blob.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = Buffer.from(blob);
        changed[at]! ^= change;
        expect(() => parseCertificate(`${name} ${changed.toString('base64')}`)).toThrow();
      }),
      { numRuns: 500 },
    );
  });

  it('is refused if another key signed it', () => {
    const other = { ...generateKeyPair(type), publicJwk: keyPair.publicJwk };
    const line = createCertificate(other, {
      principals: [],
      pkToken: pkToken('current'),
      nonce: randomBytes(32),
    });
    expect(() => parseCertificate(line)).toThrow('has a wrong signature');
  });

  it.each<[string, (blob: Buffer) => Buffer, string]>([
    ['cut off', (blob) => blob.subarray(0, -3), 'unexpected end'],
    ['followed by more', (blob) => Buffer.concat([blob, Buffer.of(0)]), 'has bytes after its end'],
    [
      'signed by a key that is not its own',
      (blob) => {
        const own = publicKeyBlob(keyPair.publicJwk);
        const changed = Buffer.from(blob);
        publicKeyBlob(generateKeyPair(type).publicJwk).copy(changed, blob.lastIndexOf(own));
        return changed;
      },
      'is signed by another key',
    ],
  ])('is refused if it is %s', (_, change, words) => {
    const [name, base64] = certificate('current').split(' ');
    const changed = change(Buffer.from(base64!, 'base64'));
    expect(() => parseCertificate(`${name} ${changed.toString('base64')}`)).toThrow(words);
  });
});

describe('a line that is not such a certificate', () => {
  const [name, base64] = loginWith('ecdsa').certificate('current').split(' ') as [string, string];
  const onAnotherCurve = Buffer.from(base64, 'base64');
  onAnotherCurve.write('nistp384', onAnotherCurve.indexOf('nistp256', name.length + 4));

  it.each([
    ['nothing', '', 'is of an unknown type'],
    ['a plain key', `ssh-ed25519 ${base64}`, 'is of an unknown type'],
    [
      'another type than it says',
      `ssh-ed25519-cert-v01@openssh.com ${base64}`,
      'is of another type than its line says',
    ],
    [
      'a key on another curve',
      `${name} ${onAnotherCurve.toString('base64')}`,
      'not a point of the curve P-256',
    ],
  ])('is refused: %s', (_, line, words) => {
    expect(() => parseCertificate(line)).toThrow(words);
  });
});

describe('a certificate with the right signature but wrong content', () => {
  const { keyPair } = loginWith('ed25519');
  const certified = 'ssh-ed25519-cert-v01@openssh.com';
  const signed = (
    parts: {
      use?: number;
      options?: readonly string[];
      extensions?: readonly (string | Buffer)[];
      algorithm?: string;
    } = {},
  ) => {
    const {
      use = 1,
      options = [],
      extensions = ['openpubkey-pkt', wireString('token')],
      algorithm = 'ssh-ed25519',
    } = parts;
    const own = publicKeyBlob(keyPair.publicJwk);
    const content = Buffer.concat([
      wireString(certified),
      wireString('nonce'),
      publicKeyFields(keyPair.publicJwk),
      uint64(0n),
      uint32(use),
      wireString(''),
      wireStrings([]),
      uint64(0n),
      uint64(0n),
      wireStrings(options),
      wireStrings(extensions),
      wireString(''),
      wireString(own),
    ]);
    const signature = Buffer.concat([wireString(algorithm), wireString(signWith(keyPair, content))]);
    return `${certified} ${Buffer.concat([content, wireString(signature)]).toString('base64')}`;
  };

  it('is read if its content is right', () => {
    expect(parseCertificate(signed())).toEqual({
      publicJwk: keyPair.publicJwk,
      principals: [],
      pkToken: 'token',
    });
  });

  it.each([
    ['it is for a host', { use: 2 }, 'is not for a user'],
    ['it has critical options', { options: ['force-command', 'x'] }, 'has critical options'],
    ['it has no PK token', { extensions: ['permit-pty', ''] }, 'has no PK token'],
    ['the PK token is a value only', { extensions: ['other', 'openpubkey-pkt'] }, 'has no PK token'],
    ['the PK token has no value', { extensions: ['openpubkey-pkt'] }, 'has no PK token'],
    ['the signature is of another algorithm', { algorithm: 'ssh-rsa' }, 'is signed with another type of key'],
  ])('is refused if %s', (_, parts, words) => {
    expect(() => parseCertificate(signed(parts))).toThrow(words);
  });
});
