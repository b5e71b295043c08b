/**
 * The most frequent failure: STS gives the same answer for a dozen causes, so the token's claims must tell them apart.
 */
import type { Explanation } from '../../failure/table.ts';
import { claim } from '../../identity/claims.ts';
import { immutableSince, isImmutableSubject } from '../../identity/subject.ts';
import type { RefusalFacts } from './refusal-facts.ts';
import { policyBySubject } from './trust.ts';

/** `AccessDenied` for a request with an ID token. */
export function explainNotAuthorized({ claims, settings, hop: { role } }: RefusalFacts): Explanation {
  const subject = claims?.sub ?? '';
  const environment = claims && claim(claims, 'environment');
  const subjectCauses = [
    isImmutableSubject(subject) &&
      `The subject holds IDs (\`@…\`), as for every repository created, renamed or transferred since ${immutableSince}, while the trust policy still tests it with names alone: \`${subject}\`.`,
    environment !== undefined &&
      `The job uses the environment "${environment}", so its subject names that and no branch, while the trust policy tests for a branch: \`${subject}\`.`,
    subject.endsWith(':pull_request') &&
      `The run was started by a pull request, so its subject names no branch, while the trust policy tests for one: \`${subject}\`.`,
  ].filter((cause) => cause !== false);
  return {
    summary: `AWS STS does not let this job assume the role ${role.arn}.`,
    causes: [
      ...subjectCauses,
      `The conditions of the role's trust policy on \`sub\` and \`aud\` do not match the ID token${claims ? ` (\`${claims.sub}\`, \`${claims.aud}\`)` : ''}: letter case counts, and \`*\` is a wildcard with \`StringLike\` only.`,
      `There is no role of this name in the account ${role.accountId}, or it has a path that the ARN lacks: AWS does not say which.`,
      'The trust policy does not allow `sts:AssumeRoleWithWebIdentity`, or trusts another identity provider.',
      ...(/github/i.test(role.name)
        ? ['The name of the role holds "github": users reported that such roles fail until they are renamed.']
        : []),
    ],
    fix: [
      `Compare the trust policy of the role with the claims of the ID token${claims ? '; the policy below admits it' : ''}.`,
      'If the role is meant to be assumed by another role, list it in `aws-role-chain` instead.',
    ],
    ...(claims ? { paste: { language: 'json', text: policyBySubject(claims, settings) } } : {}),
  };
}
