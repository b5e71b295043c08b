import { randomUUID } from 'node:crypto';
import { AwsError } from '../aws/errors.ts';
import { parseEndpoint } from '../aws/partitions.ts';
import { allows } from '../aws/policy.ts';
import { sessionArn } from '../aws/sessions.ts';
import { authenticate } from '../aws/signature.ts';
import { findRole } from '../aws/world.ts';
import { type EmulatedRequest, type EmulatedResponse, escapeXml } from '../http.ts';
import { routeByPath, type Service, type ServiceContext } from './service.ts';

/** Amazon S3, reduced to listing buckets: an AWS API that is not STS. */
export const awsS3: Service = {
  name: 'aws-s3',
  hosts: (host) => parseEndpoint('s3', host) !== undefined,
  failure: (status) => error(status, 'InternalError', 'We encountered an internal error. Please try again.'),
  route: routeByPath([{ operation: 'ListBuckets', method: 'GET', path: /^\/$/, answer: listBuckets }], () =>
    error(501, 'NotImplemented', 'A header you provided implies functionality that is not implemented'),
  ),
};

function listBuckets(request: EmulatedRequest, context: ServiceContext): EmulatedResponse {
  try {
    const scope = { service: 's3', ...parseEndpoint('s3', request.host)! };
    const caller = authenticate(request, scope, context);
    const access = { action: 's3:ListAllMyBuckets', resource: 'arn:aws:s3:::*', context: {} };
    const permissions = findRole(context.world.aws, caller.roleArn)?.role.permissions;
    const limits = [permissions, ...(caller.sessionPolicy ? [caller.sessionPolicy] : [])];
    if (!limits.every((policy) => policy !== undefined && allows(policy, access))) {
      throw new AwsError(
        403,
        'AccessDenied',
        `User: ${sessionArn(caller)} is not authorized to perform: ${access.action} because no identity-based policy allows the ${access.action} action`,
      );
    }
    const buckets = context.world.aws.accounts[caller.accountId]?.buckets ?? [];
    return xml(
      200,
      `<ListAllMyBucketsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Owner><ID>${caller.accountId}</ID></Owner><Buckets>${buckets
        .map(
          (name) =>
            `<Bucket><Name>${escapeXml(name)}</Name><CreationDate>2026-01-01T00:00:00.000Z</CreationDate></Bucket>`,
        )
        .join('')}</Buckets></ListAllMyBucketsResult>`,
    );
  } catch (problem) {
    if (!(problem instanceof AwsError)) throw problem;
    const [status, code] = ownNames[problem.code] ?? [problem.status, problem.code];
    return error(status, code, problem.message);
  }
}

/** S3 has its own names for some refusals. */
const ownNames: Record<string, readonly [status: number, code: string]> = {
  InvalidClientTokenId: [403, 'InvalidAccessKeyId'],
  ExpiredToken: [400, 'ExpiredToken'],
  MissingAuthenticationToken: [403, 'AccessDenied'],
};

function error(status: number, code: string, message: string): EmulatedResponse {
  return xml(status, `<Error><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error>`);
}

function xml(status: number, body: string): EmulatedResponse {
  return {
    status,
    headers: { 'content-type': 'application/xml', 'x-amz-request-id': randomUUID() },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}`,
  };
}
