/** Findings about jobs that call a reusable workflow. */
import { idTokenGranted } from '../permissions.ts';
import type { Finding } from './finding.ts';
import { at, type JobInFile } from './job-in-file.ts';
import { permissionsFor } from './replacement.ts';

export function calls({ file, job, keys, repository }: JobInFile): Finding[] {
  const { calls: called } = job;
  if (!called) return [];
  const passesKey = keys.some((key) => key.job === job.id && key.means === 'workflow call');
  const target = repository.local(called.value);
  const isRemote = !called.value.startsWith('./');
  const granted = idTokenGranted(file, job);
  const asking = target?.jobs.filter((inner) => repository.logins(inner).length > 0) ?? [];
  const findings: Finding[] = [];
  if (asking.length > 0 && granted === false)
    findings.push({
      ...at({ file, job }, called.line),
      id: 'caller-without-id-token',
      severity: 'high',
      message: `The called workflow logs in (${asking.map(({ id }) => `\`${id}\``).join(', ')}), and this job does not grant \`id-token: write\`: the run does not start, or the login fails.`,
      fix: 'Grant it to the calling job.',
      replacement: permissionsFor(file, job).join('\n'),
    });
  if (isRemote)
    findings.push({
      ...at({ file, job }, called.line),
      id: 'remote-workflow',
      severity: 'info',
      message: `\`${called.value}\` is in another repository and was not looked into.${
        granted === false
          ? ' The job does not grant `id-token: write`: if the workflow logs in, the run does not start.'
          : ''
      }`,
      fix: `Run this audit there too.${granted ? ' The trust has to name the caller (`sub`, `repository_id`) as well as the called workflow (`job_workflow_ref`).' : ''}`,
    });
  if (isRemote && !/@[0-9a-f]{40}$/.test(called.value) && (granted || job.secretsInherited || passesKey))
    findings.push({
      ...at({ file, job }, called.line),
      id: 'unpinned-action-with-credentials',
      severity: 'high',
      message: `The called workflow gets ${granted ? 'ID tokens' : 'secrets'} of this repository and is named by a branch or tag, which can be moved: \`${called.value}\`.`,
      fix: 'Name it by the full commit hash, and let the trust test `job_workflow_ref` at that commit, together with the repository.',
      zizmor: 'unpinned-uses',
    });
  if (job.secretsInherited)
    findings.push({
      ...at({ file, job }, job.secretsInherited.line),
      id: 'secrets-inherited',
      severity: 'medium',
      message:
        '`secrets: inherit` hands every secret to the called workflow, so this audit cannot tell which keys are used.',
      fix: 'Name the secrets that it needs; after a move to OIDC often none is left.',
      zizmor: 'secrets-inherit',
    });
  return findings;
}
