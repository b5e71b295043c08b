/** ID token → role session, and from there along the role chain. */

import type { ExchangeContext } from '../../contract/exchange.ts';
import { Failure } from '../../failure/failure.ts';
import { accountSecrets } from './account.ts';
import type { AwsCredential } from './credential.ts';
import { secretsOf } from './credential.ts';
import { untilPassable } from './git-bash.ts';
import type { Hop } from './hops.ts';
import { hopsOf } from './hops.ts';
import type { AwsSettings } from './settings.ts';
import type { Sdk, Sts } from './sts.ts';
import { createSts, load } from './sts.ts';

export { load } from './sts.ts';

/**
 * One request per role. The answer contains the session's account and ARN, so no further request is needed.
 * @throws {Failure} `aws/…`, `http/…`, `id-token/…`
 */
export async function exchange(settings: AwsSettings, context: ExchangeContext): Promise<AwsCredential> {
  context.mask(...accountSecrets(settings));
  const sdk = await load();
  const sts = createSts(sdk, settings, context);
  const [first, ...further] = hopsOf(settings);
  let session: AwsCredential | undefined;
  for (const hop of [first, ...further]) {
    const caller = session;
    const assume = () =>
      caller === undefined
        ? withIdToken(hop, { sdk, sts, settings, context })
        : withSession(caller, hop, { sdk, sts, settings, context });
    session = await (hop.isLast ? untilPassable(assume) : assume());
  }
  return session!;
}

interface Exchange {
  readonly sdk: Sdk;
  readonly sts: Sts;
  readonly settings: AwsSettings;
  readonly context: ExchangeContext;
}

async function withIdToken(hop: Hop, { sdk, sts, settings, context }: Exchange): Promise<AwsCredential> {
  const session = await context.request(hop.operation, async (attempt) => {
    const { jwt } = await attempt.idToken();
    const command = new sdk.AssumeRoleWithWebIdentityCommand({
      ...common(hop, settings),
      WebIdentityToken: jwt,
    });
    return sts.assume(hop, attempt, undefined, [jwt], (client) => client.send(command));
  });
  return inAllowedAccount(session, hop, settings);
}

async function withSession(
  caller: AwsCredential,
  hop: Hop,
  { sdk, sts, settings, context }: Exchange,
): Promise<AwsCredential> {
  const session = await context.request(hop.operation, (attempt) => {
    const command = new sdk.AssumeRoleCommand({
      ...common(hop, settings),
      ...(settings.externalId === undefined ? {} : { ExternalId: settings.externalId }),
      ...tagging(hop, settings),
    });
    return sts.assume(hop, attempt, caller, secretsOf(caller), (client) => client.send(command));
  });
  return inAllowedAccount(session, hop, settings);
}

/** Session policies apply to the session that later steps get. */
function common(
  { role, durationSeconds, isLast }: Hop,
  { sessionName, inlinePolicy, managedPolicyArns }: AwsSettings,
) {
  return {
    RoleArn: role.arn,
    RoleSessionName: sessionName,
    DurationSeconds: durationSeconds,
    ...(isLast && inlinePolicy !== undefined ? { Policy: inlinePolicy } : {}),
    ...(isLast && managedPolicyArns.length > 0
      ? { PolicyArns: managedPolicyArns.map((arn) => ({ arn })) }
      : {}),
  };
}

/**
 * Every session of the chain gets all tags. Transitive tags are passed on automatically, and AWS refuses a request that
 * sets one again.
 */
function tagging({ caller }: Hop, { roles, tags, transitiveTagKeys }: AwsSettings) {
  const isFirstOfChain = caller === roles[0];
  const sent = isFirstOfChain ? tags : tags.filter(({ key }) => !transitiveTagKeys.includes(key));
  return {
    ...(sent.length > 0 ? { Tags: sent.map(({ key, value }) => ({ Key: key, Value: value })) } : {}),
    ...(isFirstOfChain && transitiveTagKeys.length > 0 ? { TransitiveTagKeys: [...transitiveTagKeys] } : {}),
  };
}

/** The requested ARN is in an allowed account, but what counts is the account of the actual session. */
function inAllowedAccount(
  session: AwsCredential,
  { operation }: Hop,
  { allowedAccountIds }: AwsSettings,
): AwsCredential {
  if (allowedAccountIds.length === 0 || allowedAccountIds.includes(session.accountId)) return session;
  throw new Failure(`the session is in the account ${session.accountId}, which is not an allowed one`, {
    code: 'aws/account-not-allowed',
    stage: 'verify',
    retry: 'no',
    operation,
  });
}
