/** Answers that no honest service sends. Each is written by hand, so that it can be wrong in every way. */
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';
import type { ByHand } from '../../../emulator/index.ts';

export interface HostileAnswer {
  readonly byHand: ByHand;
  /** What must become of the logins: success, or failures with such codes alone. */
  readonly ends: 'success' | RegExp;
  /** It holds a login until its time is up. */
  readonly isSlow?: true;
}

/** Where redirects lead to. No request may ever have this path. */
export const trapPath = '/followed';

const stranger = `https://stranger.example${trapPath}`;
const megabyte = 1024 * 1024;
const json = { 'content-type': 'application/json' };
const okHead = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';
const chunkedHead = `${okHead}Transfer-Encoding: chunked\r\n\r\n`;

type Headers = Record<string, string | string[]>;

function send(status: number, headers: Headers, body: string | Buffer): ByHand {
  return (response) => {
    response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
  };
}

function redirect(status: number, target: (host: string, path: string) => string): ByHand {
  return (response, { request: { host, path } }) => {
    response.writeHead(status, { location: target(host, path) }).end();
  };
}

/** These bytes, and nothing of HTTP around them. */
function bytes(text: string): ByHand {
  return (response) => void socketOf(response).end(text);
}

/** The head, and then the same bytes for as long as anybody reads them. */
function endless(head: string, chunk: string): ByHand {
  return (response) => pourInto(socketOf(response), head, chunk);
}

/** The head, and then one byte every now and then. */
function drip(head: string, byte: string): ByHand {
  return (response) => dripInto(socketOf(response), head, byte);
}

function socketOf(response: ServerResponse): Socket {
  const socket = response.socket!;
  socket.on('error', () => {});
  return socket;
}

export function pourInto(socket: Socket, head: string, chunk: string): void {
  const pour = () => {
    while (!socket.destroyed && socket.write(chunk));
  };
  socket.write(head);
  socket.on('drain', pour);
  pour();
}

export function dripInto(socket: Socket, head: string, byte: string): void {
  socket.write(head);
  const timer = setInterval(() => socket.write(byte), 50);
  socket.on('close', () => clearInterval(timer));
}

interface Parts {
  readonly headers: Headers;
  readonly body: string | Buffer;
}

