/** How the published credentials of a login are kept alive for the whole job. */
import type { Publications, PublishContext } from './publication.ts';

/** How a background process keeps credentials alive in files that tools read repeatedly. All pure. */
export interface Renewal<R, C> {
  /** The ID token among the credentials, which expires long before the others. */
  idToken(credential: C): string;
  withIdToken(credential: C, idToken: string): C;
  /** The part of the publications to write again. */
  publications(
    credential: C,
    settings: R,
    context: PublishContext,
  ): Required<Pick<Publications, 'files' | 'edits'>>;
}

/**
 * `itself`: tools get the next credential through what is published anyway. `refresh`: only with the input of that
 * name.
 */
export type RenewedBy = 'itself' | 'refresh';
