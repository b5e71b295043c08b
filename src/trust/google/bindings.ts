/** Whether an IAM policy names a federated identity. Pure. */
import { get, list, text, texts } from '../json.ts';
import { absent, any, type Test } from '../verdict.ts';

export interface Binding {
  readonly role: string;
  readonly members: readonly string[];
  /** IAM conditions test the resource and the time, which are not known here. */
  readonly conditional: boolean;
}

export function bindingsOf(value: unknown): Binding[] {
  return list(value).map((binding) => ({
    role: text(get(binding, 'role')) ?? absent,
    members: texts(get(binding, 'members')),
    conditional: typeof get(binding, 'condition') === 'object' && get(binding, 'condition') !== null,
  }));
}

/** A member that stands for identities of a workload identity pool. */
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

/** The selectors that one identity answers to: everything after an attribute's name is one value. */
export function selectorsOf(
  attributes: Readonly<Record<string, string | readonly string[]>>,
): Map<string, 'principal' | 'principalSet'> {
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

/** Whether one binding names the identity: compared exactly, letter case included. */
export function bindingTest(
  bindings: readonly Binding[],
  attributes: Readonly<Record<string, string | readonly string[]>>,
  providerName: string | undefined,
): Test {
  const selectors = selectorsOf(attributes);
  const [, project, pool] =
    /^projects\/([^/]+)\/locations\/global\/workloadIdentityPools\/([^/]+)\//.exec(providerName ?? '') ?? [];
  const names = (member: string): boolean => {
    if (member === 'allUsers' || member === 'allAuthenticatedUsers') return true;
    const parsed = poolMember(member);
    if (parsed === undefined) return false;
    const kind = selectors.get(parsed.selector);
    if (kind === undefined || !member.startsWith(`${kind}:`)) return false;
    // Members have the project's number; a plan may know only its ID.
    const sameProject = project === undefined || !/^\d+$/.test(project) || project === parsed.project;
    return sameProject && (pool === undefined || pool === parsed.pool);
  };
  const held = bindings.map(({ members, conditional }) =>
    members.some(names) ? (conditional ? null : true) : false,
  );
  const shownSelectors = [...selectors.keys()].filter((selector) => selector !== '*');
  return {
    what: 'IAM binding',
    expected: bindings.flatMap(({ members }) => members).join(' or ') || '(no member)',
    actual: shownSelectors.join(', ') || absent,
    holds: any(held),
  };
}
