/**
 * The credentials file of workload identity federation, which Google's tools and libraries read. It contains no Google
 * credential, only how to get one, so each tool renews its own credential for as long as the job runs.
 * @see https://google.aip.dev/auth/4117
 */
import { join } from 'node:path';
import { helperCommand, idTokenArguments } from '../../contract/helper-command.ts';
import type { PublishContext } from '../../contract/publication.ts';
import { Failure } from '../../failure/failure.ts';
import { tokenEndpoint, tokenRequestUrl } from '../../identity/github.ts';
import { fileOfSource, usesTokenEndpoint } from '../../identity/source-name.ts';
import type { Problem } from '../../settings/schema.ts';
import { exchangeAudience } from './provider-name.ts';
import { methodUrl } from './service-account.ts';
import type { GcpSettings } from './settings.ts';
import { jwtTokenType } from './token-types.ts';

/** The path of a login's file. The name starts as ignore lists for google-github-actions/auth expect. */
export function credentialsPath({ directory, login }: PublishContext): string {
  return join(directory, `gha-creds-${login}.json`);
}

/** The range that Google's libraries accept for `token_lifetime_seconds`. */
const shortestLifetimeSeconds = 600;

/**
 * The content of the file, or undefined if the job's ID tokens do not come from an endpoint that can issue further
 * ones.
 * @throws {Failure} if a path in the helper's command line contains a blank
 */
export function credentialsFile(settings: GcpSettings, place: PublishContext): string | undefined {
  const source = credentialSource(settings, place);
  if (!source) return undefined;
  const { serviceAccount, endpoints } = settings;
  const file = {
    type: 'external_account',
    universe_domain: settings.universe,
    audience: exchangeAudience(settings.provider),
    subject_token_type: jwtTokenType,
    token_url: `${endpoints.sts}/token`,
    ...(serviceAccount === undefined
      ? // gcloud asks this address for the name of a principal that is not a service account.
        { token_info_url: `${endpoints.sts}/introspect` }
      : {
          service_account_impersonation_url: methodUrl(settings, serviceAccount, 'generateAccessToken'),
          service_account_impersonation: {
            token_lifetime_seconds: Math.max(settings.accessTokenLifetimeSeconds, shortestLifetimeSeconds),
          },
        }),
    credential_source: source,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Whether tools must run a program to get an ID token. */
export function needsExecutable(
  { credentialsSource }: GcpSettings,
  { idTokenSource }: PublishContext,
): boolean {
  if (fileOfSource(idTokenSource) !== undefined) return false;
  return credentialsSource === 'executable' || !usesTokenEndpoint(idTokenSource);
}

function credentialSource(settings: GcpSettings, place: PublishContext) {
  const file = fileOfSource(place.idTokenSource);
  if (file !== undefined) return { file, format: { type: 'text' } };
  return needsExecutable(settings, place) ? executableSource(settings, place) : urlSource(settings, place);
}

/** The tool asks GitHub itself. The bearer token can request ID tokens for any audience, so this file is a secret. */
function urlSource(settings: GcpSettings, { env }: PublishContext) {
  const endpoint = tokenEndpoint(env);
  if (!endpoint) return undefined;
  return {
    url: tokenRequestUrl(endpoint.url, settings.audience),
    headers: { Authorization: `Bearer ${endpoint.bearer}` },
    format: { type: 'json', subject_token_field_name: 'value' },
  };
}

/** The tool starts our helper, which finds what it needs in the environment of the step that runs the tool. */
function executableSource(settings: GcpSettings, place: PublishContext) {
  if (usesTokenEndpoint(place.idTokenSource) && !tokenEndpoint(place.env)) return undefined;
  const words = commandWords(settings, place);
  // The libraries disagree about quotes in this command; some do not support them.
  if (words.some(isUnreadable)) {
    throw new Failure(
      `the credentials file cannot start a program whose path has a blank in it: ${words.slice(0, 3).join(' ')}`,
      { code: 'gcp/executable-path', stage: 'publish', retry: 'no' },
    );
  }
  return { executable: { command: words.join(' '), timeout_millis: 30_000 } };
}

/** Problems, known before the login, with a program that Google's tools could not start. */
export function problems(settings: GcpSettings, context: PublishContext): Problem[] {
  const { env, idTokenSource } = context;
  if (!needsExecutable(settings, context)) return [];
  if (usesTokenEndpoint(idTokenSource) && !tokenEndpoint(env)) return [];
  const unreadable = commandWords(settings, context).find(isUnreadable);
  if (unreadable === undefined) return [];
  return [
    {
      setting: 'credentials-source',
      message: `makes Google's tools start a program, and they cannot read a path with a blank or quote: \`${unreadable}\`. Use \`url\` with ID tokens of the runner, or install the runner in a directory without blanks`,
    },
  ];
}

const isUnreadable = (word: string) => /[\s"]/.test(word);

function commandWords(
  settings: GcpSettings,
  place: Pick<PublishContext, 'nodePath' | 'actionDirectory' | 'idTokenSource'>,
): string[] {
  return helperCommand(place, 'gcp-id-token', ...idTokenArguments(settings.audience, place.idTokenSource));
}
