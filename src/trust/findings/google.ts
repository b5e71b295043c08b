/** Findings about a workload identity provider and the bindings of its pool. */
import { poolMember } from '../google/bindings.ts';
import type { Cel } from '../google/cel.ts';
import { limits, type WorkloadIdentityProvider } from '../google/provider.ts';
import { text } from '../json.ts';
import type { GcpTrust } from '../read/trust.ts';
import type { Finding } from '../report.ts';
import type { Token } from '../token.ts';
import { distinct, finding } from './finding.ts';
import { conditionFindings, subjectTests, testsWorkflowAlone, workflowPatterns } from './google/condition.ts';
import { memberFindings } from './google/members.ts';
import { admitsEverybody } from './google/strangers.ts';
import { type SubjectTest, subjectFindings, unboundNameFindings } from './subjects.ts';
import { workflowFindings } from './workflows.ts';

export function googleFindings(trust: GcpTrust, token: Token, cel: Cel): Finding[] {
  const { provider } = trust;
  const open = provider !== undefined && admitsEverybody(provider, cel);
  return distinct([
    ...(provider === undefined ? [] : providerFindings(provider, token, open, trust)),
    ...memberFindings(trust, open),
    ...(provider === undefined
      ? [
          finding(
            'provider-not-checked',
            'info',
            'pools',
            'The provider of the pool was not given, so who becomes which member is not known.',
            'Give the output of `gcloud iam workload-identity-pools providers describe` too.',
          ),
        ]
      : []),
    ...(trust.bindings === undefined
      ? [
          finding(
            'bindings-not-checked',
            'info',
            'pools',
            'No binding was given: only the exchange at the provider was checked.',
            'Give the output of `get-iam-policy` of the service account or project too.',
          ),
        ]
      : []),
    ...(trust.providersInPool > 1
      ? [
          finding(
            'several-providers',
            'low',
            'poolPractice',
            `The pool has ${trust.providersInPool} providers: a subject of one equals that of another.`,
            'One provider in a pool.',
          ),
        ]
      : []),
  ]);
}

function providerFindings(
  provider: WorkloadIdentityProvider,
  token: Token,
  open: boolean,
  { bindings }: GcpTrust,
): Finding[] {
  const { attributeCondition: condition, attributeMapping = {} } = provider;
  const mapped = bindings === undefined ? [] : mappedByMembers(bindings, attributeMapping);
  const tested = [condition ?? '', ...mapped].join(' ');
  const boundToIds = /\b(repository_id|repository_owner_id)\b/.test(tested);
  const named = /\b(repository|repository_owner|job_workflow_ref)\b/.exec(tested)?.[1];
  const subject = isSubject(attributeMapping)
    ? String.raw`(?:assertion\.sub|google\.subject)`
    : String.raw`assertion\.sub`;
  const subjects = [...subjectTests(condition ?? '', subject), ...subjectMembers(bindings)];
  const isSubjectTested =
    subjects.length > 0 || mapped.some((expression) => /\bassertion\.sub\b/.test(expression));
  return [
    ...(condition === undefined
      ? [
          finding(
            'no-condition',
            'critical',
            'poolPractice',
            'The provider has no attribute condition: every workflow on GitHub gets a federated token.',
            "Set `assertion.repository_owner_id == '…' && assertion.repository_id == '…'`.",
          ),
        ]
      : open
        ? [
            finding(
              'condition-always-true',
              'critical',
              'poolPractice',
              `The condition \`${condition}\` admits everybody.`,
              "Set `assertion.repository_owner_id == '…' && assertion.repository_id == '…'`.",
            ),
          ]
        : []),
    ...(condition === undefined ? [] : conditionFindings(condition)),
    ...subjectFindings(subjects, token, boundToIds ? 'present' : 'absent'),
    ...(named === undefined || boundToIds || isSubjectTested ? [] : unboundNameFindings(named)),
    ...workflowsOf(condition ?? '', mapped),
    ...Object.entries(attributeMapping).flatMap(([target, expression]) =>
      mappingFindings(target, String(expression), token),
    ),
  ];
}

/** The expressions behind what the members select. */
function mappedByMembers(
  bindings: NonNullable<GcpTrust['bindings']>,
  mapping: Readonly<Record<string, unknown>>,
): string[] {
  const selectors = bindings.flatMap(({ members }) =>
    members.map((member) => poolMember(member)?.selector ?? ''),
  );
  return selectors.map((selector) => {
    const [kind = ''] = selector.split('/');
    return String(mapping[kind === 'subject' ? 'google.subject' : kind] ?? '');
  });
}

/** @param mapped the expressions behind what the members select */
function workflowsOf(condition: string, mapped: readonly string[]): Finding[] {
  const restricted =
    mapped.length > 0 && mapped.every((expression) => /\b(sub|repository\w*)\b/.test(expression));
  return workflowFindings(workflowPatterns(condition), testsWorkflowAlone(condition) && !restricted);
}

function isSubject(mapping: Readonly<Record<string, unknown>>): boolean {
  return String(mapping['google.subject']).trim() === 'assertion.sub';
}

/** Subjects that the bindings name. */
function subjectMembers(bindings: GcpTrust['bindings'] = []): SubjectTest[] {
  return bindings
    .flatMap(({ members }) => members)
    .map((member) => /^subject\/(.*)$/s.exec(poolMember(member)?.selector ?? '')?.[1])
    .filter((subject) => subject !== undefined)
    .map((pattern) => ({ pattern, wildcards: false }));
}

const optionalClaims = /\bassertion\.(environment|enterprise|enterprise_id|repo_property_\w+)\b/;

function mappingFindings(target: string, expression: string, { claims }: Token): Finding[] {
  const found: Finding[] = [];
  const optional = optionalClaims.exec(expression)?.[1];
  if (optional !== undefined && !expression.includes('has(') && !/'\w+'\s+in\s/.test(expression)) {
    found.push(
      finding(
        'unguarded-mapping',
        'medium',
        'cel',
        `\`${target}\` reads \`${optional}\`, which not every token has: a job without it cannot log in.`,
        `Map it as \`has(assertion.${optional}) ? assertion.${optional} : ''\`.`,
      ),
    );
  }
  const subject = text(claims.sub) ?? '';
  if (
    target === 'google.subject' &&
    expression.trim() === 'assertion.sub' &&
    Buffer.byteLength(subject) > limits.subjectBytes - 30
  ) {
    found.push(
      finding(
        'long-subject',
        'low',
        'pools',
        `The subject has ${Buffer.byteLength(subject)} bytes, and Google takes ${limits.subjectBytes}: a longer branch or environment cannot log in.`,
        "Map `google.subject` as `assertion.repository_id + ':' + (has(assertion.environment) ? 'environment:' + assertion.environment : assertion.ref)`.",
      ),
    );
  }
  return found;
}
