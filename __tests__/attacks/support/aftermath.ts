/** What an attack must never leave, whatever became of the step. */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Job, StepResult } from '../../../emulator/runner/index.ts';
import type { Scenario } from '../../support/scenario.ts';
import { printed } from '../../support/services/steps.ts';
import { trapPath } from './hostile-answers.ts';
import { issuedSecrets } from './issued.ts';
import { searchFor } from './leak-search.ts';

/** Ends the job. Says what is not as it should be: the list is empty for a step that withstood. */
export async function problemsAfter(
  { emulator }: Scenario,
  job: Job,
  step: StepResult,
): Promise<readonly string[]> {
  const problems: string[] = [];
  const { ACTIONS_ID_TOKEN_REQUEST_TOKEN = '' } = emulator.environment();
  const search = searchFor([...issuedSecrets(emulator.requests), ACTIONS_ID_TOKEN_REQUEST_TOKEN]);
  const look = (text: string, where: string) =>
    problems.push(...search.in(text, where).map(({ form, around }) => `${where} shows (${form}): ${around}`));

  look(printed(step), 'the step');
  const { outcome, exported, outputs, paths, state, masks, annotations } = step;
  if (outcome === 'failure') {
    problems.push(...Object.keys(exported).map((name) => `exported by a failed step: ${name}`));
    look(JSON.stringify(outputs), 'the outputs of a failed step');
  }
  problems.push(...paths.map((path) => `put into PATH: ${path}`));
  problems.push(...Object.keys(state).flatMap((name) => (name === 'login' ? [] : `saved as state: ${name}`)));
  if (masks.includes('pwned') || annotations.some(({ message }) => message.startsWith('pwned')))
    problems.push('a command of the attacker was obeyed');
  for (const { host, path, service } of emulator.requests) {
    if (service === 'unknown') problems.push(`asked a stranger: ${host}`);
    if (path.includes(trapPath)) problems.push(`followed a redirect at ${host}`);
  }

  const posts = await job.finish({
    inspect: () => {
      for (const path of job.leftovers()) {
        const name = relative(job.temp, path);
        problems.push(`left: ${name}`);
        look(readFileSync(path, 'latin1'), name);
      }
    },
  });
  for (const post of posts) {
    look(printed(post), 'the post step');
    if (post.outcome !== 'success') problems.push(`the post step failed:\n${post.log}`);
  }
  return problems;
}
