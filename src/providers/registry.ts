/** The providers there are. A provider's code is loaded when a login asks for it, and never otherwise. */

import type { AnyProvider } from '../contract/provider.ts';
import type { Schema } from '../settings/schema.ts';
import type { Preset } from './exchange/preset.ts';

export interface Cloud {
  readonly name: string;
  readonly title: string;
  /** The setting that switches the login on when it is given as a flat input. */
  readonly switchedOnBy: string;
  load(): Promise<AnyProvider>;
}

/** Providers with inputs of their own: `<name>-<setting>`. */
export const clouds: readonly Cloud[] = [
  {
    name: 'aws',
    title: 'AWS',
    switchedOnBy: 'role-to-assume',
    load: async () => (await import('./aws/index.ts')).aws,
  },
  {
    name: 'gcp',
    title: 'Google Cloud',
    switchedOnBy: 'workload-identity-provider',
    load: async () => (await import('./gcp/index.ts')).gcp,
  },
  {
    name: 'azure',
    title: 'Azure',
    switchedOnBy: 'client-id',
    load: async () => (await import('./azure/index.ts')).azure,
  },
];

/** Providers that are reached through the `logins` input only. */
export const services: Readonly<Record<string, () => Promise<AnyProvider>>> = {
  ssh: async () => (await import('./ssh/index.ts')).ssh,
  exchange: async () => (await import('./exchange/index.ts')).exchange,
  pypi: preset(() => import('./exchange/presets/pypi.ts')),
  'octo-sts': preset(() => import('./exchange/presets/octo-sts.ts')),
  'dd-octo-sts': preset(() => import('./exchange/presets/dd-octo-sts.ts')),
  vault: preset(() => import('./exchange/presets/vault.ts')),
  npm: preset(() => import('./exchange/presets/npm.ts')),
  crates: preset(() => import('./exchange/presets/crates.ts')),
  rubygems: preset(() => import('./exchange/presets/rubygems.ts')),
  nuget: preset(() => import('./exchange/presets/nuget.ts')),
  'docker-hub': preset(() => import('./exchange/presets/docker-hub.ts')),
  jfrog: preset(() => import('./exchange/presets/jfrog.ts')),
  databricks: preset(() => import('./exchange/presets/databricks.ts')),
  hcp: preset(() => import('./exchange/presets/hcp.ts')),
  tailscale: preset(() => import('./exchange/presets/tailscale.ts')),
  pulumi: preset(() => import('./exchange/presets/pulumi.ts')),
  infisical: preset(() => import('./exchange/presets/infisical.ts')),
  octopus: preset(() => import('./exchange/presets/octopus.ts')),
  kubernetes: preset(() => import('./exchange/presets/kubernetes.ts')),
  snowflake: preset(() => import('./exchange/presets/snowflake.ts')),
  vercel: preset(() => import('./exchange/presets/vercel.ts')),
  'id-token': preset(() => import('./exchange/presets/id-token.ts')),
};

/** A preset is data; the engine makes a provider of it. */
function preset<S extends Schema>(load: () => Promise<{ preset: Preset<S> }>): () => Promise<AnyProvider> {
  return async () => {
    const [{ presetProvider }, { preset }] = await Promise.all([import('./exchange/provider.ts'), load()]);
    return presetProvider(preset);
  };
}
