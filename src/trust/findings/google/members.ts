/** What the members of bindings admit by mistake. */
import { poolMember } from '../../google/bindings.ts';
import type { GcpTrust } from '../../read/trust.ts';
import type { Finding, Severity } from '../../report.ts';
import { finding } from '../finding.ts';

/** Attributes that do not identify the repository's owner. */
const foreignAttributes = [
  'ref',
  'ref_type',
  'actor',
  'actor_id',
  'environment',
  'workflow',
  'event_name',
  'runner_environment',
];

/** @param open whether the provider accepts everybody's tokens */
export function memberFindings({ bindings = [], provider }: GcpTrust, open: boolean): Finding[] {
  const mapped = provider && Object.keys(provider.attributeMapping ?? {});
  return bindings
    .flatMap(({ members }) => members)
    .map((member) => memberFinding(member, mapped, open ? 'critical' : 'high'))
    .filter((found) => found !== undefined);
}

/** The first rule that a member breaks. */
function memberFinding(
  member: string,
  mapped: readonly string[] | undefined,
  ofAnyOwner: Severity,
): Finding | undefined {
  const shown = `\`${member}\``;
  if (member === 'allUsers' || member === 'allAuthenticatedUsers') {
    const message = `${shown} lets everybody in, without any provider.`;
    return finding('all-users', 'critical', 'pools', message, 'Remove the member.');
  }
  const selector = poolMember(member)?.selector;
  if (selector === undefined) return undefined;
  if (selector === '*') {
    const message = `${shown} admits everybody whom the provider admits.`;
    const fix = 'Bind an attribute with IDs, or one subject.';
    return finding('pool-wide-member', ofAnyOwner, 'poolPractice', message, fix);
  }
  const [, name, value = ''] = /^attribute\.([^/]+)\/(.*)$/s.exec(selector) ?? [];
  if (name === undefined) return undefined;
  if (value.includes('/attribute.')) {
    const message = `${shown} names two attributes: everything behind the first is one value, so it fits nobody.`;
    return finding('two-attributes', 'high', 'pools', message, 'Combine both in one mapped attribute.');
  }
  if (mapped !== undefined && !mapped.includes(`attribute.${name}`)) {
    const message = `${shown} names an attribute that the provider does not map: it fits nobody.`;
    const fix = `Map \`attribute.${name}=assertion.${name}\`.`;
    return finding('unmapped-attribute', 'high', 'pools', message, fix);
  }
  if (foreignAttributes.includes(name)) {
    const message = `${shown} does not say whose repository it is: \`${name}\` is free to choose.`;
    return finding('broad-attribute', ofAnyOwner, 'poolPractice', message, bindRepository);
  }
  if (name === 'repository_owner' || name === 'repository_owner_id') {
    const message = `${shown} lets every repository of the owner in.`;
    return finding('organization-wide', 'high', 'hardening', message, bindRepository);
  }
  if (name === 'repository' || name === 'repository_id') {
    const message = `${shown} lets every branch, tag and pull request of the repository in, unless the condition does not.`;
    const fix = 'Bind one attribute that holds the repository and the environment or ref.';
    return finding('any-workflow-of-repository', 'medium', 'hardening', message, fix);
  }
  return undefined;
}

const bindRepository = 'Bind an attribute that holds the repository, best its ID.';
