/**
 * GitHub's subject (`sub`): the repository in its two forms, the tail, and templates. Pure.
 * @see https://docs.github.com/actions/reference/security/oidc
 */

import { isGithubDotCom } from './issuer.ts';

/** Repositories that github.com creates, renames or transfers from this day on send the immutable form. */
export const immutableSince = '2026-07-15';

/**
 * `repo:owner/name`, or with the IDs that survive renames `repo:owner@1/name@2`; at any position, because templates
 * reorder.
 */
const repositoryPart = /(?<=^|:)repo:([^/:@]+)(?:@(\d+))?\/([^/:@]+)(?:@(\d+))?(?=:|$)/;

type Claims = Readonly<Record<string, unknown>>;

export interface SubjectRepository {
  readonly owner: string;
  readonly name: string;
  /** Both IDs are present in the immutable form, neither in the classic form. */
  readonly ownerId?: string;
  readonly repositoryId?: string;
}

export type SubjectContext =
  | { readonly kind: 'environment'; readonly environment: string }
  | { readonly kind: 'pull_request' }
  | { readonly kind: 'ref'; readonly ref: string };

export interface Subject {
  readonly repository: SubjectRepository;
  /**
   * Values are as in the subject, with `%3A` for each colon. Absent for templates and for subjects with the repository
   * only.
   */
  readonly context?: SubjectContext;
  /** The text after the repository and its colon; for templates, everything else. */
  readonly tail: string;
}

/** Reads a subject that names a repository; undefined for any other text. */
export function parseSubject(subject: string): Subject | undefined {
  const found = repositoryPart.exec(subject);
  if (found === null) return undefined;
  const [whole, owner = '', ownerId, name = '', repositoryId] = found;
  const before = subject.slice(0, found.index);
  const tail = `${before}${subject.slice(found.index + whole.length).replace(/^:/, '')}`;
  const context = before === '' ? parseContext(tail) : undefined;
  return {
    repository: {
      owner,
      name,
      ...(ownerId !== undefined && repositoryId !== undefined && { ownerId, repositoryId }),
    },
    ...(context && { context }),
    tail,
  };
}

function parseContext(tail: string): SubjectContext | undefined {
  if (tail === 'pull_request') return { kind: 'pull_request' };
  const [, kind, value = ''] = /^(environment|ref):([^:]*)$/.exec(tail) ?? [];
  if (kind === 'environment') return { kind, environment: value };
  return kind === 'ref' ? { kind, ref: value } : undefined;
}

/** Whether a subject contains the IDs of owner and repository. */
export function isImmutableSubject(subject: string): boolean {
  return parseSubject(subject)?.repository.ownerId !== undefined;
}

/** A value as GitHub writes it into a subject: colons are escaped, percent signs are not. */
export function subjectValue(value: string): string {
  return value.replaceAll(':', '%3A');
}

/** The repository's part of a subject. The classic form unless both IDs are given. */
export function repositoryPartOf({ owner, name, ownerId, repositoryId }: SubjectRepository): string {
  return ownerId === undefined || repositoryId === undefined
    ? `repo:${owner}/${name}`
    : `repo:${owner}@${ownerId}/${name}@${repositoryId}`;
}

/** The default tail of a job's subject: its environment, else `pull_request`, else the ref. */
export function contextPartOf(claims: Claims): string {
  const environment = textOf(claims.environment);
  if (environment !== undefined) return `environment:${subjectValue(environment)}`;
  if (claims.event_name === 'pull_request') return 'pull_request';
  return `ref:${subjectValue(textOf(claims.ref) ?? '')}`;
}

/** Who has the subject of a job, in words: all pull requests of a repository have one, unless they name an environment. */
export function bearerOf(claims: Claims): string {
  return contextPartOf(claims) === 'pull_request' ? 'pull requests of this repository' : 'this job';
}

export type SubjectForm = 'classic' | 'immutable';

export const defaultTemplate: readonly string[] = ['repo', 'context'];

/**
 * The subject of a job with these claims. The template's keys are claims, `repo` and `context` (`include_claim_keys` of
 * GitHub's API). The immutable form includes the repository even if the template omits it.
 */
export function buildSubject(
  claims: Claims,
  form: SubjectForm,
  template: readonly string[] = defaultTemplate,
): string {
  const [owner = '', name = ''] = (textOf(claims.repository) ?? '').split('/');
  const ids =
    form === 'immutable'
      ? {
          ownerId: textOf(claims.repository_owner_id) ?? '',
          repositoryId: textOf(claims.repository_id) ?? '',
        }
      : {};
  const repository = repositoryPartOf({ owner, name, ...ids });
  const parts = template.map((key) => {
    if (key === 'repo') return repository;
    if (key === 'context') return contextPartOf(claims);
    return `${key}:${subjectValue(textOf(claims[key]) ?? '')}`;
  });
  return form === 'immutable' && !template.includes('repo')
    ? [repository, ...parts].join(':')
    : parts.join(':');
}

/**
 * The same job's subject in GitHub's other form: names only, or names and IDs. Undefined if there is only one form: on
 * other servers, and for templates without the repository.
 */
export function otherSubjectForm(claims: Claims): string | undefined {
  const subject = textOf(claims.sub) ?? '';
  const parsed = parseSubject(subject)?.repository;
  if (parsed === undefined) return undefined;
  const { owner, name } = parsed;
  if (parsed.ownerId !== undefined) {
    return subject.replace(repositoryPart, () => repositoryPartOf({ owner, name }));
  }
  const ownerId = textOf(claims.repository_owner_id);
  const repositoryId = textOf(claims.repository_id);
  if (!ownerId || !repositoryId || !isGithubDotCom(claims.iss)) return undefined;
  return subject.replace(repositoryPart, () => repositoryPartOf({ owner, name, ownerId, repositoryId }));
}

/** The maximum number of readings of one subject: each ambiguous key doubles them. */
const maximumTemplates = 8;
const maximumSteps = 1000;

/**
 * The templates that give a job with these claims its subject. Several, if the tail `environment:…` may come from the
 * claim or from `context`; none if no template explains the subject.
 */
export function templatesOf(claims: Claims): string[][] {
  const subject = textOf(claims.sub) ?? '';
  const repository = parseSubject(subject)?.repository;
  const parts: [string, string][] = [
    ...(repository === undefined ? [] : [['repo', repositoryPartOf(repository)] as [string, string]]),
    ['context', contextPartOf(claims)],
    ...Object.entries(claims)
      .filter((entry): entry is [string, string] => typeof entry[1] === 'string')
      .map(([name, value]): [string, string] => [name, `${name}:${subjectValue(value)}`]),
  ];
  const found: string[][] = [];
  const open: { rest: string; keys: string[] }[] = [{ rest: subject, keys: [] }];
  for (let steps = 0; steps < maximumSteps && found.length < maximumTemplates; steps++) {
    const next = open.pop();
    if (next === undefined) break;
    const { rest, keys } = next;
    for (const [key, part] of parts.toReversed()) {
      if (keys.includes(key)) continue;
      if (rest === part) found.push([...keys, key]);
      else if (rest.startsWith(`${part}:`))
        open.push({ rest: rest.slice(part.length + 1), keys: [...keys, key] });
    }
  }
  const isDefault = (keys: readonly string[]): boolean => keys.join() === defaultTemplate.join();
  // The default is the best explanation: a template with the same effect is rare.
  return found.some(isDefault) ? [[...defaultTemplate]] : found;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
