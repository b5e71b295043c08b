/** What makes provider and bindings as narrow for a job as those of `plan`. */
import { conjunctsOf } from '../../trust/google/expression.ts';
import type { GcpTrust } from '../../trust/read/trust.ts';
import type { Token } from '../../trust/token.ts';
import { admits } from './admits.ts';

export async function googleEdits(given: GcpTrust, planned: GcpTrust, token: Token): Promise<string[]> {
  const condition = planned.provider?.attributeCondition ?? '';
  const tested = conjunctsOf(given.provider?.attributeCondition ?? '').map(inOneSpelling);
  const isTested = conjunctsOf(condition).every((part) => tested.includes(inOneSpelling(part)));
  const [member = ''] = membersOf(planned);
  const wide: string[] = [];
  for (const other of membersOf(given)) {
    const isExact = other === member || isExactSubject(other, given, token);
    const bindings = [{ role: 'roles/iam.workloadIdentityUser', members: [other], conditional: false }];
    if (!isExact && (await admits({ ...given, bindings }, token))) wide.push(other);
  }
  const [, attribute = ''] = /\/(attribute\.\w+)\//.exec(member) ?? [];
  const mapping = planned.provider?.attributeMapping?.[attribute];
  const isMapped = mapping === undefined || given.provider?.attributeMapping?.[attribute] === mapping;
  return [
    ...(isTested ? [] : [`Set the attribute condition to \`${condition}\``]),
    ...(wide.length === 0 || isMapped ? [] : [`Add \`${attribute}=${mapping}\` to the attribute mapping`]),
    ...wide.map((other) => `Bind \`${member}\` instead of \`${other}\``),
  ];
}

/** `assertion.x == "v"` without blanks, and with one kind of quotes. */
function inOneSpelling(part: string): string {
  return part.replace(/\s*==\s*/g, '==').replace(/'/g, '"');
}

function membersOf({ bindings = [] }: GcpTrust): string[] {
  return bindings.flatMap(({ members }) => members);
}

function isExactSubject(member: string, { provider }: GcpTrust, { claims }: Token): boolean {
  const isMapped = provider?.attributeMapping?.['google.subject'] === 'assertion.sub';
  return isMapped && member.startsWith('principal://') && member.endsWith(`/subject/${claims.sub}`);
}
