/** The addresses of Google Cloud's token services. */
import type { Environment } from '../../environment.ts';
import { httpsUrl, Refusal } from '../../settings/kinds.ts';
import type { Problem } from '../../settings/schema.ts';

export const defaultUniverse = 'googleapis.com';

/** Base addresses with the API version, without a trailing slash. */
export interface Endpoints {
  readonly sts: string;
  readonly iamCredentials: string;
}

const services = { sts: 'sts', iamCredentials: 'iamcredentials' } as const;

function ownAddress(service: string, universe: string): string {
  return `https://${service}.${universe}/v1`;
}

/** For the log: addresses that are not Google's own, and where they come from. */
export function endpointNotes({
  endpoints,
  universe,
}: {
  readonly endpoints: Endpoints;
  readonly universe: string;
}): string[] {
  const members = Object.keys(services) as (keyof Endpoints)[];
  return members
    .filter((member) => endpoints[member] !== ownAddress(services[member], universe))
    .map(
      (member) =>
        `Tokens are exchanged at ${endpoints[member]}, which GHA_ENDPOINT_OVERRIDE_${services[member]} names, and not at Google's own address.`,
    );
}

/**
 * The services of a universe. `GHA_ENDPOINT_OVERRIDE_sts` and `GHA_ENDPOINT_OVERRIDE_iamcredentials` replace a base
 * address, as they do for google-github-actions/auth: for private endpoints and tests.
 */
export function endpointsOf(
  universe: string,
  env: Environment,
): { endpoints: Endpoints; problems: Problem[] } {
  const problems: Problem[] = [];
  const base = (service: string) => {
    const variable = `GHA_ENDPOINT_OVERRIDE_${service}`;
    const override = env[variable]?.trim().replace(/\/+$/, '');
    if (!override) return ownAddress(service, universe);
    try {
      return httpsUrl.parse(override);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      problems.push({ setting: 'universe', message: `is overridden by ${variable}, which ${error.message}` });
      return override;
    }
  };
  return {
    endpoints: { sts: base(services.sts), iamCredentials: base(services.iamCredentials) },
    problems,
  };
}
