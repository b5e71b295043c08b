import { describe, expect, it } from '@jest/globals';
import { planOf } from '../support/plan.ts';

const hintsFor = async (logins: string) => {
  const { hints, problems } = await planOf({ logins });
  expect(problems).toEqual([]);
  return hints;
};

describe('a key that protects a login and is empty by accident', () => {
  const exchange =
    'name: partner, provider: exchange, audience: a, url: https://api.octo.example, auth: bearer';

  it.each([
    ['a quoted secret', `- {${exchange}, client-certificate: "", client-key: ""}`, 2],
    ['a secret that toJSON writes as null', `- {${exchange}, client-certificate: null, client-key: null}`, 2],
    ['a block', `- {${exchange}, ca: " "}`, 1],
    ['host keys', '- {name: server, provider: ssh, principals: deploy, known-hosts: ""}', 1],
    [
      'an authority of Kubernetes',
      '- {name: k, provider: kubernetes, server: https://k8s.octo.example, certificate-authority: }',
      1,
    ],
  ])('causes a warning: %s', async (_, logins, count) => {
    const hints = await hintsFor(logins);
    expect(hints).toHaveLength(count);
    expect(hints[0]).toMatch(
      /^`logins\.\w+\.(client-certificate|ca|known-hosts|certificate-authority)` is empty and has no effect/,
    );
  });

  it('is not one that is absent or protects nothing', async () => {
    expect(await hintsFor(`- {${exchange}, client-id: "", multiline: }`)).toEqual([]);
  });
});
