/** The inputs that belong to no provider. */
import { defaultSource, sourceName } from '../identity/source-name.ts';
import { boolean, choice, integer, lines, text } from '../settings/kinds.ts';
import type { Values } from '../settings/schema.ts';
import { defineSchema } from '../settings/schema.ts';

export const generalSettings = defineSchema({
  'export-environment': {
    kind: boolean,
    default: 'true',
    description: 'Export the variables that command-line tools, SDKs and Terraform read to all later steps.',
  },
  'output-credentials': {
    kind: boolean,
    default: 'true',
    description: 'Set the outputs that hold credentials (masked). The other outputs are always set.',
  },
  summary: {
    kind: boolean,
    default: 'true',
    description: 'Add a table of the logins and a timeline to the job summary.',
  },
  cleanup: {
    kind: boolean,
    default: 'true',
    description:
      'Remove the credential files and restore the environment when the job ends. Switch it off only when the post steps of earlier actions need the credentials.',
  },
  logins: {
    kind: text({ label: 'YAML list' }),
    composed: true,
    description:
      'Further logins, as a YAML list: each entry has a `name`, a `provider` and the settings of that provider, named like the inputs but without the prefix.',
  },
  'id-token-source': {
    kind: sourceName,
    default: defaultSource,
    description:
      'Where the ID tokens come from: the runner (`github`, `forgejo`; `runner` for a service such as Depot CI or Buildkite that issues its own), the Fly Machine it runs in (`fly`), a file or a variable. Entries of `logins` can have their own. See docs/id-token-sources.md.',
  },
  cache: {
    kind: boolean,
    default: 'true',
    description:
      'Reuse the credentials of an earlier use of this action in the same job, if its settings are the same and more than a third of their life and more than five minutes are left.',
  },
  refresh: {
    kind: boolean,
    default: 'false',
    description:
      'Keep the credentials alive for the whole job, up to about 6 hours: AWS as a profile that renews itself, Azure with a background process. Google Cloud credentials renew themselves anyway. See docs/lifetimes.md.',
  },
  mode: {
    kind: choice(['login', 'plan']),
    default: 'login',
    description:
      '`plan` asks for the ID tokens, exchanges nothing, and explains in log and summary which trust to set up for exactly this job. See docs/trust.md.',
  },
  'trust-policies': {
    kind: lines(text({ label: 'path' })),
    description:
      'Files in the workspace with trust policies, providers, bindings or federated credentials, one path per line. With `mode: plan` and after a refused login they are checked with the real claims of the job. See docs/trust.md.',
  },
  'github-token': {
    kind: text({ label: 'token' }),
    secret: true,
    description:
      'Only for `mode: plan`: a token with `actions: read`, to read the customization of the subject and the rules of the environment. Usually the one of the workflow, `github.token`.',
  },
  'if-unavailable': {
    kind: choice(['fail', 'skip']),
    default: 'fail',
    description:
      'What to do if GitHub gives no ID token (pull request from a fork, Dependabot, missing permission): `fail`, or `skip` = succeed with the output `available` set to `false`.',
  },
  'retry-max-attempts': {
    kind: integer({ min: 1, max: 10 }),
    default: '5',
    description:
      'Attempts per request, including the first. Only transient failures are repeated. Attempts that a service throttles do not count, unless this is 1.',
  },
  'timeout-seconds': {
    kind: integer({ min: 5, max: 900, unit: 'seconds' }),
    default: '90',
    description:
      'Deadline for the whole step. One attempt of a request may take a ninth of it, at most 10 seconds.',
  },
});

export type GeneralSettings = Values<typeof generalSettings>;
