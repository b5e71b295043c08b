/**
 * Which credential the Azure SDKs' `DefaultAzureCredential` ends up with. It tries, in this order, secrets in the
 * environment, a token file, an identity of the machine, and the Azure CLI; `AZURE_TOKEN_CREDENTIALS` narrows that down
 * in versions since May 2025. Pure.
 */
import { dirname, join, sep } from 'node:path';
import type { PublishContext } from '../../contract/publication.ts';
import type { AzureSettings } from './settings.ts';

/** Variables with which a machine offers its own identity, and where they are set. */
const machineIdentities: Readonly<Record<string, string>> = {
  IDENTITY_ENDPOINT: 'Azure App Service, Container Apps and Azure Arc',
  MSI_ENDPOINT: 'Azure Machine Learning and Cloud Shell',
  IMDS_ENDPOINT: 'Azure Arc',
  AZURE_POD_IDENTITY_AUTHORITY_HOST: 'a cluster with pod identities',
};

/**
 * Values of `AZURE_TOKEN_CREDENTIALS`, in lower case, with which the SDKs find a login in the Azure CLI or a token
 * file.
 */
const findsCli = ['dev', 'azureclicredential'];
const findsTokenFile = ['prod', 'workloadidentitycredential'];

/** Whether to direct the SDKs to the Azure CLI instead of the machine's identity. */
export function choosesCli({ cli }: AzureSettings, { env, refresh }: PublishContext): boolean {
  return cli && !refresh && !env.AZURE_TOKEN_CREDENTIALS;
}

/** Warnings about anything that would keep the SDKs from using an exported login. */
export function sdkWarnings(settings: AzureSettings, place: PublishContext): string[] {
  const { env, refresh } = place;
  const choice = env.AZURE_TOKEN_CREDENTIALS?.trim().toLowerCase();
  const found = [...(settings.cli ? findsCli : []), ...(refresh ? findsTokenFile : [])];
  if (choice) return found.includes(choice) ? [] : [choiceWarning(env.AZURE_TOKEN_CREDENTIALS!)];
  if (refresh) return [];
  const machine = Object.entries(machineIdentities).filter(([name]) => env[name]);
  return [
    ...(env.AZURE_FEDERATED_TOKEN_FILE
      ? [sdksPrefer('AZURE_FEDERATED_TOKEN_FILE', 'sign in with the token in that file', settings)]
      : []),
    ...machine.map(([name, where]) =>
      sdksPrefer(name, `take the identity of the machine (${where})`, settings),
    ),
  ];
}

function choiceWarning(value: string): string {
  return `\`AZURE_TOKEN_CREDENTIALS\` is \`${value}\` in this job, with which the Azure SDKs do not find this login. They find it with \`dev\` if \`azure-cli\` is \`true\`, and with \`prod\` if \`refresh\` is.`;
}

function sdksPrefer(name: string, effect: string, { cli }: AzureSettings): string {
  const which = cli ? 'Azure SDKs of before May 2025' : 'the Azure SDKs';
  return `\`${name}\` is set in this job and makes ${which} ${effect} instead of this login. \`refresh: true\` prevents that.`;
}

/** Whether an earlier login of the job keeps a token file fresh, which this login's file must then replace. */
export function followsRenewal({ env, shared }: Pick<PublishContext, 'env' | 'shared'>): boolean {
  return env.AZURE_FEDERATED_TOKEN_FILE?.startsWith(join(dirname(shared), sep)) ?? false;
}
