/** How what a login published is kept alive for the whole job. */
import type { Publications, PublishContext } from './publication.ts';

/** How credentials in files that tools read again and again are kept alive by a process in the background. All pure. */
export interface Renewal<R, C> {
  /** The ID token among the credentials, which expires long before the others. */
  idToken(credential: C): string;
  withIdToken(credential: C, idToken: string): C;
  /** What to write again, of all that was published. */
  publications(
    credential: C,
    settings: R,
    context: PublishContext,
  ): Required<Pick<Publications, 'files' | 'edits'>>;
}

/** `itself`: tools get the next credential by what is published anyway. `refresh`: only with the input of that name. */
export type RenewedBy = 'itself' | 'refresh';
