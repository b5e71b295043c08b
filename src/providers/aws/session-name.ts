import type { Environment } from '../../environment.ts';
import { text } from '../../settings/kinds.ts';

const maxLength = 64;

export const sessionName = text({
  label: 'text, 2–64 characters',
  pattern: /^[A-Za-z0-9_+=,.@-]{2,64}$/,
  rule: '2 to 64 letters, digits or characters of `_+=,.@-`',
});

/** A name that leads from CloudTrail back to the run: `octo-org-octo-repo-9876543210`. The run ID is never cut. */
export function defaultSessionName(env: Environment): string {
  const run = env.GITHUB_RUN_ID ? `-${env.GITHUB_RUN_ID}` : '';
  const repository = env.GITHUB_REPOSITORY || 'github-actions';
  const suffix = sanitized(run).slice(-maxLength);
  return sanitized(repository).slice(0, maxLength - suffix.length) + suffix;
}

function sanitized(part: string): string {
  return part.replace(/[^A-Za-z0-9_+=,.@-]/g, '-');
}
