/** How workflows name this action. */
export const actionReference = 'multi-cloud-oidc/login@v1';

/** Whether a `uses` names this action, at any version. */
export function isOwnAction(uses: string | undefined): boolean {
  return /^multi-cloud-oidc\/login(@|$)/i.test(uses ?? '');
}
