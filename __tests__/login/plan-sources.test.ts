import { describe, expect, it } from '@jest/globals';
import { planOf } from '../support/plan.ts';

const server = (more = '') => `- {name: server, provider: ssh, principals: deploy${more}}\n`;
const exchange = (settings: string) => `- {name: api, provider: exchange, ${settings}}\n`;

async function problems(logins: string, source?: string) {
  const inputs = { logins, ...(source === undefined ? {} : { 'id-token-source': source }) };
  const { problems: found } = await planOf(inputs);
  return found.map(({ input, message }) => `${input} ${message}`);
}

describe('a login with an ID token that is issued for it alone', () => {
  it.each(['file:/run/id-token', 'env:ID_TOKEN'])('is refused with the step’s source %s', async (source) => {
    const [problem, ...others] = await problems(server(), source);
    expect(problem).toMatch(
      /^id-token-source must not be `(file|env):.*` for "server": the audience .* is made/,
    );
    expect(problem).toMatch(/\(`github`, `forgejo` or `fly`\)$/);
    expect(others).toEqual([]);
  });

  it('is refused if it has such a source itself, with the name of its own key', async () => {
    expect(await problems(server(', id-token-source: "env:ID_TOKEN"'))).toEqual([
      expect.stringMatching(/^logins\.server\.id-token-source must not be `env:ID_TOKEN`/),
    ]);
  });

  it.each(['github', 'forgejo', 'fly', 'fly:/run/fly-api'])('accepts the source %s', async (source) => {
    expect(await problems(server(), source)).toEqual([]);
    expect(await problems(server(`, id-token-source: "${source}"`), 'file:/run/id-token')).toEqual([]);
  });

  it('is not one that only leaves its audience to the service', async () => {
    const discovered =
      'audience-from: {get: "https://api.example/a", path: a, allow: [x]}, url: "https://api.example/t", auth: bearer';
    expect(await problems(exchange(discovered), 'env:ID_TOKEN')).toEqual([]);
  });
});
