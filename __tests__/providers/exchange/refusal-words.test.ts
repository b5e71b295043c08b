import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { refusalWords, speaksOfError } from '../../../src/providers/exchange/refusal-words.ts';

const of = (body: unknown) => refusalWords({ body: typeof body === 'string' ? body : JSON.stringify(body) });

describe('the words of a refusal', () => {
  it.each([
    [
      'OAuth',
      { error: 'invalid_scope', error_description: 'the words' },
      'invalid_scope',
      'the words; invalid_scope',
    ],
    ['Octopus', { ErrorMessage: 'the words', Errors: ['one', 'two'] }, '', 'the words; one; two'],
    ['a list of objects', { errors: [{ code: 'C1', message: 'the words' }] }, 'C1', 'the words'],
    ['a list of texts', { errors: ['one', 'two'] }, '', 'one; two'],
    ['a text instead of the list', { errors: 'the words' }, '', 'the words'],
    [
      'a map of fields',
      { errors: { jti: ['has been used'], sub: ['is wrong', 7] } },
      '',
      'has been used; is wrong',
    ],
    ['an object', { error: { code: 'C1', message: 'the words' } }, 'C1', 'the words'],
    ['problem details', { title: 'Bad', detail: 'the words' }, '', 'the words; Bad'],
    ['a number', { code: 7, msg: 'the words' }, '7', 'the words'],
    ['a bare list', ['one', { message: 'two' }], '', 'one; two'],
    ['a JSON text', '"the words"', '', 'the words'],
    ['plain text', 'the words\n', '', 'the words'],
  ])('come as %s', (_name, body, wireCode, text) => {
    expect(of(body)).toEqual({ wireCode, text });
  });

  it.each([
    ['an unknown member', { reason: 'hidden', data: { message: 'hidden' } }],
    ['a web page', '<html>the words</html>'],
    ['JSON that was cut off', '{"message": "the wo'],
    ['nothing', ''],
    ['null', 'null'],
    ['too many levels', JSON.parse(`${'{"error":'.repeat(20)}1${'}'.repeat(20)}`)],
  ])('are not read from %s', (_name, body) => {
    expect(of(body)).toEqual({ wireCode: '', text: '' });
  });

  it('are read from anything without an exception', () => {
    fc.assert(fc.property(fc.json(), (body) => typeof of(body).text === 'string'));
    fc.assert(fc.property(fc.string(), (body) => typeof of(body).text === 'string'));
  });
});

describe('an answer reports an error', () => {
  it.each([
    [{ ok: false, error: 'not_authed' }, true],
    [{ Errors: ['one'] }, true],
    [{ ErrorMessage: 'the words' }, true],
    [{ error: { message: 'the words' } }, true],
    [{ access_token: 'x' }, false],
    [{ error: null, errors: [] }, false],
    [{ error: '' }, false],
  ])('%j: %s', (body, speaks) => expect(speaksOfError(body)).toBe(speaks));
});
