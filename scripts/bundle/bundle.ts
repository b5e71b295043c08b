import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import ncc from '@vercel/ncc';

/**
 * Parts of libraries that this action never reaches, left out because they cost start-up time and size:
 * - the toolkit's HTTP client (with undici) serves its own `getIDToken` only, and we have our own client;
 * - the toolkit's `summary.js` loads Node.js's promises of file system calls, which nothing else here needs;
 * - `@actions/exec` serves its description of the platform;
 * - the AWS library's own search for credentials, its event streams and HTTP/2: its one use here has the credentials
 *   handed to it, gets short answers and sends them through our client;
 * - `jsonwebtoken` serves certificate assertions only, and our client assertion is the ID token;
 * - `node-fetch` is a transport of the Google library, and ours stands under it.
 * An import of one of them resolves to a module of Node.js that has no such export. It has to be a light one: importing
 * `node:http` or `node:crypto` as a whole touches every lazy part of them.
 */
const leftOut = {
  './summary.js': 'node:path',
  '@actions/http-client': 'node:path',
  '@actions/http-client/lib/auth': 'node:path',
  '@actions/exec': 'node:path',
  '@aws-sdk/credential-provider-node': 'node:path',
  '@smithy/core/event-streams': 'node:path',
  'node:http2': 'node:path',
  jsonwebtoken: 'node:path',
  'node-fetch': 'node:path',
};

/**
 * Bundles an entry and everything it loads, each lazily loaded part as a file of its own.
 * @param entry path of the compiled module
 * @param folder where the bundle goes; what it held before is removed
 */
export async function bundle(entry: string, folder: string): Promise<void> {
  const { code, assets } = await ncc(resolve(entry), {
    externals: leftOut,
    cache: false,
    quiet: true,
    target: 'es2024',
  });
  // Numbered chunks of an earlier build would stay behind.
  await rm(folder, { recursive: true, force: true });
  await write(join(folder, 'index.js'), code);
  for (const [name, asset] of Object.entries(assets)) await write(join(folder, name), asset.source);
}

async function write(path: string, content: string | Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const text = String(content)
    // Comments of some libraries link to a package registry: of no use in a bundle.
    .replaceAll(/https:\/\/www\.npmjs\.com\/package\//g, 'npm package ')
    // One byte for each character in memory too, which loads faster; one other character in a text makes it two.
    .replaceAll(
      /(?<!\\)((?:\\\\)*)\\?([^\x00-\x7f])/g,
      (_, backslashes, character) =>
        `${backslashes}\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  await writeFile(path, text);
}
