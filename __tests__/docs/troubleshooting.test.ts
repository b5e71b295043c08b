import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { errorCode as awsCode } from '../../src/providers/aws/error-code.ts';
import { knownErrors as awsErrors } from '../../src/providers/aws/errors.ts';
import { errorCode as azureCode, knownErrors as azureErrors } from '../../src/providers/azure/errors.ts';
import { commonErrors, ownErrors } from '../../src/providers/exchange/errors.ts';
import type { Preset } from '../../src/providers/exchange/preset.ts';
import { errorCode as gcpCode, knownErrors as gcpErrors } from '../../src/providers/gcp/errors.ts';
import { errorNames as sshErrors } from '../../src/providers/ssh/errors.ts';
import { page, root } from './support/page.ts';
import { sourceTexts } from './support/sources.ts';

/** Where codes are written down outside of the providers' tables: path, pattern, and what goes before the match. */
const places: readonly (readonly [path: RegExp, pattern: RegExp, area: (path: string) => string])[] = [
  [/./, /code: '([a-z][\w-]*\/[\w-]+)'/g, () => ''],
  [/./, /'((?:aws|azure|files|gcp|http|id-token)\/[a-z][\w-]*)'/g, () => ''],
  [/^src\/login\/run\.ts$/, /code: '([a-z]+)'/g, () => ''],
  [/^src\/http\/retry\.ts$/, /\? '(deadline)' : '(cancelled)'/g, () => ''],
  [/^src\/http\/transport-failure\.ts$/, /\['([a-z]+)', '/g, () => 'http/'],
  [/^src\/identity\/tokens\.ts$/, /failed\(\s*'([a-z]+)'/g, () => 'id-token/'],
  [/^src\/files\/private\.ts$/, /unsafe\(\s*'([a-z-]+)'/g, () => 'files/'],
  [/^src\/providers\//, /code: errorCode\('([\w-]+)'\)/g, (path) => `${path.split('/')[2]}/`],
];

const written = places.flatMap(([path, pattern, area]) =>
  sourceTexts
    .filter((source) => path.test(source.path))
    .flatMap((source) =>
      [...source.text.matchAll(pattern)].flatMap(([, ...codes]) =>
        codes.filter((code) => code !== undefined).map((code) => area(source.path) + code),
      ),
    ),
);
const presetModules = await Promise.all(
  readdirSync(`${root}src/providers/exchange/presets`).map(
    (name): Promise<{ preset?: Preset<Record<string, never>> }> =>
      import(`../../src/providers/exchange/presets/${name}`),
  ),
);
const presetCodes = presetModules.flatMap(({ preset }) =>
  (preset?.errors ?? []).map(({ code }) => `${preset!.name}/${code}`),
);

const codes = new Set([
  ...written,
  ...awsErrors.flatMap((row) => row.codes.map(awsCode)),
  ...azureErrors.flatMap((row) => row.codes.map(azureCode)),
  ...gcpErrors.map((row) => gcpCode(row.code)),
  ...sshErrors.map((name) => `ssh/${name}`),
  ...[...commonErrors, ...ownErrors].map(({ code }) => `<provider>/${code}`),
  ...presetCodes,
]);

const documented = new Set(
  page('docs/troubleshooting.md')
    .text.split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => [...line.split(' | ')[0]!.matchAll(/`([^`]+)`/g)].map(([, code]) => code!))
    .filter((code) => /^[a-z-]+\/[\w-]+$/.test(code) || codes.has(code)),
);

describe('the page of error codes', () => {
  it('has a row for every code in the sources', () => {
    expect(codes.size).toBeGreaterThan(100);
    expect([...codes].filter((code) => !documented.has(code))).toEqual([]);
  });

  it('names no code that the sources do not have', () => {
    const madeOfStatus = /^id-token\/http-\d+$/;
    expect([...documented].filter((code) => !codes.has(code) && !madeOfStatus.test(code))).toEqual([]);
  });
});

describe('messages that the page quotes', () => {
  const { text } = page('docs/troubleshooting.md');
  const quoted = text
    .slice(text.indexOf('## Inputs'), text.indexOf('## ID token codes'))
    .split('\n')
    .flatMap((line) => [...line.matchAll(/^\| ``(.+?) ?``/g)].map(([, message]) => message!));

  it('are found', () => {
    expect(quoted.length).toBeGreaterThan(4);
  });

  it.each(quoted)('"%s" is in the sources', (message) => {
    expect(sourceTexts.some((source) => source.text.includes(message))).toBe(true);
  });
});
