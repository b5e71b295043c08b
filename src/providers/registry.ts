/** The providers there are. A provider's code is loaded when a login asks for it, and never otherwise. */

import type { AnyProvider } from '../contract/provider.ts';
import type { Schema } from '../settings/schema.ts';
import type { ServiceErrorCode } from './exchange/errors.ts';
import type { Preset } from './exchange/preset.ts';

export interface Cloud {
  readonly name: string;
  readonly title: string;
  /** The setting that switches the login on when it is given as a flat input. */
  readonly switchedOnBy: string;
  load(): Promise<AnyProvider>;
}

/** Providers with their own inputs: `<name>-<setting>`. */
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

/** Presets by name; loaded like the providers. */
export const presets = {
  pypi: () => import('./exchange/presets/pypi.ts'),
  'octo-sts': () => import('./exchange/presets/octo-sts.ts'),
  'dd-octo-sts': () => import('./exchange/presets/dd-octo-sts.ts'),
  vault: () => import('./exchange/presets/vault.ts'),
  npm: () => import('./exchange/presets/npm.ts'),
  crates: () => import('./exchange/presets/crates.ts'),
  rubygems: () => import('./exchange/presets/rubygems.ts'),
  nuget: () => import('./exchange/presets/nuget.ts'),
  'docker-hub': () => import('./exchange/presets/docker-hub.ts'),
  jfrog: () => import('./exchange/presets/jfrog.ts'),
  databricks: () => import('./exchange/presets/databricks.ts'),
  hcp: () => import('./exchange/presets/hcp.ts'),
  tailscale: () => import('./exchange/presets/tailscale.ts'),
  pulumi: () => import('./exchange/presets/pulumi.ts'),
  infisical: () => import('./exchange/presets/infisical.ts'),
  octopus: () => import('./exchange/presets/octopus.ts'),
  kubernetes: () => import('./exchange/presets/kubernetes.ts'),
  snowflake: () => import('./exchange/presets/snowflake.ts'),
  vercel: () => import('./exchange/presets/vercel.ts'),
  'id-token': () => import('./exchange/presets/id-token.ts'),
};

/** Providers that are reached through the `logins` input only. */
export const services: Readonly<Record<string, () => Promise<AnyProvider>>> = {
  ssh: async () => (await import('./ssh/index.ts')).ssh,
  exchange: async () => (await import('./exchange/index.ts')).exchange,
  ...Object.fromEntries(Object.entries(presets).map(([name, load]) => [name, preset(load)])),
};

/** The codes of a service: its own rows', and those that every service has. */
type CodesOf<Load extends (typeof presets)[keyof typeof presets]> =
  | ServiceErrorCode
  | NonNullable<Awaited<ReturnType<Load>>['preset']['errors']>[number]['code'];

type ServiceFailureCode =
  | `exchange/${ServiceErrorCode}`
  | { [Name in keyof typeof presets]: `${Name}/${CodesOf<(typeof presets)[Name]>}` }[keyof typeof presets];

declare module '../failure/failure.ts' {
  interface FailureCodes {
    readonly services: ServiceFailureCode;
  }
}

/** A preset is data; the engine makes a provider of it. */
function preset<S extends Schema>(load: () => Promise<{ preset: Preset<S> }>): () => Promise<AnyProvider> {
  return async () => {
    const [{ presetProvider }, { preset }] = await Promise.all([import('./exchange/provider.ts'), load()]);
    return presetProvider(preset);
  };
}
