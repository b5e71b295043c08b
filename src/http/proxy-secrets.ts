/** User names and passwords in proxy variables, to be masked before the first message. */
export function proxySecrets(env: Readonly<Record<string, string | undefined>>): string[] {
  const secrets: string[] = [];
  for (const [name, value] of Object.entries(env)) {
    if (!/^(https?|all)_proxy$/i.test(name) || !value) continue;
    const url = URL.parse(value.includes('://') ? value : `http://${value}`);
    if (url?.password) secrets.push(url.password, decoded(url.password));
  }
  return secrets;
}

/** A part of a URL, percent-decoded, or unchanged if it cannot be decoded. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
