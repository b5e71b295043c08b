/** What each output contains, for the reference tables. */
export const sshOutputs = {
  'config-file': 'Path of an `ssh_config` that uses the login: `ssh -F <path> <host>`.',
  'key-file': 'Path of the private key.',
  'certificate-files':
    'Paths of the certificates, one per line: for servers with openpubkey 0.25 or newer, and for older ones.',
  subject: 'Subject of the ID token, which servers compare with their policy.',
  'expires-at': 'When the ID token expires, ISO 8601 in UTC.',
} as const;
