/** The providers there are. A provider's code is loaded when a login asks for it, and never otherwise. */
import type { Preset } from '../providers/exchange/preset.ts';
import type { Schema } from '../settings/schema.ts';
import type { AnyProvider } from './provider.ts';

export interface FlatProvider {
  readonly name: string;
  readonly title: string;
  /** The setting that switches the login on when it is given as a flat input. */
  readonly switchedOnBy: string;
  load(): Promise<AnyProvider>;
}

/** Providers with inputs of their own: `<name>-<setting>`. */
export const flatProviders: readonly FlatProvider[] = [
  {
    name: 'aws',
    title: 'AWS',
    switchedOnBy: 'role-to-assume',
    load: async () => (await import('../providers/aws/index.ts')).aws,
  },
  {
    name: 'gcp',
    title: 'Google Cloud',
    switchedOnBy: 'workload-identity-provider',
    load: async () => (await import('../providers/gcp/index.ts')).gcp,
  },
  {
    name: 'azure',
    title: 'Azure',
    switchedOnBy: 'client-id',
    load: async () => (await import('../providers/azure/index.ts')).azure,
  },
];

/** Providers that are reached through the `logins` input only. */
export const furtherProviders: Readonly<Record<string, () => Promise<AnyProvider>>> = {
  ssh: async () => (await import('../providers/ssh/index.ts')).ssh,
  exchange: async () => (await import('../providers/exchange/index.ts')).exchange,
  pypi: preset(() => import('../providers/exchange/presets/pypi.ts')),
  'octo-sts': preset(() => import('../providers/exchange/presets/octo-sts.ts')),
  'dd-octo-sts': preset(() => import('../providers/exchange/presets/dd-octo-sts.ts')),
  vault: preset(() => import('../providers/exchange/presets/vault.ts')),
  npm: preset(() => import('../providers/exchange/presets/npm.ts')),
  crates: preset(() => import('../providers/exchange/presets/crates.ts')),
  rubygems: preset(() => import('../providers/exchange/presets/rubygems.ts')),
  nuget: preset(() => import('../providers/exchange/presets/nuget.ts')),
  'docker-hub': preset(() => import('../providers/exchange/presets/docker-hub.ts')),
  jfrog: preset(() => import('../providers/exchange/presets/jfrog.ts')),
  databricks: preset(() => import('../providers/exchange/presets/databricks.ts')),
  hcp: preset(() => import('../providers/exchange/presets/hcp.ts')),
  tailscale: preset(() => import('../providers/exchange/presets/tailscale.ts')),
  pulumi: preset(() => import('../providers/exchange/presets/pulumi.ts')),
  infisical: preset(() => import('../providers/exchange/presets/infisical.ts')),
  octopus: preset(() => import('../providers/exchange/presets/octopus.ts')),
  kubernetes: preset(() => import('../providers/exchange/presets/kubernetes.ts')),
  snowflake: preset(() => import('../providers/exchange/presets/snowflake.ts')),
  vercel: preset(() => import('../providers/exchange/presets/vercel.ts')),
  'id-token': preset(() => import('../providers/exchange/presets/id-token.ts')),
};

/** A preset is data; the engine makes a provider of it. */
function preset<S extends Schema>(load: () => Promise<{ preset: Preset<S> }>): () => Promise<AnyProvider> {
  return async () => {
    const [{ presetProvider }, { preset }] = await Promise.all([
      import('../providers/exchange/provider.ts'),
      load(),
    ]);
    return presetProvider(preset);
  };
}
