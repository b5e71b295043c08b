import { bearerOf, type EmulatedRequest, type EmulatedResponse, json } from '../http.ts';
import { audiencesOf, inspectIdToken } from '../id-token.ts';
import { routeByPath, type Service, type ServiceContext } from './service.ts';

/** The cluster's API server, whose address is the audience it accepts. */
export const clusterHost = 'cluster.octo.example';

/**
 * The API server of a Kubernetes cluster with structured authentication, reduced to telling who asks.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/self-subject-review-v1/
 */
export const kubernetes: Service = {
  name: 'kubernetes',
  hosts: (host) => host === clusterHost,
  failure: (status) => refusal(status, 'InternalError'),
  route: routeByPath(
    [
      {
        operation: 'whoami',
        method: 'POST',
        path: /^\/apis\/authentication\.k8s\.io\/v1\/selfsubjectreviews$/,
        answer: whoami,
      },
    ],
    () => refusal(404, 'NotFound'),
  ),
};

async function whoami(request: EmulatedRequest, context: ServiceContext): Promise<EmulatedResponse> {
  const token = await inspectIdToken(bearerOf(request) ?? '', context);
  if (token.state !== 'genuine') return refusal(401, 'Unauthorized');
  const { claims } = token;
  const isAlive = (claims.exp ?? 0) * 1000 > context.now();
  if (!isAlive || !audiencesOf(claims).includes(`https://${clusterHost}`))
    return refusal(401, 'Unauthorized');
  return json(201, {
    kind: 'SelfSubjectReview',
    apiVersion: 'authentication.k8s.io/v1',
    metadata: {},
    status: { userInfo: { username: claims.sub, groups: ['system:authenticated'] } },
  });
}

function refusal(code: number, reason: string): EmulatedResponse {
  return json(code, {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message: reason,
    reason,
    code,
  });
}
