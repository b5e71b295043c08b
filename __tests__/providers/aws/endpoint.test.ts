import { describe, expect, it } from '@jest/globals';
import { endpointOf } from '../../../src/providers/aws/endpoint.ts';

describe('endpointOf', () => {
  it('derives the host from the region by default', () => {
    expect(endpointOf(undefined, {})).toEqual({ endpoint: { fips: false, dualStack: false }, problems: [] });
  });

  it.each([
    [
      'the setting first',
      'https://a.example',
      { AWS_ENDPOINT_URL_STS: 'https://b.example' },
      'https://a.example',
    ],
    [
      'then the variable for STS',
      undefined,
      { AWS_ENDPOINT_URL_STS: 'https://b.example', AWS_ENDPOINT_URL: 'https://c.example' },
      'https://b.example',
    ],
    [
      'nothing from the variable for all services, which leads to stand-ins',
      undefined,
      { AWS_ENDPOINT_URL_STS: '', AWS_ENDPOINT_URL: 'https://c.example' },
      undefined,
    ],
    [
      'loopback without TLS',
      undefined,
      { AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:4566' },
      'http://127.0.0.1:4566',
    ],
    [
      'no variable when these are to be ignored',
      undefined,
      { AWS_ENDPOINT_URL_STS: 'https://c.example', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' },
      undefined,
    ],
    [
      'the setting even then',
      'https://a.example',
      { AWS_ENDPOINT_URL_STS: 'https://c.example', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' },
      'https://a.example',
    ],
  ])('accepts %s', (_, given, env, url) => {
    expect(endpointOf(given, env)).toEqual({
      endpoint: {
        fips: false,
        dualStack: false,
        ...(url === undefined
          ? {}
          : { url, from: given === undefined ? 'AWS_ENDPOINT_URL_STS' : 'sts-endpoint' }),
      },
      problems: [],
    });
  });

  it('reads the switches for FIPS and IPv6', () => {
    const { endpoint, problems } = endpointOf(undefined, {
      AWS_USE_FIPS_ENDPOINT: 'TRUE',
      AWS_USE_DUALSTACK_ENDPOINT: 'true',
    });
    expect(endpoint).toEqual({ fips: true, dualStack: true });
    expect(problems).toEqual([]);
  });

  it.each([
    [
      'a switch that is neither on nor off',
      undefined,
      { AWS_USE_FIPS_ENDPOINT: 'yes' },
      /`AWS_USE_FIPS_ENDPOINT` must be `true` or `false`, but is "yes"/,
    ],
    [
      'a variable without TLS',
      undefined,
      { AWS_ENDPOINT_URL_STS: 'http://sts.example' },
      /cannot be taken from `AWS_ENDPOINT_URL_STS`, which must start with https/,
    ],
    [
      'a variable that is no URL',
      undefined,
      { AWS_ENDPOINT_URL_STS: 'sts' },
      /`AWS_ENDPOINT_URL_STS`, which must be a complete URL/,
    ],
    [
      'FIPS with an own address',
      'https://a.example',
      { AWS_USE_FIPS_ENDPOINT: 'true' },
      /^is set, so `AWS_USE_FIPS_ENDPOINT` must not be/,
    ],
    [
      'IPv6 with an address from the job',
      undefined,
      { AWS_ENDPOINT_URL_STS: 'https://c.example', AWS_USE_DUALSTACK_ENDPOINT: 'true' },
      /^is set \(from `AWS_ENDPOINT_URL_STS`\), so `AWS_USE_DUALSTACK_ENDPOINT` must not be/,
    ],
  ])('reports %s', (_, given, env, message) => {
    const { problems } = endpointOf(given, env);
    expect(problems).toEqual([{ setting: 'sts-endpoint', message: expect.stringMatching(message) }]);
  });
});
