import { audit } from './audit.ts';
import { migrate } from './migrate.ts';
import type { Verb } from './verb.ts';

/** All verbs in the order of `--help`. */
export const verbs: readonly Verb[] = [audit, migrate];
