import { describe, expect, it } from '@jest/globals';
import { summaryMarkdown } from '../../src/action/job-summary.ts';
import type { Outcome } from '../../src/login/outcome.ts';
import { failed, login, success } from '../support/outcomes.ts';

const summary = (outcomes: readonly Outcome[], sections: string[] = []) =>
  summaryMarkdown(outcomes, (text) => text, sections);

describe('the summary', () => {
  it('has a table with short times that do not wrap, and a timeline', () => {
    const markdown = summary([success(), success({ login: login('two'), from: 'cache', spans: [] })]);
    expect(markdown).toContain('### Logged in');
    expect(markdown).toContain(
      '| Test&nbsp;aws | <code>role/deploy</code> | account 1 | 01:00&nbsp;UTC | 0.4&nbsp;s |',
    );
    expect(markdown).toContain('| from the cache |');
    expect(markdown).toContain('```mermaid\ngantt');
    expect(markdown).toContain('    ID token 60 ms :0, 60');
    expect(markdown).toContain('    Exchange x 360 ms :60, 420');
  });
  it('adds the date to a time of another day', () => {
    const tomorrow = success({ description: { identity: 'x', expiresAt: 25 * 3_600_000 } });
    expect(summary([tomorrow])).toContain('| 1970&#8209;01&#8209;02&nbsp;01:00&nbsp;UTC |');
  });
  it('has no timeline if no request was sent', () =>
    expect(summary([success({ spans: [] })])).not.toContain('mermaid'));
  it('folds the timeline of many logins and of a failed step, so the important parts stay in view', () => {
    const many = Array.from({ length: 12 }, (_, index) => success({ login: login(`l${index}`) }));
    expect(summary([success()])).not.toContain('<details>');
    expect(summary(many)).toContain('<details><summary>Timeline</summary>\n\n```mermaid');
    expect(summary([success(), failed()])).toContain('<details><summary>Timeline</summary>');
  });
  it('of a failed step says which logins failed with which code, and does not suggest that the others can be used', () => {
    const markdown = summary([success(), failed()], ['#### A section']);
    expect(markdown).toContain('### Login failed');
    expect(markdown).toContain('| Login | Result | Code | Took |');
    expect(markdown).toContain('| Test&nbsp;aws | not handed out |  | 0.4&nbsp;s |');
    expect(markdown).toContain('❌ failed | <code>test/denied</code> | 0.1&nbsp;s |');
    expect(markdown).not.toContain('UTC');
    expect(markdown).toContain('#### A section');
  });
  it('escapes foreign text after hiding the secrets in it', () => {
    const hostile = success({
      description: { identity: 'a|b\n<img src=x>`', target: 'see www.evil.example my_secret', expiresAt: 0 },
      spans: [{ operation: 'x:y;"z"', startedAt: 0, endedAt: 0 }],
    });
    const markdown = summaryMarkdown([hostile], (text) => text.replace('my_secret', '***'));
    expect(markdown).not.toContain('<img');
    expect(markdown).not.toContain('www.');
    expect(markdown).not.toContain('secret');
    expect(markdown).toContain('x y z 1 ms :0, 1');
  });
  it('keeps the timeline at a readable size', () => {
    const many = Array.from({ length: 100 }, (_, index) => success({ login: login(`l${index}`) }));
    expect(
      summary(many)
        .split('\n')
        .filter((line) => line.includes(' ms :')).length,
    ).toBeLessThanOrEqual(52);
  });
});
