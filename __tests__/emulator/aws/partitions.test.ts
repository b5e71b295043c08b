import { describe, expect, it } from '@jest/globals';
import { parseEndpoint } from '../../../emulator/aws/partitions.ts';

describe('parseEndpoint', () => {
  it.each([
    ['sts.amazonaws.com', 'aws', 'us-east-1'],
    ['sts.eu-west-1.amazonaws.com', 'aws', 'eu-west-1'],
    ['sts.eu-west-1.api.aws', 'aws', 'eu-west-1'],
    ['sts-fips.us-west-2.amazonaws.com', 'aws', 'us-west-2'],
    ['sts-fips.us-east-1.api.aws', 'aws', 'us-east-1'],
    ['sts.us-gov-west-1.amazonaws.com', 'aws-us-gov', 'us-gov-west-1'],
    ['sts.us-gov-east-1.api.aws', 'aws-us-gov', 'us-gov-east-1'],
    ['sts.cn-north-1.amazonaws.com.cn', 'aws-cn', 'cn-north-1'],
    ['sts.cn-northwest-1.api.amazonwebservices.com.cn', 'aws-cn', 'cn-northwest-1'],
    ['sts.eusc-de-east-1.amazonaws.eu', 'aws-eusc', 'eusc-de-east-1'],
    ['sts.us-iso-east-1.c2s.ic.gov', 'aws-iso', 'us-iso-east-1'],
    ['sts.us-isob-east-1.sc2s.sgov.gov', 'aws-iso-b', 'us-isob-east-1'],
    ['sts.eu-isoe-west-1.cloud.adc-e.uk', 'aws-iso-e', 'eu-isoe-west-1'],
    ['sts.us-isof-south-1.csp.hci.ic.gov', 'aws-iso-f', 'us-isof-south-1'],
  ])('knows %s', (host, partition, region) => {
    expect(parseEndpoint('sts', host)).toEqual({ partition, region });
  });

  it.each([
    'sts.eu-west-1.amazonaws.com.cn',
    'sts..amazonaws.com',
    'sts-fips.ca-central-1.amazonaws.com',
    'sts-fips.us-gov-west-1.amazonaws.com',
    'sts.mars-1.amazonaws.com',
    's3.eu-west-1.amazonaws.com',
    'sts.eu-west-1.amazonaws.com.example.org',
  ])('does not know %s', (host) => {
    expect(parseEndpoint('sts', host)).toBeUndefined();
  });
});
