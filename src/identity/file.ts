/** An ID token that another program keeps in a file and may replace at any time. */
import { constants, open } from 'node:fs/promises';
import { Failure, messageSaysAll } from '../failure/failure.ts';
import { httpsIssuerProblem } from './issuer.ts';
import type { IdTokenSource } from './source.ts';

/** Longer than any token that a relying party accepts. */
const maxBytes = 64 * 1024;

/** @param path absolute */
export function fileSource(path: string): IdTokenSource {
  return {
    name: `the file ${path}`,
    supply: 'replaceable',
    request: () => readToken(path),
    advice: messageSaysAll,
    issuerProblem: httpsIssuerProblem,
  };
}

async function readToken(path: string): Promise<string> {
  try {
    // Do not wait for the other end of a pipe.
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const status = await file.stat();
      if (status.isDirectory()) throw unreadable(path, 'is a directory');
      if (!status.isFile()) throw unreadable(path, 'is not a regular file');
      // One byte more than is allowed: the file may be growing.
      const { bytesRead, buffer } = await file.read({ buffer: Buffer.alloc(maxBytes + 1), position: 0 });
      if (bytesRead > maxBytes) throw unreadable(path, `is larger than ${maxBytes / 1024} KiB`);
      return buffer.toString('utf8', 0, bytesRead).trim();
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw unreadable(path, reasons[String((error as { code?: unknown }).code)] ?? 'cannot be read');
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  ENOTDIR: 'does not exist',
  EISDIR: 'is a directory',
  EACCES: 'may not be read by the user that this runner works as',
  EPERM: 'may not be read by the user that this runner works as',
};

function unreadable(path: string, words: string): Failure {
  return new Failure(`the file ${path}, which should hold an ID token, ${words}`, {
    code: 'id-token/file',
    stage: 'id-token',
    retry: 'no',
    advice: messageSaysAll,
  });
}
