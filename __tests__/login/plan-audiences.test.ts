import { describe, expect, it } from '@jest/globals';
import { planOf } from '../support/plan.ts';

const exchange = (name: string, audience: string, url: string, more = '') =>
  `- {name: ${name}, provider: exchange, audience: "${audience}", url: "${url}", auth: bearer${more}}\n`;

async function problems(logins: string, inputs: Record<string, string> = {}) {
  const { problems: found } = await planOf({ ...inputs, logins });
  return found.map(({ input, message }) => `${input} ${message}`);
}

describe('the audiences of a plan', () => {
  it('go to one place each', async () => {
    const two =
      exchange('one', 'shared', 'https://a.example/t') + exchange('two', 'shared', 'https://b.example/t');
    expect(await problems(two)).toEqual([
      expect.stringMatching(/^logins\.two\.audience must not be the audience of "one" too/),
    ]);
    const same =
      exchange('one', 'shared', 'https://a.example/t') + exchange('two', 'shared', 'https://a.example/other');
    expect(await problems(same)).toEqual([]);
    const other = exchange('one', 'a', 'https://a.example/t') + exchange('two', 'b', 'https://b.example/t');
    expect(await problems(other)).toEqual([]);
  });

  it('distinguish ports', async () => {
    const two =
      exchange('one', 'shared', 'https://a.example/t') +
      exchange('two', 'shared', 'https://a.example:8443/t');
    expect(await problems(two)).toHaveLength(1);
  });

  it('of a cloud are for that cloud only, even if a foreign audience is allowed', async () => {
    const aws = {
      'aws-role-to-assume': 'arn:aws:iam::111122223333:role/deploy',
      'aws-region': 'eu-west-1',
    };
    const login = exchange(
      'x',
      'sts.amazonaws.com',
      'https://a.example/t',
      ', allow-reserved-audience: true',
    );
    expect(await problems(login, aws)).toEqual([expect.stringContaining('the audience of "aws" too')]);
    expect(await problems(login)).toEqual([]);
  });

  it('that a service may ask for count too', async () => {
    const discovering =
      '- {name: two, provider: exchange, url: "https://b.example/t", auth: bearer, audience-from: {get: "https://b.example/a", path: audience, allow: [shared]}}\n';
    expect(await problems(exchange('one', 'shared', 'https://a.example/t') + discovering)).toHaveLength(1);
  });

  it.each([
    [
      'kubernetes',
      '- {name: two, provider: kubernetes, server: "https://k8s.example", audience: shared}\n',
      'https://k8s.example/t',
    ],
    [
      'snowflake',
      '- {name: two, provider: snowflake, account: octo, audience: shared}\n',
      'https://snowflakecomputing.com/t',
    ],
    ['vercel', '- {name: two, provider: vercel, audience: shared}\n', 'https://vercel.com/t'],
  ])('that later steps show to %s go nowhere else', async (_name, entry, own) => {
    expect(await problems(exchange('one', 'shared', 'https://a.example/t') + entry)).toEqual([
      expect.stringMatching(/^logins\.two\.audience must not be the audience of "one" too/),
    ]);
    expect(await problems(exchange('one', 'shared', own) + entry)).toEqual([]);
  });

  it('that are reserved are not shown to a Kubernetes server either', async () => {
    const entry =
      '- {name: k, provider: kubernetes, server: "https://k8s.example", audience: sts.amazonaws.com}\n';
    expect(await problems(entry)).toEqual([expect.stringContaining('is the audience of AWS')]);
  });

  it('must differ if two servers have the default audience of their kind', async () => {
    const server = (name: string) =>
      `- {name: ${name}, provider: jfrog, url: "https://${name}.example", provider-name: github, export-environment: false}\n`;
    expect(await problems(server('one') + server('two'))).toEqual([
      expect.stringMatching(/Set up a separate audience there, and write it in `audience`$/),
    ]);
  });

  it('of tokens that go nowhere restrict no other login', async () => {
    const handed = '- {name: one, provider: id-token, audience: shared}\n';
    expect(await problems(handed + exchange('two', 'shared', 'https://a.example/t'))).toEqual([]);
  });
});

describe('exported variables', () => {
  const exporting = (name: string, variable: string) =>
    exchange(name, name, `https://${name}.example/t`, `, env: {${variable}: $token}`);

  it('of two exchanges may coexist', async () => {
    expect(await problems(exporting('one', 'ONE') + exporting('two', 'TWO'))).toEqual([]);
  });

  it('must not overwrite each other', async () => {
    expect(await problems(exporting('one', 'SAME') + exporting('two', 'SAME'))).toEqual([
      'logins.two.export-environment must be `false`, because "one" exports the same variables',
    ]);
  });
});
