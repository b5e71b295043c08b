import { describe, expect, it } from '@jest/globals';
import { cloudOf } from '../../../src/providers/azure/clouds.ts';
import {
  foreignCloud,
  interchangeableScopes,
  isResourceManagerScope,
  resourceOf,
} from '../../../src/providers/azure/scopes.ts';

const cloud = cloudOf('azurecloud');

describe('scopes', () => {
  it('serves every spelling of Azure Resource Manager with one token', () => {
    expect(interchangeableScopes('https://management.core.windows.net//.default', cloud)).toEqual([
      'https://management.core.windows.net//.default',
      'https://management.core.windows.net/.default',
      'https://management.azure.com//.default',
      'https://management.azure.com/.default',
    ]);
  });

  it.each([
    'graph.microsoft.com',
    'database.windows.net',
    'ossrdbms-aad.database.windows.net',
    'storage.azure.com',
  ])('serves both spellings of %s with one token', (host) => {
    const both = [`https://${host}//.default`, `https://${host}/.default`];
    for (const scope of both) expect(interchangeableScopes(scope, cloud)).toEqual(both);
  });

  it('keeps any other scope as it is, because its resource may be strict about the audience', () => {
    expect(interchangeableScopes('https://vault.azure.net/.default', cloud)).toEqual([
      'https://vault.azure.net/.default',
    ]);
  });

  it.each([
    ['https://management.azure.com/.default', true],
    ['https://management.usgovcloudapi.net/.default', false],
    ['api://management.azure.com/.default', false],
  ])('says whether %s is Azure Resource Manager of the cloud', (scope, expected) => {
    expect(isResourceManagerScope(scope, cloud)).toBe(expected);
  });

  it('does not treat a scope without a host as another cloud’s', () => {
    expect(foreignCloud('00000003-0000-0000-c000-000000000000/.default', cloud)).toBeUndefined();
  });

  it.each([
    ['https://vault.azure.net/.default', 'vault.azure.net'],
    ['https://database.windows.net//.default', 'database.windows.net'],
    ['api://my-app/.default', 'api://my-app'],
  ])('names the resource of %s', (scope, resource) => {
    expect(resourceOf(scope)).toBe(resource);
  });
});
