/** The addresses of Google Cloud's token services. */
import type { Environment } from '../../environment.ts';
import { httpsUrl, Refusal } from '../../settings/kinds.ts';
import type { Problem } from '../../settings/schema.ts';

export const defaultUniverse = 'googleapis.com';

/** Base addresses with the API version, without a slash at the end. */
export interface Endpoints {
  readonly sts: string;
  readonly iamCredentials: string;
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
    if (!override) return `https://${service}.${universe}/v1`;
    try {
      return httpsUrl.parse(override);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      problems.push({ setting: 'universe', message: `is overridden by ${variable}, which ${error.message}` });
      return override;
    }
  };
  return { endpoints: { sts: base('sts'), iamCredentials: base('iamcredentials') }, problems };
}
