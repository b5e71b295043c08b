/**
 * The programs of the action, bundled together so that `dist/` has each library once. `dist/<name>/index.js` starts one
 * of them; the build makes it from the line here, so one more program is one more line.
 */
export const programs = {
  main: () => import('./main.ts'),
  post: () => import('./post.ts'),
  helper: () => import('./helper.ts'),
  cli: () => import('./cli.ts'),
  check: () => import('./check.ts'),
} as const;
