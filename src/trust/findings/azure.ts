/** Findings about the federated credentials of an application or managed identity. */
import { parseExpression } from '../azure/expression.ts';
import type { AzureTrust } from '../read/trust.ts';
import type { Finding } from '../report.ts';
import type { Token } from '../token.ts';
import { distinct, finding } from './finding.ts';
import { type SubjectTest, subjectFindings } from './subjects.ts';
import { workflowFindings } from './workflows.ts';

export function azureFindings({ credentials, hasSecrets }: AzureTrust, token: Token): Finding[] {
  const github = credentials.filter(
    ({ issuer }) => issuer.includes('token.actions.') || issuer === token.claims.iss,
  );
  const plain = github.filter(({ subject }) => subject !== undefined).map(({ subject }) => subject!);
  const flexible = github
    .map(({ claimsMatchingExpression: expression }) => expression && parseExpression(expression.value))
    .filter((terms) => terms !== undefined);
  const subjects: SubjectTest[] = [
    ...plain.map((pattern) => ({ pattern, wildcards: false })),
    ...flexible
      .flat()
      .filter(({ claim }) => claim === 'sub')
      .map(({ value, operator }) => ({ pattern: value, wildcards: operator === 'matches' })),
  ];
  return distinct([
    ...plain
      .filter((subject) => /[*?]/.test(subject))
      .map((subject) =>
        finding(
          'wildcard-taken-literally',
          'medium',
          'federation',
          `A plain credential takes \`*\` and \`?\` in \`${subject}\` literally: it never fits.`,
          'Write the exact subject, or use a flexible credential.',
        ),
      ),
    ...subjectFindings(subjects, token, 'impossible'),
    ...flexible.flatMap((terms) => {
      const workflows = terms.filter(({ claim }) => claim === 'job_workflow_ref').map(({ value }) => value);
      return workflowFindings(workflows, workflows.length > 0 && !terms.some(({ claim }) => claim === 'sub'));
    }),
    ...(hasSecrets
      ? [
          finding(
            'secrets-besides-federation',
            'medium',
            'federation',
            'The identity has passwords or certificates in addition to federated credentials.',
            'Remove them once nothing uses them.',
          ),
        ]
      : []),
  ]);
}
