import { describe, expect, it } from '@jest/globals';
import { renewal } from '../../../src/providers/azure/renewal.ts';
import { clientId, credential, placeOf, settingsOf, tenantId } from './support.ts';

describe('the renewal of an Azure login', () => {
  it('replaces only the ID token', () => {
    const newer = renewal.withIdToken(credential, 'newer');
    expect(renewal.idToken(newer)).toBe('newer');
    expect(newer).toEqual({ ...credential, assertion: 'newer' });
  });

  it('writes only what expires, and never makes an account the default again', () => {
    const { files, edits } = renewal.publications(credential, settingsOf(), placeOf());
    expect(files).toEqual([{ path: '/temp/private/use/azure.id-token', content: credential.assertion }]);
    expect(edits.map(({ path }) => path.split('/').at(-1))).toEqual([
      'service_principal_entries.json',
      'msal_token_cache.json',
    ]);
  });

  it('restores nothing for an identity that has logged out of the Azure CLI', () => {
    const { edits } = renewal.publications(credential, settingsOf(), placeOf());
    const path = '/temp/private/shared/azure/service_principal_entries.json';
    for (const edit of edits)
      expect(edit).toMatchObject({
        onlyWhile: { path, at: [], item: { client_id: clientId, tenant: tenantId } },
      });
  });

  it('leaves the Azure CLI alone if it is not wanted', () => {
    expect(renewal.publications(credential, settingsOf({ cli: 'false' }), placeOf()).edits).toEqual([]);
  });
});
