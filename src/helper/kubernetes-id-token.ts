/**
 * `kubernetes-id-token <audience> [<source>]`: prints an ID token for kubectl and similar tools, which run this program
 * if they have no token or it has expired.
 * @see https://kubernetes.io/docs/reference/config-api/client-authentication.v1/
 */
import { Failure } from '../failure/failure.ts';
import { timestamp } from '../text/timestamp.ts';
import type { Helper } from './helper.ts';
import { HelperFailure } from './helper.ts';
import { requestIdToken } from './request-id-token.ts';

export const kubernetesIdToken: Helper = async ([audience = '', sourceName], deps) => {
  try {
    const { jwt, claims } = await requestIdToken(audience, sourceName, deps);
    return JSON.stringify({
      apiVersion: 'client.authentication.k8s.io/v1',
      kind: 'ExecCredential',
      status: { token: jwt, expirationTimestamp: timestamp(claims.exp * 1000) },
    });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new HelperFailure(`No ID token for Kubernetes: ${error.message}`);
  }
};
