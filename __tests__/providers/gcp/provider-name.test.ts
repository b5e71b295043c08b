import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  defaultIdTokenAudience,
  exchangeAudience,
  partsOf,
  providerName,
} from '../../../src/providers/gcp/provider-name.ts';
import { Refusal } from '../../../src/settings/kinds.ts';
import { provider } from './support.ts';

describe('the name of a workload identity provider', () => {
  it.each([
    provider,
    `//iam.googleapis.com/${provider}`,
    `https://iam.googleapis.com/${provider}`,
    `https://iam.googleapis.com/v1/${provider}`,
    `/${provider}/`,
    `//iam.example.goog/${provider}`,
  ])('is accepted as %s', (given) => {
    expect(providerName.parse(given)).toBe(provider);
  });

  it.each([
    ['only a pool', 'projects/1/locations/global/workloadIdentityPools/github', /names only its pool/],
    [
      'a project ID',
      'projects/my-project/locations/global/workloadIdentityPools/github/providers/x',
      /project number.*gcloud projects describe my-project/,
    ],
    [
      'a principal set',
      'principalSet://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/github/attribute.repository/o/r',
      /not a principal/,
    ],
    [
      'the path of an attribute',
      'projects/1/locations/global/workloadIdentityPools/github/attribute.repository/o/r',
      /not a principal/,
    ],
    [
      'a workforce pool',
      'locations/global/workforcePools/staff/providers/x',
      /workforce pools are for people/,
    ],
    ['something else', 'github', /must be of the form `projects\//],
    [
      'capital letters',
      'projects/1/locations/global/workloadIdentityPools/GitHub/providers/x',
      /must be of the form/,
    ],
  ])('is refused with the reason if it is %s', (_, given, message) => {
    expect(() => providerName.parse(given)).toThrow(message);
  });

  it('is refused with a message, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), (given) => {
        try {
          providerName.parse(given);
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
        }
      }),
    );
  });

  it('gives the audiences and the parts', () => {
    expect(exchangeAudience(provider)).toBe(`//iam.googleapis.com/${provider}`);
    expect(defaultIdTokenAudience(provider)).toBe(`https://iam.googleapis.com/${provider}`);
    expect(partsOf(provider)).toEqual({
      projectNumber: '123456789012',
      pool: 'github-actions',
      provider: 'octo-org',
    });
  });
});
