import { describe, expect, it } from '@jest/globals';
import { claimLines, failureText, unavailableText } from '../../src/action/failure-report.ts';
import { summaryMarkdown } from '../../src/action/job-summary.ts';
import { problemLine, retryLine, successLine } from '../../src/action/report.ts';
import type { Claims } from '../../src/identity/claims.ts';
import type { Login } from '../../src/login/plan.ts';
import type { Failed, Success } from '../../src/login/run.ts';
import { githubClaims } from '../support/jwt.ts';
import { refused, testProvider } from '../support/provider.ts';

const login = (name: string): Login => ({
  name,
  provider: testProvider({ name: 'aws' }),
  settings: {},
  audience: 'a',
  exportEnvironment: true,
});
const success = (extra: Partial<Success> = {}): Success => ({
  succeeded: true,
  login: login('aws'),
  credential: {},
  description: { identity: 'role/deploy', target: 'account 1', expiresAt: 3_600_000 },
  from: 'exchange',
  startedAt: 0,
  endedAt: 420,
  spans: [
    { operation: 'ID token', startedAt: 0, endedAt: 60 },
    { operation: 'Exchange "x"', startedAt: 60, endedAt: 420 },
  ],
  ...extra,
});
const failed = (extra: Partial<Failed> = {}): Failed => ({
  succeeded: false,
  login: login('staging'),
  error: refused(),
  startedAt: 0,
  endedAt: 100,
  spans: [],
  claims: githubClaims as Claims,
  ...extra,
});

describe('the log', () => {
  it('has one line per login: who, where, until when, how long it took', () => {
    expect(successLine(success())).toBe(
      'Test aws: role/deploy, account 1, until 1970-01-01T01:00:00Z (59 min), took 0.42 s',
    );
  });
  it('names the login where it has a name of its own, and the cache', () => {
    const cached = success({
      login: login('staging'),
      from: 'cache',
      description: { identity: 'x', expiresAt: 30_420 },
    });
    expect(successLine(cached)).toBe(
      'Test aws "staging": x, until 1970-01-01T00:00:30Z (30 s), from the cache',
    );
  });
  it('says for each repeat why and when', () => {
    expect(
      retryLine({ operation: 'Token', error: refused(), delayMs: 400, nextAttempt: 2, maxAttempts: 5 }),
    ).toBe('Token: the service said no; trying again in 0.40 s (attempt 2 of 5)');
    expect(
      retryLine({ operation: 'Token', error: refused(), delayMs: 30_000, nextAttempt: 2, maxAttempts: 5 }),
    ).toContain('in 30 s');
  });
  it('names the input of a problem', () =>
    expect(problemLine({ input: 'aws-region', message: 'is wrong' })).toBe('`aws-region` is wrong'));
});

describe('a failure', () => {
  it('says what happened, what was answered, why, what to do, and shows the claims', async () => {
    const { title, text } = await failureText(failed());
    expect(title).toBe('Test aws "staging" login failed (test/denied)');
    expect(text.split('\n').slice(0, 7)).toEqual([
      'It failed with test/denied.',
      'Answer: the service said no (RequestId r-1)',
      'Probably: a cause',
      'Or: another',
      'Fix: do this',
      '',
      '    fix --it',
    ]);
    expect(text).toContain(`  sub: ${githubClaims.sub}`);
  });
  it('says that a new ID token did not help, where one was tried', async () => {
    const helped = 'Another attempt with a new ID token failed in the same way.';
    const { text } = await failureText(failed({ error: refused('test/denied', 'fresh') }));
    expect(text).toContain(`\n${helped}\n`);
    expect((await failureText(failed())).text).not.toContain(helped);
  });
  it('shows no claims when there was no ID token', async () => {
    const { claims: _, ...rest } = failed();
    expect((await failureText(rest as Failed)).text).not.toContain('Claims');
  });
  it('leaves out claims that the token does not have', () => {
    expect(claimLines(githubClaims as Claims).join('\n')).not.toContain('  environment:');
  });
});

describe('unavailableText', () => {
  it('shows the lines to paste', () =>
    expect(unavailableText({ GITHUB_ACTIONS: 'true' }, undefined)).toContain('      id-token: write'));
  it('shows none where none would help', () =>
    expect(
      unavailableText(
        { GITHUB_ACTIONS: 'true', GITHUB_ACTOR: 'dependabot[bot]', GITHUB_EVENT_NAME: 'push' },
        undefined,
      ),
    ).not.toContain('id-token: write'));
});

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
