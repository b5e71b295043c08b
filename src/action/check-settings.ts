/** The inputs of the action `check`. */
import { boolean, choice, lines, list, text } from '../settings/kinds.ts';
import { defineSchema, type Values } from '../settings/schema.ts';
import { severities } from '../trust/report.ts';

export const checkSettings = defineSchema({
  trust: {
    kind: lines(text({ label: 'path' })),
    description:
      'Files with trust policies, providers, bindings or federated credentials, one path per line. Recognised by their content: what the tools of the clouds print, and the output of `terraform show -json`.',
  },
  workflows: {
    kind: text({ label: 'path' }),
    default: '.',
    description:
      'Repository, folder or workflow file to look through for stored keys and risky logins; `none` leaves this out.',
  },
  'fail-on': {
    kind: choice(severities),
    default: 'high',
    description:
      'Fail if a job other than yours gets in, or if a finding has at least this severity: `info`, `low`, `medium`, `high` or `critical`.',
  },
  repository: {
    kind: text({ pattern: /^[\w.-]+\/[\w.-]+$/, rule: 'of the form `owner/name`' }),
    description: 'The repository whose job the trust is for, `owner/name`. Default: this one.',
  },
  'repository-id': {
    kind: text({ pattern: /^\d+$/, rule: 'a number' }),
    description: 'ID of that repository, as `gh api repos/OWNER/NAME --jq .id` prints it.',
  },
  'owner-id': {
    kind: text({ pattern: /^\d+$/, rule: 'a number' }),
    description: 'ID of its owner, as `gh api repos/OWNER/NAME --jq .owner.id` prints it.',
  },
  environment: { kind: text(), description: 'Deployment environment of the job.' },
  ref: { kind: text(), description: 'Branch of the job, or `refs/…`. Default: `main`.' },
  event: { kind: text(), description: 'Event that starts the job. Default: `push`.' },
  workflow: { kind: text(), description: 'File of the workflow, such as `deploy.yml`.' },
  'job-workflow-ref': {
    kind: text(),
    description: 'Reusable workflow that holds the job: `owner/name/path@ref`.',
  },
  visibility: {
    kind: choice(['public', 'private', 'internal']),
    description: 'Visibility of that repository.',
  },
  issuer: { kind: text(), description: "Issuer of the ID tokens, if it is not github.com's." },
  'immutable-subject': {
    kind: boolean,
    default: 'false',
    description: 'Whether the subject holds the IDs of owner and repository.',
  },
  'subject-claims': {
    kind: list(text()),
    description: 'The subject template of the repository: names of claims, with commas.',
  },
  'default-branch': {
    kind: text(),
    description: 'Default branch of that repository, for the attacks that start there. Default: `main`.',
  },
});

export type CheckSettings = Values<typeof checkSettings>;

export const checkOutputs = {
  results: 'JSON list: who gets in by each piece of trust, as `multi-cloud-oidc check --json` has it.',
  findings: 'JSON list: what was found in workflows, as `multi-cloud-oidc audit --json` has it.',
} as const;
