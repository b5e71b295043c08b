/** The resource name of a workload identity provider, and the names that Google Cloud derives from it. */
import type { Kind } from '../../settings/kinds.ts';
import { Refusal } from '../../settings/kinds.ts';

const form =
  'projects/<project number>/locations/global/workloadIdentityPools/<pool>/providers/<provider>' as const;
const exact = /^projects\/\d+\/locations\/global\/workloadIdentityPools\/[a-z0-9-]+\/providers\/[a-z0-9-]+$/;
/** The name as the console, the API and the `aud` claim show it. */
const prefix = /^(https?:)?\/\/iam\.[a-z0-9.-]+\/(v1\/)?/;

/** Accepts the full resource name, with or without the service's address as a prefix, and says which part is wrong. */
export const providerName: Kind<string> = {
  label: `\`${form}\``,
  parse(given) {
    const name = given.replace(prefix, '').replace(/^\/+|\/+$/g, '');
    if (exact.test(name)) return name;
    throw new Refusal(mistakeIn(name));
  },
};

function mistakeIn(name: string): string {
  if (/^principal(Set)?:/.test(name) || /\/(attribute\.|subject\/|group\/)/.test(name)) {
    return `must be the provider's name, not a principal that belongs in a role binding: \`${form}\``;
  }
  if (name.includes('/workforcePools/')) {
    return 'must name a provider of a workload identity pool; workforce pools are for people';
  }
  if (/\/workloadIdentityPools\/[^/]+$/.test(name)) {
    return 'must name a provider, and names only its pool: `/providers/<provider>` is missing at the end';
  }
  const project = /^projects\/([^/]+)\//.exec(name)?.[1];
  if (project !== undefined && !/^\d+$/.test(project)) {
    return (
      'must hold the project number instead of the project ID ' +
      `(\`gcloud projects describe ${project} --format='value(projectNumber)'\` prints it)`
    );
  }
  return `must be of the form \`${form}\``;
}

/** The `audience` parameter of the token exchange; the host part is the same in every universe. */
export function exchangeAudience(provider: string): string {
  return `//iam.googleapis.com/${provider}`;
}

/** The `aud` claim that a provider without its own list accepts. */
export function defaultIdTokenAudience(provider: string): string {
  return `https://iam.googleapis.com/${provider}`;
}

/** The parts of a provider's name. */
export interface ProviderParts {
  readonly projectNumber: string;
  readonly pool: string;
  readonly provider: string;
}

/** Splits a name that {@link providerName} has accepted. */
export function partsOf(name: string): ProviderParts {
  const [, projectNumber = '', , , , pool = '', , provider = ''] = name.split('/');
  return { projectNumber, pool, provider };
}
