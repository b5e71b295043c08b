import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import ncc from '@vercel/ncc';
import { launchers } from './launchers.ts';
import { minified } from './minified.ts';

/**
 * Parts of libraries that this action never reaches, left out because they cost start-up time and size:
 * - the toolkit's `oidc-utils.js` brings its HTTP client (with undici), which serves its own `getIDToken` only, and we have
 *   our own client; what reads GitHub's API in plan mode loads it for itself;
 * - the toolkit's `summary.js` loads Node.js's promises of file system calls, which nothing else here needs (no file of
 *   ours may have that name);
 * - `@actions/exec` serves its description of the platform;
 * - the AWS library's own search for credentials, its event streams and HTTP/2: its one use here has the credentials
 *   handed to it, gets short answers and sends them through our client;
 * - `jsonwebtoken` serves certificate assertions only, and our client assertion is the ID token;
 * - `node-fetch` is a transport of the Google library, and ours stands under it.
 * - GitHub's client (`@actions/github`) brings `undici`, and ours stands under it; its plugins name each route of the API,
 *   and the few that are asked for are written out.
 * An import of one of them resolves to a module of Node.js that has no such export. It has to be a light one: importing
 * `node:http` or `node:crypto` as a whole touches every lazy part of them. What is used while its module starts gets a
 * stand-in, from `stand-ins.ts`.
 */
const leftOut = {
  './summary.js': 'node:path',
  './oidc-utils.js': 'node:path',
  '@actions/exec': 'node:path',
  '@aws-sdk/credential-provider-node': 'node:path',
  '@smithy/core/event-streams': 'node:path',
  'node:http2': 'node:path',
  undici: 'left-out:undici',
  '@octokit/plugin-rest-endpoint-methods': 'left-out:octokit-plugins',
  '@octokit/plugin-paginate-rest': 'left-out:octokit-plugins',
  jsonwebtoken: 'node:path',
  'node-fetch': 'node:path',
};

/**
 * Bundles programs and everything they load: one file per program, and one per part that is loaded later.
 * @param entry path of the compiled module that exports `programs`
 * @param names of the programs
 * @param folder where the bundle goes; its previous content is removed
 */
export async function bundle(entry: string, names: readonly string[], folder: string): Promise<void> {
  const { code, assets } = await ncc(resolve(entry), {
    externals: leftOut,
    cache: false,
    quiet: true,
    target: 'es2024',
  });
  const { 'package.json': packageType, ...others } = assets;
  const chunks = Object.fromEntries(
    Object.entries(others).map(([name, { source }]) => [name, String(source)]),
  );
  // Otherwise numbered chunks of an earlier build would remain.
  await rm(folder, { recursive: true, force: true });
  await write(join(folder, 'package.json'), `${packageType?.source}\n`);
  for (const [path, text] of Object.entries(launchers(names, { code, chunks })))
    await write(join(folder, path), await minified(text));
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
