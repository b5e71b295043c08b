/** A login with a role chain is a row of requests, one per role. */
import type { Role } from './role.ts';
import type { AwsSettings } from './settings.ts';

/** Sessions that only serve to assume the next role live as short as AWS allows. */
const intermediateSeconds = 900;

export interface Hop {
  /** Name of the request, unique in the login. */
  readonly operation: string;
  readonly role: Role;
  /** The role whose session signs the request; absent when the ID token takes its place. */
  readonly caller?: Role;
  readonly isLast: boolean;
  readonly durationSeconds: number;
}

export function hopsOf({ roles, durationSeconds }: AwsSettings): readonly [Hop, ...Hop[]] {
  const hop = (role: Role, index: number): Hop => {
    const caller = roles[index - 1];
    const isLast = index === roles.length - 1;
    return {
      operation: operationName(index, roles.length),
      role,
      isLast,
      durationSeconds: isLast ? durationSeconds : intermediateSeconds,
      ...(caller === undefined ? {} : { caller }),
    };
  };
  const [first, ...further] = roles;
  return [hop(first, 0), ...further.map((role, index) => hop(role, index + 1))];
}

/** The hop in which a request of this name is made; the first when there is no such name. */
export function hopOf(operation: string | undefined, settings: AwsSettings): Hop {
  const hops = hopsOf(settings);
  return hops.find((hop) => hop.operation === operation) ?? hops[0];
}

function operationName(index: number, count: number): string {
  if (index === 0) return 'AssumeRoleWithWebIdentity';
  return count === 2 ? 'AssumeRole' : `AssumeRole (role ${index + 1} of ${count})`;
}
