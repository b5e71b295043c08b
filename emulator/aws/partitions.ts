interface Partition {
  name: string;
  regions: RegExp;
  suffix: string;
  dualStackSuffix: string;
  /** Regions with their own `sts-fips` host. */
  fipsRegions?: RegExp;
}

const partitions: readonly Partition[] = [
  {
    name: 'aws',
    regions: /^(us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+$/,
    suffix: 'amazonaws.com',
    dualStackSuffix: 'api.aws',
    fipsRegions: /^us-(east|west)-[12]$/,
  },
  {
    name: 'aws-us-gov',
    regions: /^us-gov-\w+-\d+$/,
    suffix: 'amazonaws.com',
    dualStackSuffix: 'api.aws',
  },
  {
    name: 'aws-cn',
    regions: /^cn-\w+-\d+$/,
    suffix: 'amazonaws.com.cn',
    dualStackSuffix: 'api.amazonwebservices.com.cn',
  },
  {
    name: 'aws-eusc',
    regions: /^eusc-de-\w+-\d+$/,
    suffix: 'amazonaws.eu',
    dualStackSuffix: 'api.amazonwebservices.eu',
  },
  { name: 'aws-iso', regions: /^us-iso-\w+-\d+$/, suffix: 'c2s.ic.gov', dualStackSuffix: 'api.aws.ic.gov' },
  {
    name: 'aws-iso-b',
    regions: /^us-isob-\w+-\d+$/,
    suffix: 'sc2s.sgov.gov',
    dualStackSuffix: 'api.aws.scloud',
  },
  {
    name: 'aws-iso-e',
    regions: /^eu-isoe-\w+-\d+$/,
    suffix: 'cloud.adc-e.uk',
    dualStackSuffix: 'api.cloud-aws.adc-e.uk',
  },
  {
    name: 'aws-iso-f',
    regions: /^us-isof-\w+-\d+$/,
    suffix: 'csp.hci.ic.gov',
    dualStackSuffix: 'api.aws.hci.ic.gov',
  },
];

export interface Endpoint {
  partition: string;
  /** The region that requests to this host are signed for. */
  region: string;
}

/** Which endpoint of `service` a host is: regional, dual-stack, FIPS or the global one. */
export function parseEndpoint(service: string, host: string): Endpoint | undefined {
  if (host === `${service}.amazonaws.com`) return { partition: 'aws', region: 'us-east-1' };
  const [label = '', region = '', ...rest] = host.split('.');
  const suffix = rest.join('.');
  const partition = partitions.find(({ regions }) => regions.test(region));
  if (partition === undefined) return undefined;
  if (suffix !== partition.suffix && suffix !== partition.dualStackSuffix) return undefined;
  const known = label === service || (label === `${service}-fips` && partition.fipsRegions?.test(region));
  return known ? { partition: partition.name, region } : undefined;
}
