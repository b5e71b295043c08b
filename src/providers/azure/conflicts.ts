/** Job variables that interfere with an Azure login. Pure. */
import type { Conflict } from '../../contract/publication.ts';
import type { Environment } from '../../environment.ts';
import type { AzureSettings } from './settings.ts';

/** Job variables that tools prefer to what this login exports, according to the tools' source code. */
export function conflicts(_: AzureSettings, env: Environment): readonly Conflict[] {
  return preferred
    .filter(({ variable, onlyIf }) => env[variable] && (onlyIf?.(env) ?? true))
    .map(({ onlyIf: _, ...conflict }) => conflict);
}

interface Preferred extends Conflict {
  /** In addition to the variable being set. */
  readonly onlyIf?: (env: Environment) => boolean;
}

const sdksUse = (what: string) =>
  `makes the Azure SDKs sign in with ${what} instead of this login, unless \`AZURE_TOKEN_CREDENTIALS\` tells them otherwise`;
const backendUses = (what: string) =>
  `makes Terraform's \`azurerm\` backend open its storage with ${what} instead of this login`;
const terraformUses = (what: string) => `makes Terraform sign in with ${what} instead of this login`;

/**
 * Tokens are emptied, because a login makes them useless. A secret or certificate may have another purpose in the job.
 */
const preferred: readonly Preferred[] = [
  { variable: 'AZURE_CLIENT_SECRET', effect: sdksUse('that secret') },
  { variable: 'AZURE_CLIENT_CERTIFICATE_PATH', effect: sdksUse('that certificate') },
  {
    variable: 'AZURE_USERNAME',
    effect: sdksUse('that user name and `AZURE_PASSWORD`'),
    onlyIf: ({ AZURE_PASSWORD }) => Boolean(AZURE_PASSWORD),
  },
  { variable: 'ARM_CLIENT_SECRET', effect: terraformUses('that secret') },
  { variable: 'ARM_CLIENT_SECRET_FILE_PATH', effect: terraformUses('the secret in that file') },
  { variable: 'ARM_CLIENT_CERTIFICATE', effect: terraformUses('that certificate') },
  { variable: 'ARM_CLIENT_CERTIFICATE_PATH', effect: terraformUses('that certificate') },
  {
    variable: 'ARM_CLIENT_ID_FILE_PATH',
    effect: 'makes Terraform stop if that file names another client ID',
  },
  {
    variable: 'ARM_OIDC_REQUEST_TOKEN',
    effect: 'makes Terraform ask for ID tokens with that token instead of the one of the job',
  },
  {
    variable: 'ARM_USE_AKS_WORKLOAD_IDENTITY',
    effect: "makes Terraform use the runner's own workload identity, or stop because there are two",
    onlyIf: ({ ARM_USE_AKS_WORKLOAD_IDENTITY }) => /^(1|t|true)$/i.test(ARM_USE_AKS_WORKLOAD_IDENTITY ?? ''),
  },
  { variable: 'ARM_ACCESS_KEY', effect: backendUses('that key') },
  { variable: 'ARM_SAS_TOKEN', effect: backendUses('that token') },
  { variable: 'ARM_OIDC_TOKEN', effect: terraformUses('that token, which soon expires,'), neutralise: true },
  { variable: 'ARM_OIDC_TOKEN_FILE_PATH', effect: terraformUses('the token in that file'), neutralise: true },
  {
    variable: 'MSAL_FORCE_REGION',
    effect:
      'sends the token requests of other tools to a regional address, which refuses ID tokens (AADSTS100007)',
  },
];
