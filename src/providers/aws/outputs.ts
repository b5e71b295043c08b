/** What each output contains, for `action.yml` and the reference tables. */
export const awsOutputs = {
  'account-id': 'Account of the role that was assumed.',
  'authenticated-arn': 'ARN of the session, `arn:aws:sts::<account>:assumed-role/<role>/<session>`.',
  region: 'The region that was exported.',
  expiration: 'When the credentials expire, ISO 8601 in UTC.',
  'access-key-id': 'Access key ID (masked).',
  'secret-access-key': 'Secret access key (masked).',
  'session-token': 'Session token (masked).',
} as const;
