/** The forms in which GitHub writes the subject of an ID token. */
import type { Claims } from '../../identity/claims.ts';
import { claim } from '../../identity/claims.ts';

/** `repo:owner/name`, or with the IDs that survive renames `repo:owner@1/name@2`; anywhere, because templates reorder. */
const repositoryPart = /(?<=^|:)repo:([^/:@]+)(@\d+)?\/([^/:@]+)(@\d+)?(?=:|$)/;

/** Whether a subject holds the IDs of owner and repository (GitHub's immutable form). */
function isImmutableSubject(subject: string): boolean {
  return repositoryPart.exec(subject)?.[2] !== undefined;
}

/**
 * The subject of the same job in the other of GitHub's two forms: by names, or by names and IDs. Undefined where GitHub
 * has only one: on other servers, and in templates without the repository.
 */
export function otherSubjectForm(claims: Claims): string | undefined {
  if (isImmutableSubject(claims.sub)) return claims.sub.replace(repositoryPart, 'repo:$1/$3');
  const ownerId = claim(claims, 'repository_owner_id');
  const repositoryId = claim(claims, 'repository_id');
  if (!ownerId || !repositoryId || !repositoryPart.test(claims.sub)) return undefined;
  if (URL.parse(claims.iss)?.host !== 'token.actions.githubusercontent.com') return undefined;
  return claims.sub.replace(repositoryPart, `repo:$1@${ownerId}/$3@${repositoryId}`);
}

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
    return 'The credential was made for a branch, tag or pull request, but the job names an environment, and this takes their place in the subject.';
  }
  if (subject.endsWith(':pull_request')) {
    return 'The credential was made for a branch, but the run was started by a pull request, whose subject names none.';
  }
  if (subject.includes(':ref:')) {
    return 'The credential was made for another branch or tag, for pull requests, or for an environment that this job does not name.';
  }
  return 'The repository or organization has a subject template of its own, which the credential does not follow.';
}
