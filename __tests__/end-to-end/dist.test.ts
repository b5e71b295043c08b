import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { assertBuilt } from '../../scripts/bundle/fingerprint.ts';
import { programs } from '../../src/programs.ts';

assertBuilt();

const texts = readdirSync('dist', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.js'))
  .map((path) => readFileSync(join('dist', path), 'utf8'));

describe('the bundle in dist/', () => {
  it.each(['STSClient', 'BaseExternalAccountClient', 'ConfidentialClientApplication'])(
    'has the library with the class %s once',
    (name) => {
      expect(texts.flatMap((text) => text.match(new RegExp(`class ${name}\\b`, 'g')) ?? [])).toHaveLength(1);
    },
  );

  it.each(Object.keys(programs))('has a file that starts the program %s', (name) => {
    expect(readFileSync(join('dist', name, 'index.js'), 'utf8')).toContain(`.${name}()`);
  });
});
