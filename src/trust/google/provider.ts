/** Workload identity providers as Google's API describes them. Pure. */
import { isObject, text, texts } from '../json.ts';

/**
 * The shape of the API's `WorkloadIdentityPoolProvider`. Values come from unknown sources, so none is certain to exist.
 */
export interface WorkloadIdentityProvider {
  readonly name?: string;
  readonly issuerUri?: string;
  readonly allowedAudiences?: readonly string[];
  readonly attributeMapping?: Readonly<Record<string, unknown>>;
  readonly attributeCondition?: string;
  readonly disabled?: boolean;
}

/** Limits of the API. */
export const limits = {
  subjectBytes: 127,
  attributes: 50,
  attributeNameCharacters: 100,
  mappingCharacters: 2048,
  conditionCharacters: 4096,
  mappedBytes: 8192,
  audiences: 10,
  audienceCharacters: 256,
} as const;

/** The provider as the API describes it, from a value of unknown origin. */
export function providerOf(value: unknown): WorkloadIdentityProvider | undefined {
  if (!isObject(value)) return undefined;
  const oidc = isObject(value.oidc) ? value.oidc : value;
  const issuer = text(oidc.issuerUri);
  const condition = text(value.attributeCondition);
  const name = text(value.name);
  return {
    ...(name !== undefined && { name }),
    ...(issuer !== undefined && { issuerUri: issuer }),
    allowedAudiences: texts(oidc.allowedAudiences),
    attributeMapping: isObject(value.attributeMapping) ? value.attributeMapping : {},
    ...(condition !== undefined && condition !== '' && { attributeCondition: condition }),
    disabled: value.disabled === true || value.state === 'DELETED',
  };
}

/** The audience of a provider whose list is empty is its own resource name, with or without `https:`. */
export function ownAudiences(name: string): readonly string[] {
  return [`https://iam.googleapis.com/${name}`, `//iam.googleapis.com/${name}`];
}
