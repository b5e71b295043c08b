import { audit } from './audit.ts';
import { check } from './check.ts';
import { migrate } from './migrate.ts';
import { plan } from './plan.ts';
import type { Verb } from './verb.ts';

/** All verbs, in the order of `--help`. */
export const verbs: readonly Verb[] = [plan, check, audit, migrate];
