import type { Environment } from '../../environment.ts';
import type { Refusal } from '../../settings/kinds.ts';
import { httpsUrl } from '../../settings/kinds.ts';
import type { Problem } from '../../settings/schema.ts';

/** The address of STS. Without a URL, the SDK derives the host from the region and the two switches. */
export interface Endpoint {
  /** A VPC endpoint, or another service that speaks the STS protocol. */
  readonly url?: string;
  /** Where the URL comes from, for the log. */
  readonly from?: 'sts-endpoint' | 'AWS_ENDPOINT_URL_STS';
  readonly fips: boolean;
  /** Whether to use the hosts that are also reachable over IPv6. */
  readonly dualStack: boolean;
}

/** Only this one of the SDKs' two variables for an address counts. */
const variable = 'AWS_ENDPOINT_URL_STS';

/**
 * The endpoint, by the rules and variables of the AWS SDKs except `AWS_ENDPOINT_URL`: jobs set that for a local
 * emulator of AWS services, which must not get an ID token that AWS accepts. The SDKs' configuration files are not
 * read: a file in a runner's home directory must not redirect a login.
 * @param given the setting, which overrides the environment
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export function endpointOf(
  given: string | undefined,
  env: Environment,
): { endpoint: Endpoint; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const problem = (message: string) => problems.push({ setting: 'sts-endpoint', message });

  const isOn = (name: string): boolean => {
    const value = env[name] || 'false';
    if (!/^(true|false)$/i.test(value)) {
      problem(
        `cannot be determined: \`${name}\` must be \`true\` or \`false\`, but is ${JSON.stringify(value)}`,
      );
    }
    return value.toLowerCase() === 'true';
  };
  const fips = isOn('AWS_USE_FIPS_ENDPOINT');
  const dualStack = isOn('AWS_USE_DUALSTACK_ENDPOINT');
  const configured = isOn('AWS_IGNORE_CONFIGURED_ENDPOINT_URLS') ? undefined : env[variable] || undefined;
  const url = given ?? configured;
  const from = given === undefined ? variable : 'sts-endpoint';

  if (given === undefined && configured !== undefined) {
    const refusal = refusalOf(configured);
    if (refusal) problem(`cannot be taken from \`${variable}\`, which ${refusal}`);
  }
  if (url !== undefined && (fips || dualStack)) {
    const chooser = fips ? 'AWS_USE_FIPS_ENDPOINT' : 'AWS_USE_DUALSTACK_ENDPOINT';
    const source = given === undefined ? ` (from \`${variable}\`)` : '';
    problem(`is set${source}, so \`${chooser}\` must not be: it chooses among the hosts of AWS`);
  }
  return { endpoint: { fips, dualStack, ...(url === undefined ? {} : { url, from }) }, problems };
}

function refusalOf(url: string): string | undefined {
  try {
    httpsUrl.parse(url);
    return undefined;
  } catch (error) {
    return (error as Refusal).message;
  }
}
