import { createHash, randomBytes } from 'node:crypto';
import type { ServiceContext } from '../services/service.ts';
import type { Policy } from './policy.ts';

/** What a session token says about its bearer. */
export interface Session {
  accessKeyId: string;
  secretAccessKey: string;
  partition: string;
  accountId: string;
  roleArn: string;
  roleName: string;
  roleId: string;
  sessionName: string;
  /** Seconds since the epoch. */
  expiration: number;
  /** Limits of the session; several must all allow. */
  sessionPolicy?: Policy;
  tags: Record<string, string>;
  transitiveTagKeys: string[];
  sourceIdentity?: string;
}

export interface SessionCredentials {
  session: Session;
  sessionToken: string;
}

/** Real session tokens begin like this; base64 text with all its punctuation follows. */
const tokenPrefix = 'IQoJb3JpZ2luX2Vj';

export function issueSession(
  content: Omit<Session, 'accessKeyId' | 'secretAccessKey'>,
  context: ServiceContext,
): SessionCredentials {
  const session: Session = {
    ...content,
    accessKeyId: `ASIA${upperCaseId(randomBytes(16))}`,
    secretAccessKey: randomBytes(30).toString('base64'),
  };
  return { session, sessionToken: tokenPrefix + context.tokens.seal(session) };
}

/** The session of a token this emulator issued for this access key, expired or not. */
export function openSession(
  accessKeyId: string,
  sessionToken: string | undefined,
  context: ServiceContext,
): Session | undefined {
  if (!sessionToken?.startsWith(tokenPrefix)) return undefined;
  const session = context.tokens.open(sessionToken.slice(tokenPrefix.length)) as Session | undefined;
  return session?.accessKeyId === accessKeyId ? session : undefined;
}

export function sessionArn({ partition, accountId, roleName, sessionName }: Session): string {
  return `arn:${partition}:sts::${accountId}:assumed-role/${roleName}/${sessionName}`;
}

/** A role's unique ID, always the same for the same ARN. */
export function roleIdOf(arn: string): string {
  return `AROA${upperCaseId(createHash('sha256').update(arn).digest()).slice(0, 17)}`;
}

function upperCaseId(bytes: Uint8Array): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  return Array.from(bytes, (byte) => alphabet[byte % 32]).join('');
}
