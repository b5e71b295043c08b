/** Whether a workload identity provider accepts an ID token, and who its bearer becomes. Pure. */
import { brief, text } from '../json.ts';
import { audiencesOf, isUnknown, type Token } from '../token.ts';
import { absent, equality, invalid, type Judgement, judge, oneOf, type Test } from '../verdict.ts';
import type { Cel, CelOutcome, CelVariables } from './cel.ts';
import { conjunctsOf, literalsOf } from './expression.ts';
import { limits, ownAudiences, type WorkloadIdentityProvider } from './provider.ts';
import { providerProblems } from './validate.ts';

const resourceName =
  /^projects\/[^/]+\/locations\/global\/workloadIdentityPools\/([^/]+)\/providers\/([^/]+)$/;

/** Values of a mapping, keyed by the target's name. */
export type Attributes = Readonly<Record<string, string | readonly string[]>>;

export interface Federation extends Judgement {
  /** The attributes that could be evaluated. */
  readonly attributes: Attributes;
  /** Attributes of the identity with unknown values. */
  readonly unknownAttributes: ReadonlySet<string>;
}

/**
 * Judges one ID token by the rules of a provider, in the order of Google's service, apart from signature and lifetime.
 */
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

function audienceTest(
  { name, allowedAudiences = [] }: WorkloadIdentityProvider,
  audiences: readonly string[],
): Test {
  if (allowedAudiences.length > 0) return oneOf('aud', allowedAudiences, audiences);
  if (name !== undefined && /^projects\/\d+\//.test(name)) return oneOf('aud', ownAudiences(name), audiences);
  // Tools that plan a provider know only its project's ID, or nothing; the audience contains the project's number.
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

/** Claims that not every token has. */
const optionalClaims = new Set(['assertion.enterprise', 'assertion.enterprise_id']);

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
    // Every token has it as text; only its value is unknown.
    if (unknown.has(expression.trim()) && !optionalClaims.has(expression.trim())) continue;
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
        // An empty subject: no refusal is known or documented.
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

/** The whole condition decides; if it is an `&&` chain, each operand is reported separately. */
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
  // A false operand absorbs the errors of the others, so the whole decides and the operands explain.
  return judge(parts).verdict === judge([whole]).verdict ? parts : [whole];
}

/** Names of unknown claims, as written in expressions. */
function unknownNames(token: Token): Set<string> {
  const names = [...(token.unknown ?? [])].filter((name) => isUnknown(token, name));
  return new Set(names.map((name) => `assertion.${name}`));
}

/**
 * Evaluates an expression that may read unknown values. These are left out, so reading them is an error; a result
 * obtained despite that holds for every value, unless the expression tests whether they exist.
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
