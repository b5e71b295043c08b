/** Why the subject of an ID token may not be the one of a federated credential. */
import type { Claims } from '../../identity/claims.ts';
import { isImmutableSubject, otherSubjectForm } from '../../identity/subject.ts';

/** Why a federated credential's subject may differ from this token's, most likely cause first. */
export function subjectMismatchCauses(claims: Claims | undefined): string[] {
  const rare =
    'Rarely, Entra answers so for a moment although everything is right; the request was repeated already.';
  if (!claims) return [rare];
  const other = otherSubjectForm(claims);
  if (other === undefined) return [contextCause(claims.sub), rare];
  const spelling = isImmutableSubject(claims.sub)
    ? `The credential was made before the subjects of this repository began to hold the IDs of owner and repository: \`${other}\`.`
    : `The credential holds the IDs of owner and repository, which the subjects of this repository do not: \`${other}\`.`;
  return [contextCause(claims.sub), spelling, rare];
}

function contextCause(subject: string): string {
  if (subject.includes(':environment:')) {
    return 'The credential was made for a branch, tag or pull request, but the job names an environment, which replaces them in the subject.';
  }
  if (subject.endsWith(':pull_request')) {
    return 'The credential was made for a branch, but the run was started by a pull request, whose subject names none.';
  }
  if (subject.includes(':ref:')) {
    return 'The credential was made for another branch or tag, for pull requests, or for an environment that this job does not name.';
  }
  return 'The repository or organization has its own subject template, which the credential does not follow.';
}
