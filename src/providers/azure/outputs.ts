/** What each output contains, for `action.yml` and the reference tables. */
export const azureOutputs = {
  'client-id': 'The application or managed identity that logged in.',
  'tenant-id': 'Its tenant.',
  'subscription-id': 'The subscription, if one was given.',
  'access-token': 'Access token for the first of `azure-scopes` (masked).',
  'access-token-expiration': 'When that token expires, ISO 8601 in UTC.',
} as const;
