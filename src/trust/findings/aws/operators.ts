/** Operators that do not do what they seem to. */
import { parseOperator } from '../../aws/operators.ts';
import type { Finding } from '../../report.ts';
import { finding } from '../finding.ts';
import type { Condition } from './condition.ts';

export function operatorFindings({ operator, key, claim, values }: Condition): Finding[] {
  if (claim === undefined) return [];
  const { qualifier, name } = parseOperator(operator);
  const found: Finding[] = [];
  const canBeAbsent = claim !== 'aud' && claim !== 'sub';
  if (qualifier === 'ForAllValues') {
    found.push(
      finding(
        'for-all-values',
        canBeAbsent ? 'high' : 'low',
        'multivalued',
        `\`${operator}\` on \`${key}\` holds for every token that does not have the claim.`,
        `Use \`${name}\` without \`ForAllValues\`.`,
      ),
    );
  }
  if (qualifier === 'ForAnyValue') {
    found.push(
      finding(
        'for-any-value',
        'low',
        'multivalued',
        `\`${operator}\` on \`${key}\`: the claim has one value, so the set operator does nothing.`,
        `Use \`${name}\`.`,
      ),
    );
  }
  if (name.startsWith('Arn')) {
    found.push(
      finding(
        'arn-operator-on-claim',
        'high',
        'operators',
        `\`${operator}\` compares the parts of ARNs, and \`${key}\` is none.`,
        `Use \`${name.replace('Arn', 'String')}\`.`,
      ),
    );
  }
  if (name === 'StringEquals' || name === 'StringEqualsIgnoreCase') {
    for (const value of values.filter((one) => /[*?]/.test(one.replace(/\$\{[^}]*\}/g, '')))) {
      found.push(
        finding(
          'wildcard-taken-literally',
          'medium',
          'operators',
          `\`${operator}\` takes \`*\` and \`?\` in \`${value}\` literally: it never fits.`,
          'Write the exact value.',
        ),
      );
    }
  }
  if (claim === 'actor' || claim === 'actor_id') {
    found.push(
      finding(
        'actor-trusted',
        'medium',
        'bots',
        `The trust rests on \`${claim}\`, which says who triggered the run and not whose code runs. Bots count as actors too.`,
        'Test what runs instead: repository, ref, environment.',
      ),
    );
  }
  return found;
}
