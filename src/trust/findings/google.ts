/** Findings about a workload identity provider and the bindings of its pool. */
import { githubIssuer } from '../../identity/issuer.ts';
import { poolMember } from '../google/bindings.ts';
import type { Cel } from '../google/cel.ts';
import { alternativesOf, conjunctsOf, literalsOf } from '../google/expression.ts';
import { limits, type WorkloadIdentityProvider } from '../google/provider.ts';
import { text } from '../json.ts';
import type { GcpTrust } from '../read/trust.ts';
import type { Finding } from '../report.ts';
import type { Token } from '../token.ts';
import { distinct, finding } from './finding.ts';
import { type SubjectTest, subjectFindings } from './subjects.ts';
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

/** Jobs that have nothing in common except GitHub. */
const strangers = [
  { owner: 'evil-org', name: 'any', ref: 'refs/heads/main', event_name: 'push' },
  { owner: 'z', name: 'q', ref: 'refs/pull/1/merge', event_name: 'pull_request' },
].map(({ owner, name, ref, event_name }, index) => ({
  iss: githubIssuer,
  sub: `repo:${owner}/${name}:${event_name === 'push' ? `ref:${ref}` : event_name}`,
  repository: `${owner}/${name}`,
  repository_owner: owner,
  repository_id: `90000000${index}`,
  repository_owner_id: `80000000${index}`,
  repository_visibility: 'public',
  ref,
  ref_type: 'branch',
  event_name,
  actor: owner,
  actor_id: `70000000${index}`,
  workflow: owner,
  workflow_ref: `${owner}/${name}/.github/workflows/x.yml@${ref}`,
  job_workflow_ref: `${owner}/${name}/.github/workflows/x.yml@${ref}`,
  runner_environment: 'github-hosted',
}));

function admitsEverybody(
  { attributeCondition, attributeMapping = {} }: WorkloadIdentityProvider,
  cel: Cel,
): boolean {
  if (attributeCondition === undefined) return true;
  return strangers.every((assertion) => {
    const mapped = Object.entries(attributeMapping).map(([target, expression]) => {
      const outcome = cel(String(expression), { assertion });
      return [target, outcome.state === 'value' ? outcome.value : undefined] as const;
    });
    const below = (prefix: string) =>
      Object.fromEntries(
        mapped
          .filter(([target, value]) => target.startsWith(prefix) && value !== undefined)
          .map(([target, value]) => [target.slice(prefix.length), value]),
      );
    const outcome = cel(attributeCondition, {
      assertion,
      google: below('google.'),
      attribute: below('attribute.'),
    });
    return outcome.state === 'value' && outcome.value === true;
  });
}

function providerFindings(
  provider: WorkloadIdentityProvider,
  token: Token,
  open: boolean,
  { bindings }: GcpTrust,
): Finding[] {
  const { attributeCondition: condition, attributeMapping = {} } = provider;
  const members = (bindings ?? []).flatMap((binding) => binding.members).join(' ');
  const boundToIds = /\b(repository_id|repository_owner_id)\b/.test(`${condition ?? ''} ${members}`);
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
    ...subjectFindings(subjectTests(condition ?? '', bindings), token, boundToIds),
    ...(condition === undefined ? [] : workflowFindings(...workflowTests(condition))),
    ...Object.entries(attributeMapping).flatMap(([target, expression]) =>
      mappingFindings(target, String(expression), token),
    ),
  ];
}

