/**
 * Makes the files of `dist/` from ncc's build of `src/programs.ts`. ncc accepts one entry, whose file loads the first
 * files of a program, which load others later; each further file costs start-up time. So every program gets one file
 * with everything it starts with. Code that is loaded later is shared by all programs.
 */

/** The output of ncc as text. */
export interface Built {
  readonly code: string;
  /** Keyed by file name. */
  readonly chunks: Readonly<Record<string, string>>;
}

const folder = 'shared';
const load = String.raw`__nccwpck_require__\.e\((?:/\* import\(\) \*/ )?(\d+)\)`;

/**
 * @param names of the programs
 * @returns texts by path below `dist/`
 * @throws {Error} if ncc's output has a form that this module does not know
 */
export function launchers(names: readonly string[], { code, chunks }: Built): Record<string, string> {
  const firstChunks = (name: string) =>
    chunkIds(find(code, new RegExp(`^ {4}${name}: \\(\\) => .*${load}.*$`, 'm')));
  const entries = names.map((name) => {
    const included = firstChunks(name).map((id) => `${id}: ${asExpression(chunks[fileName(id)] ?? '', id)}`);
    return [`${name}/index.js`, `const included = {\n${included.join(',\n')}\n};\n${startOf(name, code)}`];
  });
  const later = new Set(chunkIds(Object.values(chunks).join('\n')).map(fileName));
  const shared = Object.entries(chunks)
    .filter(([file]) => later.has(file))
    .map(([file, text]) => [`${folder}/${file}`, text]);
  return Object.fromEntries([...entries, ...shared]);
}

/** ncc's entry, changed to load the included chunks from memory and to start one program instead of exporting all. */
function startOf(name: string, code: string): string {
  const request = find(code, /import\("\.\/" \+ (__nccwpck_require__\.u\(chunkId\))\)/);
  const exported = find(code, /^export \{ (\w+) as programs \};$/m);
  return code
    .replace(
      request,
      () => `Promise.resolve(included[chunkId] ?? ${request.replace('"./"', `"../${folder}/"`)})`,
    )
    .replace(exported, () => `await ${exported.split(' ')[2]}.${name}();`);
}

/** A chunk is a module with three exports. */
function asExpression(chunk: string, id: string): string {
  const exported = /^export const (?=(?:id|ids|modules) = )/gm;
  if (chunk.match(exported)?.length !== 3) throw new Error(`Chunk ${id} is not of the known form.`);
  return `(() => {\n${chunk.replace(exported, 'const ')}\nreturn { id, ids, modules };\n})()`;
}

function chunkIds(text: string): string[] {
  return [...text.matchAll(new RegExp(load.replaceAll('__nccwpck_require__', '\\w+'), 'g'))].map(
    ([, id]) => id!,
  );
}

const fileName = (id: string) => `${id}.index.js`;

function find(text: string, form: RegExp): string {
  const found = form.exec(text)?.[0];
  if (found === undefined) throw new Error(`The bundle is not of the known form: it has no ${form}`);
  return found;
}
