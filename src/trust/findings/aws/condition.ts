/** The conditions of a statement as the findings look at them. */
import { claimOfKey } from '../../aws/keys.ts';
import type { Statement } from '../../aws/policy.ts';

/** The OIDC provider whose tokens are looked at. */
export interface Issuer {
  /** The issuer without its scheme, which is IAM's name for the provider. */
  readonly provider: string;
  readonly partition: string;
}

export interface Condition {
  readonly operator: string;
  readonly key: string;
  /** The claim behind the key; undefined for keys of the request. */
  readonly claim: string | undefined;
  readonly values: readonly string[];
}

export function conditionsOf({ Condition = {} }: Statement, { provider }: Issuer): Condition[] {
  return Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => ({
      operator,
      key,
      claim: claimOfKey(provider, key),
      values: [values].flat().map(String),
    })),
  );
}
