/** Google's own tools with nothing but what a login exports, for both kinds of credentials file. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { isInstalled } from '../../../emulator/consumers/consumer.ts';
import type { Emulator } from '../../../emulator/index.ts';
import { defaults, startEmulator } from '../../../emulator/index.ts';
import { gcp } from '../../../src/providers/gcp/index.ts';
import { runLogin } from '../../support/exchange.ts';

const run = promisify(execFile);
const { projectId, serviceAccount, workloadIdentityProvider } = defaults.google;
const root = new URL('../../../', import.meta.url);

let emulator: Emulator;
let directory: string;

beforeAll(async () => {
  emulator = await startEmulator();
  directory = await mkdtemp(join(tmpdir(), 'gcp-consumers-'));
  // Stands where the built helper lies in the shipped action.
  await mkdir(join(directory, 'helper'));
  await writeFile(join(directory, 'helper', 'package.json'), '{"type":"module"}');
  await writeFile(
    join(directory, 'helper', 'index.js'),
    `await import(${JSON.stringify(new URL('src/helper.ts', root).href)});`,
  );
});

afterAll(async () => {
  await emulator.close();
  await rm(directory, { recursive: true });
});

beforeEach(() => {
  emulator.clearRequests();
});

/** Logs in, writes the files, and gives the environment of a later step. */
async function laterStep(given: Record<string, string>): Promise<NodeJS.ProcessEnv> {
  const outcome = await runLogin(emulator, gcp, {
    'workload-identity-provider': workloadIdentityProvider,
    'project-id': projectId,
    ...given,
  });
  if (!outcome.succeeded) throw outcome.error;
  const { files = [], variables } = gcp.publish.publications(
    outcome.credential as never,
    outcome.login.settings as never,
    {
      login: 'gcp',
      kind: 'flat',
      idTokenSource: 'github',
      directory,
      shared: directory,
      env: outcome.deps.env,
      exportEnvironment: true,
      actionDirectory: directory,
      nodePath: process.execPath,
      now: 0,
    },
  );
  for (const { path, content } of files) await writeFile(path, content);
  emulator.clearRequests();
  return {
    ...Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !/^(GOOGLE|CLOUDSDK|GCLOUD|GCP)_/.test(name)),
    ),
    HOME: directory,
    CLOUDSDK_CONFIG: await mkdtemp(join(directory, 'gcloud-')),
    ...emulator.environment(),
    ...Object.fromEntries(Object.entries(variables).map(([name, { value }]) => [name, value])),
  };
}

const logins = ['url', 'executable'].flatMap((source) => {
  const given: Record<string, string> = { 'credentials-source': source };
  return [
    { source, as: 'a service account', given: { ...given, 'service-account': serviceAccount } },
    { source, as: 'itself', given },
  ];
});

describe('application default credentials', () => {
  it.each(logins)('let google-auth-library act as $as ($source)', async ({ given, as }) => {
    const library = new URL('node_modules/google-auth-library/build/src/index.js', root).href;
    const script = `
      const { GoogleAuth } = await import(${JSON.stringify(library)});
      const auth = new GoogleAuth({ scopes: 'https://www.googleapis.com/auth/cloud-platform' });
      const project = await auth.getProjectId();
      const { data } = await auth.request({ url: 'https://cloudresourcemanager.googleapis.com/v1/projects/' + project });
      console.log(data.name);`;
    const env = await laterStep(given);
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { env });
    expect(stdout.trim()).toBe('Octo project');
    expect(emulator.requests.map(({ operation }) => operation)).toEqual([
      'idToken',
      'token',
      ...(as === 'itself' ? [] : ['generateAccessToken']),
      'projects.get',
    ]);
  });
});

const gcloud = isInstalled('gcloud') ? describe : describe.skip;

gcloud('gcloud', () => {
  it.each(logins)('acts as $as ($source)', async ({ given, as }) => {
    const env = await laterStep(given);
    const token = await run('gcloud', ['auth', 'print-access-token'], { env });
    expect(token.stdout).toMatch(as === 'itself' ? /^ya29\.d\./ : /^ya29\.c\./);
    const project = await run('gcloud', ['projects', 'describe', projectId, '--format=value(name)'], { env });
    expect(project.stdout.trim()).toBe('Octo project');
  });
});
