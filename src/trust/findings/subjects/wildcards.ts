/** Where wildcards stand in a pattern for GitHub's subject, and whom they let in there. */
import { text } from '../../json.ts';
import type { Finding } from '../../report.ts';
import type { Token } from '../../token.ts';
import { finding } from '../finding.ts';

export function hasWildcard(part: string): boolean {
  return /[*?]/.test(part);
}

/** A name with a wildcard instead of its ID: `octo-org@*`. */
const idOpen = /^[^@*?]+@[*?]+$/;

/** @param pattern with a wildcard in it */
export function wildcardFindings(pattern: string, { claims }: Token): Finding[] {
  const shown = `\`${pattern}\``;
  const [, owner, repository, tail] = /^repo:([^/]*)(?:\/([^:]*)(?::(.*))?)?$/s.exec(pattern) ?? [];
  if (owner === undefined) return [beforeRepository(pattern, shown)];
  const isIdOpen = idOpen.test(owner) || idOpen.test(repository ?? '');
  const message = `Wildcards in the place of IDs in ${shown} let a name in that was registered again.`;
  const widest = widestPart(shown, owner, repository, tail, text(claims.environment));
  return [
    ...(isIdOpen ? [finding('id-wildcard', 'high', 'immutable', message, 'Write both IDs.')] : []),
    ...(widest === undefined ? [] : [widest]),
  ];
}

function beforeRepository(pattern: string, shown: string): Finding {
  if (/repo:|repository/.test(pattern)) {
    const message = `The subject pattern ${shown} leaves open what stands around the repository.`;
    return finding('wildcard-in-subject', 'high', 'tinder', message, 'Write the whole subject.');
  }
  const message = `The subject pattern ${shown} names no repository.`;
  return finding('wildcard-owner', 'critical', 'tinder', message, 'Begin with `repo:<owner>/<repository>:`.');
}

/** The part that lets most people in: owner, repository or tail. */
function widestPart(
  shown: string,
  owner: string,
  repository: string | undefined,
  tail: string | undefined,
  environment: string | undefined,
): Finding | undefined {
  if (hasWildcard(owner) && !idOpen.test(owner)) {
    const message = `A wildcard before the \`/\` of the repository in ${shown}: anybody can register an owner that fits.`;
    const fix = 'Write the whole name of the owner, with the `/` behind it.';
    return finding('wildcard-owner', 'critical', 'tinder', message, fix);
  }
  if (/^\*+$/.test(repository ?? '')) {
    const message = `${shown} lets every repository of the owner in.`;
    return finding('organization-wide', 'high', 'hardening', message, 'Name the repository.');
  }
  if (repository !== undefined && hasWildcard(repository) && !idOpen.test(repository)) {
    const message = `A wildcard in the name of the repository in ${shown}: repositories with similar names fit.`;
    const fix = 'Write the whole name, with the `:` behind it.';
    return finding('wildcard-behind-repository', 'high', 'tinder', message, fix);
  }
  return tail !== undefined && hasWildcard(tail) ? tailFinding(tail, shown, environment) : undefined;
}

/** @param environment of the job, which the wildcard makes worthless */
function tailFinding(tail: string, shown: string, environment: string | undefined): Finding {
  if (/^\*+$/.test(tail)) {
    const severity = environment === undefined ? 'medium' : 'high';
    const message = `${shown} lets every branch, tag, environment and pull request of the repository in.`;
    const fix = 'End with the environment, or with the exact ref.';
    return finding('any-workflow-of-repository', severity, 'hardening', message, fix);
  }
  if (/^ref:(refs\/)?(heads\/|tags\/)?\*+$/.test(tail)) {
    const message = `${shown} lets every ${tail.includes('tags') ? 'tag' : 'branch'} in.`;
    const fix = 'Write the exact ref, or use an environment with a branch rule.';
    return finding('any-ref', 'medium', 'hardening', message, fix);
  }
  if (/^environment:\*+$/.test(tail)) {
    const message = `${shown} lets every environment in, also those without protection rules.`;
    return finding('any-environment', 'high', 'environments', message, 'Name the environment.');
  }
  if (/[^/*?]\*+$/.test(tail)) {
    const message = `A star directly behind a name in ${shown}: other names begin the same way.`;
    return finding('open-ended-name', 'medium', 'hardening', message, 'Write the whole name.');
  }
  const message = `${shown} has a wildcard in the tail.`;
  return finding('wildcard-in-subject', 'medium', 'hardening', message, 'Write the whole subject.');
}
