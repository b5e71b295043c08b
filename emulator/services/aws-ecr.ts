import { randomUUID } from 'node:crypto';
import { AwsError } from '../aws/errors.ts';
import { parseEndpoint } from '../aws/partitions.ts';
import { allows } from '../aws/policy.ts';
import { sessionArn } from '../aws/sessions.ts';
import { authenticate } from '../aws/signature.ts';
import { findRole } from '../aws/world.ts';
import type { EmulatedRequest, EmulatedResponse } from '../http.ts';
import type { Service, ServiceContext } from './service.ts';

const action = 'ecr:GetAuthorizationToken';
const target = 'AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken';
const lifeSeconds = 12 * 3600;

/**
 * Amazon ECR, reduced to the password for `docker login` (AWS JSON 1.1 protocol).
 * @see https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetAuthorizationToken.html
 */
export const awsEcr: Service = {
  name: 'aws-ecr',
  hosts: (host) => endpointOf(host) !== undefined,
  failure: (status) => error(status, 'ServerException', 'The service failed to process the request'),
  route: ({ headers }) =>
    headers['x-amz-target'] === target
      ? { operation: 'GetAuthorizationToken', answer: authorizationToken }
      : {
          operation: 'unknown',
          answer: () => error(400, 'UnknownOperationException', 'The operation is not known'),
        },
};

function endpointOf(host: string) {
  return host.startsWith('api.ecr.') ? parseEndpoint('ecr', host.slice('api.'.length)) : undefined;
}

function authorizationToken(request: EmulatedRequest, context: ServiceContext): EmulatedResponse {
  try {
    const endpoint = endpointOf(request.host)!;
    const caller = authenticate(request, { service: 'ecr', ...endpoint }, context);
    const permissions = findRole(context.world.aws, caller.roleArn)?.role.permissions;
    const limits = [permissions, ...(caller.sessionPolicy ? [caller.sessionPolicy] : [])];
    if (!limits.every((policy) => policy && allows(policy, { action, resource: '*', context: {} }))) {
      throw new AwsError(
        400,
        'AccessDeniedException',
        `User: ${sessionArn(caller)} is not authorized to perform: ${action} on resource: * because no identity-based policy allows the ${action} action`,
      );
    }
    const now = Math.floor(context.now() / 1000);
    // The password does not outlive the session that asked for it.
    const expiresAt = Math.min(now + lifeSeconds, caller.expiration);
    const password = context.tokens.seal({ account: caller.accountId, expiresAt });
    const suffix = request.host.slice('api.'.length);
    return json(200, {
      authorizationData: [
        {
          authorizationToken: Buffer.from(`AWS:${password}`).toString('base64'),
          expiresAt,
          proxyEndpoint: `https://${caller.accountId}.dkr.${suffix}`,
        },
      ],
    });
  } catch (problem) {
    if (!(problem instanceof AwsError)) throw problem;
    return error(400, ownNames[problem.code] ?? problem.code, problem.message);
  }
}

/** This protocol has its own names for some refusals. */
const ownNames: Readonly<Record<string, string>> = {
  InvalidClientTokenId: 'UnrecognizedClientException',
  ExpiredToken: 'ExpiredTokenException',
  MissingAuthenticationToken: 'MissingAuthenticationTokenException',
  SignatureDoesNotMatch: 'InvalidSignatureException',
  IncompleteSignature: 'IncompleteSignatureException',
};

function error(status: number, code: string, message: string): EmulatedResponse {
  return json(status, { __type: code, message });
}

function json(status: number, body: object): EmulatedResponse {
  return {
    status,
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': randomUUID() },
    body: JSON.stringify(body),
  };
}
