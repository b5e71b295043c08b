/** Tries every row of the attack matrix against one piece of trust. */
import { parseSubject, type SubjectContext } from '../../identity/subject.ts';
import { text } from '../json.ts';
import { type AttackerResult, type Severity, severities } from '../report.ts';
import type { Token } from '../token.ts';
import type { Judgement, Verdict } from '../verdict.ts';
import type { Attack, AttackOptions, Changes, Target, Variant } from './attack.ts';
import { merge, subjectsOf } from './subjects.ts';
import { attacks } from './table.ts';

/** The claims that a subject's tail implies, for tokens with incomplete claims. */
function claimsOfContext(context: SubjectContext | undefined): Changes {
  const raw = (value: string): string => value.replaceAll('%3A', ':');
  if (context?.kind === 'environment') return { environment: raw(context.environment) };
  if (context?.kind === 'pull_request') return { event_name: 'pull_request' };
  return context === undefined ? {} : { ref: raw(context.ref) };
}

function targetOf(token: Token, options: AttackOptions): Target | undefined {
  const subject = parseSubject(text(token.claims.sub) ?? '');
  const claims: Target['claims'] = { ...claimsOfContext(subject?.context), ...token.claims };
  const parsed = subject?.repository;
  const repository = text(claims.repository) ?? (parsed && `${parsed.owner}/${parsed.name}`);
  const [owner, name] = repository?.split('/') ?? [];
  if (!owner || !name) return undefined;
  const known = text(claims.ref);
  const isBranch = known?.startsWith('refs/heads/') ?? false;
  const usual =
    isBranch && /\/(main|master|trunk)$/.test(known!) ? known!.slice('refs/heads/'.length) : 'main';
  const defaultBranch = options.defaultBranch ?? usual;
  const ref = isBranch ? known! : `refs/heads/${defaultBranch}`;
  return {
    claims: {
      ...claims,
      repository,
      repository_owner: owner,
      ...(parsed?.ownerId !== undefined && {
        repository_owner_id: text(claims.repository_owner_id) ?? parsed.ownerId,
        repository_id: text(claims.repository_id) ?? parsed.repositoryId,
      }),
    },
    owner,
    name,
    ref,
    branch: ref.replace(/^refs\/heads\//, ''),
    environment: text(claims.environment),
    defaultRef: `refs/heads/${defaultBranch}`,
    options,
  };
}

/**
 * Judges every row. Admitted attackers come first, sorted by how little they need. Empty if the token names no
 * repository.
 */
export function judgeAttacks(
  token: Token,
  judge: (token: Token) => Judgement,
  options: AttackOptions = {},
): AttackerResult[] {
  const target = targetOf(token, options);
  if (target === undefined) return [];
  const rows = attacks.map((attack) => ({
    power: attack.power,
    result: judgeAttack(attack, target, token, judge),
  }));
  const rank: Readonly<Record<Verdict, number>> = { allowed: 0, unknown: 1, denied: 2, invalid: 2 };
  return rows
    .sort((a, b) => rank[a.result.verdict] - rank[b.result.verdict] || a.power - b.power)
    .map(({ result }) => result);
}

interface Attempt {
  readonly subject: string;
  readonly severity: Severity;
  readonly verdict: Verdict;
}

function judgeAttack(
  attack: Attack,
  target: Target,
  token: Token,
  judge: (token: Token) => Judgement,
): AttackerResult {
  const { id, who, reason, fix, source } = attack;
  const usual = attack.severity(target);
  const attempts = attack.variants(target).flatMap((variant) => {
    const { changes, subject, severity = usual } = isVariant(variant) ? variant : { changes: variant };
    const claims = merge(target.claims, changes);
    return subjectsOf(claims, target, subject).map((sub): Attempt => {
      const { verdict } = judge({ claims: { ...claims, sub }, ...stillUnknown(token, changes) });
      return { subject: sub, severity, verdict };
    });
  });
  const worst = [...attempts].sort((a, b) => weight(b) - weight(a))[0];
  return {
    id,
    who,
    verdict: worst?.verdict ?? 'denied',
    severity: worst?.verdict === 'allowed' ? worst.severity : usual,
    stoppedByRules: attack.stoppedByRules?.(target) ?? false,
    reason,
    fix,
    source,
    subject: worst?.subject ?? '',
  };
}

function isVariant(variant: Changes | Variant): variant is Variant {
  return typeof variant.changes === 'object';
}

function weight({ verdict, severity }: Attempt): number {
  const base = verdict === 'allowed' ? 20 : verdict === 'unknown' ? 10 : 0;
  return base + severities.indexOf(severity);
}

/** Claims that the attacker chooses are known. */
function stillUnknown({ unknown }: Token, changes: Changes): { unknown?: ReadonlySet<string> } {
  if (unknown === undefined) return {};
  return { unknown: new Set([...unknown].filter((name) => !Object.hasOwn(changes, name))) };
}