function conditionFindings(condition: string): Finding[] {
  const found: Finding[] = [];
  for (const [, claim = '', operator = ''] of condition.matchAll(
    /\bassertion\.(\w+)\s*(==|!=)\s*-?\d+(?![\w.'"])/g,
  )) {
    found.push(
      finding(
        'compared-with-number',
        'high',
        'cel',
        `\`${claim}\` is text, so \`${operator}\` with a number ${operator === '==' ? 'never' : 'always'} holds.`,
        'Put the number in quotes.',
      ),
    );
  }
  for (const [whole, claim = ''] of condition.matchAll(
    /\bassertion\.(\w+)\s*\.\s*matches\s*\(\s*('[^']*'|"[^"]*")\s*\)/g,
  )) {
    const pattern = literalsOf(whole)[0] ?? '';
    const anchored =
      pattern.startsWith('^') &&
      pattern.endsWith('$') &&
      !/(^|[^\\])\|/.test(pattern.replace(/\([^()]*\)/g, ''));
    if (!anchored) {
      found.push(
        finding(
          'unanchored-matches',
          'high',
          'cel',
          `\`${pattern}\` for \`${claim}\` only needs to occur anywhere.`,
          `Write \`^(…)$\`, or compare with \`==\`.`,
        ),
      );
    }
    if (/(^|[^\\])\.(?![*+?{])/.test(pattern)) {
      found.push(
        finding(
          'unescaped-dot',
          'medium',
          'cel',
          `A dot in \`${pattern}\` stands for any character.`,
          'Write `\\\\.`, or compare with `==`.',
        ),
      );
    }
  }
  for (const [whole, claim = ''] of condition.matchAll(
    /\bassertion\.(repository|repository_owner)\s*\.\s*startsWith\s*\(\s*('[^']*'|"[^"]*")\s*\)/g,
  )) {
    const prefix = literalsOf(whole)[0] ?? '';
    if (!prefix.includes('/')) {
      found.push(
        finding(
          'prefix-without-slash',
          'critical',
          'tinder',
          `\`${claim}\` has to start with \`${prefix}\` only: anybody can register an owner whose name does.`,
          'End the prefix with `/`, or compare `repository_owner_id`.',
        ),
      );
    } else if (!prefix.endsWith('/')) {
      found.push(
        finding(
          'wildcard-behind-repository',
          'high',
          'tinder',
          `\`${claim}\` has to start with \`${prefix}\` only: repositories with similar names fit.`,
          'Compare the whole name, or `repository_id`.',
        ),
      );
    }
  }
  if (/\bassertion\.actor(_id)?\b/.test(condition)) {
    found.push(
      finding(
        'actor-trusted',
        'medium',
        'bots',
        'The condition rests on the actor, who triggered the run: that does not say whose code runs. Bots count as actors too.',
        'Test what runs instead: repository, ref, environment.',
      ),
    );
  }
  return found;
}

/** Subjects that the condition and the bindings name. */
function subjectTests(condition: string, bindings: GcpTrust['bindings']): SubjectTest[] {
  const equal = [...condition.matchAll(/\bassertion\.sub\s*==\s*('[^']*'|"[^"]*")/g)].map(([whole]) => ({
    pattern: literalsOf(whole)[0] ?? '',
    wildcards: false,
  }));
  const prefixes = [
    ...condition.matchAll(/\bassertion\.sub\s*\.\s*startsWith\s*\(\s*('[^']*'|"[^"]*")\s*\)/g),
  ].map(([whole]) => ({ pattern: `${literalsOf(whole)[0] ?? ''}*`, wildcards: true }));
  const members = (bindings ?? [])
    .flatMap((binding) => binding.members)
    .map((member) => /^subject\/(.*)$/s.exec(poolMember(member)?.selector ?? '')?.[1])
    .filter((subject) => subject !== undefined)
    .map((pattern) => ({ pattern, wildcards: false }));
  return [...equal, ...prefixes, ...members];
}

/** The tested workflows, and whether some branch of the condition tests nothing else. */
function workflowTests(condition: string): [string[], boolean] {
  const equal = [...condition.matchAll(/\bassertion\.job_workflow_ref\s*==\s*('[^']*'|"[^"]*")/g)].map(
    ([whole]) => literalsOf(whole)[0] ?? '',
  );
  const prefixes = [
    ...condition.matchAll(/\bassertion\.job_workflow_ref\s*\.\s*startsWith\s*\(\s*('[^']*'|"[^"]*")\s*\)/g),
  ].map(([whole]) => `${literalsOf(whole)[0] ?? ''}*`);
  const alone = alternativesOf(condition).some((way) => {
    const parts = conjunctsOf(way);
    return parts.length === 1 && parts.every((part) => part.includes('assertion.job_workflow_ref'));
  });
  return [[...equal, ...prefixes], alone];
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
        "Map `google.subject` as `assertion.repository_id + ':' + (has(assertion.environment) ? assertion.environment : assertion.ref)`.",
      ),
    );
  }
  return found;
}

/** Attributes that do not identify the repository's owner. */
const foreignAttributes = [
  'ref',
  'ref_type',
  'actor',
  'actor_id',
  'environment',
  'workflow',
  'event_name',
  'runner_environment',
];

function memberFindings({ bindings = [], provider }: GcpTrust, open: boolean): Finding[] {
  const mapped = Object.keys(provider?.attributeMapping ?? {});
  return bindings.flatMap(({ members }) =>
    members.flatMap((member): Finding[] => {
      const shown = `\`${member}\``;
      if (member === 'allUsers' || member === 'allAuthenticatedUsers') {
        return [
          finding(
            'all-users',
            'critical',
            'pools',
            `${shown} lets everybody in, without any provider.`,
            'Remove the member.',
          ),
        ];
      }
      const selector = poolMember(member)?.selector;
      if (selector === undefined) return [];
      if (selector === '*') {
        return [
          finding(
            'pool-wide-member',
            open ? 'critical' : 'high',
            'poolPractice',
            `${shown} admits everybody whom the provider admits.`,
            'Bind an attribute with IDs, or one subject.',
          ),
        ];
      }
      const [, name = '', value = ''] = /^attribute\.([^/]+)\/(.*)$/s.exec(selector) ?? [];
      if (name === '') return [];
      if (value.includes('/attribute.')) {
        return [
          finding(
            'two-attributes',
            'high',
            'pools',
            `${shown} names two attributes: everything behind the first is one value, so it fits nobody.`,
            'Combine both in one mapped attribute.',
          ),
        ];
      }
      if (provider !== undefined && !mapped.includes(`attribute.${name}`)) {
        return [
          finding(
            'unmapped-attribute',
            'high',
            'pools',
            `${shown} names an attribute that the provider does not map: it fits nobody.`,
            `Map \`attribute.${name}=assertion.${name}\`.`,
          ),
        ];
      }
      if (foreignAttributes.includes(name)) {
        return [
          finding(
            'broad-attribute',
            open ? 'critical' : 'high',
            'poolPractice',
            `${shown} does not say whose repository it is: \`${name}\` is free to choose.`,
            'Bind an attribute that holds the repository, best its ID.',
          ),
        ];
      }
      if (name === 'repository_owner' || name === 'repository_owner_id') {
        return [
          finding(
            'organization-wide',
            'high',
            'hardening',
            `${shown} lets every repository of the owner in.`,
            'Bind an attribute that holds the repository, best its ID.',
          ),
        ];
      }
      if (name === 'repository' || name === 'repository_id') {
        return [
          finding(
            'any-workflow-of-repository',
            'medium',
            'hardening',
            `${shown} lets every branch, tag and pull request of the repository in, unless the condition does not.`,
            'Bind one attribute that holds the repository and the environment or ref.',
          ),
        ];
      }
      return [];
    }),
  );
}
