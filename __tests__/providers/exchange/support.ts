/** What the tests of exchanges share. */
import type { Emulator } from '../../../emulator/index.ts';
import type { AnyProvider } from '../../../src/contract/provider.ts';
import type { Publications, PublishContext } from '../../../src/contract/publication.ts';
import type { Success } from '../../../src/login/outcome.ts';
import { services } from '../../../src/providers/registry.ts';
import { parseSettings } from '../../../src/settings/schema.ts';
import { loginOf } from '../../support/exchange.ts';

export const place: PublishContext = {
  login: 'release',
  kind: 'entry',
  idTokenSource: 'github',
  directory: '/private/use-1',
  shared: '/private/shared',
  env: {},
  exportEnvironment: true,
  actionDirectory: '/action/dist',
  nodePath: '/opt/node/bin/node',
  now: 1_000_000,
};

/** A provider by the name that workflows use. */
export function providerOf(name: string): Promise<AnyProvider> {
  return services[name]!();
}

/** The settings as the plan resolves them, or what is wrong with them. */
function resolve(provider: AnyProvider, given: Record<string, unknown>) {
  const { values, problems } = parseSettings(provider.settings.schema, texts(given));
  return problems.length > 0 ? { problems } : provider.settings.resolve(values, {});
}

/** The resolved settings; fails on any problem. */
// biome-ignore lint/suspicious/noExplicitAny: the caller knows what the provider's settings are
export function settingsOf(provider: AnyProvider, given: Record<string, unknown>, env = {}): any {
  return loginOf(provider, texts(given), env).settings;
}

/** What is wrong with settings, as `setting message`. */
export function problems(provider: AnyProvider, given: Record<string, unknown>): string[] {
  return resolve(provider, given).problems.map(({ setting, message }) => `${setting} ${message}`);
}

/** Values as the list of logins hands them over: maps as JSON. */
export function texts(given: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
}

export function published(
  { login, credential }: Pick<Success, 'login' | 'credential'>,
  change: Partial<PublishContext> = {},
): Publications {
  return login.provider.publish.publications(credential, login.settings, { ...place, ...change });
}

/** The exported variables as name → value. */
export function variablesOf({ variables }: Publications): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).map(([name, { value }]) => [name, value]));
}

/** The requests that reached a service, as `service/operation`. */
export function operations(emulator: Emulator): string[] {
  return emulator.requests.map(({ service, operation }) => `${service}/${operation}`);
}
