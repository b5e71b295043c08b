/** The folders of a job on disk. */

import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface Folders {
  /** Contains everything that was not given; deleted when the job is disposed of. */
  root: string;
  temp: string;
  workspace: string;
  home: string;
  tools: string;
  eventFile: string;
  /** Where the runner puts the files that steps write their commands to. */
  commands: string;
}

/** Creates the folders of a job, empties its temporary one and writes the event payload. */
export function createFolders(options: {
  temp?: string;
  workspace?: string;
  repository: string;
  event: unknown;
}): Folders {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'runner-')));
  const temp = options.temp ?? join(root, 'work', '_temp');
  const folders: Folders = {
    root,
    temp,
    workspace: options.workspace ?? join(root, 'work', options.repository, options.repository),
    home: join(root, 'home'),
    tools: join(root, 'tools'),
    eventFile: join(temp, '_github_workflow', 'event.json'),
    commands: join(temp, '_runner_file_commands'),
  };
  emptyFolder(temp);
  const { workspace, home, tools, commands, eventFile } = folders;
  for (const folder of [workspace, home, tools, commands, dirname(eventFile)])
    mkdirSync(folder, { recursive: true });
  writeFileSync(eventFile, JSON.stringify(options.event));
  return folders;
}

/** Deletes the content of a folder; creates the folder if necessary. */
export function emptyFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true });
}

/** All paths below a folder that are not folders themselves. */
export function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
}
