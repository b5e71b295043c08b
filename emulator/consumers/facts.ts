import { appendFileSync } from 'node:fs';

/** Reports what a consumer found out, from within its own process, as outputs of its step. */
export function reportFacts(facts: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(facts)) {
    appendFileSync(process.env.GITHUB_OUTPUT!, `${name}=${value ?? ''}\n`);
  }
}
