/** What a provider says about a refusal, and about the trust that admits a job. */
import type { Diagnosis, Failure } from '../failure/failure.ts';
import type { Claims } from '../identity/claims.ts';

/** The trust that a relying party needs for this job's ID token, ready to paste. */
export interface TrustAdvice {
  readonly title: string;
  /** `hcl` is Terraform. */
  readonly language: 'sh' | 'json' | 'yaml' | 'hcl';
  readonly text: string;
  /** Whether it replaces, narrows or widens what comes before it, and so is not part of the usual way. */
  readonly alternative?: boolean;
}

/** Explanations make up half of a provider, and a successful step needs none, so they may have to be loaded first. */
export type Explanation<T> = T | Promise<T>;

/** Texts for people. All pure. */
export interface Explaining<R> {
  /** @param claims undefined if there was no ID token */
  diagnose(error: Failure, claims: Claims | undefined, settings: R): Explanation<Diagnosis>;
  /** The trust policy that would admit this ID token. */
  trust(claims: Claims, settings: R): Explanation<readonly TrustAdvice[]>;
}
