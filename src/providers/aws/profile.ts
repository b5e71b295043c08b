/** The login as a profile, in private copies of the AWS files that all logins of the job share. Pure. */
import { join } from 'node:path';
import type { PublishContext, Variable } from '../../contract/publication.ts';
import type { Environment } from '../../environment.ts';
import type { FileEdit } from '../../files/edit.ts';
import type { AwsCredential } from './credential.ts';
import { credentialProcess } from './credential-process.ts';
import type { AwsSettings } from './settings.ts';

export interface Profiles {
  readonly edits: readonly FileEdit[];
  /** The profile that is to be named in later steps: the login renews itself, and no tool uses it by itself. */
  readonly toBeNamed?: string;
  /** By these the tools find the files. */
  readonly variables: Readonly<Record<string, Variable>>;
}

/**
 * The profile that tools use when none is selected, and that an exported login which renews itself is. It is selected
 * by name too, and stays so: a variable cannot be unset, and the AWS CLI stops at a profile that is not there, so the
 * post step leaves it a file that has this one, unless the user has files of his own.
 */
export const selected = 'default';

/** The profile of the flat inputs' login where it renews itself, is not exported, and has no name. */
const ownName = 'multi-cloud-login';

/**
 * The profiles of a login: the one asked for, else one named after it, unless it is the login of the flat inputs.
 */
export function profilesOf(
  credential: AwsCredential,
  settings: AwsSettings,
  place: PublishContext,
): Profiles | undefined {
  const named = settings.profile ?? (place.kind === 'flat' ? undefined : place.login);
  const { refresh } = place;
  const renewed = refresh !== undefined;
  const unnamed = place.exportEnvironment ? selected : (named ?? ownName);
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
        // Only the config file has the word "profile" in its headers, and the default profile has it in neither.
        section: name === 'default' ? 'default' : `profile ${name}`,
        keys: { ...otherCredentials, region: settings.region, ...inConfig },
      },
      {
        format: 'ini',
        ...credentials.file,
        section: name,
        keys: { ...otherCredentials, ...(renewed ? {} : inCredentials) },
      },
    ]),
    variables: {
      ...config.variables,
      ...credentials.variables,
      ...(renewed && place.exportEnvironment ? selectable(config, place) : {}),
    },
  };
}

/**
 * Every way to credentials that a profile of the user may have, taken out of our copy: the tools differ in which of
 * several they prefer. Both files may hold each of them.
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

/** Whether an earlier login of the job is exported as a profile, by what it has left in the environment. */
export function isExportedAsProfile({ env, shared }: Pick<PublishContext, 'env' | 'shared'>): boolean {
  const ours = copyPath('config', shared);
  return env.AWS_CONFIG_FILE === ours && env.AWS_SDK_LOAD_CONFIG === '1' && !env.AWS_ACCESS_KEY_ID;
}

/** The variable that leads to our copy of the config file, with what is left in it after the copy is gone. */
function selectable(
  { file, variables }: ReturnType<typeof copyOf>,
  { actionDirectory }: PublishContext,
): Readonly<Record<string, Variable>> {
  const { startFrom: unless } = file;
  const leftBehind = unless === undefined ? undefined : { path: join(actionDirectory, 'aws-config'), unless };
  return Object.fromEntries(
    Object.entries(variables).map(([name, variable]) => [
      name,
      { ...variable, ...(leftBehind && { leftBehind }) },
    ]),
  );
}

function copyPath(fileName: string, shared: string): string {
  return join(shared, 'aws', fileName);
}

/** Our copy of one of the user's files, and the variable that leads there. */
function copyOf(variable: string, fileName: string, { shared, env }: PublishContext) {
  const path = copyPath(fileName, shared);
  const variables: Record<string, Variable> = {
    [variable]: { value: path, emptyMeansUnset: true, always: true },
  };
  return { file: { path, ...original(variable, fileName, path, env) }, variables };
}

/** The user's file that the copy starts from, as the AWS SDKs find it. */
function original(
  variable: string,
  fileName: string,
  copy: string,
  env: Environment,
): { startFrom?: string } {
  const home = env.HOME || env.USERPROFILE;
  const given = env[variable] || (home && join(home, '.aws', fileName));
  if (!given || given === copy) return {};
  return { startFrom: home && /^~[/\\]/.test(given) ? join(home, given.slice(2)) : given };
}
