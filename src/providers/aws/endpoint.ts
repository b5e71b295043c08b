import type { Environment } from '../../environment.ts';
import type { Refusal } from '../../settings/kinds.ts';
import { httpsUrl } from '../../settings/kinds.ts';
import type { Problem } from '../../settings/schema.ts';

/** Where STS is reached. Without a URL the SDK derives the host from region and the two switches. */
export interface Endpoint {
  /** VPC endpoint, or another service that speaks the protocol of STS. */
  readonly url?: string;
  readonly fips: boolean;
  /** The hosts that are reachable over IPv6 too. */
  readonly dualStack: boolean;
}

/**
 * The endpoint, by the rules and the variables of the AWS SDKs. Their configuration files are not consulted: a file in
 * the home directory of a runner must not redirect a login.
 * @param given the setting, which wins over the environment
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
      problem(`cannot be told: \`${name}\` must be \`true\` or \`false\`, but is ${JSON.stringify(value)}`);
    }
    return value.toLowerCase() === 'true';
  };
  const fips = isOn('AWS_USE_FIPS_ENDPOINT');
  const dualStack = isOn('AWS_USE_DUALSTACK_ENDPOINT');
  const configured = isOn('AWS_IGNORE_CONFIGURED_ENDPOINT_URLS') ? undefined : configuredUrl(env);
  const url = given ?? configured?.url;

  if (given === undefined && configured) {
    const refusal = refusalOf(configured.url);
    if (refusal) problem(`cannot be taken from \`${configured.variable}\`, which ${refusal}`);
  }
  if (url !== undefined && (fips || dualStack)) {
    const variable = fips ? 'AWS_USE_FIPS_ENDPOINT' : 'AWS_USE_DUALSTACK_ENDPOINT';
    const from = given === undefined ? ` (from \`${configured?.variable}\`)` : '';
    problem(`is set${from}, so \`${variable}\` must not be: it chooses among the hosts of AWS`);
  }
  return { endpoint: { fips, dualStack, ...(url === undefined ? {} : { url }) }, problems };
}

function configuredUrl(env: Environment): { variable: string; url: string } | undefined {
  for (const variable of ['AWS_ENDPOINT_URL_STS', 'AWS_ENDPOINT_URL']) {
    const url = env[variable];
    if (url) return { variable, url };
  }
  return undefined;
}

function refusalOf(url: string): string | undefined {
  try {
    httpsUrl.parse(url);
    return undefined;
  } catch (error) {
    return (error as Refusal).message;
  }
}
