import type { Job, WorkflowFile } from './model.ts';

/** Whether a job gets ID tokens; undefined if that is up to the caller. */
export function idTokenGranted(file: WorkflowFile, job: Job): boolean | undefined {
  const permissions = job.permissions ?? file.permissions;
  if (permissions) return permissions.idToken;
  const isCalled = file.kind === 'action' || file.triggers.some(({ name }) => name === 'workflow_call');
  return isCalled ? undefined : false;
}
