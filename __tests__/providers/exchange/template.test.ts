/** Placeholders in the texts of an exchange, and values that only look so. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { exchange } from '../../../src/providers/exchange/index.ts';
import {
  escapeLiteral,
  hasGap,
  mentionsGap,
  render,
  resultGaps,
  templateProblem,
} from '../../../src/providers/exchange/template.ts';
import { plain, run } from './fake.ts';
import { problems } from './support.ts';

const ok = { access_token: 'token-of-the-service', expires_in: 60 };

/** Texts in which dollar signs, brackets and the names of placeholders are frequent. */
const passwordLike = fc
  .array(
    fc.oneof(
      fc.string({ maxLength: 5 }),
      fc.constantFrom(
        '$',
        '$$',
        '${',
        '$(',
        '}',
        '$token',
        '$id_token',
        '$body.a.b',
        '$client_assertion',
        '_',
      ),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

describe('placeholders', () => {
  it('are never looked for in inserted values', () => {
    fc.assert(
      fc.property(passwordLike, (token) => {
        expect(render('<$token>', { token, idToken: 'x' })).toBe(`<${token}>`);
      }),
    );
  });

  it.each([
    '$token',
    '$id_token',
    '$client_assertion',
    '$body.auth.token',
    'Bearer $token',
    '$token-x',
    '$$$token',
  ])('are found in `%s`', (text) => expect(mentionsGap(text)).toBe(true));

  it.each([
    '$tokens',
    '$id_token2',
    '$',
    '$$',
    '$body',
    '5 $ token',
    '$5',
    'pa$$word',
    'pa$word',
    '${x}',
    '$(x)',
  ])('are not found in `%s`, which is sent unchanged', (text) => {
    expect(mentionsGap(text)).toBe(false);
    expect(hasGap(text)).toBe(false);
    expect(render(text, {})).toBe(text);
  });

  it('are distinguished', () => {
    expect(hasGap('$token', 'token')).toBe(true);
    expect(hasGap('$token', 'id_token')).toBe(false);
  });

  it.each([
    ['${token}', 'has a placeholder in brackets'],
    ['Bearer ${ id_token }', 'has a placeholder in brackets'],
    ['$(body.user.name)', 'has a placeholder in brackets'],
    ['$tokn', 'has what looks like a mistyped placeholder'],
    ['Bearer $idtoken', 'has what looks like a mistyped placeholder'],
    ['$body', 'has what looks like a mistyped placeholder'],
    ['$client_assertion', 'has a placeholder that cannot be filled in'],
    ['$$token', 'has two dollar signs before the name of a placeholder'],
  ])('are refused if they are misspelled: `%s`', (text, words) => {
    expect(templateProblem(text, resultGaps)).toContain(words);
  });
});

describe('a literal text', () => {
  it('comes out as it went in, whatever it is', () => {
    fc.assert(
      fc.property(passwordLike, (text) => {
        const template = escapeLiteral(text);
        expect(hasGap(template)).toBe(false);
        expect(render(template, { token: 'T', idToken: 'I', clientAssertion: 'C', body: {} })).toBe(text);
      }),
    );
  });
});

/** Passwords that are no placeholders, and one that would be. */
const passwords = ['pa$word-x1', 'pa$$word', '$ecret{1}', 'a${b', '$(whoami)', 'x$', '$5$rounds', 'A$B$$C'];
const awkward = 'start$token.$id_token$$body.x';

describe('a secret with dollar signs', () => {
  const literal = (text: string) => ({ literal: text });
  const sent = async (given: Record<string, unknown>) => (await run(given, [ok])).requests[0]!;
  const { json: _, ...bare } = plain;

  describe.each([
    ['as it is', passwords, (text: string) => text],
    ['as `{literal: …}`', [...passwords, awkward], literal],
  ] as const)('%s', (_name, texts, write) => {
    it.each(texts)('is sent unchanged in a form, JSON, headers and query: %s', async (text) => {
      const form = await sent({ ...bare, form: { jwt: '$id_token', secret: write(text) } });
      expect(new URLSearchParams(String(form.body)).get('secret')).toBe(text);
      const value = { jwt: '$id_token', list: [write(text)], deep: { secret: write(text) } };
      const json = JSON.parse(String((await sent({ ...bare, json: value })).body));
      expect([json.list[0], json.deep.secret]).toEqual([text, text]);
      const other = await sent({ ...plain, headers: { 'X-Key': write(text) }, query: { key: write(text) } });
      expect(other.headers!['x-key']).toBe(text);
      expect(new URL(other.url).searchParams.get('key')).toBe(text);
    });

    it.each(texts)('is passed on and used for revocation unchanged: %s', async (text) => {
      const revoke = {
        url: plain.url,
        headers: { 'X-Key': write(text) },
        form: { token: '$token', secret: write(text) },
      };
      const { credential } = await run(
        { ...plain, env: { KEY: write(text) }, outputs: { key: write(text) }, revoke },
        [ok],
      );
      expect(credential).toMatchObject({ env: { KEY: text }, outputs: { key: text } });
      const { headers, body } = credential!.revocation!;
      expect(headers['x-key']).toBe(text);
      expect(Object.fromEntries(new URLSearchParams(body))).toEqual({ token: ok.access_token, secret: text });
      const asJson = { url: plain.url, json: { token: '$token', secret: write(text) } };
      const other = await run({ ...plain, revoke: asJson }, [ok]);
      expect(JSON.parse(other.credential!.revocation!.body!)).toEqual({
        token: ok.access_token,
        secret: text,
      });
    });
  });

  const places: readonly [string, (text: unknown) => Record<string, unknown>][] = [
    ['form', (text) => ({ ...bare, form: { jwt: '$id_token', secret: text } })],
    ['json', (text) => ({ ...bare, json: { jwt: '$id_token', deep: [{ secret: text }] } })],
    ['headers', (text) => ({ ...plain, headers: { secret: text } })],
    ['query', (text) => ({ ...plain, query: { secret: text } })],
    ['env', (text) => ({ ...plain, env: { secret: text } })],
    ['outputs', (text) => ({ ...plain, outputs: { secret: text } })],
    ['revoke', (text) => ({ ...plain, revoke: { url: plain.url, form: { secret: text } } })],
    ['revoke', (text) => ({ ...plain, revoke: { url: plain.url, json: { secret: text } } })],
    ['revoke', (text) => ({ ...plain, revoke: { url: plain.url, headers: { secret: text } } })],
  ];

  it.each(places)('is never quoted in a message about `%s`', (setting, given) => {
    fc.assert(
      fc.property(passwordLike, (text) => {
        const unlike = `q7Zx${text}W3kq`;
        const found = problems(exchange, given(unlike));
        expect(problems(exchange, given(literal(unlike)))).toEqual([]);
        for (const message of found) {
          expect(message).toMatch(new RegExp(`^${setting} (has|needs) `));
          for (const end of ['q7Zx', 'W3kq']) expect(message).not.toContain(end);
        }
      }),
    );
  });

  it('is not quoted even if the answer lacks what it seems to ask for', async () => {
    const { error } = await run({ ...plain, env: { KEY: 'q7Zx$body.W3kq' } }, [ok]);
    expect(error).toMatchObject({ code: 'exchange/missing-value' });
    expect(error!.message).toBe('the answer lacks a value that `KEY` needs');
  });

  it.each([{ literal: null }, { literal: ['x'] }, { literal: 'x', more: 'y' }, { literally: 'x' }])(
    'is not written as %j',
    (value) => {
      expect(problems(exchange, { ...plain, env: { KEY: value } })).toEqual([
        'env must map names to texts (or `{literal: …}`), which the entry `KEY` does not',
      ]);
    },
  );

  it('includes JSON, even with a member of that name', async () => {
    const json = { jwt: '$id_token', a: { literal: { literal: '$token', n: 1 } }, b: { literal: 'x', n: 1 } };
    const body = JSON.parse(String((await sent({ ...bare, json })).body));
    expect(body).toMatchObject({ a: { literal: '$token', n: 1 }, b: { literal: 'x', n: 1 } });
  });
});
