/**
 * The programs of the action, bundled together so that `dist/` contains each library once. `dist/<name>/index.js`
 * starts one of them; the build creates it from the line here, so each further program is one more line.
 */
export const programs = {
  main: () => import('./main.ts'),
  post: () => import('./post.ts'),
  helper: () => import('./helper.ts'),
  cli: () => import('./cli.ts'),
  check: () => import('./check.ts'),
} as const;
