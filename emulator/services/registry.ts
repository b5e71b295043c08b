import { awsEcr } from './aws-ecr.ts';
import { awsS3 } from './aws-s3.ts';
import { awsSts } from './aws-sts.ts';
import { azureResourceManager } from './azure-resource-manager.ts';
import { entra } from './entra.ts';
import { flyApi } from './fly-api.ts';
import { githubApi } from './github-api.ts';
import { githubIdToken } from './github-id-token.ts';
import { googleIamCredentials } from './google-iam-credentials.ts';
import { googleResourceManager } from './google-resource-manager.ts';
import { googleStorage } from './google-storage.ts';
import { googleSts } from './google-sts.ts';
import { kubernetes } from './kubernetes.ts';
import { npmRegistry } from './npm-registry.ts';
import { octoSts } from './octo-sts.ts';
import { oidcIssuer } from './oidc-issuer.ts';
import { pypi } from './pypi.ts';
import { relyingParties } from './relying-parties.ts';
import type { Service } from './service.ts';
import { vault } from './vault.ts';

/** All emulated services; the first that claims a host gets the request. */
export const services: readonly Service[] = [
  githubIdToken,
  flyApi,
  oidcIssuer,
  awsSts,
  awsS3,
  awsEcr,
  googleSts,
  googleIamCredentials,
  googleResourceManager,
  googleStorage,
  entra,
  azureResourceManager,
  githubApi,
  pypi,
  octoSts,
  vault,
  npmRegistry,
  kubernetes,
  relyingParties,
];
