/** What has to be set up for one login of one job. Plain data. */
import type { TrustAdvice } from '../contract/explanation.ts';
import { type Claims, claimsToShow } from '../identity/claims.ts';
import type { Login } from '../login/login.ts';

export interface SetUp {
  /** The login's own name. */
  readonly name: string;
  readonly provider: string;
  /** Of the provider, for people. */
  readonly title: string;
  /** The claims a relying party can test. */
  readonly claims: Readonly<Record<string, string>>;
  readonly trust: readonly TrustAdvice[];
}

/** The trust to set up for a login, whose job gets this ID token. */
export async function setUpOf({ name, provider, settings }: Login, claims: Claims): Promise<SetUp> {
  const { name: providerName, title } = provider;
  const trust = await provider.explain.trust(claims, settings);
  return { name, provider: providerName, title, claims: Object.fromEntries(claimsToShow(claims)), trust };
}

export const formats = ['cli', 'terraform'] as const;
export type Format = (typeof formats)[number];

/** The advice in a format. What has no Terraform, such as most services, is the same in both. */
export function inFormat(trust: readonly TrustAdvice[], format: Format): readonly TrustAdvice[] {
  const isTerraform = ({ language }: TrustAdvice) => language === 'hcl';
  if (format === 'terraform' && trust.some(isTerraform)) return trust.filter(isTerraform);
  return trust.filter((advice) => !isTerraform(advice));
}
