/** The outputs that belong to no provider. */
export const generalOutputs = {
  available: '`true` after a login; `false` if this job gets no ID token and `if-unavailable` is `skip`.',
  logins:
    'JSON list of the logins, without secrets: `name`, `provider`, `identity`, `audience`, `expires-at`, `from`, `milliseconds`. Empty (`[]`) with `mode: plan`.',
  plan: 'Only with `mode: plan`: the trust to set up as JSON, with the claims of the ID tokens and warnings about the job. See docs/trust.md.',
} as const;
