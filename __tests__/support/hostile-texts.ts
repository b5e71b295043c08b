/** Gives texts of 1 MiB that are made to keep patterns busy to everything that looks through foreign text. */

import { excerpt } from '../../src/http/answer.ts';
import type { HttpAnswer } from '../../src/http/client.ts';
import type { IdTokenSource } from '../../src/identity/source.ts';
import { createIdTokens } from '../../src/identity/tokens.ts';
import { failureOf } from '../../src/providers/aws/failure.ts';
import { entraRefusal, resourceManagerRefusal } from '../../src/providers/azure/refusal.ts';
import { refusalOf } from '../../src/providers/exchange/answer.ts';
import { preset as vault } from '../../src/providers/exchange/presets/vault.ts';
import { refusal } from '../../src/providers/gcp/refusal.ts';
import { escapeLog, escapeMarkdown } from '../../src/text/escape.ts';

const megabyte = 1024 * 1024;
const seeds = [
  'a',
  'eyJ',
  'eyJhbGciOi',
  'aaaaaaaaaa.',
  'eyJhbGciOi.aaaaaaaaaa',
  ' ',
  '\n',
  'validation error ',
  'role ',
  'connecting to ',
  'AADSTS1 ',
  '<RequestId>',
  '":',
];

async function idToken(text: string): Promise<void> {
  const source: IdTokenSource = {
    name: 'test',
    request: async () => text,
    issuerProblem: () => undefined,
  };
  const tokens = createIdTokens({
    source,
    request: (_, attempt) => attempt({ number: 1, signal: AbortSignal.abort(), timeoutMs: 1 }),
    mask() {},
    now: Date.now,
  });
  await tokens.single('x').catch(() => undefined);
}

const bodies = (text: string): string[] => [
  text,
  JSON.stringify({ error: 'invalid_grant', error_description: text, error_codes: Array(100_000).fill(1) }),
  JSON.stringify({ error: { status: 'PERMISSION_DENIED', message: text }, errors: [text] }),
];

for (const seed of seeds) {
  const text = seed.repeat(Math.ceil(megabyte / seed.length));
  excerpt(text);
  escapeLog(text);
  escapeMarkdown(text);
  await idToken(text);
  await idToken(text.slice(0, 64_000));
  for (const body of bodies(text)) {
    for (const status of [400, 403]) {
      const answer: HttpAnswer = { status, headers: {}, body };
      refusal('sts', 'token', answer, 0);
      refusal('iamcredentials', 'generateAccessToken', answer, 0);
      entraRefusal(answer, 'token', 0);
      resourceManagerRefusal(answer, 'subscriptions.get', 0);
      failureOf(
        { Code: 'InvalidIdentityToken', message: text },
        { hop: {} as never, answered: { host: 'sts', answer }, secrets: [], now: 0 },
      );
      await refusalOf(answer, {
        url: 'https://vault.example',
        service: { name: 'vault', errors: vault.errors ?? [] } as never,
        sent: ['a secret that was sent'],
        now: () => 0,
      });
    }
  }
}
process.stdout.write('done');
