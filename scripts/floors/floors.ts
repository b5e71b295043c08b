/** The floors of `src/`, from the top: an import leads to a lower floor or stays within its folder. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** The folders and files of `src/` that share a floor do not import each other. */
export const floors: readonly (readonly string[])[] = [
  ['programs.ts'],
  ['main.ts', 'post.ts', 'helper.ts', 'cli.ts', 'check.ts'],
  ['action', 'helper', 'cli'],
  ['renewal', 'setup'],
  ['login'],
  ['cache'],
  ['providers'],
  ['contract', 'trust', 'workflow'],
  ['identity'],
  ['http', 'files'],
  ['failure'],
  ['settings'],
  ['text', 'environment.ts', 'user-agent.ts'],
];

export interface Import {
  /** A path below `src/`, like the other one. */
  readonly from: string;
  readonly to: string;
}

/** All imports of one source file by another, including `import()` and types. */
export function importsOf(root = 'src'): Import[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts'))
    .flatMap((from) =>
      [...readFileSync(join(root, from), 'utf8').matchAll(/\b(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(
        ([, target]) => ({ from, to: posix.join(posix.dirname(from), target!) }),
      ),
    );
}

/** The folder of `src/` that a file is in, or the file itself if it is in none. */
export function roomOf(path: string): string {
  return path.split('/')[0]!;
}

/** Counted from the top, from 0. @throws {Error} for a room that is on no floor */
export function floorOf(path: string): number {
  const floor = floors.findIndex((rooms) => rooms.includes(roomOf(path)));
  if (floor === -1) throw new Error(`${roomOf(path)} is on none of the floors in scripts/floors/floors.ts`);
  return floor;
}

/** Imports that lead up, or to another room of the same floor. */
export function wrongWays(imports: readonly Import[]): Import[] {
  return imports.filter(({ from, to }) => roomOf(from) !== roomOf(to) && floorOf(to) <= floorOf(from));
}

/** The files of one circle of imports, if there is one. */
export function circleIn(imports: readonly Import[]): string[] | undefined {
  const next = Map.groupBy(imports, ({ from }) => from);
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(file)) return path.slice(path.indexOf(file));
    if (done.has(file)) return undefined;
    for (const { to } of next.get(file) ?? []) {
      const circle = visit(to, [...path, file]);
      if (circle) return circle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of next.keys()) {
    const circle = visit(file, []);
    if (circle) return circle;
  }
  return undefined;
}
