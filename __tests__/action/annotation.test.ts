import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { annotation, explanationText, problemsText } from '../../src/action/annotation.ts';
import type { Explanation } from '../../src/action/explanation.ts';

const where = "The full explanation is in this step's log and in the job summary.";

const explanation: Explanation = {
  heading: 'AWS "staging" login failed',
  code: 'aws/denied',
  summary: 'AWS does not let this job in.',
  response: 'Not authorized (RequestId r-1)',
  retried: true,
  causes: ['a cause', 'another', 'a third'],
  fix: ['do this', 'or that'],
  paste: { language: 'json', text: '{\n  "a": 1\n}' },
  claims: [
    ['sub', 'repo:octo-org/octo-repo:ref:refs/heads/main'],
    ['repo_property_team', 'payments'],
  ],
};

describe('the annotation of a failed login', () => {
  it('has the headline, the response, the likeliest cause, the first fix, and where to find the rest', () => {
    expect(annotation(explanationText(explanation), where)).toEqual({
      isComplete: false,
      message: [
        'AWS "staging" login failed (aws/denied)',
        'AWS does not let this job in.',
        'Response: Not authorized (RequestId r-1)',
        'Retrying with a new ID token failed the same way.',
        'Likely cause: a cause',
        'Fix: do this',
        where,
      ].join('\n'),
    });
  });

  it('is the whole text if it is short', () => {
    const short = { ...explanation, retried: false, causes: ['a cause'], fix: ['do this'] };
    const { paste: _, claims: __, ...rest } = short;
    const { message, isComplete } = annotation(explanationText(rest), where);
    expect(isComplete).toBe(true);
    expect(message.split('\n').at(-1)).toBe('Fix: do this');
  });

  it('never has more than eight lines or 4,096 characters, and never contains a command, whatever it quotes', () => {
    const hostile = fc.oneof(
      fc
        .string({ unit: fc.constantFrom('a', '\n', '\r', ':', '#', '[', '\u202e', '\u{1f600}', '\u001b') })
        .map((text) => text.repeat(200)),
      fc.constantFrom(
        '\n::set-env name=A::b',
        '##[error]x'.repeat(900),
        '\u202e'.repeat(3_000),
        '\n'.repeat(99),
      ),
    );
    fc.assert(
      fc.property(hostile, hostile, hostile, hostile, (heading, summary, response, cause) => {
        const text = explanationText({ ...explanation, heading, summary, response, causes: [cause] });
        const { message } = annotation(text, where);
        expect(message.length).toBeLessThanOrEqual(4_096);
        expect(message.split(/\r\n|\r|\n/).length).toBeLessThanOrEqual(8);
        for (const line of message.split('\n')) expect(line).not.toMatch(/^\s*::|##\[/);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the whole text of a failed login', () => {
  it('has every cause, every fix, the text to paste and the claims', () => {
    expect(explanationText(explanation).lines).toEqual([
      'AWS does not let this job in.',
      'Response: Not authorized (RequestId r-1)',
      'Retrying with a new ID token failed the same way.',
      'Likely cause: a cause',
      'Other cause: another',
      'Other cause: a third',
      'Fix: do this',
      'Fix: or that',
      '',
      '    {',
      '      "a": 1',
      '    }',
      '',
      'Claims of the ID token that was sent:',
      '  sub: repo:octo-org/octo-repo:ref:refs/heads/main',
      '  repo_property_team: payments',
    ]);
  });
});

describe('the annotation of wrong inputs', () => {
  const problems = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ input: `input-${index}`, message: 'is wrong' }));

  it('lists them all if they fit', () => {
    expect(annotation(problemsText(problems(7)), where)).toEqual({
      isComplete: true,
      message: [
        'Login refused before anything was sent: 7 inputs are wrong',
        ...problems(7).map(({ input }) => `\`${input}\` is wrong`),
      ].join('\n'),
    });
  });

  it('says where to find the others if they do not', () => {
    const { message, isComplete } = annotation(problemsText(problems(30)), where);
    expect(isComplete).toBe(false);
    expect(message.split('\n')).toHaveLength(8);
    expect(message.split('\n')[0]).toContain('30 inputs are wrong');
    expect(message.split('\n').at(-1)).toBe(where);
  });
});
