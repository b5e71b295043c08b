/** A simulation of how GitHub's runner starts a JavaScript action: environment, commands, masks, post steps, clean-up. */

export type { JobStatus } from './action-file.ts';
export type { Annotation, AnnotationLevel } from './commands.ts';
export type {
  FinishOptions,
  Job,
  JobOptions,
  RunOptions,
  Step,
  StepOptions,
  StepResult,
  UsesOptions,
} from './contract.ts';
export { startJob } from './job.ts';
export { createMasker, encodedForms, type Masker } from './masks.ts';
export type { Times } from './process.ts';
