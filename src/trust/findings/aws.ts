/** Findings about a role's trust policy. */
import { githubProvider } from '../aws/keys.ts';
import { isNegated, parseOperator } from '../aws/operators.ts';
import { type Policy, type Statement, statementsOf } from '../aws/policy.ts';
import { saving, webIdentityAction } from '../aws/validate.ts';
import type { AwsTrust } from '../read/trust.ts';
import type { Finding } from '../report.ts';
import type { Token } from '../token.ts';
import { matches } from '../wildcard.ts';
import { type Condition, conditionsOf, type Issuer } from './aws/condition.ts';
import { unknownKeys, variableFindings } from './aws/keys.ts';
import { operatorFindings } from './aws/operators.ts';
import { distinct, finding } from './finding.ts';
import { subjectFindings, unboundNameFindings } from './subjects.ts';
import { workflowFindings } from './workflows.ts';

/** Claims that say whose token it is, or which code the job runs. */
const identifying = [
  'sub',
  'repository',
  'repository_id',
  'repository_owner_id',
  'job_workflow_ref',
  'enterprise_id',
];

/** For policies that IAM accepts. */
export function awsFindings(trust: AwsTrust, token: Token): Finding[] {
  const policy = trust.trustPolicy as Policy;
  const issuer = issuerOf(trust, token);
  const federated = statementsOf(policy).filter((statement) => isForWebIdentity(statement, issuer));
  return distinct([
    ...federated.flatMap((statement) => {
      const conditions = conditionsOf(statement, issuer);
      const common = [
        ...unknownKeys(statement, conditions, issuer),
        ...variableFindings(conditions, policy.Version, issuer),
      ];
      return statement.Effect === 'Allow' ? [...allowFindings(conditions, token, issuer), ...common] : common;
    }),
    ...(federated.length > 0 && saving(policy) === 'refused'
      ? [
          finding(
            'not-saved-today',
            'medium',
            'guardrail',
            'IAM would refuse to write this trust policy today: it does not limit `sub` or `job_workflow_ref`.',
            'Test the exact `sub`.',
          ),
        ]
      : []),
    ...providerFindings(trust, issuer),
  ]);
}

/** That of the job, if the account has it: servers other than github.com have their own. */
function issuerOf({ providers }: AwsTrust, { claims }: Token): Issuer {
  const own = String(claims.iss ?? '').replace(/^https:\/\//, '');
  return {
    provider: providers.some(({ url }) => url === own) ? own : githubProvider,
    partition: providers[0]?.arn.split(':')[1] ?? 'aws',
  };
}

function isForWebIdentity({ Action, NotAction, Principal }: Statement, { provider }: Issuer): boolean {
  const names = Principal === '*' ? ['*'] : [Principal?.Federated ?? [], Principal?.AWS ?? []].flat();
  const ours = names.some((name) => name === '*' || name.endsWith(`:oidc-provider/${provider}`));
  const listed = [Action ?? NotAction ?? []].flat();
  const named = listed.some((pattern) => matches(pattern.toLowerCase(), webIdentityAction.toLowerCase()));
  return ours && named === (Action !== undefined);
}

function allowFindings(conditions: readonly Condition[], token: Token, { provider }: Issuer): Finding[] {
  const restricting = conditions.filter(
    ({ operator, claim }) =>
      identifying.includes(claim ?? '') && !isNegated(operator) && parseOperator(operator).name !== 'Null',
  );
  const claims = new Set(restricting.map(({ claim }) => claim));
  const ids = claims.has('repository_id') || claims.has('repository_owner_id');
  const name = ['repository', 'job_workflow_ref'].find((claim) => claims.has(claim));
  const workflows = restricting
    .filter(({ claim }) => claim === 'job_workflow_ref')
    .flatMap(({ values }) => values);
  const subjects = restricting
    .filter(({ claim }) => claim === 'sub')
    .flatMap(({ operator, values }) =>
      values.map((pattern) => ({ pattern, wildcards: parseOperator(operator).name === 'StringLike' })),
    );
  return [
    ...restrictionFindings(conditions, restricting),
    ...conditions.flatMap(operatorFindings),
    ...(conditions.some(({ claim }) => claim === 'aud')
      ? []
      : [
          finding(
            'audience-not-tested',
            'low',
            'hardening',
            '`aud` is not tested. The client IDs of the provider still limit it.',
            'Test `aud`: `"sts.amazonaws.com"`.',
          ),
        ]),
    ...subjectFindings(
      subjects,
      token,
      ids ? 'present' : provider === githubProvider ? 'absent' : 'impossible',
    ),
    ...(name === undefined || ids || subjects.length > 0 ? [] : unboundNameFindings(name)),
    ...workflowFindings(workflows, claims.size === 1 && workflows.length > 0),
  ];
}

function restrictionFindings(conditions: readonly Condition[], restricting: readonly Condition[]): Finding[] {
  if (restricting.length > 0) return [];
  const negated = conditions.filter(({ claim, operator }) => claim !== undefined && isNegated(operator));
  if (negated.length > 0) {
    return [
      finding(
        'negation-alone',
        'critical',
        'operators',
        `Only negated operators limit who gets in (${negated.map(({ operator, key }) => `\`${operator}\` on \`${key}\``).join(', ')}): all others are admitted.`,
        'Say who is admitted: `StringEquals` on `sub`.',
      ),
    ];
  }
  return [
    finding(
      'no-subject-condition',
      'critical',
      'tinder',
      'No condition says which repository may log in: every workflow on GitHub can.',
      'Test `sub` with the owner, the repository and the environment or ref.',
    ),
  ];
}

function providerFindings(
  { providers, maxSessionSeconds, thumbprints }: AwsTrust,
  { provider }: Issuer,
): Finding[] {
  const own = providers.find(({ url }) => url === provider);
  const foreign = (own?.clientIds ?? []).filter((id) => id !== 'sts.amazonaws.com');
  return [
    ...(foreign.length === 0
      ? []
      : [
          finding(
            'foreign-client-id',
            'info',
            'hardening',
            `The provider also accepts tokens for ${foreign.map((id) => `\`${id}\``).join(', ')}.`,
            'Remove client IDs that no job requests.',
          ),
        ]),
    ...(maxSessionSeconds === undefined || maxSessionSeconds <= 3600
      ? []
      : [
          finding(
            'long-session',
            'info',
            'sessions',
            `Sessions of the role may last ${maxSessionSeconds} seconds.`,
            'Set `MaxSessionDuration` to what the longest job needs.',
          ),
        ]),
    ...(provider !== githubProvider || thumbprints === undefined || thumbprints.length === 0
      ? []
      : [
          finding(
            'thumbprints-kept',
            'info',
            'thumbprints',
            'The provider has thumbprints. AWS does not use them for github.com.',
            'Nothing to rotate: ignore advice to keep them up to date.',
          ),
        ]),
  ];
}
