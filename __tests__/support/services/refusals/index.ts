/** Every refusal that a preset documents. */
import { anyRefusals } from './any.ts';
import { githubRefusals } from './github.ts';
import { packageRefusals } from './packages.ts';
import { platformRefusals } from './platforms.ts';
import type { Refusal } from './refusal.ts';
import { vaultRefusals } from './vault.ts';

export { codeOf, type Refusal, wordsOf } from './refusal.ts';

export const refusals: readonly Refusal[] = [
  ...packageRefusals,
  ...githubRefusals,
  ...vaultRefusals,
  ...platformRefusals,
  ...anyRefusals,
];
