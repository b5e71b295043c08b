/** Provider, then binding: whether an ID token obtains what the binding grants. Pure. */
import type { Token } from '../token.ts';
import { invalid, type Judgement, judge } from '../verdict.ts';
import { type Binding, bindingTest } from './bindings.ts';
import type { Cel } from './cel.ts';
import { judgeProvider } from './federation.ts';
import type { WorkloadIdentityProvider } from './provider.ts';

export interface GoogleTrust {
  readonly provider: WorkloadIdentityProvider;
  /** Absent if the files do not say: then only the exchange at the provider is judged. */
  readonly bindings?: readonly Binding[];
}

export function judgeGoogleTrust({ provider, bindings }: GoogleTrust, token: Token, cel: Cel): Judgement {
  const federation = judgeProvider(provider, token, cel);
  if (federation.verdict === 'invalid') return invalid(federation.tests);
  if (bindings === undefined) return federation;
  return judge([...federation.tests, bindingTest(bindings, federation, provider.name)]);
}
