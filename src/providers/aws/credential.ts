/** A role session, as AWS STS describes it. */
export interface AwsCredential {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** ISO 8601 in UTC, whole seconds. */
  readonly expiration: string;
  /** The session's ARN: `arn:aws:sts::<account>:assumed-role/<role>/<session>`. */
  readonly arn: string;
  readonly accountId: string;
}

/** The parts that must not be shown. The access key ID is half of a pair and useless alone, but every tool hides it. */
export function secretsOf({ accessKeyId, secretAccessKey, sessionToken }: AwsCredential): readonly string[] {
  return [secretAccessKey, sessionToken, accessKeyId];
}
