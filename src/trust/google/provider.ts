/** Whether a workload identity provider takes an ID token, and who its bearer becomes. Pure. */
import { brief, isObject, text, texts } from '../json.ts';
import { absent, equality, invalid, type Judgement, judge, oneOf, type Test } from '../verdict.ts';
import type { Cel, CelOutcome } from './cel.ts';
import { conjunctsOf } from './expression.ts';

/** The shape of the API's `WorkloadIdentityPoolProvider`. Values of unknown origin: nothing is sure to be there. */
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

const resourceName =
  /^projects\/[^/]+\/locations\/global\/workloadIdentityPools\/([^/]+)\/providers\/([^/]+)$/;

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

/** What the API refuses when a provider is written (`holds` false), or may refuse (`holds` null). */
export function providerProblems(provider: WorkloadIdentityProvider, cel: Cel): Test[] {
  const mapping = Object.entries(provider.attributeMapping ?? {});
  const custom = mapping.filter(([target]) => target.startsWith('attribute.'));
  const condition = provider.attributeCondition;
  return [
    ...(mapping.some(([target]) => target === 'google.subject')
      ? []
      : [problem('attributeMapping', 'a mapping of google.subject', absent)]),
    ...mapping.flatMap(([target, expression]) => mappingProblems(target, expression, cel)),
    ...(custom.length <= limits.attributes
      ? []
      : [problem('attributeMapping', `at most ${limits.attributes} attributes`, String(custom.length))]),
    ...(condition === undefined ? [] : conditionProblems(condition, cel)),
    ...audienceProblems(provider.allowedAudiences ?? []),
  ];
}

function mappingProblems(target: string, expression: unknown, cel: Cel): Test[] {
  const isTarget =
    target === 'google.subject' ||
    target === 'google.groups' ||
    new RegExp(`^attribute\\.[a-z0-9_]{1,${limits.attributeNameCharacters}}$`).test(target);
  if (!isTarget) {
    return [problem('attributeMapping', 'google.subject, google.groups or attribute.<a-z, 0-9, _>', target)];
  }
  if (typeof expression !== 'string')
    return [problem(`mapping of ${target}`, 'an expression', brief(expression))];
  return expressionProblems(`mapping of ${target}`, expression, limits.mappingCharacters, cel);
}

function conditionProblems(condition: string, cel: Cel): Test[] {
  return expressionProblems('attributeCondition', condition, limits.conditionCharacters, cel);
}

function expressionProblems(what: string, expression: string, characters: number, cel: Cel): Test[] {
  if (expression.length > characters) {
    return [problem(what, `at most ${characters} characters`, String(expression.length))];
  }
  const outcome = cel(expression, { assertion: {}, google: {}, attribute: {} });
  return outcome.state === 'syntax'
    ? [problem(what, 'a CEL expression', `${expression} (${outcome.message})`)]
    : [];
}

function audienceProblems(audiences: readonly string[]): Test[] {
  if (audiences.length > limits.audiences) {
    return [problem('allowedAudiences', `at most ${limits.audiences}`, String(audiences.length))];
  }
  return audiences
    .filter((audience) => audience.length > limits.audienceCharacters)
    .map((audience) =>
      problem('allowedAudiences', `at most ${limits.audienceCharacters} characters`, brief(audience)),
    );
}

export interface Federation extends Judgement {
  /** Values of the mapping, as far as they could be evaluated. */
  readonly attributes: Readonly<Record<string, string | readonly string[]>>;
}

/** Judges one ID token by the rules of a provider, in the order of Google's service; signature and lifetime aside. */
export function judgeProvider(
  provider: WorkloadIdentityProvider,
  claims: Readonly<Record<string, unknown>>,
  cel: Cel,
): Federation {
  const problems = providerProblems(provider, cel).filter(({ holds }) => holds === false);
  if (problems.length > 0) return { ...invalid(problems), attributes: {} };
  const mapped = mapAttributes(provider, claims, cel);
  const tests = [
    ...(provider.disabled ? [{ what: 'disabled', expected: 'false', actual: 'true', holds: false }] : []),
    equality('iss', provider.issuerUri ?? absent, text(claims.iss)),
    audienceTest(provider, [claims.aud ?? []].flat().map(String)),
    ...mapped.tests,
    ...conditionTests(provider, claims, mapped, cel),
  ];
  return { ...judge(tests), attributes: mapped.attributes };
}

/** The audience of a provider whose list is empty is its own resource name, with or without `https:`. */
export function ownAudiences(name: string): readonly string[] {
  return [`https://iam.googleapis.com/${name}`, `//iam.googleapis.com/${name}`];
}

