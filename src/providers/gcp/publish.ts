/** What a Google Cloud login hands to later steps. Pure. */

import type { Description } from '../../contract/exchange.ts';
import type { Publications, PublishContext } from '../../contract/publication.ts';
import { tokenEndpoint } from '../../identity/github.ts';
import { timestamp } from '../../text/timestamp.ts';
import type { GcpCredential } from './credential.ts';
import { credentialsFile, credentialsPath, needsExecutable } from './credentials-file.ts';
import { defaultUniverse, endpointNotes } from './endpoints.ts';
import type { gcpOutputs } from './outputs.ts';
import { subjectPrincipal } from './principal.ts';
import type { GcpSettings } from './settings.ts';
import { exported, exportedNames, type GcpVariable } from './variables.ts';

type GcpOutputs = Partial<Record<keyof typeof gcpOutputs, string>>;

export function describe(credential: GcpCredential, settings: GcpSettings): Description {
  const { serviceAccount, projectId, delegates } = settings;
  const tokens = [credential.accessToken ?? credential.federated, ...credential.idTokens];
  const notes = [
    ...endpointNotes(settings),
    ...(serviceAccount === undefined
      ? [
          'No service account is set (an empty value counts as none), so the access token expires in about five minutes. Tools that read the credentials file renew their own.',
        ]
      : []),
    ...(delegates.length > 0
      ? [
          'Tools that read the credentials file impersonate the service account directly: the format has no place for delegates.',
        ]
      : []),
  ];
  return {
    identity: serviceAccount ?? subjectPrincipal(settings, credential.subject),
    ...(projectId === undefined ? {} : { target: `project ${projectId}` }),
    expiresAt: Math.min(...tokens.map(({ expiresAt }) => expiresAt)),
    ...(notes.length > 0 ? { notes } : {}),
  };
}

export function publications(
  credential: GcpCredential,
  settings: GcpSettings,
  place: PublishContext,
): Publications {
  const { federated, idTokens } = credential;
  const accessToken = credential.accessToken ?? federated;
  const { projectId } = settings;
  const path = credentialsPath(place);
  const content = credentialsFile(settings, place);
  const bearer = tokenEndpoint(place.env)?.bearer;
  return {
    secrets: [
      federated.token,
      accessToken.token,
      ...idTokens.map(({ token }) => token),
      ...(bearer === undefined ? [] : [bearer]),
    ],
    files: content === undefined ? [] : [{ path, content }],
    variables: place.exportEnvironment
      ? exported({
          ...(content === undefined ? {} : fileVariables(path, settings, place)),
          ...projectVariables(settings),
        })
      : {},
    notes: notesFor(content === undefined ? undefined : path, settings, place),
    outputs: {
      ...(projectId === undefined ? {} : { 'project-id': projectId }),
      ...(content === undefined ? {} : { 'credentials-file-path': path }),
      'access-token-expiration': timestamp(accessToken.expiresAt),
    } satisfies GcpOutputs,
    credentialOutputs: {
      'access-token': accessToken.token,
      // It expires long before the service account's token, so a cached one may have expired.
      ...(federated.expiresAt > place.now ? { 'auth-token': federated.token } : {}),
      ...(idTokens.length === 0 ? {} : { 'id-token': idTokenOutput(idTokens) }),
    } satisfies GcpOutputs,
  };
}

/** For a single audience the bare token, which needs no JSON parser; otherwise an object keyed by audience. */
function idTokenOutput(idTokens: GcpCredential['idTokens']): string {
  const [only, ...others] = idTokens;
  if (only && others.length === 0) return only.token;
  return JSON.stringify(Object.fromEntries(idTokens.map(({ audience, token }) => [audience, token])));
}

function fileVariables(
  path: string,
  settings: GcpSettings,
  place: PublishContext,
): Partial<Record<GcpVariable, string>> {
  return {
    GOOGLE_APPLICATION_CREDENTIALS: path,
    CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE: path,
    GOOGLE_GHA_CREDS_PATH: path,
    ...(needsExecutable(settings, place) ? { GOOGLE_EXTERNAL_ACCOUNT_ALLOW_EXECUTABLES: '1' } : {}),
    // The tools refuse a file from a universe other than the configured one.
    ...(settings.universe === defaultUniverse
      ? {}
      : {
          CLOUDSDK_CORE_UNIVERSE_DOMAIN: settings.universe,
          GOOGLE_CLOUD_UNIVERSE_DOMAIN: settings.universe,
        }),
  };
}

/** Every name under which some tool looks for the project. */
const projectNames = [
  'CLOUDSDK_CORE_PROJECT',
  'GOOGLE_CLOUD_PROJECT',
  'GCLOUD_PROJECT',
  'GCP_PROJECT',
  'CLOUDSDK_PROJECT',
] as const satisfies readonly GcpVariable[];

function projectVariables({ projectId }: GcpSettings): Partial<Record<GcpVariable, string>> {
  if (projectId === undefined) return {};
  return Object.fromEntries(projectNames.map((name) => [name, projectId]));
}

/** The names that this login may set. */
export function exportedVariables({ projectId }: GcpSettings): readonly string[] {
  const isProject = (name: string) => (projectNames as readonly string[]).includes(name);
  return exportedNames.filter((name) => projectId !== undefined || !isProject(name));
}

/** Notes about unexpected behaviour of tools in later steps. */
function notesFor(path: string | undefined, settings: GcpSettings, place: PublishContext): string[] {
  const { projectId } = settings;
  if (!place.exportEnvironment) return path === undefined ? [] : [asEntry(path, projectId)];
  const replaced = projectNames.filter(
    (name) => projectId !== undefined && place.env[name] && place.env[name] !== projectId,
  );
  if (replaced.length === 0) return [];
  const before = [...new Set(replaced.map((name) => place.env[name]))].join(', ');
  return [
    `Later steps work in the project ${projectId}, which replaces ${before} in ${replaced.join(', ')}.`,
  ];
}

/** gcloud prefers its own variable, which belongs to the login that is exported, if there is one. */
function asEntry(path: string, projectId: string | undefined): string {
  const variables = ['GOOGLE_APPLICATION_CREDENTIALS', 'CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE'];
  const project = projectId === undefined ? '' : `, and CLOUDSDK_CORE_PROJECT to ${projectId}`;
  return `Not exported. A step that uses it sets ${variables.join(' and ')} to ${path}${project}: with the first variable alone, gcloud acts as the login that is exported.`;
}
