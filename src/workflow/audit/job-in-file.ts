/** A job with the data that the findings need. */
import type { Entry, Job, WorkflowFile } from '../model.ts';
import type { Place } from './finding.ts';
import type { OidcLogin, Repository } from './repository.ts';
import type { KeyUse } from './stored-keys.ts';

export interface JobInFile {
  readonly file: WorkflowFile;
  readonly job: Job;
  readonly logins: readonly OidcLogin[];
  readonly keys: readonly KeyUse[];
  readonly repository: Repository;
}

export function at({ file, job }: Pick<JobInFile, 'file' | 'job'>, line: number): Place {
  return { file: file.source.path, line, ...(job.id !== undefined && { job: job.id }) };
}

export function listOf(jobs: readonly JobInFile[]): string {
  return jobs.map(({ job }) => `\`${job.id}\``).join(', ');
}

export function names(entries: readonly Entry[]): string {
  return entries.map(({ name }) => `\`${name}\``).join(', ');
}
