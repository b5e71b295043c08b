/** The login as a profile, in private copies of the AWS files that all logins of the job share. Pure. */
import { join } from 'node:path';
import type { PublishContext, Variable } from '../../contract/publication.ts';
import type { FileEdit } from '../../files/edit.ts';
import type { AwsCredential } from './credential.ts';
import { credentialProcess } from './credential-process.ts';
import type { AwsSettings } from './settings.ts';
import type { fileVariables } from './variables.ts';

export interface Profiles {
  readonly edits: readonly FileEdit[];
  /** The profile that later steps must select: the login renews itself, and no tool selects it by default. */
  readonly toBeNamed?: string;
  /** The variables that lead tools to the files. */
  readonly variables: Readonly<Record<string, Variable>>;
}

/** The profile that tools use if none is selected: an exported login that renews itself. */
export const defaultProfile = 'default';

/** The profile of the flat inputs' login if it renews itself, is not exported and has no name. */
const ownName = 'multi-cloud-login';

/**
 * The profiles of a login: the requested one, otherwise one named after the login, unless it is the login of the flat
 * inputs.
 */
export function profilesOf(
  credential: AwsCredential,
  settings: AwsSettings,
  place: PublishContext,
): Profiles | undefined {
  const named = settings.profile ?? (place.kind === 'flat' ? undefined : place.login);
  const { refresh } = place;
  const renewed = refresh !== undefined;
  const unnamed = place.exportEnvironment ? defaultProfile : (named ?? ownName);
  const names = new Set([...(named === undefined ? [] : [named]), ...(renewed ? [unnamed] : [])]);
  if (names.size === 0) return undefined;

  const config = copyOf('AWS_CONFIG_FILE', 'config', place);
  const credentials = copyOf('AWS_SHARED_CREDENTIALS_FILE', 'credentials', place);
  const inConfig: Record<string, string> = renewed
    ? { credential_process: credentialProcess(refresh, place) }
    : {};
  const inCredentials = {
    aws_access_key_id: credential.accessKeyId,
    aws_secret_access_key: credential.secretAccessKey,
    aws_session_token: credential.sessionToken,
  };
  return {
    ...(renewed && !place.exportEnvironment ? { toBeNamed: unnamed } : {}),
    edits: [...names].flatMap((name): FileEdit[] => [
      {
        format: 'ini',
        ...config.file,
        // Only the config file has the word "profile" in its headers, and the default profile has it in neither file.
        section: name === 'default' ? 'default' : `profile ${name}`,
        spellings:
          name === 'default'
            ? { aliases: ['profile default'], lookalikes: [] }
            : { aliases: [], lookalikes: [name] },
        keys: { ...otherCredentials, region: settings.region, ...inConfig },
      },
      {
        format: 'ini',
        ...credentials.file,
        section: name,
        spellings: { aliases: [], lookalikes: [`profile ${name}`] },
        keys: { ...otherCredentials, region: null, ...(renewed ? {} : inCredentials) },
      },
    ]),
    variables: { ...config.variables, ...credentials.variables },
  };
}

/**
 * Every source of credentials that a user's profile may have, removed from our copy: tools differ in which of several
 * they prefer. Both files may contain each of them.
 */
const otherCredentials: Readonly<Record<string, null>> = Object.fromEntries(
  [
    'aws_access_key_id',
    'aws_secret_access_key',
    'aws_session_token',
    'aws_security_token',
    'aws_account_id',
    'credential_process',
    'credential_source',
    'source_profile',
    'role_arn',
    'web_identity_token_file',
    'login_session',
    'sso_session',
    'sso_start_url',
    'sso_region',
    'sso_account_id',
    'sso_role_name',
  ].map((key) => [key, null]),
);

/** Whether an earlier login of the job is exported as a profile, judged by the environment. */
export function isExportedAsProfile({ env, shared }: Pick<PublishContext, 'env' | 'shared'>): boolean {
  const ours = copyPath('config', shared);
  return env.AWS_CONFIG_FILE === ours && env.AWS_SDK_LOAD_CONFIG === '1' && !env.AWS_ACCESS_KEY_ID;
}

function copyPath(fileName: string, shared: string): string {
  return join(shared, 'aws', fileName);
}

/** Our copy of one of the user's files, and the variable that leads there. */
function copyOf(
  variable: (typeof fileVariables)[number],
  fileName: string,
  { shared, env }: PublishContext,
): { file: { path: string; startFrom?: string }; variables: Readonly<Record<string, Variable>> } {
  const path = copyPath(fileName, shared);
  const home = env.HOME || env.USERPROFILE;
  const usual = home && join(home, '.aws', fileName);
  const given = env[variable] || usual;
  const startFrom = given && home && /^~[/\\]/.test(given) ? join(home, given.slice(2)) : given;
  return {
    file: { path, ...(startFrom && startFrom !== path ? { startFrom } : {}) },
    variables: {
      // The AWS CLI and boto3 treat an empty value as a path, and then find no profile.
      [variable]: { value: path, always: true, ...(usual ? { leftBehind: { path: usual } } : {}) },
    },
  };
}
