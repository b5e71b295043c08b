/** Runs a provider's exchange from its sources against the emulator, with the real client, retry policy and tokens. */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import type { startEmulator } from '../../emulator/index.ts';
import type { AnyProvider } from '../../src/contract/provider.ts';
import type { Environment } from '../../src/environment.ts';
import { createHttpClient } from '../../src/http/client.ts';
import { createAgents } from '../../src/http/proxy.ts';
import type { RetryEvent, RetryPolicy } from '../../src/http/retry.ts';
import { githubSource, tokenEndpoint } from '../../src/identity/github.ts';
import type { Login } from '../../src/login/login.ts';
import type { Outcome } from '../../src/login/outcome.ts';
import type { RunDependencies } from '../../src/login/run.ts';
import { runLogins } from '../../src/login/run.ts';
import { parseSettings } from '../../src/settings/schema.ts';
import { testLogin } from './provider.ts';

type Emulator = Awaited<ReturnType<typeof startEmulator>>;

/** Makes this process reach the emulator instead of the internet, as `HTTPS_PROXY` and `NODE_EXTRA_CA_CERTS` do for others. */
export function connect(emulator: Emulator): Environment {
  const environment = emulator.environment();
  const ca = readFileSync(environment.NODE_EXTRA_CA_CERTS!, 'utf8');
  setDefaultCACertificates([...getCACertificates('bundled'), ca]);
  process.env.HTTPS_PROXY = environment.HTTPS_PROXY;
  process.env.HTTP_PROXY = environment.HTTP_PROXY;
  process.env.NO_PROXY = '';
  return { GITHUB_ACTIONS: 'true', ...environment };
}

export interface TestRun {
  readonly deps: RunDependencies;
  readonly retries: RetryEvent[];
  readonly masked: string[];
}

/** Dependencies as `main` wires them, with short delays. */
export function runDependencies(emulator: Emulator, policy: Partial<RetryPolicy> = {}): TestRun {
  const env = connect(emulator);
  const retries: RetryEvent[] = [];
  const masked: string[] = [];
  const http = createHttpClient({ agents: createAgents(), userAgent: 'test/1' });
  const endpoint = tokenEndpoint(env);
  if (!endpoint) throw new Error('the emulator announces no token endpoint');
  const source = githubSource(endpoint, { http, env, now: Date.now });
  return {
    retries,
    masked,
    deps: {
      sourceOf: () => source,
      http,
      env,
      userAgent: 'test/1',
      mask: (...secrets) => masked.push(...secrets),
      policy: { maxAttempts: 5, attemptTimeoutMs: 10_000, deadline: Date.now() + 30_000, ...policy },
      retry: {
        now: Date.now,
        random: () => 0.1,
        sleep: (milliseconds, signal) => sleep(Math.min(milliseconds, 50), undefined, { signal }),
        signal: new AbortController().signal,
        onRetry: (event) => retries.push(event),
      },
    },
  };
}

/** Parses and resolves settings as the plan does; fails on any problem. */
export function loginOf(
  provider: AnyProvider,
  given: Record<string, string>,
  env: Environment = {},
  name = provider.name,
): Login {
  const { values, problems } = parseSettings(provider.settings.schema, given);
  const resolution = problems.length > 0 ? { problems } : provider.settings.resolve(values, env);
  if (!('settings' in resolution) || resolution.problems.length > 0) {
    throw new Error(`settings refused: ${JSON.stringify(resolution.problems)}`);
  }
  const { settings } = resolution;
  return testLogin(provider, { name, settings, kind: name === provider.name ? 'flat' : 'entry' });
}

/** One login, from ID token to credential. */
export async function runLogin(
  emulator: Emulator,
  provider: AnyProvider,
  given: Record<string, string>,
  policy: Partial<RetryPolicy> = {},
): Promise<Outcome & TestRun> {
  const run = runDependencies(emulator, policy);
  const [outcome] = await runLogins({ logins: [loginOf(provider, given, run.deps.env)] }, run.deps);
  return { ...outcome!, ...run };
}
