/** The programs and libraries that prove a login, in the order the demo shows them. */

import { awsCli } from './aws-cli.ts';
import { awsSdk } from './aws-sdk.ts';
import { azureCli } from './azure-cli.ts';
import { azureIdentity } from './azure-identity.ts';
import { azureRest } from './azure-rest.ts';
import type { Consumer } from './consumer.ts';
import { gcloud } from './gcloud.ts';
import { googleAuth } from './google-auth.ts';

export type { Consumer, Proof } from './consumer.ts';

export const consumers: readonly Consumer[] = [
  awsSdk,
  awsCli,
  googleAuth,
  gcloud,
  azureIdentity,
  azureRest,
  azureCli,
];
