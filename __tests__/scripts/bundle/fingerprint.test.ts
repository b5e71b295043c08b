import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { assertBuilt, fingerprint, fingerprintFile } from '../../../scripts/bundle/fingerprint.ts';

let root: string;
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fingerprint-'));
  write('src/main.ts', 'main');
  write('src/http/client.ts', 'client');
  write('scripts/bundle/bundle.ts', 'bundle');
  write(fingerprintFile, `${fingerprint(root)}\n`);
});

afterEach(() => rmSync(root, { recursive: true }));

describe('dist/', () => {
  it('is current as long as the sources are what it was built from, whatever their times', () => {
    utimesSync(join(root, 'src/main.ts'), new Date(), new Date(Date.now() + 60_000));
    expect(() => assertBuilt(root)).not.toThrow();
  });

  it.each([
    ['a source was changed', () => write('src/http/client.ts', 'other')],
    ['a source was added', () => write('src/http/server.ts', '')],
    [
      'a source was renamed',
      () => {
        rmSync(join(root, 'src/main.ts'));
        write('src/entry.ts', 'main');
      },
    ],
    ['the build was changed', () => write('scripts/bundle/bundle.ts', 'other')],
    ['it was never built', () => rmSync(join(root, fingerprintFile))],
  ])('has to be built when %s', (_, change) => {
    change();
    expect(() => assertBuilt(root)).toThrow('Run "npm run build" first');
  });
});
