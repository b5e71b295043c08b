/** What can go wrong with the issuer's keys, and with what is made of them: for the retry policy and for people. */

import type { Diagnosis, FailureDetails, RetryAdvice, Stage } from '../../failure/failure.ts';
import { Failure } from '../../failure/failure.ts';
import type { Claims } from '../../identity/claims.ts';

interface KnownError {
  readonly stage: Stage;
  readonly retry: RetryAdvice;
  explain(issuer: string): Pick<Diagnosis, 'summary' | 'causes' | 'fix'>;
}

const interference = 'Something between this runner and the issuer changes what it sends.';
const reportToUs = 'Please report this as a bug of the action.';

const knownErrors = {
  'issuer-unreadable': {
    stage: 'exchange',
    retry: 'no',
    explain: (issuer) => ({
      summary: `${issuer} does not tell where its keys are.`,
      causes: [
        'The server that issues the ID tokens does not publish its discovery document to this runner.',
        interference,
      ],
      fix: [
        `Check that ${issuer}/.well-known/openid-configuration can be read from this runner without signing in.`,
      ],
    }),
  },
  'key-not-published': {
    stage: 'verify',
    // New keys can take a moment to reach every server.
    retry: 'few',
    explain: (issuer) => ({
      summary: `The key that signed the ID token is not among those that ${issuer} publishes.`,
      causes: ['The issuer changes its keys at this moment.', interference],
      fix: ['Run the job again in a few minutes.', 'Try without the proxy.'],
    }),
  },
  'signature-unsupported': {
    stage: 'verify',
    retry: 'no',
    explain: (issuer) => ({
      summary: `${issuer} signs its ID tokens in a way that SSH certificates cannot prove.`,
      causes: [
        'OpenPubkey needs ID tokens that are signed with RS256, by an RSA key of 2048 bits or more with the exponent 65537.',
      ],
      fix: ['Set the issuer to RS256, or log in with ID tokens of another issuer.'],
    }),
  },
  'signature-invalid': {
    stage: 'verify',
    retry: 'no',
    explain: (issuer) => ({
      summary: `The ID token is not what ${issuer} signed.`,
      causes: [interference, 'The clock of this runner is wrong.'],
      fix: [
        'Try without the proxy.',
        'Check the clock of the runner (`timedatectl`, `w32tm /query /status`).',
      ],
    }),
  },
  'self-check': {
    stage: 'verify',
    retry: 'no',
    explain: () => ({
      summary: 'A certificate did not pass the check that servers will make, so that nothing was written.',
      causes: ['This action made a wrong certificate.'],
      fix: [reportToUs],
    }),
  },
} satisfies Record<string, KnownError>;

export type ErrorName = keyof typeof knownErrors;

export const errorNames = Object.keys(knownErrors) as ErrorName[];

const prefix = 'ssh/';

/** @param facts about this one failure, over those that the table has */
export function sshError(name: ErrorName, message: string, facts: Partial<FailureDetails> = {}): Failure {
  const { stage, retry } = knownErrors[name];
  return new Failure(message, { code: prefix + name, stage, retry, ...facts });
}

/** The explanation for the code of a {@link Failure}, or undefined when the table has none. */
export function explanation(
  code: string,
  claims: Claims | undefined,
): Pick<Diagnosis, 'summary' | 'causes' | 'fix'> | undefined {
  const name = errorNames.find((candidate) => prefix + candidate === code);
  return name && knownErrors[name].explain(claims?.iss ?? 'the issuer of the ID token');
}
