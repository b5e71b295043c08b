/** Text for people about a failed AWS login. Pure. */

import type { Diagnosis, Failure } from '../../failure/failure.ts';
import type { Claims } from '../../identity/claims.ts';
import { errorCode } from './error-code.ts';
import { knownError } from './errors.ts';
import type { Explanation } from './explanation.ts';
import type { Hop } from './hops.ts';
import { hopOf } from './hops.ts';
import type { AwsSettings } from './settings.ts';
import { explainUnreachable } from './unreachable.ts';

export function diagnose(error: Failure, claims: Claims | undefined, settings: AwsSettings): Diagnosis {
  const hop = hopOf(error.operation, settings);
  const known = knownError(error.code, error.message, hop.caller !== undefined);
  const explanation = known ? known.explain({ settings, hop, claims }) : explainOther(error, hop, settings);
  return { ...explanation, page: 'aws.md' };
}

function explainOther(error: Failure, { role }: Hop, settings: AwsSettings): Explanation {
  if (error.stage === 'id-token') {
    return { summary: 'There was no ID token for the login to AWS.', causes: [], fix: [] };
  }
  if (/^(aws\/)?http[-/]/.test(error.code)) return explainUnreachable(error, settings);
  if (error.code === errorCode('account-not-allowed')) {
    return {
      summary: `The session of ${role.arn} is not in an allowed account.`,
      causes: ['The service at the STS endpoint answered with a session in another account than asked for.'],
      fix: ['Check `aws-sts-endpoint` and `aws-allowed-account-ids`. Nothing was exported.'],
    };
  }
  return {
    summary: `The login with the role ${role.arn} failed.`,
    causes: [],
    fix: [
      error.requestIds
        ? 'Look up the answer in CloudTrail under its RequestId, or give that ID to AWS support.'
        : 'Run the job again, with debug logging switched on if it fails again.',
    ],
  };
}
