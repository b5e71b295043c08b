/** Condition keys that STS does not read, and variables of the policy language. */
import { closest } from '../../../settings/closest.ts';
import {
  claimOfKey,
  existence,
  githubClaims,
  githubProvider,
  uncertainGithubClaims,
} from '../../aws/keys.ts';
import { isNegated, parseOperator } from '../../aws/operators.ts';
import type { Statement } from '../../aws/policy.ts';
import { keysIn } from '../../aws/variables.ts';
import type { Finding } from '../../report.ts';
import { finding } from '../finding.ts';
import type { Condition, Issuer } from './condition.ts';

export function unknownKeys(
  statement: Statement,
  conditions: readonly Condition[],
  { provider, partition }: Issuer,
): Finding[] {
  const known = [
    'aud',
    'sub',
    ...(provider === githubProvider ? [...githubClaims, ...uncertainGithubClaims] : []),
  ];
  return conditions.flatMap(({ operator, key, claim }): Finding[] => {
    if (claim === undefined) return [];
    const state = existence(provider, partition, claim);
    if (state === 'uncertain') {
      return [
        finding(
          'uncertain-condition-key',
          'medium',
          'keys',
          `Whether STS reads \`${key}\` ${partition === 'aws' ? 'is not documented' : `in the partition ${partition} is not documented`}.`,
          'Test `sub` and `repository_id` too, and try it out.',
        ),
      ];
    }
    if (state !== 'none') return [];
    const meant = closest(claim, known);
    const hint =
      meant === undefined
        ? 'Test `sub`, or a claim that is a condition key.'
        : `Was \`${provider}:${meant}\` meant?`;
    const { qualifier, name, ifExists } = parseOperator(operator);
    const vacuous = isNegated(operator) || ifExists || qualifier === 'ForAllValues';
    if (statement.Effect === 'Deny') {
      return vacuous || name === 'Null'
        ? []
        : [
            finding(
              'deny-never-applies',
              'high',
              'keys',
              `STS does not read \`${key}\`, so this Deny never applies.`,
              hint,
            ),
          ];
    }
    return vacuous
      ? [
          finding(
            'condition-without-effect',
            'high',
            'keys',
            `STS does not read \`${key}\`, and \`${operator}\` holds without it: the condition has no effect.`,
            hint,
          ),
        ]
      : [
          finding(
            'unknown-condition-key',
            'high',
            'keys',
            `STS does not read \`${key}\`, so no job can log in by this statement.`,
            hint,
          ),
        ];
  });
}

export function variableFindings(
  conditions: readonly Condition[],
  version: string | undefined,
  { provider }: Issuer,
): Finding[] {
  if (version !== '2012-10-17') return [];
  return conditions.flatMap(({ key, values }) =>
    values
      .filter((value) => keysIn(value).some((name) => claimOfKey(provider, name) !== undefined))
      .map((value) =>
        finding(
          'variable-of-the-token',
          'critical',
          'variables',
          `\`${value}\` for \`${key}\` compares the token with itself.`,
          'Write the value instead of the variable.',
        ),
      ),
  );
}
