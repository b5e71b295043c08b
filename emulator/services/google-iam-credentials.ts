import { type AccessToken, authorize, isMember, issueAccessToken } from '../google/access-tokens.ts';
import { apiError, googleFailure } from '../google/errors.ts';
import { isGoogleHost } from '../google/hosts.ts';
import { findProject, findServiceAccount, type ServiceAccount } from '../google/world.ts';
import { type EmulatedRequest, type EmulatedResponse, json, jsonOf } from '../http.ts';
import { credentialLifetime } from '../world.ts';
import { routeByPath, type Service, type ServiceContext } from './service.ts';

const issuer = 'https://accounts.google.com';
const hourSeconds = 3600;
const iamScope = 'https://www.googleapis.com/auth/iam';

/** IAM Service Account Credentials API: tokens for service accounts. */
export const googleIamCredentials: Service = {
  name: 'google-iam-credentials',
  hosts: (host, world) => isGoogleHost('iamcredentials', host, world),
  failure: googleFailure,
  route: routeByPath(
    (['generateAccessToken', 'generateIdToken'] as const).map((operation) => ({
      operation,
      method: 'POST',
      path: new RegExp(`^/v1/projects/([^/]+)/serviceAccounts/([^/:]+):${operation}$`),
      async answer(request, context, [, project = '', account = '']) {
        const impersonation = impersonate(request, context, {
          project,
          account: decodeURIComponent(account),
          permission: permissions[operation],
        });
        if ('status' in impersonation) return impersonation;
        return operation === 'generateAccessToken'
          ? generateAccessToken(request, context, impersonation)
          : generateIdToken(request, context, impersonation);
      },
    })),
    () => googleFailure(404),
  ),
};

const permissions = {
  generateAccessToken: 'iam.serviceAccounts.getAccessToken',
  generateIdToken: 'iam.serviceAccounts.getOpenIdToken',
};

interface Impersonation {
  project: string;
  account: string;
  permission: string;
}

/** The service account, if the bearer may act as it (through the request's delegates), or the refusal. */
function impersonate(
  request: EmulatedRequest,
  context: ServiceContext,
  { project, account, permission }: Impersonation,
): ServiceAccount | EmulatedResponse {
  const { google } = context.world;
  const authorization = authorize(request, context, [iamScope]);
  if ('refusal' in authorization) return authorization.refusal;
  if (project !== '-') return invalidArgument('Invalid form of the service account resource name.');
  const target = findServiceAccount(google, account);
  if (target === undefined) return apiError(404, `Not found; Gaia id not found for email ${account}`);
  const home = findProject(google, target.projectId);
  if (home?.disabledApis.some((api) => request.host.startsWith(api.split('.')[0]!))) {
    return serviceDisabled(home.projectNumber);
  }

  const delegates = jsonOf(request).delegates ?? [];
  if (!Array.isArray(delegates)) return invalidArgument('Invalid value at "delegates".');
  const chain: ServiceAccount[] = [];
  for (const delegate of delegates) {
    const [, email] = /^projects\/-\/serviceAccounts\/([^/]+)$/.exec(String(delegate)) ?? [];
    if (email === undefined) return invalidArgument(`Invalid delegate resource name: ${delegate}`);
    const found = findServiceAccount(google, email);
    if (found === undefined) return apiError(404, `Not found; Gaia id not found for email ${email}`);
    chain.push(found);
  }
  let bearer = authorization.bearer;
  for (const hop of [...chain, target]) {
    if (!mayActAs(bearer, hop)) return permissionDenied(permission);
    bearer = bearerOfServiceAccount(hop);
  }
  return target;
}

function mayActAs(bearer: AccessToken, account: ServiceAccount): boolean {
  return isMember(bearer, [...account.workloadIdentityUsers, ...account.tokenCreators]);
}

function bearerOfServiceAccount({ email }: ServiceAccount): AccessToken {
  const principal = `serviceAccount:${email}`;
  return { kind: 'serviceAccount', principal, members: [principal], scopes: [], expires: 0 };
}

function generateAccessToken(
  request: EmulatedRequest,
  context: ServiceContext,
  account: ServiceAccount,
): EmulatedResponse {
  const { scope, lifetime = '3600s' } = jsonOf(request);
  if (!Array.isArray(scope) || scope.length === 0) return invalidArgument('scope is required');
  const [, seconds] = /^(\d+)(?:\.\d+)?s$/.exec(String(lifetime)) ?? [];
  if (seconds === undefined || Number(seconds) === 0) {
    return invalidArgument(
      `Invalid value at 'lifetime' (type.googleapis.com/google.protobuf.Duration), "${lifetime}"`,
    );
  }
  if (Number(seconds) > hourSeconds && !account.lifetimeExtension) {
    return invalidArgument(
      `Access tokens for service account ${account.email} can not have lifetimes of more than 1 hour. Use the Org Policy Constraint constraints/iam.allowServiceAccountCredentialLifetimeExtension to allow up to 12 hours.`,
    );
  }
  if (Number(seconds) > 12 * hourSeconds) {
    return invalidArgument('The access token lifetime can not be more than 12 hours.');
  }
  const expires = Math.floor(context.now() / 1000) + credentialLifetime(context.world, Number(seconds));
  const accessToken = issueAccessToken(
    { ...bearerOfServiceAccount(account), scopes: scope.map(String), expires },
    context,
  );
  // Without milliseconds: Google's Python library accepts no other form.
  return json(200, { accessToken, expireTime: new Date(expires * 1000).toISOString().replace('.000Z', 'Z') });
}

async function generateIdToken(
  request: EmulatedRequest,
  context: ServiceContext,
  account: ServiceAccount,
): Promise<EmulatedResponse> {
  const { audience, includeEmail, useEmailAzp } = jsonOf(request);
  if (typeof audience !== 'string' || audience === '') return invalidArgument('audience is required');
  const issuedAt = Math.floor(context.now() / 1000);
  const token = await context.keys.sign(issuer, {
    iss: issuer,
    aud: audience,
    azp: useEmailAzp === true ? account.email : account.uniqueId,
    sub: account.uniqueId,
    iat: issuedAt,
    exp: issuedAt + credentialLifetime(context.world, hourSeconds),
    ...(includeEmail === true && { email: account.email, email_verified: true }),
  });
  return json(200, { token });
}

function invalidArgument(message: string): EmulatedResponse {
  return apiError(400, message);
}

function permissionDenied(permission: string): EmulatedResponse {
  return apiError(403, `Permission '${permission}' denied on resource (or it may not exist).`, {
    reason: 'IAM_PERMISSION_DENIED',
    metadata: { permission },
  });
}

function serviceDisabled(projectNumber: string): EmulatedResponse {
  return apiError(
    403,
    `IAM Service Account Credentials API has not been used in project ${projectNumber} before or it is disabled. Enable it by visiting https://console.developers.google.com/apis/api/iamcredentials.googleapis.com/overview?project=${projectNumber} then retry. If you enabled this API recently, wait a few minutes for the action to propagate to our systems and retry.`,
    {
      reason: 'SERVICE_DISABLED',
      metadata: { service: 'iamcredentials.googleapis.com', consumer: `projects/${projectNumber}` },
    },
  );
}