function audienceTest(
  { name, allowedAudiences = [] }: WorkloadIdentityProvider,
  audiences: readonly string[],
): Test {
  if (allowedAudiences.length > 0) return oneOf('aud', allowedAudiences, audiences);
  if (name !== undefined && /^projects\/\d+\//.test(name)) return oneOf('aud', ownAudiences(name), audiences);
  // Tools that plan a provider know its project by ID only, or not at all; the audience has the project's number.
  const expected = ownAudiences(
    name ?? 'projects/<number>/locations/global/workloadIdentityPools/<pool>/providers/<provider>',
  );
  const fitting = audiences.some((audience) => {
    const parts = /^(?:https:)?\/\/iam\.googleapis\.com\/(.+)$/.exec(audience);
    return parts !== null && isSameProvider(parts[1]!, name);
  });
  return { ...oneOf('aud', expected, audiences), holds: fitting };
}

function isSameProvider(audience: string, name: string | undefined): boolean {
  const [, pool, provider] = resourceName.exec(audience) ?? [];
  if (name === undefined) return pool !== undefined;
  const [, ownPool, ownProvider] = resourceName.exec(name) ?? [];
  return pool !== undefined && pool === ownPool && provider === ownProvider;
}

interface Mapped {
  readonly tests: readonly Test[];
  readonly attributes: Readonly<Record<string, string | readonly string[]>>;
}

function mapAttributes(
  provider: WorkloadIdentityProvider,
  claims: Readonly<Record<string, unknown>>,
  cel: Cel,
): Mapped {
  const tests: Test[] = [];
  const attributes: Record<string, string | readonly string[]> = Object.create(null);
  for (const [target, expression] of Object.entries(provider.attributeMapping ?? {})) {
    const outcome = cel(String(expression), { assertion: claims });
    const wanted = target === 'google.groups' ? 'list of strings' : 'string';
    const what = `mapping of ${target}`;
    if (outcome.state === 'value' && outcome.type === wanted) {
      attributes[target] = outcome.value as string | readonly string[];
      continue;
    }
    tests.push({
      what,
      expected: `${expression} yields a ${wanted}`,
      actual: shownOutcome(outcome),
      holds: outcome.state === 'unclear' ? null : false,
    });
  }
  const subject = attributes['google.subject'];
  if (typeof subject === 'string') {
    const bytes = Buffer.byteLength(subject);
    if (subject === '' || bytes > limits.subjectBytes) {
      tests.push({
        what: 'size of google.subject',
        expected: `1 to ${limits.subjectBytes} bytes`,
        actual: `${bytes} bytes: ${subject}`,
        // An empty subject: no refusal is on record, and none is documented.
        holds: subject === '' ? null : false,
      });
    }
  }
  const total = Object.values(attributes).reduce(
    (sum, value) => sum + Buffer.byteLength([value].flat().join('')),
    0,
  );
  if (total > limits.mappedBytes) {
    tests.push({
      what: 'size of all mapped values',
      expected: `at most ${limits.mappedBytes} bytes`,
      actual: `${total} bytes`,
      holds: false,
    });
  }
  return { tests, attributes };
}

/** The whole condition decides; if it is a row of `&&`, each part is told on its own. */
function conditionTests(
  { attributeCondition: condition }: WorkloadIdentityProvider,
  claims: Readonly<Record<string, unknown>>,
  { attributes }: Mapped,
  cel: Cel,
): Test[] {
  if (condition === undefined) return [];
  const variables = {
    assertion: claims,
    google: byPrefix(attributes, 'google.'),
    attribute: byPrefix(attributes, 'attribute.'),
  };
  const test = (expression: string): Test => {
    const outcome = cel(expression, variables);
    return {
      what: 'attributeCondition',
      expected: expression,
      actual: `${shownOutcome(outcome)}${mentioned(expression, claims)}`,
      holds: outcome.state === 'unclear' ? null : outcome.state === 'value' && outcome.value === true,
    };
  };
  const whole = test(condition);
  const parts = conjunctsOf(condition).map(test);
  // One part that is false absorbs the errors of the others, so the whole decides and the parts explain.
  return judge(parts).verdict === judge([whole]).verdict ? parts : [whole];
}

function byPrefix(attributes: Mapped['attributes'], prefix: string): Record<string, unknown> {
  const own = Object.entries(attributes).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(own.map(([name, value]) => [name.slice(prefix.length), value]));
}

function mentioned(expression: string, claims: Readonly<Record<string, unknown>>): string {
  const names = new Set([...expression.matchAll(/\bassertion\.(\w+)/g)].map(([, name]) => name!));
  const shown = [...names].map(
    (name) => `${name}: ${Object.hasOwn(claims, name) ? brief(claims[name]) : absent}`,
  );
  return shown.length === 0 ? '' : ` (${shown.join(', ')})`;
}

function shownOutcome(outcome: CelOutcome): string {
  if (outcome.state === 'value') {
    return typeof outcome.value === 'boolean' ? String(outcome.value) : `a ${outcome.type}`;
  }
  return outcome.state === 'error' ? `error: ${outcome.message}` : outcome.message;
}

function problem(what: string, expected: string, actual: string): Test {
  return { what, expected, actual, holds: false };
}
