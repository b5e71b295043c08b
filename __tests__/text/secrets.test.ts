import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createSecrets } from '../../src/text/secrets.ts';

describe('secrets', () => {
  it('masks each line of a value once', () => {
    const masked: string[] = [];
    const secrets = createSecrets((value) => masked.push(value));
    secrets.add('first-line\nsecond-line', 'first-line', '');
    expect(masked).toEqual(['first-line', 'second-line']);
  });

  it('does not mask a value that is too short to be a secret, because a mask applies to the whole job', () => {
    const masked: string[] = [];
    createSecrets((value) => masked.push(value)).add('{\n"a"\n}');
    expect(masked).toEqual([]);
  });

  it('hides known secrets in our own texts too', () => {
    const secrets = createSecrets(() => {});
    secrets.add('hunter2hunter2');
    expect(secrets.redact('the answer quoted hunter2hunter2 twice: hunter2hunter2')).toBe(
      'the answer quoted *** twice: ***',
    );
  });

  it('hides the longer of two secrets first, so no part of it is left', () => {
    const secrets = createSecrets(() => {});
    secrets.add('hunter2', 'hunter2-and-more');
    expect(secrets.redact('hunter2-and-more, hunter2')).toBe('***, ***');
  });

  it.each([
    ['in a form', (secret: string) => new URLSearchParams({ token: secret }).toString()],
    ['in JSON', (secret: string) => JSON.stringify({ token: secret })],
    [
      'in JSON inside of JSON',
      (secret: string) => JSON.stringify({ body: JSON.stringify({ token: secret }) }),
    ],
    [
      'in a form inside of JSON',
      (secret: string) => JSON.stringify({ body: `${new URLSearchParams({ token: secret })}` }),
    ],
  ])('masks every form that we write: %s', (_, write) => {
    const parts = fc.string({
      unit: fc.constantFrom(...'ab1 +/=~!*()\'"\\%&\u00e9'),
      minLength: 6,
      maxLength: 20,
    });
    fc.assert(
      fc.property(parts, (text) => {
        const secret = text.trim();
        fc.pre(secret.length >= 6);
        const masked: string[] = [];
        createSecrets((value) => masked.push(value)).add(secret);
        // What the runner derives itself.
        const derived = [
          JSON.stringify(secret).slice(1, -1),
          encodeURIComponent(secret).replace(
            /[!'()*]/g,
            (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
          ),
        ];
        const written = write(secret);
        expect([...masked, ...derived].some((value) => written.includes(value))).toBe(true);
      }),
    );
  });

  it('adds no further masks for a plain token', () => {
    const masked: string[] = [];
    createSecrets((value) => masked.push(value)).add('eyJhbGciOi.eyJpc3Mi_-x.c2ln/+==');
    expect(masked).toHaveLength(1);
  });

  it('reports a secret that is too short to be masked, but no blank or single line', () => {
    let told = 0;
    const secrets = createSecrets(
      () => {},
      () => told++,
    );
    secrets.add('', ' ', 'a\nb', 'long-enough');
    expect(told).toBe(0);
    secrets.add('abc');
    expect(told).toBe(1);
  });
});
