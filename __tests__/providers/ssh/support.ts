/** An issuer with a key of its own, and logins made with it, without any network. */
import { spawnSync } from 'node:child_process';
import { createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from '@jest/globals';
import { createCertificate } from '../../../src/providers/ssh/certificate.ts';
import { clientClaims, commitment } from '../../../src/providers/ssh/cic.ts';
import type { KeyType } from '../../../src/providers/ssh/key-pair.ts';
import { generateKeyPair } from '../../../src/providers/ssh/key-pair.ts';
import type { Variant } from '../../../src/providers/ssh/pk-token.ts';
import { createPkToken } from '../../../src/providers/ssh/pk-token.ts';
import { rsaKeyOf } from '../../../src/providers/ssh/rsa-key.ts';
import { resolve, schema } from '../../../src/providers/ssh/settings.ts';
import { parseSettings } from '../../../src/settings/schema.ts';
import { githubClaims } from '../../support/jwt.ts';

export const keyTypeNames: readonly KeyType[] = ['ecdsa', 'ed25519'];

export function createIssuer(modulusLength = 2048) {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength });
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'key-1', use: 'sig', alg: 'RS256' };
  const key = rsaKeyOf(jwk)!;
  /** A genuine RS256 token. */
  const sign = (claims: object, header: object = {}): string => {
    const signed = [
      { alg: 'RS256', kid: jwk.kid, typ: 'JWT', ...header },
      { ...githubClaims, ...claims },
    ]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    return `${signed}.${createSign('sha256').update(signed).sign(privateKey, 'base64url')}`;
  };
  return { jwk, key, sign };
}

export const issuer = createIssuer();

/** Everything that a login makes, step by step, with parts to replace. */
export function loginWith(type: KeyType = 'ecdsa', replaced: { jwt?: string; audience?: string } = {}) {
  const keyPair = generateKeyPair(type);
  const claims = clientClaims(keyPair.publicJwk, randomBytes(32));
  const jwt = replaced.jwt ?? issuer.sign({ aud: replaced.audience ?? commitment(claims) });
  const pkToken = (variant: Variant) =>
    createPkToken({ jwt, issuerKey: issuer.key, claims, keyPair }, variant, randomBytes);
  const certificate = (variant: Variant, principals: readonly string[] = ['deploy']) =>
    createCertificate(keyPair, { principals, pkToken: pkToken(variant), nonce: randomBytes(32) });
  return { keyPair, claims, jwt, pkToken, certificate };
}

/** Settings as a workflow would give them; fails on any problem. */
export function settingsOf(given: Record<string, string> = {}) {
  const { values, problems } = parseSettings(schema, { principals: 'deploy', ...given });
  const resolution = resolve(values);
  const all = [...problems, ...resolution.problems];
  if (all.length > 0) throw new Error(JSON.stringify(all));
  return resolution.settings;
}

/** For tests that let OpenSSH read private files: on Windows it wants access lists, which tests do not make. */
export const itOnPosix = process.platform === 'win32' ? it.skip : it;

/** Lets a program of OpenSSH read a file; gives what it prints. */
export function readWith(
  program: 'ssh-keygen' | 'ssh',
  content: string,
  args: (path: string) => string[],
): string {
  const folder = mkdtempSync(join(tmpdir(), 'ssh-test-'));
  try {
    const path = join(folder, 'file');
    writeFileSync(path, content, { mode: 0o600 });
    const { status, stdout, stderr } = spawnSync(program, args(path), { encoding: 'utf8' });
    if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`);
    return stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
