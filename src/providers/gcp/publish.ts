/** What later steps get of a Google Cloud login. Pure. */

import type { Description } from '../../contract/exchange.ts';
import type { Conflict, Publications, PublishContext, Variable } from '../../contract/publication.ts';
import type { Environment } from '../../environment.ts';
import { tokenEndpoint } from '../../identity/github.ts';
import { timestamp } from '../../text/timestamp.ts';
import type { GcpCredential } from './credential.ts';
import { credentialsFile, credentialsPath, needsExecutable } from './credentials-file.ts';
import { defaultUniverse } from './endpoints.ts';
import { subjectPrincipal } from './principal.ts';
import type { GcpSettings } from './settings.ts';

export function describe(credential: GcpCredential, settings: GcpSettings): Description {
  const { serviceAccount, projectId, delegates } = settings;
  const tokens = [credential.accessToken ?? credential.federated, ...credential.idTokens];
  const notes = [
    ...(serviceAccount === undefined
      ? [
          'No service account is set (an empty value counts as none), so the access token ends in about five minutes. Tools that read the credentials file renew theirs by themselves.',
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
      ? {
          ...(content === undefined ? {} : fileVariables(path, settings, place)),
          ...projectVariables(settings),
        }
      : {},
    outputs: {
      ...(projectId === undefined ? {} : { 'project-id': projectId }),
      ...(content === undefined ? {} : { 'credentials-file-path': path }),
      'access-token-expiration': timestamp(accessToken.expiresAt),
    },
    credentialOutputs: {
      'access-token': accessToken.token,
      // It ends long before the service account's token: one from the cache may be dead.
      ...(federated.expiresAt > place.now ? { 'auth-token': federated.token } : {}),
      ...(idTokens.length === 0 ? {} : { 'id-token': idTokenOutput(idTokens) }),
    },
  };
}

/** The bare token, so that one audience needs no JSON to be read; else each by its audience. */
function idTokenOutput(idTokens: GcpCredential['idTokens']): string {
  const [only, ...others] = idTokens;
  if (only && others.length === 0) return only.token;
  return JSON.stringify(Object.fromEntries(idTokens.map(({ audience, token }) => [audience, token])));
}

function fileVariables(path: string, settings: GcpSettings, place: PublishContext): Record<string, Variable> {
  return {
    // Google's Python library takes an empty value for the name of a file.
    GOOGLE_APPLICATION_CREDENTIALS: { value: path },
    CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE: { value: path, emptyMeansUnset: true },
    GOOGLE_GHA_CREDS_PATH: { value: path, emptyMeansUnset: true },
    ...(needsExecutable(settings, place)
      ? { GOOGLE_EXTERNAL_ACCOUNT_ALLOW_EXECUTABLES: { value: '1', emptyMeansUnset: true } }
      : {}),
    // The tools refuse a file of another universe than the one they are set to.
    ...(settings.universe === defaultUniverse
      ? {}
      : {
          CLOUDSDK_CORE_UNIVERSE_DOMAIN: { value: settings.universe },
          GOOGLE_CLOUD_UNIVERSE_DOMAIN: { value: settings.universe },
        }),
  };
}

function projectVariables({ projectId }: GcpSettings): Record<string, Variable> {
  if (projectId === undefined) return {};
  return {
    // gcloud takes an empty value for the name of a project.
    CLOUDSDK_CORE_PROJECT: { value: projectId },
    GOOGLE_CLOUD_PROJECT: { value: projectId, emptyMeansUnset: true },
    GCLOUD_PROJECT: { value: projectId, emptyMeansUnset: true },
    GCP_PROJECT: { value: projectId },
    CLOUDSDK_PROJECT: { value: projectId },
  };
}

export function exportedVariables(settings: GcpSettings): readonly string[] {
  return [
    'GOOGLE_APPLICATION_CREDENTIALS',
    'CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE',
    'GOOGLE_GHA_CREDS_PATH',
    'GOOGLE_EXTERNAL_ACCOUNT_ALLOW_EXECUTABLES',
    'CLOUDSDK_CORE_UNIVERSE_DOMAIN',
    'GOOGLE_CLOUD_UNIVERSE_DOMAIN',
    ...Object.keys(projectVariables(settings)),
  ];
}

const terraform = 'makes Terraform use that credential in place of this login';

/** Variables that win over the credentials file, with the tool that prefers them. */
const stronger: readonly Conflict[] = [
  {
    variable: 'CLOUDSDK_AUTH_ACCESS_TOKEN',
    effect: 'makes gcloud use that token, which it cannot renew, in place of this login',
    neutralise: true,
  },
  {
    variable: 'CLOUDSDK_AUTH_ACCESS_TOKEN_FILE',
    effect: 'makes gcloud use the token in that file, which it cannot renew, in place of this login',
    neutralise: true,
  },
  {
    variable: 'CLOUDSDK_AUTH_IMPERSONATE_SERVICE_ACCOUNT',
    effect: 'makes gcloud impersonate that service account on top of this login',
  },
  {
    variable: 'GOOGLE_IMPERSONATE_SERVICE_ACCOUNT',
    effect: 'makes Terraform impersonate that service account on top of this login',
  },
  { variable: 'GOOGLE_OAUTH_ACCESS_TOKEN', effect: terraform },
  { variable: 'GOOGLE_CREDENTIALS', effect: terraform },
  { variable: 'GOOGLE_CLOUD_KEYFILE_JSON', effect: terraform },
  { variable: 'GCLOUD_KEYFILE_JSON', effect: terraform },
];

export function conflicts(settings: GcpSettings, env: Environment): readonly Conflict[] {
  const foreignUniverse = ['CLOUDSDK_CORE_UNIVERSE_DOMAIN', 'GOOGLE_CLOUD_UNIVERSE_DOMAIN']
    .filter((variable) => env[variable] && env[variable] !== settings.universe)
    .map((variable) => ({
      variable,
      effect: `names another universe than \`gcp-universe\` (${settings.universe}): its tools refuse this login`,
    }));
  return [...stronger.filter(({ variable }) => env[variable]), ...foreignUniverse];
}
