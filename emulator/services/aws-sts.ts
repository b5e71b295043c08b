import { AwsError, awsErrorResponse, awsFailure, awsResultResponse } from '../aws/errors.ts';
import { packedPolicySize, roleParameters, sessionTags } from '../aws/parameters.ts';
import { type Endpoint, parseEndpoint } from '../aws/partitions.ts';
import { allows, trusts } from '../aws/policy.ts';
import {
  issueSession,
  roleIdOf,
  type Session,
  type SessionCredentials,
  sessionArn,
} from '../aws/sessions.ts';
import { authenticate } from '../aws/signature.ts';
import { findRole, type LocatedRole } from '../aws/world.ts';
import {
  type EmulatedRequest,
  type EmulatedResponse,
  escapeXml,
  formOf,
  type Parameters,
  queryOf,
} from '../http.ts';
import { audiencesOf, inspectIdToken } from '../id-token.ts';
import { credentialLifetime } from '../world.ts';
import type { Route, Service, ServiceContext } from './service.ts';

const version = '2011-06-15';
const chainingMaximumSeconds = 3600;

/** AWS Security Token Service on every partition's hosts. */
export const awsSts: Service = {
  name: 'aws-sts',
  hosts: (host) => parseEndpoint('sts', host) !== undefined,
  failure: awsFailure,
  route(request): Route {
    const parameters = { ...queryOf(request), ...formOf(request) };
    const name = parameters.Action ?? 'unknown';
    return {
      operation: name,
      async answer(_, context) {
        const response = await answered(async () => {
          const operation = operations[name];
          if (operation === undefined || parameters.Version !== version) throw unknownOperation(parameters);
          const endpoint = parseEndpoint('sts', request.host)!;
          return operation({ request, parameters, endpoint, context });
        });
        // This header shows clients that their own clock is wrong.
        const date = new Date(context.now()).toUTCString();
        return { ...response, headers: { ...response.headers, date } };
      },
    };
  },
};

async function answered(operation: () => Promise<EmulatedResponse>): Promise<EmulatedResponse> {
  try {
    return await operation();
  } catch (error) {
    if (error instanceof AwsError) return awsErrorResponse(error.status, error.code, error.message);
    throw error;
  }
}

interface Call {
  request: EmulatedRequest;
  parameters: Parameters;
  endpoint: Endpoint;
  context: ServiceContext;
}

const operations: Record<string, (call: Call) => Promise<EmulatedResponse> | EmulatedResponse> = {
  AssumeRoleWithWebIdentity: assumeRoleWithWebIdentity,
  AssumeRole: assumeRole,
  GetCallerIdentity: getCallerIdentity,
};

