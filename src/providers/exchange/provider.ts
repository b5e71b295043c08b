/** Makes a provider of an exchange: a plain one, or a preset's. */
import type { Provider } from '../../contract/provider.ts';
import type { Environment } from '../../environment.ts';
import type { Schema, Values } from '../../settings/schema.ts';
import { camelCase } from '../../settings/schema.ts';
import { isExchangeCredential } from './cached.ts';
import type { ExchangeCredential } from './exchange.ts';
import { exchange } from './exchange.ts';
import { factsOf } from './facts.ts';
import type { ExchangeDefaults, Preset } from './preset.ts';
import { conflicts, describe, publications, revocations } from './publish.ts';
import type { ExchangeSettings } from './request-settings.ts';
import { resolveExchange } from './resolve.ts';
import type { EngineValues } from './settings.ts';
import { schema } from './settings.ts';

const page = 'other-services.md';

type ExchangeProvider = Provider<Schema, ExchangeSettings, ExchangeCredential>;

export function presetProvider<S extends Schema>(preset: Preset<S>): ExchangeProvider {
  return exchangeProvider(preset, (values, env) => {
    const { own, engine } = split(values, preset.settings);
    return { filled: preset.toExchange(own as Values<S>, engine, env), own, engine };
  });
}

/** The exchange without a preset: everything is written by the user. */
export function plainExchange(): ExchangeProvider {
  const plain = {
    name: 'exchange',
    title: 'Token exchange',
    settings: {},
    toExchange: () => ({}),
  };
  return exchangeProvider(plain, (values) => ({
    filled: undefined,
    own: {},
    engine: values as EngineValues,
  }));
}

type Fill = (
  values: Values<Schema>,
  env: Environment,
) => { filled: ExchangeDefaults | undefined; own: unknown; engine: EngineValues };

function exchangeProvider<S extends Schema>(preset: Preset<S>, toExchange: Fill): ExchangeProvider {
  const { name, title } = preset;
  const service = { name, title, errors: preset.errors ?? [] };
  const own = (settings: ExchangeSettings) => settings as ExchangeSettings<Values<S>>;
  return {
    name,
    title,
    settings: {
      schema: { ...schema, ...preset.settings },
      resolve(values, env) {
        const { filled, own: ownValues, engine } = toExchange(values, env);
        return resolveExchange(filled, engine, ownValues);
      },
      protectedBy: [
        'client-certificate',
        'client-key',
        'client-key-pem',
        'ca',
        ...(preset.protectedBy ?? []),
      ],
    },
    facts: (settings) => factsOf(own(settings), preset),
    exchange: {
      load: async () => undefined,
      run: (settings, context) => exchange(settings, context, service),
      accepts: isExchangeCredential,
      describe: (credential, settings) => describe(credential, settings, preset.notes?.(own(settings))),
    },
    publish: {
      publications: (credential, settings, context) =>
        publications(
          credential,
          settings,
          context,
          preset.variables,
          preset.place?.(credential.token, own(settings), context),
        ),
      revocations: (credential, _settings, login) => revocations(credential, login, service),
      conflicts: (_settings, env) => conflicts(preset.rivals ?? {}, env),
      rivalSettings: () => preset.rivalSettings ?? [],
    },
    explain: {
      diagnose: async (error, claims, settings) =>
        (await import('./diagnose.ts')).diagnose(
          error,
          service,
          { claims, advice: claims && preset.trust?.(claims, own(settings))[0] },
          preset.anchor === undefined ? page : `${page}#${preset.anchor}`,
        ),
      trust: async (claims, settings) =>
        preset.trust?.(claims, own(settings)) ?? (await import('./trust.ts')).claimsToTrust(claims, title),
    },
  };
}

/** A preset's own values, and those of the engine that it does not replace. */
function split(values: Values<Schema>, ownSchema: Schema): { own: unknown; engine: EngineValues } {
  const ownNames = new Set(Object.keys(ownSchema).map(camelCase));
  const entries = Object.entries(values);
  return {
    own: Object.fromEntries(entries.filter(([name]) => ownNames.has(name))),
    engine: Object.fromEntries(entries.filter(([name]) => !ownNames.has(name))) as EngineValues,
  };
}
