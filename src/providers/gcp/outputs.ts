/** What each output contains, for `action.yml` and the reference tables. */
export const gcpOutputs = {
  'project-id': 'The project, given or derived from the service account.',
  'credentials-file-path':
    'The credentials file (`external_account`), below `RUNNER_TEMP`; removed when the job ends.',
  'access-token':
    'Access token of the service account, or the federated one without a service account (masked).',
  'access-token-expiration': 'When that token expires, ISO 8601 in UTC.',
  'auth-token': 'The federated token, which expires after about five minutes (masked).',
  'id-token':
    'Google ID token for `gcp-id-token-audience` (masked). With several audiences, a JSON object of audience → token.',
} as const;
