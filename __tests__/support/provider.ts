/** A small provider whose relying party is a function, for tests of what is common to all providers. */

import type { ExchangeContext } from '../../src/contract/exchange.ts';
import type { LoginFacts } from '../../src/contract/facts.ts';
import type { AnyProvider } from '../../src/contract/provider.ts';
import type { Publications } from '../../src/contract/publication.ts';
import { Failure } from '../../src/failure/failure.ts';
import type { Login } from '../../src/login/login.ts';
import { text } from '../../src/settings/kinds.ts';
import { defineSchema } from '../../src/settings/schema.ts';

export interface TestCredential {
  readonly token: string;
  readonly expiresAt: number;
}

export function testProvider(
  options: {
    name?: string;
    sharesIdTokens?: boolean;
    exchange?: (context: ExchangeContext) => Promise<TestCredential>;
    publications?: Partial<Publications>;
    load?: () => Promise<unknown>;
    facts?: Partial<LoginFacts>;
    publish?: Partial<AnyProvider['publish']>;
    renewal?: AnyProvider['renewal'];
  } = {},
): AnyProvider {
  const { name = 'test' } = options;
  return {
    name,
    title: `Test ${name}`,
    settings: {
      schema: defineSchema({
        role: { kind: text(), description: 'A role.', required: true },
        audience: { kind: text(), description: 'An audience.', default: 'aud' },
      }),
      resolve: (values, _env) =>
        values.role === 'wrong'
          ? { problems: [{ setting: 'role', message: 'must not be wrong' }] }
          : { settings: values, problems: [] },
    },
    facts: ({ audience }) => ({
      ...testFacts,
      audience,
      audiences: audience === undefined ? [] : [audience],
      sharesIdTokens: options.sharesIdTokens ?? true,
      ...options.facts,
    }),
    exchange: {
      load: options.load ?? (async () => undefined),
      run: (_settings, context) =>
        options.exchange?.(context) ??
        context.request('Exchange', async (attempt) => {
          const { claims } = await attempt.idToken();
          return { token: `token-for-${claims.aud}`, expiresAt: context.now() + 3_600_000 };
        }),
      accepts: (cached): cached is TestCredential => typeof (cached as TestCredential).token === 'string',
      describe: (credential: TestCredential, settings) => ({
        identity: settings.role,
        target: 'somewhere',
        expiresAt: credential.expiresAt,
      }),
    },
    publish: {
      publications: (credential: TestCredential) => ({
        secrets: [credential.token],
        variables: {
          TEST_TOKEN: { value: credential.token, emptyMeansUnset: true },
          TEST_ROLE: { value: 'r' },
        },
        outputs: { role: 'r' },
        credentialOutputs: { token: credential.token },
        ...options.publications,
      }),
      conflicts: () => [],
      ...options.publish,
    },
    ...(options.renewal && { renewal: options.renewal }),
    explain: {
      diagnose: (error) => ({
        summary: `It failed with ${error.code}.`,
        causes: ['a cause', 'another'],
        fix: ['do this'],
        paste: { language: 'sh', text: 'fix --it' },
      }),
      trust: () => [],
    },
  };
}

const testFacts: LoginFacts = {
  audience: undefined,
  audiences: [],
  origin: 'test',
  bindsIdToken: false,
  sharesIdTokens: true,
  reusable: true,
  exportsByDefault: false,
  variables: ['TEST_TOKEN', 'TEST_ROLE'],
  sharedVariables: [],
  outputs: ['role', 'token'],
  writes: {},
  renewedBy: undefined,
  secrets: [],
};

/** A login as the plan makes one. */
export function testLogin(provider: AnyProvider = testProvider(), change: Partial<Login> = {}): Login {
  const { name = provider.name, settings = { role: name, audience: 'aud' } } = change;
  return {
    name,
    kind: 'flat',
    provider,
    settings,
    source: 'github',
    exportEnvironment: true,
    facts: provider.facts(settings, name),
    ...change,
  };
}

/** A failure as a provider would report it. */
export function refused(code = 'test/denied', retry: Failure['retry'] = 'no'): Failure {
  return new Failure('the service said no', {
    // Made up, so that no test depends on a real provider.
    code: code as Failure['code'],
    stage: 'exchange',
    retry,
    status: 403,
    requestIds: { RequestId: 'r-1' },
  });
}
