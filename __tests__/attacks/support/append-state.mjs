/** Preloaded into the action's main stage: writes `APPEND_STATE` behind what the step saves, as any program of the job can. */
import { appendFileSync } from 'node:fs';

const { APPEND_STATE, GITHUB_STATE } = process.env;

if (/[/\\]main[/\\]index\.js$/.test(process.argv[1]))
  process.on('exit', () => appendFileSync(GITHUB_STATE, APPEND_STATE));
