/** Whether an IAM policy names a federated identity. Pure. */
import { get, list, text, texts } from '../json.ts';
import { absent, any, type Test, type Truth } from '../verdict.ts';
import type { Attributes } from './federation.ts';

export interface Binding {
  readonly role: string;
  readonly members: readonly string[];
  /** IAM conditions test the resource and the time, which are unknown here. */
  readonly conditional: boolean;
}

export function bindingsOf(value: unknown): Binding[] {
  return list(value).map((binding) => ({
    role: text(get(binding, 'role')) ?? absent,
    members: texts(get(binding, 'members')),
    conditional: typeof get(binding, 'condition') === 'object' && get(binding, 'condition') !== null,
  }));
}

/** A member that represents identities of a workload identity pool. */
export interface PoolMember {
  readonly project: string;
  readonly pool: string;
  /** `subject/<value>`, `attribute.<name>/<value>`, `group/<value>` or `*`. */
  readonly selector: string;
}

export function poolMember(member: string): PoolMember | undefined {
  const [, project, pool, selector] =
    /^principal(?:Set)?:\/\/iam\.[\w.-]+\/projects\/([^/]+)\/locations\/global\/workloadIdentityPools\/([^/]+)\/(.+)$/s.exec(
      member,
    ) ?? [];
  return project === undefined || pool === undefined || selector === undefined
    ? undefined
    : { project, pool, selector };
}

/** The selectors that match one identity: everything after an attribute's name is one value. */
export function selectorsOf(attributes: Attributes): Map<string, 'principal' | 'principalSet'> {
  const selectors = new Map<string, 'principal' | 'principalSet'>([['*', 'principalSet']]);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'google.subject' && typeof value === 'string')
      selectors.set(`subject/${value}`, 'principal');
    if (name === 'google.groups')
      for (const group of [value].flat()) selectors.set(`group/${group}`, 'principalSet');
    if (name.startsWith('attribute.') && typeof value === 'string')
      selectors.set(`${name}/${value}`, 'principalSet');
  }
  return selectors;
}

interface Identity {
  readonly attributes: Attributes;
  readonly unknownAttributes: ReadonlySet<string>;
}

/** Whether one binding names the identity: compared exactly, letter case included. */
export function bindingTest(
  bindings: readonly Binding[],
  { attributes, unknownAttributes }: Identity,
  providerName: string | undefined,
): Test {
  const selectors = selectorsOf(attributes);
  const [, project, pool] =
    /^projects\/([^/]+)\/locations\/global\/workloadIdentityPools\/([^/]+)\//.exec(providerName ?? '') ?? [];
  const names = (member: string): Truth => {
    if (member === 'allUsers' || member === 'allAuthenticatedUsers') return true;
    const parsed = poolMember(member);
    if (parsed === undefined) return false;
    // Members contain the project's number; a plan may know only its ID.
    const sameProject = project === undefined || !/^\d+$/.test(project) || project === parsed.project;
    if (!sameProject || (pool !== undefined && pool !== parsed.pool)) return false;
    const kind = selectors.get(parsed.selector);
    if (kind !== undefined) return member.startsWith(`${kind}:`);
    return unknownAttributes.has(attributeOf(parsed.selector)) ? null : false;
  };
  const held = bindings.map(({ members, conditional }) => {
    const named = any(members.map(names));
    return named && conditional ? null : named;
  });
  const shown = [...selectors.keys()].filter((selector) => selector !== '*');
  return {
    what: 'IAM binding',
    expected: bindings.flatMap(({ members }) => members).join(' or ') || '(no member)',
    actual: shown.join(', ') || absent,
    holds: any(held),
  };
}

/** The mapping target that a selector tests. */
function attributeOf(selector: string): string {
  const name = selector.slice(0, selector.indexOf('/'));
  if (name === 'subject') return 'google.subject';
  return name === 'group' ? 'google.groups' : name;
}
