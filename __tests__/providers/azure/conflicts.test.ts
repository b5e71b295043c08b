import { describe, expect, it } from '@jest/globals';
import { conflicts } from '../../../src/providers/azure/conflicts.ts';
import { settingsOf } from './support.ts';

const settings = settingsOf();

describe('conflicts', () => {
  it.each([
    ['AZURE_CLIENT_SECRET', undefined],
    ['AZURE_CLIENT_CERTIFICATE_PATH', undefined],
    ['ARM_CLIENT_SECRET', undefined],
    ['ARM_CLIENT_SECRET_FILE_PATH', undefined],
    ['ARM_CLIENT_ID_FILE_PATH', undefined],
    ['ARM_OIDC_REQUEST_TOKEN', undefined],
    ['ARM_ACCESS_KEY', undefined],
    ['ARM_SAS_TOKEN', undefined],
    ['ARM_CLIENT_CERTIFICATE', undefined],
    ['ARM_CLIENT_CERTIFICATE_PATH', undefined],
    ['ARM_OIDC_TOKEN', true],
    ['ARM_OIDC_TOKEN_FILE_PATH', true],
    ['MSAL_FORCE_REGION', undefined],
  ])('finds %s (emptied: %s)', (variable, neutralise) => {
    const [found, ...others] = conflicts(settings, { [variable]: 'x' });
    expect(others).toEqual([]);
    expect(found?.variable).toBe(variable);
    expect(found?.neutralise).toBe(neutralise);
  });

  it('reports a user name only together with its password', () => {
    expect(conflicts(settings, { AZURE_USERNAME: 'a' })).toEqual([]);
    expect(conflicts(settings, { AZURE_USERNAME: 'a', AZURE_PASSWORD: 'b' })).toHaveLength(1);
  });

  it('reports a switch only if it is on', () => {
    expect(conflicts(settings, { ARM_USE_AKS_WORKLOAD_IDENTITY: 'false' })).toEqual([]);
    expect(conflicts(settings, { ARM_USE_AKS_WORKLOAD_IDENTITY: 'true' })).toHaveLength(1);
  });

  it('finds nothing in a clean job, and treats empty variables as unset', () => {
    expect(conflicts(settings, { AZURE_CLIENT_SECRET: '' })).toEqual([]);
  });
});
