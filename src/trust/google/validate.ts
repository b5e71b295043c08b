/** What Google's API refuses when a workload identity provider is saved. Pure. */
import { brief } from '../json.ts';
import { absent, type Test } from '../verdict.ts';
import type { Cel } from './cel.ts';
import { limits, type WorkloadIdentityProvider } from './provider.ts';

/** What the API refuses when a provider is saved (`holds` false), or may refuse (`holds` null). */
export function providerProblems(provider: WorkloadIdentityProvider, cel: Cel): Test[] {
  const mapping = Object.entries(provider.attributeMapping ?? {});
  const custom = mapping.filter(([target]) => target.startsWith('attribute.'));
  if (custom.length > limits.attributes) {
    return [problem('attributeMapping', `at most ${limits.attributes} attributes`, String(custom.length))];
  }
  const condition = provider.attributeCondition;
  return [
    ...(mapping.some(([target]) => target === 'google.subject')
      ? []
      : [problem('attributeMapping', 'a mapping of google.subject', absent)]),
    ...mapping.flatMap(([target, expression]) => mappingProblems(target, expression, cel)),
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

function problem(what: string, expected: string, actual: string): Test {
  return { what, expected, actual, holds: false };
}
