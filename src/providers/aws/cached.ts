import { isText, isTime, objectOf } from '../../text/shape.ts';
import type { AwsCredential } from './credential.ts';
import { accountOf } from './role.ts';

const hasParts = objectOf<AwsCredential>({
  accessKeyId: isText,
  secretAccessKey: isText,
  sessionToken: isText,
  expiration: isText,
  arn: isText,
  accountId: isText,
});

/** Whether a cached value is a complete session, in one of the allowed accounts if any are given. */
export function isSession(
  cached: unknown,
  { allowedAccountIds }: { readonly allowedAccountIds: readonly string[] } = { allowedAccountIds: [] },
): cached is AwsCredential {
  if (!hasParts(cached)) return false;
  const { expiration, arn, accountId } = cached as AwsCredential;
  return (
    isTime(Date.parse(expiration)) &&
    (accountOf(arn) ?? accountId) === accountId &&
    (allowedAccountIds.length === 0 || allowedAccountIds.includes(accountId))
  );
}
