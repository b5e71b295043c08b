/**
 * Whether Git Bash treats a value as a path, and rewrites it when it starts a program of Windows: it begins with a slash,
 * maybe behind other signs.
 * @see https://www.msys2.org/docs/filesystem-paths/#automatic-unix-windows-path-conversion
 */
export function looksLikePath(value: string): boolean {
  return /^[^\w~]*\//.test(value);
}
