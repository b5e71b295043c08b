import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { generateKeyPair, keyTypes } from '../../../src/providers/ssh/key-pair.ts';
import { formatPrivateKey, secretLines } from '../../../src/providers/ssh/private-key.ts';
import { publicKeyBlob } from '../../../src/providers/ssh/public-key.ts';
import { itOnPosix, keyTypeNames, readWith } from './support.ts';

describe.each(keyTypeNames)('the file of a private key of type %s', (type) => {
  // Several keys, since their numbers are written without leading zeros and the padding follows from that.
  itOnPosix.each(Array.from({ length: 8 }, (_, index) => index))('is read by ssh-keygen (key %d)', () => {
    const keyPair = generateKeyPair(type);
    const file = formatPrivateKey(keyPair, randomBytes(4));
    const publicKey = readWith('ssh-keygen', file, (path) => ['-y', '-P', '', '-f', path]);
    expect(publicKey).toBe(
      `${keyTypes[type].ssh} ${publicKeyBlob(keyPair.publicJwk).toString('base64')} openpubkey cert\n`,
    );
  });

  it('is masked line by line, without the lines that are the same for all keys', () => {
    const file = formatPrivateKey(generateKeyPair(type), randomBytes(4));
    const lines = secretLines(file);
    expect(lines.join('\n')).toMatch(/^[A-Za-z0-9+/=\n]+$/);
    expect(file).toBe(
      `-----BEGIN OPENSSH PRIVATE KEY-----\n${lines.join('\n')}\n-----END OPENSSH PRIVATE KEY-----\n`,
    );
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(70);
  });
});
