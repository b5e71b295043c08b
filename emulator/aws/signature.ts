import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { EmulatedRequest } from '../http.ts';
import type { ServiceContext } from '../services/service.ts';
import { AwsError } from './errors.ts';
import type { Endpoint } from './partitions.ts';
import { openSession, type Session } from './sessions.ts';

const algorithm = 'AWS4-HMAC-SHA256';
const clockSkewMs = 15 * 60_000;

/**
 * Checks a request's Signature Version 4 (in the Authorization header) and finds out who signed it.
 * @throws {AwsError} MissingAuthenticationToken, IncompleteSignature, InvalidClientTokenId,
 * ExpiredToken or SignatureDoesNotMatch
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html
 */
export function authenticate(
  request: EmulatedRequest,
  scope: Endpoint & { service: string },
  context: ServiceContext,
): Session {
  const authorization = parseAuthorization(request.headers.authorization);
  const date = request.headers['x-amz-date'];
  const signedAt = parseDate(date);
  if (date === undefined || signedAt === undefined) {
    throw new AwsError(
      400,
      'IncompleteSignature',
      "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
    );
  }
  const { accessKeyId, signedHeaders } = authorization;
  const session = openSession(accessKeyId, request.headers['x-amz-security-token'], context);
  // Accounts, and so credentials, live in one partition only.
  if (session === undefined || session.partition !== scope.partition) {
    throw new AwsError(403, 'InvalidClientTokenId', 'The security token included in the request is invalid.');
  }
  if (session.expiration * 1000 <= context.now()) {
    throw new AwsError(403, 'ExpiredToken', 'The security token included in the request is expired');
  }
  checkClock(date, signedAt, context.now());
  checkScope(authorization, date, scope);
  for (const name of Object.keys(request.headers)) {
    if ((name === 'host' || name.startsWith('x-amz-')) && !signedHeaders.includes(name)) {
      throw mismatch(`'${name}' must be a 'SignedHeader' in the AWS Authorization.`);
    }
  }

  const canonical = canonicalRequest(request, signedHeaders, scope.service);
  const credentialScope = `${authorization.date}/${scope.region}/${scope.service}/aws4_request`;
  const stringToSign = [algorithm, date, credentialScope, sha256(canonical)].join('\n');
  const expected = hmac(signingKey(session.secretAccessKey, authorization), stringToSign);
  const presented = Buffer.from(authorization.signature, 'hex');
  if (presented.length !== expected.length || !timingSafeEqual(presented, expected)) {
    throw mismatch(
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    );
  }
  return session;
}

interface Authorization {
  accessKeyId: string;
  date: string;
  region: string;
  service: string;
  signedHeaders: string[];
  signature: string;
}

function parseAuthorization(header: string | undefined): Authorization {
  if (header === undefined) {
    throw new AwsError(403, 'MissingAuthenticationToken', 'Request is missing Authentication Token');
  }
  const match =
    /^AWS4-HMAC-SHA256 Credential=([^/,]+)\/(\d{8})\/([^/,]+)\/([^/,]+)\/aws4_request,\s*SignedHeaders=([^,]+),\s*Signature=([0-9a-f]+)$/.exec(
      header,
    );
  if (match === null) {
    throw new AwsError(
      400,
      'IncompleteSignature',
      'The request signature does not conform to AWS standards.',
    );
  }
  const [, accessKeyId, date, region, service, signedHeaders, signature] = match as unknown as string[];
  return {
    accessKeyId: accessKeyId!,
    date: date!,
    region: region!,
    service: service!,
    signedHeaders: signedHeaders!.split(';'),
    signature: signature!,
  };
}

function checkClock(date: string, signedAt: number, now: number): void {
  const minutes = clockSkewMs / 60_000;
  if (signedAt < now - clockSkewMs) {
    const earliest = formatDate(now - clockSkewMs);
    throw mismatch(
      `Signature expired: ${date} is now earlier than ${earliest} (${formatDate(now)} - ${minutes} min.)`,
    );
  }
  if (signedAt > now + clockSkewMs) {
    const latest = formatDate(now + clockSkewMs);
    throw mismatch(
      `Signature not yet current: ${date} is still later than ${latest} (${formatDate(now)} + ${minutes} min.)`,
    );
  }
}

function checkScope(
  authorization: Authorization,
  date: string,
  scope: { service: string; region: string },
): void {
  if (authorization.date !== date.slice(0, 8)) {
    throw mismatch(
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${authorization.date}' != '${date.slice(0, 8)}', from '${date}'.`,
    );
  }
  if (authorization.region !== scope.region) {
    throw mismatch(`Credential should be scoped to a valid region, not '${authorization.region}'. `);
  }
  if (authorization.service !== scope.service) {
    throw mismatch(`Credential should be scoped to correct service: '${scope.service}'. `);
  }
}

function canonicalRequest(request: EmulatedRequest, signedHeaders: string[], service: string): string {
  const headers = signedHeaders.map(
    (name) => `${name}:${(request.headers[name] ?? '').trim().replace(/ +/g, ' ')}\n`,
  );
  return [
    request.method,
    // S3 signs the path as sent, all other services encode it once more.
    service === 's3' ? request.path : request.path.split('/').map(encode).join('/'),
    canonicalQuery(request.search),
    headers.join(''),
    signedHeaders.join(';'),
    payloadHash(request, service),
  ].join('\n');
}

/** Over TLS, S3 lets a client leave the body unsigned. */
function payloadHash(request: EmulatedRequest, service: string): string {
  const unsigned = 'UNSIGNED-PAYLOAD';
  return service === 's3' && request.headers['x-amz-content-sha256'] === unsigned
    ? unsigned
    : sha256(request.body);
}

function canonicalQuery(search: string): string {
  return search
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return [name, value.join('=')].map((part) => encode(decodeURIComponent(part))).join('=');
    })
    .sort()
    .join('&');
}

/** Percent-encoding of everything but RFC 3986's unreserved characters. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function signingKey(secret: string, { date, region, service }: Authorization): Buffer {
  return [date, region, service, 'aws4_request'].reduce<Buffer>(
    (key, part) => hmac(key, part),
    Buffer.from(`AWS4${secret}`),
  );
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

function mismatch(message: string): AwsError {
  return new AwsError(403, 'SignatureDoesNotMatch', message);
}

/** Milliseconds since the epoch of a date such as `20260102T030405Z`. */
function parseDate(date: string | undefined): number | undefined {
  const match = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/.exec(date ?? '');
  if (match === null) return undefined;
  const [year = 0, month = 0, ...rest] = match.slice(1).map(Number);
  return Date.UTC(year, month - 1, ...rest);
}

function formatDate(ms: number): string {
  return new Date(ms).toISOString().replace(/[-:]|\.\d+/g, '');
}
