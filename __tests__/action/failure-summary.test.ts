import { describe, expect, it } from '@jest/globals';
import type { Explanation } from '../../src/action/explanation.ts';
import { failureSections, noLoginSummary, problemsSummary } from '../../src/action/failure-summary.ts';

const explanation: Explanation = {
  heading: 'AWS login failed',
  code: 'aws/denied',
  summary: 'AWS does not trust `sub`.',
  response: 'Not authorized',
  retried: true,
  causes: ['a cause', 'another'],
  fix: ['do this'],
  paste: { language: 'json', text: '{\n  "a": 1\n}' },
  claims: [['sub', 'repo:octo-org/octo-repo']],
};

describe("the summary's section about a failed login", () => {
  it('has a heading with the code, a sentence, the causes as a list, a block to copy, and the claims folded', () => {
    expect(failureSections([explanation])).toEqual([
      `#### AWS login failed <code>aws/denied</code>

AWS does not trust <code>sub</code>.

> **Response:** Not authorized

Retrying with a new ID token failed the same way.

- **Likely cause:** a cause
- **Other cause:** another
- **Fix:** do this

\`\`\`json
{
  "a": 1
}
\`\`\`

<details><summary>Claims of the ID token that was sent</summary>

| Claim | Value |
| --- | --- |
| <code>sub</code> | <code>repo:octo-org/octo-repo</code> |

</details>`,
    ]);
  });

  it('quotes foreign text without its markup, links and line breaks', () => {
    const hostile =
      'a `<b>` | [x](y) https://evil.example www.evil.example @octocat\n# heading\n```\u001b[0m';
    const [section = ''] = failureSections([{ ...explanation, response: hostile, causes: [hostile] }]);
    expect(section).not.toMatch(/<b>|\]\(|:\/\/|www\.|@|^# |\u001b/m);
    expect(section.match(/^```/gm)).toHaveLength(2);
  });

  it('stays below GitHub’s size limit, and says how many are missing', () => {
    const large = { ...explanation, paste: { language: 'json', text: 'x'.repeat(300_000) } } as const;
    const sections = failureSections(Array.from({ length: 9 }, () => large));
    expect(Buffer.byteLength(sections.join('\n\n'))).toBeLessThan(1024 * 1024);
    expect(sections.at(-1)).toBe("The step's log explains 7 more.");
  });
});

describe('the summary of wrong inputs', () => {
  it('has one item for each', () => {
    const problems = [
      { input: 'aws-region', message: 'must be a region such as `eu-west-1`' },
      { input: 'logins', message: 'is not YAML:\nline 2' },
    ];
    expect(problemsSummary(problems)).toBe(`### Login refused

Nothing was sent.

- <code>aws-region</code> must be a region such as <code>eu-west-1</code>
- <code>logins</code> is not YAML:<br>line 2
`);
  });
});

describe('the summary of a step without a login', () => {
  it('is one section under a first-level heading', () => {
    const { code: _, ...rest } = explanation;
    expect(noLoginSummary({ ...rest, heading: 'No ID token' })).toMatch(/^### No ID token\n/);
  });
});
