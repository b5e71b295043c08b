/** A login with a role chain is a series of requests, one per role. */
import type { Role } from './role.ts';
import type { AwsSettings } from './settings.ts';

/** Sessions that only serve to assume the next role get the shortest lifetime that AWS allows. */
const intermediateSeconds = 900;

export interface Hop {
  /** The name of the request, unique in the login. */
  readonly operation: string;
  readonly role: Role;
  /** The role whose session signs the request; absent if the request uses the ID token instead. */
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

/** The hop whose request has this name; the first hop if there is none. */
export function hopOf(operation: string | undefined, settings: AwsSettings): Hop {
  const hops = hopsOf(settings);
  return hops.find((hop) => hop.operation === operation) ?? hops[0];
}

function operationName(index: number, count: number): string {
  if (index === 0) return 'AssumeRoleWithWebIdentity';
  return count === 2 ? 'AssumeRole' : `AssumeRole (role ${index + 1} of ${count})`;
}