async function assumeRoleWithWebIdentity({
  request,
  parameters,
  endpoint,
  context,
}: Call): Promise<EmulatedResponse> {
  if (request.headers.authorization !== undefined) {
    throw new AwsError(400, 'IncompleteSignature', 'AssumeRoleWithWebIdentity does not take a signature.');
  }
  const role = roleParameters(parameters, ['WebIdentityToken']);
  const packedSize = packedPolicySize(role, {});
  const target = findRole(context.world.aws, role.roleArn);
  const denied = new AwsError(403, 'AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity');
  const account = context.world.aws.accounts[role.roleArn.split(':')[4] ?? ''];
  if (account === undefined || account.partition !== endpoint.partition) throw denied;
  checkRegion(role.roleArn, endpoint, context);

  const token = await inspectIdToken(parameters.WebIdentityToken!, context);
  if (token.state === 'malformed') {
    throw invalidToken(
      'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)',
    );
  }
  const { claims } = token;
  const url = claims.iss.replace('https://', '');
  const provider = account.oidcProviders.find((candidate) => candidate.url === url);
  if (provider === undefined) {
    throw invalidToken(`No OpenIDConnect provider found in your account for ${claims.iss}`);
  }
  if (token.state === 'unreachable') {
    throw invalidToken(
      "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements",
    );
  }
  if (token.state === 'forged') throw invalidToken('The token signature is not valid');
  const now = Math.floor(context.now() / 1000);
  if ((claims.exp ?? 0) <= now) {
    throw new AwsError(
      400,
      'ExpiredTokenException',
      `Token expired: current date/time ${now} must be before the expiration date/time ${claims.exp}`,
    );
  }
  const audience = audiencesOf(claims).find((candidate) => provider.clientIds.includes(candidate));
  if (audience === undefined) throw invalidToken('Incorrect token audience');

  const providerArn = `arn:${account.partition}:iam::${role.roleArn.split(':')[4]}:oidc-provider/${url}`;
  const trusted =
    target !== undefined &&
    trusts(target.role.trustPolicy, {
      provider: { ...provider, arn: providerArn },
      claims: { ...claims, aud: audience },
      sessionName: role.sessionName,
    });
  if (!trusted) throw denied;
  checkDuration(role.durationSeconds, target);

  const credentials = issueSession(
    {
      ...identityOf(target, role.sessionName),
      expiration: now + credentialLifetime(context.world, role.durationSeconds),
      ...(role.policy && { sessionPolicy: role.policy }),
      tags: {},
      transitiveTagKeys: [],
    },
    context,
  );
  return awsResultResponse(
    'AssumeRoleWithWebIdentity',
    [
      assumedRoleXml(credentials, packedSize),
      element('SubjectFromWebIdentityToken', claims.sub ?? ''),
      element('Audience', audience),
      element('Provider', providerArn),
    ].join(''),
  );
}

function assumeRole({ request, parameters, endpoint, context }: Call): EmulatedResponse {
  const caller = authenticate(request, { service: 'sts', ...endpoint }, context);
  const role = roleParameters(parameters, ['ExternalId', 'SourceIdentity']);
  const { tags, transitiveTagKeys } = sessionTags(parameters);
  if (caller.transitiveTagKeys.some((key) => tags[key] !== undefined && tags[key] !== caller.tags[key])) {
    throw new AwsError(
      400,
      'InvalidParameterValue',
      "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
    );
  }
  const packedSize = packedPolicySize(role, tags);
  checkRegion(sessionArn(caller), endpoint, context);

  const target = findRole(context.world.aws, role.roleArn);
  const sourceIdentity = parameters.SourceIdentity ?? caller.sourceIdentity;
  const actions = [
    'sts:AssumeRole',
    ...(Object.keys(tags).length > 0 ? ['sts:TagSession'] : []),
    ...(sourceIdentity === undefined ? [] : ['sts:SetSourceIdentity']),
  ];
  const conditions = {
    'sts:ExternalId': parameters.ExternalId,
    'sts:RoleSessionName': role.sessionName,
    'sts:SourceIdentity': sourceIdentity,
    'sts:TransitiveTagKeys': transitiveTagKeys,
    'aws:TagKeys': Object.keys(tags),
    'aws:PrincipalArn': caller.roleArn,
    ...Object.fromEntries(Object.entries(tags).map(([key, value]) => [`aws:RequestTag/${key}`, value])),
    ...Object.fromEntries(
      Object.entries(caller.tags).map(([key, value]) => [`aws:PrincipalTag/${key}`, value]),
    ),
  };
  for (const action of actions) {
    if (!mayAssume(caller, role.roleArn, target, action, conditions, context)) {
      throw new AwsError(
        403,
        'AccessDenied',
        `User: ${sessionArn(caller)} is not authorized to perform: ${action} on resource: ${role.roleArn}`,
      );
    }
  }
  if (role.durationSeconds > chainingMaximumSeconds) {
    throw new AwsError(
      400,
      'ValidationError',
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    );
  }
  checkDuration(role.durationSeconds, target!);

  const inherited = Object.fromEntries(caller.transitiveTagKeys.map((key) => [key, caller.tags[key] ?? '']));
  const credentials = issueSession(
    {
      ...identityOf(target!, role.sessionName),
      expiration: Math.floor(context.now() / 1000) + credentialLifetime(context.world, role.durationSeconds),
      ...(role.policy && { sessionPolicy: role.policy }),
      tags: { ...inherited, ...tags },
      transitiveTagKeys: [...new Set([...caller.transitiveTagKeys, ...transitiveTagKeys])],
      ...(sourceIdentity !== undefined && { sourceIdentity }),
    },
    context,
  );
  return awsResultResponse(
    'AssumeRole',
    assumedRoleXml(credentials, packedSize) +
      (sourceIdentity === undefined ? '' : element('SourceIdentity', sourceIdentity)),
  );
}

