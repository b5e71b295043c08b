/** Job variables that override a Google Cloud login, or direct its users elsewhere. Pure. */
import type { Conflict, RivalSetting } from '../../contract/publication.ts';
import type { Environment } from '../../environment.ts';
import type { GcpSettings } from './settings.ts';
import { emptiedVariables } from './variables.ts';

const other = (tool: string, what: string) => `makes ${tool} use ${what} instead of this login`;
const onTop = (tool: string) => `makes ${tool} impersonate that service account on top of this login`;
const terraform = other('Terraform and tools that are built on its provider', 'that credential');
const sqlProxy = 'the Cloud SQL Auth Proxy';

/**
 * The effect of each overriding variable. Sources: gcloud's `core/credentials/store.py`, the references of Terraform's
 * provider and its `gcs` backend, of the Firebase CLI and of the Cloud SQL Auth Proxy.
 */
const stronger: Readonly<Record<string, string>> = {
  CLOUDSDK_AUTH_ACCESS_TOKEN: other('gcloud', 'that token, which it cannot renew,'),
  CLOUDSDK_AUTH_ACCESS_TOKEN_FILE: other('gcloud', 'the token in that file, which it cannot renew,'),
  CLOUDSDK_AUTH_IMPERSONATE_SERVICE_ACCOUNT: onTop('gcloud'),
  GOOGLE_IMPERSONATE_SERVICE_ACCOUNT: onTop('Terraform'),
  GOOGLE_BACKEND_IMPERSONATE_SERVICE_ACCOUNT: onTop("Terraform's `gcs` backend"),
  CSQL_PROXY_IMPERSONATE_SERVICE_ACCOUNT: onTop(sqlProxy),
  GOOGLE_OAUTH_ACCESS_TOKEN: terraform,
  GOOGLE_CREDENTIALS: terraform,
  GOOGLE_CLOUD_KEYFILE_JSON: terraform,
  GCLOUD_KEYFILE_JSON: terraform,
  GOOGLE_BACKEND_CREDENTIALS: other("Terraform's `gcs` backend", 'that credential'),
  FIREBASE_TOKEN: other('the Firebase CLI', 'that token'),
  CSQL_PROXY_TOKEN: other(sqlProxy, 'that token'),
  CSQL_PROXY_CREDENTIALS_FILE: other(sqlProxy, 'that file'),
  CSQL_PROXY_JSON_CREDENTIALS: other(sqlProxy, 'that credential'),
};

export function conflicts(settings: GcpSettings, env: Environment): readonly Conflict[] {
  const { universe, projectId } = settings;
  const winning = Object.entries(stronger).filter(([variable]) => env[variable]);
  return [
    ...winning.map(([variable, effect]) => ({
      variable,
      effect,
      ...(isEmptied(variable) ? { neutralise: true } : {}),
    })),
    ...(/^(1|true|on|yes|y)$/i.test(env.CLOUDSDK_AUTH_DISABLE_CREDENTIALS ?? '')
      ? [
          {
            variable: 'CLOUDSDK_AUTH_DISABLE_CREDENTIALS',
            effect: 'makes gcloud send no credentials at all',
          },
        ]
      : []),
    ...['CLOUDSDK_CORE_UNIVERSE_DOMAIN', 'GOOGLE_CLOUD_UNIVERSE_DOMAIN']
      .filter((variable) => env[variable] && env[variable] !== universe)
      .map((variable) => ({
        variable,
        effect: `names a universe other than \`gcp-universe\` (${universe}): its tools refuse this login`,
      })),
    // Terraform reads it before the names that are exported.
    ...(projectId !== undefined && env.GOOGLE_PROJECT && env.GOOGLE_PROJECT !== projectId
      ? [
          {
            variable: 'GOOGLE_PROJECT',
            effect: `makes Terraform work in the project ${env.GOOGLE_PROJECT} instead of ${projectId}`,
          },
        ]
      : []),
  ];
}

const configuration = {
  base: { variable: 'CLOUDSDK_CONFIG', home: '.config/gcloud' },
  file: 'configurations/config_*',
  selectedBy: 'active_config',
  format: 'ini',
  section: 'auth',
} as const;

/** The same in files: the active configuration of gcloud, and the user of the Firebase CLI (its `requireAuth`). */
const rivals: readonly RivalSetting[] = [
  ...(
    [
      ['impersonate_service_account', 'CLOUDSDK_AUTH_IMPERSONATE_SERVICE_ACCOUNT'],
      ['access_token_file', 'CLOUDSDK_AUTH_ACCESS_TOKEN_FILE'],
    ] as const
  ).map(([key, variable]) => ({
    ...configuration,
    keys: [key],
    effect: stronger[variable]!,
    unless: [variable, 'CLOUDSDK_ACTIVE_CONFIG_NAME'],
  })),
  {
    base: { variable: 'XDG_CONFIG_HOME', home: '.config' },
    file: 'configstore/firebase-tools.json',
    format: 'json',
    keys: ['user'],
    effect: 'makes the Firebase CLI work as that user instead of this login',
    unless: ['FIREBASE_TOKEN'],
  },
];

export function rivalSettings(): readonly RivalSetting[] {
  return rivals;
}

function isEmptied(variable: string): boolean {
  return (emptiedVariables as readonly string[]).includes(variable);
}
