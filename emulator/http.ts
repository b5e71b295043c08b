/** A request as a service sees it: decrypted, read to its end, with the real host name. */
export interface EmulatedRequest {
  readonly method: string;
  readonly scheme: 'http' | 'https';
  /** Host name in lower case, without a port. */
  readonly host: string;
  /** Path as sent, neither decoded nor normalised. */
  readonly path: string;
  /** Query as sent, without the question mark. */
  readonly search: string;
  /** Header names in lower case; repeated headers joined with `, `. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface EmulatedResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
}

export type Parameters = Record<string, string>;

/** The query's parameters; of a repeated one the first. */
export function queryOf(request: EmulatedRequest): Parameters {
  return parameters(request.search);
}

/** The fields of an `application/x-www-form-urlencoded` body; of a repeated one the first. */
export function formOf(request: EmulatedRequest): Parameters {
  return isForm(request) ? parameters(request.body.toString()) : {};
}

/** The body of a JSON request as an object; anything else counts as empty. */
export function jsonOf(request: EmulatedRequest): Record<string, unknown> {
  const value = parsedBody(request);
  return typeof value === 'object' && value !== null && !isForm(request) ? { ...value } : {};
}

/** The body for a reader of the log: parsed if it is a form or JSON, otherwise the text. */
export function parsedBody(request: EmulatedRequest): unknown {
  if (request.body.length === 0) return undefined;
  if (isForm(request)) return formOf(request);
  const text = request.body.toString();
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The token of an `Authorization: Bearer` header. */
export function bearerOf(request: EmulatedRequest): string | undefined {
  return /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
}

export function json(status: number, value: unknown, headers: Record<string, string> = {}): EmulatedResponse {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  };
}

/** Escapes text for an XML element's content. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function isForm(request: EmulatedRequest): boolean {
  return (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
}

function parameters(text: string): Parameters {
  // Reversed, because the last of several entries wins.
  return Object.fromEntries([...new URLSearchParams(text)].reverse());
}
