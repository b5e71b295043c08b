/** The login as a profile, in private copies of the AWS files that all logins of the job share. Pure. */
import { join } from 'node:path';
import type { FileEdit } from '../../files/edit.ts';
import { cacheFile, cacheName } from '../../login/cache.ts';
import type { Environment, Place, Variable } from '../../login/provider.ts';
import type { AwsCredential } from './credential.ts';
import { credentialProcess } from './credential-process.ts';
import type { AwsSettings } from './settings.ts';

export interface Profile {
  readonly name: string;
  readonly edits: readonly FileEdit[];
  /** By these the tools find the files. */
  readonly variables: Readonly<Record<string, Variable>>;
}

/** The profile of the flat inputs' login when it needs one and nobody has named it: no user has one of that name. */
const ownName = 'multi-cloud-login';

/**
 * The profile of a login: the one asked for, else one named after it, unless it is the login of the flat inputs.
 *
 * @param specification path of the file by which the credentials are renewed; undefined when they are not
 */
export function profileOf(
  credential: AwsCredential,
  settings: AwsSettings,
  place: Place,
  specification?: string,
): Profile | undefined {
  const name = settings.profile ?? (place.login === 'aws' ? specification && ownName : place.login);
  if (name === undefined) return undefined;
  const config = copyOf('AWS_CONFIG_FILE', 'config', place);
  const credentials = copyOf('AWS_SHARED_CREDENTIALS_FILE', 'credentials', place);
  const inConfig = (keys: Readonly<Record<string, string>>): FileEdit => ({
    format: 'ini',
    ...config.file,
    // Only the config file has the word "profile" in its headers, and the default profile has it in neither.
    section: name === 'default' ? 'default' : `profile ${name}`,
    keys: { region: settings.region, ...keys },
  });
  if (specification !== undefined) {
    return {
      name,
      edits: [
        inConfig({
          credential_process: credentialProcess(
            { specification, cached: cachedFile(settings, place) },
            place,
          ),
        }),
      ],
      variables: config.variables,
    };
  }
  const keys = {
    aws_access_key_id: credential.accessKeyId,
    aws_secret_access_key: credential.secretAccessKey,
    aws_session_token: credential.sessionToken,
  };
  return {
    name,
    edits: [inConfig({}), { format: 'ini', ...credentials.file, section: name, keys }],
    variables: { ...config.variables, ...credentials.variables },
  };
}

function cachedFile(settings: AwsSettings, { refresh, env }: Place): string {
  const key = { provider: { name: 'aws' }, settings, audience: settings.audience };
  return cacheFile(refresh!.cacheDirectory, cacheName(key, env));
}

/** Our copy of one of the user's files, and the variable that leads there. */
function copyOf(variable: string, fileName: string, { shared, env }: Place) {
  const path = join(shared, 'aws', fileName);
  const variables = { [variable]: { value: path, emptyMeansUnset: true, always: true } };
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
