/** Whether a role's trust policy lets the bearer of an ID token call `sts:AssumeRoleWithWebIdentity`. Pure. */
import { get, oneOrMore, texts } from '../json.ts';
import { audiencesOf, type Token } from '../token.ts';
import { equality, invalid, type Judgement, judge, oneOf, type Test, verdictOf } from '../verdict.ts';
import { matches } from '../wildcard.ts';
import { type KeyValue, keyValue } from './keys.ts';
import { evaluate, type Policy } from './policy.ts';
import { type Duplicates, policyProblems, webIdentityAction } from './validate.ts';

export interface OidcProvider {
  /** `arn:<partition>:iam::<account>:oidc-provider/<url>` in the account of the role. */
  readonly arn: string;
  /** Issuer without `https://`. */
  readonly url: string;
  /** Audiences that the provider accepts; absent if the files do not say. */
  readonly clientIds?: readonly string[];
}

export interface RoleTrust {
  readonly trustPolicy: unknown;
  /** OIDC providers in the role's account. */
  readonly providers: readonly OidcProvider[];
  readonly duplicates?: Duplicates;
}

export interface TrustRequest extends Token {
  /** The audience to assume for providers with unknown client IDs. */
  readonly expectedAudience?: string;
  /** Condition keys beyond those of the token, names in lower case. */
  readonly keys?: Readonly<Record<string, KeyValue>>;
  /** What to assume about keys that may not exist; if absent, both cases are tried. */
  readonly uncertainKeys?: 'present' | 'absent';
}

/** Judges one ID token, apart from its signature and lifetime. */
export function judgeTrustPolicy(role: RoleTrust, request: TrustRequest): Judgement {
  const problems = policyProblems(role.trustPolicy, role.duplicates);
  const broken = problems.filter(({ holds }) => holds === false);
  if (broken.length > 0) return invalid(broken);
  const policy = role.trustPolicy as Policy;

  const url = String(request.claims.iss ?? '').replace(/^https:\/\//, '');
  const provider = role.providers.find((candidate) => candidate.url === url);
  const known = [...new Set(role.providers.map((candidate) => candidate.url))];
  if (provider === undefined) {
    return judge([
      {
        ...oneOf(
          'iss',
          known.map((name) => `https://${name}`),
          [],
        ),
        actual: String(request.claims.iss),
      },
    ]);
  }
  const audiences = audiencesOf(request);
  const audience = audienceTest(provider, audiences, request.expectedAudience);
  const gate = judge([
    { ...equality('iss', `https://${provider.url}`, String(request.claims.iss)) },
    audience,
  ]);
  const decision = inEveryWorld(request.uncertainKeys, (uncertain) => {
    const keys = {
      provider: provider.url,
      partition: provider.arn.split(':')[1] ?? 'aws',
      claims: { ...request.claims, aud: acceptedAudience(provider, audiences) },
      uncertain,
      ...(request.unknown && { unknown: request.unknown }),
      ...(request.keys && { others: request.keys }),
    };
    return evaluate(policy, {
      action: webIdentityAction,
      principal: { type: 'Federated', names: [provider.arn] },
      key: (name) => keyValue(keys, name),
    });
  });
  const doubts = problems.filter(({ holds }) => holds === null);
  const verdict = judge([...gate.tests, { ...asTest(decision) }, ...doubts]).verdict;
  return { verdict, tests: [...gate.tests, ...decision.tests, ...doubts] };
}

const asTest = ({ verdict }: Judgement): Test => ({
  what: 'trust policy',
  expected: 'allowed',
  actual: verdict,
  holds: verdict === 'unknown' ? null : verdict === 'allowed',
});

function audienceTest(
  provider: OidcProvider,
  audiences: readonly string[],
  expected: string | undefined,
): Test {
  const what = 'aud among the client IDs of the OIDC provider';
  if (provider.clientIds !== undefined) return oneOf(what, provider.clientIds, audiences);
  const usual = expected ?? 'sts.amazonaws.com';
  const test = oneOf(what, [usual], audiences);
  return test.holds ? test : { ...test, expected: '(the files do not say)', holds: null };
}

function acceptedAudience({ clientIds }: OidcProvider, audiences: readonly string[]): string | undefined {
  return audiences.find((audience) => clientIds?.includes(audience)) ?? audiences[0];
}

/** Evaluates with and without the uncertain keys; where the results differ, the verdict is unknown. */
function inEveryWorld(
  assumed: 'present' | 'absent' | undefined,
  evaluateWith: (uncertain: 'present' | 'absent') => Judgement,
): Judgement {
  if (assumed !== undefined) return evaluateWith(assumed);
  const present = evaluateWith('present');
  const without = evaluateWith('absent');
  if (present.verdict === without.verdict) return present;
  const differs = (test: Test): boolean =>
    !without.tests.some(({ what, holds }) => what === test.what && holds === test.holds);
  return {
    verdict: verdictOf(null),
    tests: present.tests.map((test) => (differs(test) ? { ...test, holds: null } : test)),
  };
}

/** The providers named by a policy's own principals: all that is known if only the policy is given. */
export function providersNamed(trustPolicy: unknown): OidcProvider[] {
  const arns = oneOrMore(get(trustPolicy, 'Statement'))
    .flatMap((statement) => texts(get(statement, 'Principal', 'Federated')))
    .filter((name) => /^arn:[\w-]+:iam::\d{12}:oidc-provider\/./.test(name));
  return [...new Set(arns)].map((arn) => ({ arn, url: arn.slice(arn.indexOf('/') + 1) }));
}

/** Whether a role's trust policy is about ID tokens at all: most roles of an account are for services and users. */
export function concernsWebIdentity(trustPolicy: unknown): boolean {
  return oneOrMore(get(trustPolicy, 'Statement')).some((statement) => {
    const actions = texts(get(statement, 'Action')).map((action) => action.toLowerCase());
    if (actions.includes(webIdentityAction.toLowerCase())) return true;
    const federated = texts(get(statement, 'Principal', 'Federated'));
    if (federated.some((name) => name.includes(':oidc-provider/'))) return true;
    return (
      namesEverybody(get(statement, 'Principal')) &&
      actions.some((action) => matches(action, webIdentityAction.toLowerCase()))
    );
  });
}

export function namesEverybody(principal: unknown): boolean {
  return (
    principal === '*' ||
    texts(get(principal, 'AWS')).includes('*') ||
    texts(get(principal, 'Federated')).includes('*')
  );
}
