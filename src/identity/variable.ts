/** An ID token in an environment variable of the step. It is never replaced. */

import type { Environment } from '../environment.ts';
import { Failure, messageSaysAll } from '../failure/failure.ts';
import { httpsIssuerProblem } from './issuer.ts';
import type { IdTokenSource } from './source.ts';

export function variableSource(name: string, env: Environment): IdTokenSource {
  return {
    name: `the variable ${name}`,
    supply: 'constant',
    async request() {
      const token = env[name]?.trim();
      if (token) return token;
      throw new Failure(
        `the variable ${name}, which should hold an ID token, is not set in this step, or empty`,
        { code: 'id-token/variable', stage: 'id-token', retry: 'no', advice: messageSaysAll },
      );
    },
    advice: messageSaysAll,
    issuerProblem: httpsIssuerProblem,
  };
}
