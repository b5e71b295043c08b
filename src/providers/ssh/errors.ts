/** What can go wrong with the issuer's keys and with the proofs made from them: for the retry policy and for people. */

import type { FailureDetails, Stage } from '../../failure/failure.ts';
import { Failure } from '../../failure/failure.ts';
import type { Row } from '../../failure/table.ts';

/** The facts that an explanation may use. */
interface RefusalFacts {
  readonly issuer: string;
}

interface SshRow extends Row<string, RefusalFacts> {
  readonly stage: Stage;
}

const interference = 'Something between this runner and the issuer changes what it sends.';
const reportToUs = 'Please report this as a bug of the action.';

export const sshErrors = [
  {
    code: 'issuer-unreadable',
    stage: 'exchange',
    retry: 'no',
    title: 'The issuer of the ID token does not say where its keys are.',
    explain: ({ issuer }) => ({
      summary: `${issuer} does not say where its keys are.`,
      causes: [
        'The server that issues the ID tokens does not publish its discovery document to this runner.',
        interference,
      ],
      fix: [
        `Check that ${issuer}/.well-known/openid-configuration can be read from this runner without signing in.`,
      ],
    }),
  },
  {
    code: 'key-not-published',
    stage: 'verify',
    // New keys can take a moment to reach every server.
    retry: 'few',
    title: 'The key that signed the ID token is not among those that its issuer publishes.',
    explain: ({ issuer }) => ({
      summary: `The key that signed the ID token is not among those that ${issuer} publishes.`,
      causes: ['The issuer is changing its keys at this moment.', interference],
      fix: ['Run the job again in a few minutes.', 'Try without the proxy.'],
    }),
  },
  {
    code: 'signature-unsupported',
    stage: 'verify',
    retry: 'no',
    title: 'The issuer signs its ID tokens in a way that SSH certificates cannot prove.',
    explain: ({ issuer }) => ({
      summary: `${issuer} signs its ID tokens in a way that SSH certificates cannot prove.`,
      causes: [
        'OpenPubkey needs ID tokens that are signed with RS256, by an RSA key of 2048 bits or more with the exponent 65537.',
      ],
      fix: ['Set the issuer to RS256, or log in with ID tokens of another issuer.'],
    }),
  },
  {
    code: 'signature-invalid',
    stage: 'verify',
    retry: 'no',
    title: 'The ID token is not what its issuer signed.',
    explain: ({ issuer }) => ({
      summary: `The ID token is not what ${issuer} signed.`,
      causes: [interference, 'The clock of this runner is wrong.'],
      fix: [
        'Try without the proxy.',
        'Check the clock of the runner (`timedatectl`, `w32tm /query /status`).',
      ],
    }),
  },
  {
    code: 'self-check',
    stage: 'verify',
    retry: 'no',
    title: 'A certificate did not pass the check that servers will make, so nothing was written.',
    explain: {
      causes: ['This action made a wrong certificate.'],
      fix: [reportToUs],
    },
  },
] as const satisfies readonly SshRow[];

export type SshErrorName = (typeof sshErrors)[number]['code'];

declare module '../../failure/failure.ts' {
  interface FailureCodes {
    readonly ssh: `ssh/${SshErrorName}`;
  }
}

/** @param facts about this failure; they override the table's */
export function sshError(name: SshErrorName, message: string, facts: Partial<FailureDetails> = {}): Failure {
  const { stage, retry } = sshErrors.find(({ code }) => code === name)!;
  return new Failure(message, { code: `ssh/${name}`, stage, retry, ...facts });
}
