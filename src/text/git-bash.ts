/**
 * Whether Git Bash treats a value as a path and rewrites it when starting a Windows program: it begins with a slash,
 * possibly after other characters.
 * @see https://www.msys2.org/docs/filesystem-paths/#automatic-unix-windows-path-conversion
 */
export function looksLikePath(value: string): boolean {
  return /^[^\w~]*\//.test(value);
}
