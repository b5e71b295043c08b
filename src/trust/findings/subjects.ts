/** What patterns for GitHub's subject admit by mistake, in any cloud's language. */
import { isGithubDotCom } from '../../identity/issuer.ts';
import { immutableSince, isImmutableSubject, parseSubject } from '../../identity/subject.ts';
import { text } from '../json.ts';
import type { Finding } from '../report.ts';
import type { Token } from '../token.ts';
import { matches } from '../wildcard.ts';
import { distinct, finding } from './finding.ts';
import { hasWildcard, wildcardFindings } from './subjects/wildcards.ts';

/** One value with which the subject is compared. */
export interface SubjectTest {
  readonly pattern: string;
  /** Whether `*` and `?` are wildcards. */
  readonly wildcards: boolean;
}

/** Whether another condition tests the ID of the repository or of its owner; some clouds cannot. */
export type IdTest = 'present' | 'absent' | 'impossible';

export function subjectFindings(tests: readonly SubjectTest[], token: Token, idTest: IdTest): Finding[] {
  const patterns = tests.filter(({ pattern }) => pattern !== '');
  return distinct([
    ...patterns.flatMap((test) => [
      ...(test.wildcards && hasWildcard(test.pattern) ? wildcardFindings(test.pattern, token) : []),
      ...plainFindings(test.pattern, token),
    ]),
    ...coveredFindings(patterns),
    ...formFindings(patterns, token),
    ...nameFindings(patterns, token, idTest),
    ...environmentFindings(patterns, token),
  ]);
}

function plainFindings(pattern: string, { claims }: Token): Finding[] {
  const shown = `\`${pattern}\``;
  const found: Finding[] = [];
  if (/:pull_request$/.test(pattern)) {
    found.push(
      finding(
        'pull-request-subject',
        text(claims.environment) === undefined ? 'medium' : 'high',
        'hardening',
        `${shown} admits pull requests, whose code nobody has reviewed.`,
        'Give pull requests a separate role that can only read, or none.',
      ),
    );
  }
  if (
    /^(workflow|environment|ref|head_ref|base_ref|actor|event_name|context):/.test(pattern) &&
    !/(^|:)(repo|repository|repository_id|repository_owner_id):/.test(pattern)
  ) {
    const owned = /(^|:)repository_owner:/.test(pattern);
    found.push(
      finding(
        'subject-without-repository',
        owned ? 'high' : 'critical',
        'ohMyDc',
        `The subject ${shown} begins with free text and names no repository.`,
        'Put `repo` or `repository_id` first into the subject template.',
      ),
    );
  }
  const parsed = /^repo:([^/:]+)-\d+\/([^/:]+)-\d+:/.exec(pattern);
  const [owner, name] = (text(claims.repository) ?? '').split('/');
  if (parsed !== null && parsed[1] === owner && parsed[2] === name) {
    found.push(
      finding(
        'hyphen-form',
        'high',
        'squats',
        `${shown} has IDs behind hyphens: that spelling was withdrawn, and anybody can register such names.`,
        `Write \`repo:${owner}@<owner ID>/${name}@<repository ID>:…\`.`,
      ),
    );
  }
  return found;
}

/** Values that another value in the same list makes redundant. */
function coveredFindings(tests: readonly SubjectTest[]): Finding[] {
  // Lists in policies are short; longer ones are not compared pairwise.
  if (tests.length > 50) return [];
  return tests.flatMap(({ pattern }, index) => {
    const wider = tests.find(
      (other, at) =>
        at !== index && other.wildcards && hasWildcard(other.pattern) && matches(other.pattern, pattern),
    );
    return wider === undefined || wider.pattern === pattern
      ? []
      : [
          finding(
            'covered-value',
            'info',
            'operators',
            `\`${pattern}\` has no effect next to \`${wider.pattern}\`, which admits it too.`,
            'Remove the wider one if it is not meant.',
          ),
        ];
  });
}

/** Subjects with names for a token with IDs, or the reverse. */
function formFindings(tests: readonly SubjectTest[], { claims }: Token): Finding[] {
  const subject = text(claims.sub) ?? '';
  const own = parseSubject(subject)?.repository;
  if (
    own === undefined ||
    tests.some(({ pattern, wildcards }) => (wildcards ? matches(pattern, subject) : pattern === subject))
  ) {
    return [];
  }
  const named = tests.filter(({ pattern }) => {
    const other = parseSubject(pattern)?.repository;
    return other?.owner === own.owner && other.name === own.name;
  });
  if (named.length === 0) return [];
  const immutable = isImmutableSubject(subject);
  if (immutable && named.every(({ pattern }) => !isImmutableSubject(pattern))) {
    return [
      finding(
        'classic-subject-only',
        'high',
        'immutable',
        `The subjects of this repository hold IDs (\`${subject}\`), and the trust tests the form without: the job cannot log in.`,
        `Test \`${subject}\`.`,
      ),
    ];
  }
  if (!immutable && named.every(({ pattern }) => isImmutableSubject(pattern))) {
    return [
      finding(
        'immutable-subject-only',
        'high',
        'immutable',
        `The trust tests a subject with IDs, and those of this repository have none yet (\`${subject}\`): the job cannot log in.`,
        `Test \`${subject}\` too, until the repository sends the form with IDs.`,
      ),
    ];
  }
  return [];
}

function nameFindings(tests: readonly SubjectTest[], { claims }: Token, idTest: IdTest): Finding[] {
  const named = tests.filter(({ pattern }) => /(^|:)repo:/.test(pattern) && !isImmutableSubject(pattern));
  // Only github.com has subjects with IDs.
  const isInSubject = isGithubDotCom(claims.iss);
  if (named.length === 0 || idTest === 'present' || (idTest === 'impossible' && !isInSubject)) return [];
  const sent = `Repositories that are created, renamed or transferred since ${immutableSince} send them in the subject`;
  const tested = isInSubject ? `Test the IDs too. ${sent}.` : 'Test the IDs too.';
  return [
    finding(
      'names-without-ids',
      'low',
      'immutable',
      'The repository is identified by its name alone, which somebody else can register once it is free.',
      idTest === 'absent'
        ? tested
        : `Only the subject can hold IDs here. ${sent}; switch others over to that form.`,
    ),
  ];
}

/** One remark, however many forms of the subject are tested. */
function environmentFindings(tests: readonly SubjectTest[], { claims }: Token): Finding[] {
  const bound = tests.find(({ pattern }) => /:environment:[^*?]+$/.test(pattern));
  if (bound === undefined || claims.environment === undefined) return [];
  return [
    finding(
      'environment-protection-unseen',
      'info',
      'environments',
      `\`${bound.pattern}\` rests on the environment, and its protection rules cannot be seen from here.`,
      'Check that the environment has required reviewers and a branch rule.',
    ),
  ];
}

/**
 * For trust that tests a name in a claim other than the subject, and no ID: new subjects hold IDs, these claims never do.
 */
export function unboundNameFindings(claim: string): Finding[] {
  return [
    finding(
      'names-without-ids',
      'medium',
      'immutable',
      `\`${claim}\` holds names, which somebody else can register once they are free, and no ID is tested.`,
      'Test `repository_id` too, or the exact subject.',
    ),
  ];
}
