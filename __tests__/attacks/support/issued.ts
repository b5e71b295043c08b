/** Every secret that the emulated services handed out or were shown. */
import type { RecordedRequest } from '../../../emulator/index.ts';

const secretNames =
  /^(value|token|.*(access|id|client|refresh|session|auth|identity|subject|security)_?-?token|.*assertion|jwt|SecretAccessKey|AccessKeyId|.*secret|.*password|accessor)$/i;

/** In answers in XML. */
const secretElement = /<(SecretAccessKey|AccessKeyId|SessionToken)>([^<]+)</g;

export function issuedSecrets(requests: readonly RecordedRequest[]): ReadonlySet<string> {
  const found = requests.flatMap(({ headers, body, answer = '' }) => [
    ...[...answer.matchAll(secretElement)].map(([, , value]) => value!),
    ...secretsIn(parsed(answer)),
    ...secretsIn(body),
    ...(/^(?:Bearer|DPoP|Basic) (.+)$/i.exec(headers.authorization ?? '')?.slice(1) ?? []),
    ...['x-amz-security-token', 'dpop', 'x-vault-token'].flatMap((name) => headers[name] ?? []),
  ]);
  return new Set(found.filter((secret) => secret.length >= 16 && !/^(urn|https?):/.test(secret)));
}

function secretsIn(value: unknown, name = ''): readonly string[] {
  if (typeof value === 'string') return secretNames.test(name) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    secretsIn(member, Array.isArray(value) ? name : key),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