function getCallerIdentity({ request, endpoint, context }: Call): EmulatedResponse {
  const caller = authenticate(request, { service: 'sts', ...endpoint }, context);
  return awsResultResponse(
    'GetCallerIdentity',
    [
      element('Arn', sessionArn(caller)),
      element('UserId', `${caller.roleId}:${caller.sessionName}`),
      element('Account', caller.accountId),
    ].join(''),
  );
}

/**
 * Whether a session may do `action` (assume, tag) to a role: the role's trust policy must say so and
 * the caller's own permissions too, unless the trust policy names a role of the same account.
 */
function mayAssume(
  caller: Session,
  roleArn: string,
  target: LocatedRole | undefined,
  action: string,
  conditions: Record<string, string | readonly string[] | undefined>,
  context: ServiceContext,
): boolean {
  if (target === undefined || target.partition !== caller.partition) return false;
  const admits = (names: string[]): boolean =>
    allows(target.role.trustPolicy, { action, principal: { type: 'AWS', names }, context: conditions });
  const byName = [sessionArn(caller), caller.roleArn];
  const byAccount = [`arn:${caller.partition}:iam::${caller.accountId}:root`, caller.accountId];
  const permissions = findRole(context.world.aws, caller.roleArn)?.role.permissions;
  const access = { action, resource: roleArn, context: conditions };
  const permitted =
    permissions !== undefined &&
    allows(permissions, access) &&
    (caller.sessionPolicy === undefined || allows(caller.sessionPolicy, access));
  if (permitted) return admits([...byName, ...byAccount]);
  return target.accountId === caller.accountId && caller.sessionPolicy === undefined && admits(byName);
}

function checkRegion(arn: string, { region }: Endpoint, { world }: ServiceContext): void {
  const accountId = arn.split(':')[4] ?? '';
  if (world.aws.accounts[accountId]?.disabledRegions.includes(region)) {
    throw new AwsError(
      403,
      'RegionDisabledException',
      `STS is not activated in this region for account:${accountId}. Your account administrator can activate STS in this region using the IAM Console.`,
    );
  }
}

function checkDuration(seconds: number, { role }: LocatedRole): void {
  if (seconds > role.maxSessionDuration) {
    throw new AwsError(
      400,
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    );
  }
}

function identityOf({ arn, partition, accountId, role }: LocatedRole, sessionName: string) {
  return { partition, accountId, roleArn: arn, roleName: role.name, roleId: roleIdOf(arn), sessionName };
}

function assumedRoleXml(
  { session, sessionToken }: SessionCredentials,
  packedSize: number | undefined,
): string {
  const expiration = new Date(session.expiration * 1000).toISOString().replace('.000Z', 'Z');
  return [
    '<AssumedRoleUser>',
    element('AssumedRoleId', `${session.roleId}:${session.sessionName}`),
    element('Arn', sessionArn(session)),
    '</AssumedRoleUser><Credentials>',
    element('AccessKeyId', session.accessKeyId),
    element('SecretAccessKey', session.secretAccessKey),
    element('SessionToken', sessionToken),
    element('Expiration', expiration),
    '</Credentials>',
    packedSize === undefined ? '' : element('PackedPolicySize', String(packedSize)),
  ].join('');
}

function element(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`;
}

function invalidToken(message: string): AwsError {
  return new AwsError(400, 'InvalidIdentityToken', message);
}

function unknownOperation({ Action, Version }: Parameters): AwsError {
  return Action === undefined
    ? new AwsError(400, 'MissingAction', 'The request is missing an action or a required parameter.')
    : new AwsError(400, 'InvalidAction', `Could not find operation ${Action} for version ${Version}`);
}
