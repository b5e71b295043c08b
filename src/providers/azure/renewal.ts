/**
 * The parts of an Azure login that the refresher keeps fresh: the state of the Azure CLI, and the ID token for the
 * Azure SDKs. Pure.
 */
import { join } from 'node:path';
import type { PrivateFile, PublishContext } from '../../contract/publication.ts';
import type { Renewal } from '../../contract/renewal.ts';
import { cliRenewalEdits } from './cli-state.ts';
import type { AzureCredential } from './exchange.ts';
import type { AzureSettings } from './settings.ts';

export const renewal: Renewal<AzureSettings, AzureCredential> = {
  idToken: ({ assertion }) => assertion,
  withIdToken: (credential, assertion) => ({ ...credential, assertion }),
  publications: (credential, settings, place) => ({
    files: [idTokenFile(credential, place)],
    edits: settings.cli ? cliRenewalEdits(credential, settings, place) : [],
  }),
};

/** The file that `AZURE_FEDERATED_TOKEN_FILE` names for the Azure SDKs. */
export function idTokenFile(
  { assertion }: AzureCredential,
  { directory, login }: PublishContext,
): PrivateFile {
  return { path: join(directory, `${login}.id-token`), content: assertion };
}