/** The service's real answer, with other headers or another body. */
function changed(change: (real: { headers: Headers; body: string }) => Partial<Parts>): ByHand {
  return async (response, { answer }) => {
    const real = await answer();
    const { headers, body } = { ...real, ...change(real) };
    response.writeHead(real.status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
  };
}

/** The real answer with this JSON, or in XML this text, in the place of each token. */
function tokenAs(value: string, text = value): ByHand {
  return changed(({ body }) => ({
    body: body
      .replace(/<SessionToken>[^<]*</g, () => `<SessionToken>${text}<`)
      .replace(/"(value|access_token|accessToken|client_token)":"[^"]*"/g, (_, name) => `"${name}":${value}`),
  }));
}

function token(text: string): ByHand {
  return tokenAs(
    JSON.stringify(text),
    text.replace(/[^!-%'-;=?-~]/g, (character) => `&#${character.charCodeAt(0)};`),
  );
}

/** What was sent, in every member that holds words for people. */
function echo(status: number, type: 'json' | 'xml'): ByHand {
  return (response, given) => {
    const { headers, search, body } = given.request;
    const sent = `${JSON.stringify(headers)} ${search} ${body}`;
    const words = `${sent} ${sent.replace(/%([0-9A-F]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))}`;
    const answer =
      type === 'json'
        ? JSON.stringify({ error: 'x', error_description: words, errorMessage: words, errors: [words] })
        : `<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code><Message>${words.replace(/[&<>]/g, ' ')}</Message></Error></ErrorResponse>`;
    return send(status, { 'content-type': `application/${type}` }, answer)(response, given);
  };
}

const bomb = (pack: (data: Buffer) => Buffer) => pack(Buffer.alloc(100 * megabyte, ' '));
const packedQuickly = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };
const levels = 100_000;

/** Of XML: entities that multiply, and one that reads a file. */
const entities = `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(50)}"><!ENTITY b "${'&a;'.repeat(50)}"><!ENTITY c "${'&b;'.repeat(50)}"><!ENTITY f SYSTEM "file:///etc/passwd">]>`;

const redirected = /^(id-token|azure)\/http-30\d$|^(aws|gcp)\/gateway$|^vault\/redirect$/;
const useless = /^http\/unusable-answer$|^vault\/(no-token|too-deep)$/;
const tooLarge = /^http\/(too-large|timeout)$/;
const broken = /^http\/(connection|reset|timeout|unusable-answer)$/;
const late = /^(http\/timeout|deadline)$/;
const noToken =
  /^id-token\/malformed$|^http\/unusable-answer$|^vault\/(no-token|line-break|unfit-value|missing-value)$/;
const refused =
  /^id-token\/http-\d+$|^(aws|gcp|azure)\/(gateway|other|http-\d+|invalid-value|throttled|unavailable)$|^vault\/(refused|forbidden|rate-limit|outage)$/;

/** By kind; `npm test` tries the first two of each. */
export const hostileAnswers: Readonly<Record<string, Readonly<Record<string, HostileAnswer>>>> = {
  redirects: {
    'to a stranger': { byHand: redirect(308, () => stranger), ends: redirected },
    'to plain http': {
      byHand: redirect(307, (host) => `http://${host}${trapPath}`),
      ends: redirected,
    },
    'to the same host': { byHand: redirect(307, () => trapPath), ends: redirected },
    'to another service': {
      byHand: redirect(307, () => `https://sts.amazonaws.com${trapPath}`),
      ends: redirected,
    },
    'without a scheme': { byHand: redirect(302, () => stranger.slice('https:'.length)), ends: redirected },
    'to another port, with a password': {
      byHand: redirect(301, (host) => `https://a:b@${host}:8443${trapPath}`),
      ends: redirected,
    },
    'to itself, for ever': { byHand: redirect(307, (_, path) => path), ends: redirected },
    'to a script': { byHand: redirect(303, () => 'javascript:alert(1)'), ends: redirected },
    'in the headers of a success': {
      byHand: send(200, { ...json, location: stranger, refresh: `0; url=${stranger}` }, '{}'),
      ends: useless,
    },
  },
  'endless answers': {
    body: { byHand: endless(`${okHead}\r\n`, ' '.repeat(65_536)), ends: tooLarge, isSlow: true },
    headers: {
      byHand: endless('HTTP/1.1 200 OK\r\n', `X-A: ${'a'.repeat(1_000)}\r\n`),
      ends: broken,
      isSlow: true,
    },
    chunks: { byHand: endless(chunkedHead, '1\r\n \r\n'), ends: tooLarge, isSlow: true },
    'names of chunks': {
      byHand: endless(chunkedHead, `1;a=${'b'.repeat(8_000)}\r\n \r\n`),
      ends: /^http\/(timeout|connection|too-large)$/,
      isSlow: true,
    },
    trailers: { byHand: endless(`${chunkedHead}0\r\n`, 'X-A: b\r\n'), ends: broken, isSlow: true },
    'interim answers': { byHand: endless('', 'HTTP/1.1 100 Continue\r\n\r\n'), ends: broken, isSlow: true },
  },
  'slow answers': {
    'a byte of the body now and then': {
      byHand: drip(`${okHead}Content-Length: 1000\r\n\r\n`, ' '),
      ends: late,
      isSlow: true,
    },
    'a byte of the head now and then': {
      byHand: drip('HTTP/1.1 200 OK\r\nX-A: ', 'a'),
      ends: late,
      isSlow: true,
    },
    'nothing at all': { byHand: () => {}, ends: late, isSlow: true },
  },
  'large answers': {
    'two mebibytes': { byHand: send(200, json, ' '.repeat(2 * megabyte)), ends: tooLarge },
    'a token of two mebibytes': { byHand: token('a'.repeat(2 * megabyte)), ends: tooLarge },
    'a petabyte, as announced': {
      byHand: bytes(`${okHead}Content-Length: 999999999999999\r\n\r\n{`),
      ends: broken,
    },
  },
  'packed answers': {
    'a bomb in gzip': {
      byHand: send(200, { ...json, 'content-encoding': 'gzip' }, bomb(gzipSync)),
      ends: useless,
    },
    'a lie about it': {
      byHand: changed(({ headers }) => ({ headers: { ...headers, 'content-encoding': 'br' } })),
      ends: 'success',
    },
    'a bomb in deflate': {
      byHand: send(200, { ...json, 'content-encoding': 'deflate' }, bomb(deflateSync)),
      ends: useless,
    },
    'a bomb in brotli': {
      byHand: send(
        200,
        { ...json, 'content-encoding': 'br' },
        bomb((data) => brotliCompressSync(data, packedQuickly)),
      ),
      ends: useless,
    },
    'a transfer in gzip': {
      byHand: bytes(`${okHead}Transfer-Encoding: gzip, chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n`),
      ends: useless,
    },
  },
  'nested answers': {
    'lists of JSON': {
      byHand: send(200, json, '['.repeat(levels) + ']'.repeat(levels)),
      ends: useless,
    },
    'entities of XML': {
      byHand: send(
        200,
        { 'content-type': 'text/xml' },
        `${entities}<AssumeRoleWithWebIdentityResponse><AssumeRoleWithWebIdentityResult><Credentials><AccessKeyId>&c;&f;</AccessKeyId></Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>`,
      ),
      ends: useless,
    },
    'objects of JSON': {
      byHand: send(200, json, `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`),
      ends: useless,
    },
    'elements of XML': {
      byHand: send(200, { 'content-type': 'text/xml' }, '<a>'.repeat(levels)),
      ends: useless,
    },
    'lists in an error': {
      byHand: send(400, json, `{"error":${'['.repeat(levels)}${']'.repeat(levels)}}`),
      ends: refused,
    },
  },
  encodings: {
    'bytes that are no UTF-8': {
      byHand: send(200, json, Buffer.from('7b22fffec080eda080223a317d', 'hex')),
      ends: useless,
    },
    'another type, by its name': {
      byHand: changed(() => ({ headers: { 'content-type': 'image/png; charset=utf-16' } })),
      ends: 'success',
    },
    'UTF-16': {
      byHand: changed(({ body }) => ({ body: Buffer.from(`\ufeff${body}`, 'utf16le') })),
      ends: useless,
    },
    'a byte order mark': { byHand: changed(({ body }) => ({ body: `\ufeff${body}` })), ends: useless },
    'no type': { byHand: changed(() => ({ headers: {} })), ends: 'success' },
    'a web page': { byHand: send(200, { 'content-type': 'text/html' }, '<html>'), ends: useless },
    'no object': { byHand: send(200, json, 'null'), ends: useless },
  },
  'heads of answers': {
    'an injected line': {
      byHand: bytes(
        'HTTP/1.1 400 ::error::pwned\r\nX-Amzn-RequestId: a\n::error::pwned\r\nx-ms-request-id: ##[error]pwned\r\nContent-Length: 2\r\n\r\n{}',
      ),
      ends: broken,
    },
    'the same headers again and again': {
      byHand: changed(({ headers }) => ({
        headers: {
          ...headers,
          'set-cookie': ['a=b', 'c=d'],
          'x-a': Array<string>(200).fill('b'),
          date: ['x', 'y'],
          'retry-after': ['1', '2'],
        },
      })),
      ends: 'success',
    },
    'a header of 100 KB': {
      byHand: bytes(`${okHead}X-A: ${'a'.repeat(100_000)}\r\nContent-Length: 2\r\n\r\n{}`),
      ends: broken,
    },
    'two lengths': {
      byHand: bytes(`${okHead}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{} `),
      ends: broken,
    },
    'a length and chunks': {
      byHand: bytes(`${okHead}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`),
      ends: broken,
    },
    'a control character': { byHand: bytes(`${okHead}X-A: a\0b\r\n\r\n{}`), ends: broken },
    'a folded header': {
      byHand: bytes(`${okHead}X-A: a\r\n b\r\nContent-Length: 2\r\n\r\n{}`),
      ends: broken,
    },
    'commands as the reason': {
      byHand: bytes('HTTP/1.1 403 ::error::pwned\r\nContent-Length: 0\r\n\r\n'),
      ends: refused,
    },
    'a wait without end': {
      byHand: send(429, { ...json, 'retry-after': '99999999999999999999' }, '{}'),
      ends: refused,
    },
    'the status 999': { byHand: bytes('HTTP/1.1 999 x\r\nContent-Length: 0\r\n\r\n'), ends: refused },
    'the status 000': {
      byHand: bytes('HTTP/1.1 000 x\r\nContent-Length: 0\r\n\r\n'),
      ends: /^id-token\/http-0$|^http\/unusable-answer$|^gcp\/gateway$|^azure\/http-0$|^vault\/refused$/,
    },
    'no head': { byHand: bytes('{"value":"x"}'), ends: broken },
    'that of HTTP/2': { byHand: bytes('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), ends: broken },
    'another protocol': {
      byHand: bytes('HTTP/1.1 101 Switching\r\nConnection: upgrade\r\nUpgrade: h2c\r\n\r\n{}'),
      ends: broken,
    },
    'those of two answers': {
      byHand: bytes(`${okHead}Content-Length: 2\r\n\r\n{}`.repeat(2)),
      ends: useless,
    },
  },
  'members of answers': {
    'a prototype in front of a good answer': {
      byHand: changed(({ body }) => ({
        body: body.replace(
          /^\{/,
          '{"__proto__":{"error":"x","value":"y"},"constructor":{"prototype":{"a":1}},',
        ),
      })),
      ends: 'success',
    },
    'nothing but a prototype': {
      byHand: send(
        200,
        json,
        '{"__proto__":{"value":"eyJ.a.b","access_token":"x","accessToken":"x","expires_in":3600,"auth":{"client_token":"x"}}}',
      ),
      ends: useless,
    },
    'what was sent, as an error': { byHand: echo(400, 'json'), ends: refused },
    'what was sent, as an error in XML': { byHand: echo(400, 'xml'), ends: refused },
  },
  tokens: {
    'of several lines, some of them commands': {
      byHand: token('first\n::add-mask::pwned\n##[error]pwned\nghadelimiter_x\nNODE_OPTIONS=--import=/tmp/x'),
      ends: noToken,
    },
    'with a NUL': { byHand: token('long enough\0'), ends: noToken },
    'of 300 KB': { byHand: token('a'.repeat(300_000)), ends: noToken },
    'with a carriage return': { byHand: token('first\r\nsecond'), ends: noToken },
    'that moves the cursor': { byHand: token('\u001b[2Jabcdefgh'), ends: noToken },
    'beyond ASCII': { byHand: token('abcdefgh\u202egnp'), ends: noToken },
    'of blanks': { byHand: token('        '), ends: noToken },
    'of nothing': { byHand: token(''), ends: noToken },
    'with half a character': { byHand: tokenAs('"\\ud800abcdef"', '&#xD800;abcdef'), ends: noToken },
    'that is an object': { byHand: tokenAs('{"toString":"x"}', '<a>x</a>'), ends: noToken },
  },
};
