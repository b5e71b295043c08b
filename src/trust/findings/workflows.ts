/** Tests of `job_workflow_ref`, in any cloud's language. */
import type { Finding } from '../report.ts';
import { finding } from './finding.ts';

/** @param alone whether nothing else restricts which repositories may call the workflow */
export function workflowFindings(patterns: readonly string[], alone: boolean): Finding[] {
  if (patterns.length === 0) return [];
  const found = patterns.flatMap((pattern): Finding[] => {
    const shown = `\`${pattern}\``;
    const ref = pattern.split('@').slice(1).join('@');
    if (/[*?]/.test(ref) || (ref === '' && /[*?]/.test(pattern))) {
      return [
        finding(
          'workflow-at-any-ref',
          'high',
          'reusable',
          `${shown} admits the workflow from every branch, and anybody who may push one can change it.`,
          'Pin the workflow to a commit or a protected branch.',
        ),
      ];
    }
    if (ref.startsWith('refs/tags/')) {
      return [
        finding(
          'workflow-at-tag',
          'medium',
          'reusable',
          `${shown} admits the workflow at a tag, which can be moved.`,
          'Pin the workflow to a commit, or protect the tag.',
        ),
      ];
    }
    if (ref.startsWith('refs/heads/')) {
      return [
        finding(
          'workflow-at-branch',
          'low',
          'reusable',
          `${shown} admits whatever the branch holds.`,
          'Protect the branch, or pin the workflow to a commit.',
        ),
      ];
    }
    return [];
  });
  if (!alone) return found;
  return [
    finding(
      'workflow-alone',
      'critical',
      'reusable',
      'Only `job_workflow_ref` is tested: everybody who may call the workflow gets in, with inputs of their choice.',
      'Test the owner or the repository too.',
    ),
    ...found,
  ];
}
