import { describe, expect, it } from '@jest/globals';
import { failureText } from '../../src/action/failure-report.ts';
import { summaryMarkdown } from '../../src/action/job-summary.ts';
import { failed, login, success } from '../support/outcomes.ts';

describe('the summary', () => {
  it('has a table and a timeline', () => {
    const markdown = summaryMarkdown(
      [success(), success({ login: login('two'), from: 'cache', spans: [] })],
      [],
    );
    expect(markdown).toContain('### Logged in');
    expect(markdown).toContain('| Test aws | role/deploy | account 1 | 1970-01-01T01:00:00Z | 420 ms |');
    expect(markdown).toContain('| cache |');
    expect(markdown).toContain('```mermaid\ngantt');
    expect(markdown).toContain('    ID token 60 ms :0, 60');
    expect(markdown).toContain('    Exchange x 360 ms :60, 420');
  });
  it('has no timeline when nothing was asked', () =>
    expect(summaryMarkdown([success({ spans: [] })], [])).not.toContain('mermaid'));
  it('explains failures', async () => {
    const markdown = summaryMarkdown([success(), failed()], [await failureText(failed())]);
    expect(markdown).toContain('### Login failed');
    expect(markdown).toContain('<details open><summary>Test aws "staging" login failed');
  });
  it('escapes what comes from outside', () => {
    const hostile = success({
      description: { identity: 'a|b\n<img src=x>`', expiresAt: 0 },
      spans: [{ operation: 'x:y;"z"', startedAt: 0, endedAt: 0 }],
    });
    const markdown = summaryMarkdown([hostile], []);
    expect(markdown).not.toContain('<img');
    expect(markdown).toContain('x y z 1 ms :0, 1');
  });
  it('keeps the timeline to a readable size', () => {
    const many = Array.from({ length: 100 }, (_, index) => success({ login: login(`l${index}`) }));
    expect(
      summaryMarkdown(many, [])
        .split('\n')
        .filter((line) => line.includes(' ms :')).length,
    ).toBeLessThanOrEqual(52);
  });
});
