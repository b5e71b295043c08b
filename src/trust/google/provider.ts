/** Whether a workload identity provider takes an ID token, and who its bearer becomes. Pure. */
import { brief, isObject, text, texts } from '../json.ts';
import { audiencesOf, isUnknown, type Token } from '../token.ts';
import { absent, equality, invalid, type Judgement, judge, oneOf, type Test } from '../verdict.ts';
import type { Cel, CelOutcome, CelVariables } from './cel.ts';
import { conjunctsOf, literalsOf } from './expression.ts';

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

/** Values of a mapping, by the target's name. */
export type Attributes = Readonly<Record<string, string | readonly string[]>>;

export interface Federation extends Judgement {
  /** As far as they could be evaluated. */
  readonly attributes: Attributes;
  /** Attributes that the identity has with values that are not known. */
  readonly unknownAttributes: ReadonlySet<string>;
}

/** Judges one ID token by the rules of a provider, in the order of Google's service; signature and lifetime aside. */
export function judgeProvider(provider: WorkloadIdentityProvider, token: Token, cel: Cel): Federation {
  const problems = providerProblems(provider, cel).filter(({ holds }) => holds === false);
  if (problems.length > 0) return { ...invalid(problems), attributes: {}, unknownAttributes: new Set() };
  const { attributes, unknownAttributes, tests: mappingTests } = mapAttributes(provider, token, cel);
  const tests = [
    ...(provider.disabled ? [{ what: 'disabled', expected: 'false', actual: 'true', holds: false }] : []),
    equality('iss', provider.issuerUri ?? absent, text(token.claims.iss)),
    audienceTest(provider, audiencesOf(token)),
    ...mappingTests,
    ...conditionTests(provider, token, { attributes, unknownAttributes }, cel),
  ];
  return { ...judge(tests), attributes, unknownAttributes };
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
  readonly attributes: Attributes;
  readonly unknownAttributes: ReadonlySet<string>;
}

function mapAttributes(
  provider: WorkloadIdentityProvider,
  token: Token,
  cel: Cel,
): Mapped & { tests: readonly Test[] } {
  const tests: Test[] = [];
  const attributes: Record<string, string | readonly string[]> = {};
  const unknownAttributes = new Set<string>();
  const unknown = unknownNames(token);
  for (const [target, value] of Object.entries(provider.attributeMapping ?? {})) {
    const expression = String(value);
    const outcome = evaluateKnown(expression, { assertion: token.claims }, unknown, cel);
    const wanted = target === 'google.groups' ? 'list of strings' : 'string';
    if (outcome.state === 'value' && outcome.type === wanted) {
      attributes[target] = outcome.value as string | readonly string[];
      continue;
    }
    if (outcome.state === 'unclear') unknownAttributes.add(target);
    // Every token has it as text; only which text is not known.
    if (unknown.has(expression.trim())) continue;
    tests.push({
      what: `mapping of ${target}`,
      expected: `${expression} yields a ${wanted}`,
      actual: shownOutcome(outcome),
      holds: outcome.state === 'unclear' ? null : false,
    });
  }
  return { tests: [...tests, ...sizeTests(attributes)], attributes, unknownAttributes };
}

function sizeTests(attributes: Attributes): Test[] {
  const tests: Test[] = [];
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
  return tests;
}

/** The whole condition decides; if it is a row of `&&`, each part is told on its own. */
function conditionTests(
  { attributeCondition: condition }: WorkloadIdentityProvider,
  token: Token,
  { attributes, unknownAttributes }: Mapped,
  cel: Cel,
): Test[] {
  if (condition === undefined) return [];
  const variables = {
    assertion: token.claims,
    google: byPrefix(attributes, 'google.'),
    attribute: byPrefix(attributes, 'attribute.'),
  };
  const unknown = new Set([...unknownNames(token), ...unknownAttributes]);
  const test = (expression: string): Test => {
    const outcome = evaluateKnown(expression, variables, unknown, cel);
    return {
      what: 'attributeCondition',
      expected: expression,
      actual: `${shownOutcome(outcome)}${mentioned(expression, token)}`,
      holds: outcome.state === 'unclear' ? null : outcome.state === 'value' && outcome.value === true,
    };
  };
  const whole = test(condition);
  const parts = conjunctsOf(condition).map(test);
  // One part that is false absorbs the errors of the others, so the whole decides and the parts explain.
  return judge(parts).verdict === judge([whole]).verdict ? parts : [whole];
}

/** Names of unknown claims as expressions have them. */
function unknownNames(token: Token): Set<string> {
  const names = [...(token.unknown ?? [])].filter((name) => isUnknown(token, name));
  return new Set(names.map((name) => `assertion.${name}`));
}

/**
 * Evaluates an expression that may read values which are not known. They are left out, so that reading them is an error;
 * a result in spite of it holds for every value, unless the expression asks whether they are there.
 */
function evaluateKnown(
  expression: string,
  variables: CelVariables,
  unknown: ReadonlySet<string>,
  cel: Cel,
): CelOutcome {
  const outcome = cel(expression, variables);
  const read = [...unknown].filter((name) => mentions(expression, name));
  if (read.length === 0 || outcome.state === 'syntax') return outcome;
  const asks = /\bhas\s*\(|\bin\b|\?/.test(expression);
  if (outcome.state === 'value' && !asks) return outcome;
  return { state: 'unclear', message: `${read.join(', ')} is not known` };
}

function mentions(expression: string, name: string): boolean {
  const [, root = '', field = ''] = /^(\w+)\.(.*)$/s.exec(name) ?? [];
  const selected = new RegExp(`\\b${root}\\s*\\.\\s*${field}\\b`).test(expression);
  return selected || literalsOf(expression).includes(field);
}

function byPrefix(attributes: Attributes, prefix: string): Record<string, unknown> {
  const own = Object.entries(attributes).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(own.map(([name, value]) => [name.slice(prefix.length), value]));
}

function mentioned(expression: string, token: Token): string {
  const names = new Set([...expression.matchAll(/\bassertion\.(\w+)/g)].map(([, name]) => name!));
  const value = (name: string): string => {
    if (Object.hasOwn(token.claims, name)) return brief(token.claims[name]);
    return isUnknown(token, name) ? '(not known)' : absent;
  };
  return names.size === 0 ? '' : ` (${[...names].map((name) => `${name}: ${value(name)}`).join(', ')})`;
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
