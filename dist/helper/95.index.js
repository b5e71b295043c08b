export const id = 95;
export const ids = [95];
export const modules = {

/***/ 7881:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ claim),
/* harmony export */   I: () => (/* binding */ readClaims)
/* harmony export */ });
/* harmony import */ var jose_jwt_decode__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7961);
/** The claims of an ID token, read without verifying the signature: the relying party does that. */

/**
 * Reads the claims that every relying party needs.
 * @throws {Error} when the text is not a JWT or lacks `iss`, `sub`, `exp` or a single `aud`; never quotes the token
 */
function readClaims(jwt) {
    let payload;
    try {
        payload = (0,jose_jwt_decode__WEBPACK_IMPORTED_MODULE_0__/* .decodeJwt */ .i)(jwt);
    }
    catch {
        throw new Error('is not a JWT');
    }
    const { iss, sub, aud, exp } = payload;
    if (typeof iss !== 'string')
        throw new Error('has no issuer (`iss`)');
    if (typeof sub !== 'string')
        throw new Error('has no subject (`sub`)');
    if (typeof exp !== 'number')
        throw new Error('has no expiry (`exp`)');
    const audience = Array.isArray(aud) && aud.length === 1 ? aud[0] : aud;
    if (typeof audience !== 'string')
        throw new Error('does not have exactly one audience (`aud`)');
    return { ...payload, iss, sub, exp, aud: audience };
}
/** The text of a claim, or undefined when the token does not have it. */
function claim(claims, name) {
    const value = claims[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
}


/***/ }),

/***/ 621:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ isFixed)
/* harmony export */ });
/** Whether the tokens were issued before, so that their audience is what it is. */
function isFixed({ supply = 'on-request' }) {
    return supply !== 'on-request';
}


/***/ }),

/***/ 8334:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ createIdTokens)
/* harmony export */ });
/* unused harmony export isEnding */
/* harmony import */ var _login_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9687);
/* harmony import */ var _claims_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7881);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(621);



/** An ID token with less life than this is not sent any more: the exchange itself takes time. */
const minimumLifeMs = 60_000;
const compactJwt = /^[\w-]+\.[\w-]+\.[\w-]+$/;
const jwtInside = /[\w-]{10,}\.[\w-]{10,}\.[\w-]+/g;
function createIdTokens(deps) {
    const held = new Map();
    const single = (audience) => deps.request(`ID token from ${deps.source.name} for ${audience}`, async (attempt) => {
        const jwt = await deps.source.request(audience, attempt);
        for (const secret of new Set([jwt, ...(jwt.match(jwtInside) ?? [])]))
            deps.mask(secret);
        return checked(jwt, audience, deps);
    });
    return {
        single,
        shared(audience) {
            const entry = held.get(audience);
            if (entry && !(entry.token && isEnding(entry.token, deps.now())))
                return entry.pending;
            const next = { pending: single(audience) };
            next.pending.then((token) => {
                next.token = token;
            }, () => {
                if (held.get(audience) === next)
                    held.delete(audience);
            });
            held.set(audience, next);
            return next.pending;
        },
        discard(audience, token) {
            if (held.get(audience)?.token?.jwt === token.jwt)
                held.delete(audience);
        },
    };
}
/**
 * Whether a token has too little life left to be sent, or may have ended on its way.
 * Short-lived tokens of other issuers are not asked for again and again: the bound is a fifth of the token's own life
 * where that is less than a minute.
 */
function isEnding({ claims }, now) {
    const lifeMs = (claims.exp - (claims.iat ?? claims.exp - 300)) * 1000;
    return claims.exp * 1000 - now < Math.min(minimumLifeMs, lifeMs / 5);
}
/**
 * A wrong audience or issuer of a token that was issued on request means that something between the runner and the
 * issuer answered in its place; an expired one, that the clock of this machine is wrong. Tokens that were issued before
 * are as whoever put them there wanted them.
 */
function checked(jwt, audience, deps) {
    const { name, supply, issuerProblem, advice } = deps.source;
    const wasIssuedBefore = (0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .isFixed */ .z)(deps.source);
    const failed = (code, words, retry = 'no') => new _login_error_js__WEBPACK_IMPORTED_MODULE_0__/* .LoginError */ .Qd(`the ID token from ${name} ${words}`, {
        code: `id-token/${code}`,
        stage: 'id-token',
        retry,
        // The clock is anybody's.
        ...(advice && (wasIssuedBefore || code !== 'expired') ? { advice } : {}),
    });
    const malformed = (words) => failed('malformed', words, supply === 'constant' ? 'no' : 'yes');
    if (!compactJwt.test(jwt)) {
        if (!wasIssuedBefore)
            throw malformed('is not a JWT');
        throw malformed(jwt.search(jwtInside) >= 0
            ? 'holds more than the token: take `Bearer` or the quotes away'
            : 'is not a JWT: have the token put there as it was issued');
    }
    let claims;
    try {
        claims = (0,_claims_js__WEBPACK_IMPORTED_MODULE_2__/* .readClaims */ .I)(jwt);
    }
    catch (error) {
        throw malformed(error.message);
    }
    if (claims.aud !== audience)
        throw failed('audience', wasIssuedBefore
            ? `was issued for the audience "${claims.aud}", and this login needs "${audience}": set the login's \`audience\` to "${claims.aud}", or have the token issued for "${audience}"`
            : `is for the audience "${claims.aud}" instead of "${audience}"`);
    const wrongIssuer = issuerProblem(claims);
    if (wrongIssuer)
        throw failed('issuer', wrongIssuer);
    if (claims.exp * 1000 <= deps.now()) {
        const expired = new Date(claims.exp * 1000).toISOString();
        throw failed('expired', wasIssuedBefore
            ? `expired at ${expired}: have a new one put there shortly before this step`
            : `expired at ${expired}, and this machine's clock says ${new Date(deps.now()).toISOString()}`);
    }
    return { jwt, claims };
}


/***/ }),

/***/ 3625:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ idTokenLife),
/* harmony export */   j: () => (/* binding */ cachedIdTokenLife)
/* harmony export */ });
/* harmony import */ var _identity_claims_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7881);

/** Seconds, for an ID token that does not say when it was issued: GitHub's live that long. */
const usualSeconds = 300;
/** The life of an ID token that was asked for at a time, by the clock of this machine, whatever the issuer's says. Pure. */
function idTokenLife(askedAt, { iat, exp }) {
    return { issuedAt: askedAt, expiresAt: askedAt + (exp - (iat ?? exp - usualSeconds)) * 1000 };
}
/** The life of the ID token among cached credentials; undefined when there is none that can be read. Pure. */
function cachedIdTokenLife({ credential, issuedAt, idTokenIssuedAt = issuedAt }, renewal) {
    try {
        return idTokenLife(idTokenIssuedAt, (0,_identity_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .readClaims */ .I)(renewal.idToken(credential)));
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 6095:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  logIn: () => (/* binding */ logIn),
  loginOf: () => (/* binding */ loginOf)
});

// EXTERNAL MODULE: ./lib/http/retry.js
var retry = __webpack_require__(8394);
// EXTERNAL MODULE: ./lib/identity/source.js
var identity_source = __webpack_require__(621);
// EXTERNAL MODULE: ./lib/identity/tokens.js
var identity_tokens = __webpack_require__(8334);
// EXTERNAL MODULE: ./lib/refresh/id-token-life.js
var id_token_life = __webpack_require__(3625);
// EXTERNAL MODULE: ./lib/refresh/lifetimes.js
var lifetimes = __webpack_require__(9835);
// EXTERNAL MODULE: ./lib/login/cache.js
var login_cache = __webpack_require__(4523);
// EXTERNAL MODULE: ./lib/login/error.js
var login_error = __webpack_require__(9687);
;// CONCATENATED MODULE: ./lib/login/run.js







/**
 * Runs every login, at most `concurrency` at the same time, and reports each one's outcome, in the plan's order. One
 * login's failure does not stop the others, so that all problems are known after one run.
 */
async function runLogins(plan, deps, concurrency = 8) {
    const stores = new Map();
    const tokensFrom = (source) => {
        const known = stores.get(source);
        if (known)
            return known;
        const tokens = (0,identity_tokens/* createIdTokens */.Y)({
            source,
            request: (operation, attempt) => (0,retry/* retry */.L5)(operation, attempt, deps.policy, deps.retry),
            mask: deps.mask,
            now: deps.retry.now,
        });
        stores.set(source, tokens);
        return tokens;
    };
    const reused = await Promise.all(plan.logins.map((login) => reuse(login, deps)));
    return mapConcurrently(plan.logins, concurrency, async (login, index) => reused[index] ?? runLogin(login, tokensFrom(deps.sourceOf(login)), deps));
}
async function reuse(login, deps) {
    const { cache, retry: { now }, } = deps;
    // What a file or variable held last time may have been issued to somebody else than what it holds now.
    if ((0,identity_source/* isFixed */.z)(deps.sourceOf(login)))
        return undefined;
    const startedAt = now();
    const cached = await cache?.read(login);
    if (!cached || !(0,login_cache/* isReusable */.g1)(cached, startedAt))
        return undefined;
    if (deps.keepsAlive?.(login) && !isIdTokenFresh(cached, login, startedAt))
        return undefined;
    const { credential } = cached;
    const description = login.provider.describe(credential, login.settings);
    return {
        login,
        succeeded: true,
        credential,
        description,
        from: 'cache',
        startedAt,
        endedAt: now(),
        spans: [],
    };
}
/** Whether the ID token that is published with a credential lives until its first renewal, if there is one. */
function isIdTokenFresh(cached, { provider }, now) {
    if (!provider.renewal)
        return true;
    const life = (0,id_token_life/* cachedIdTokenLife */.j)(cached, provider.renewal);
    return life !== undefined && now < (0,lifetimes/* halfLife */.C9)(life);
}
/** A refusal that a new ID token would end is final where there is no other token than the one that was sent. */
async function withoutVainRepeats(attempt, hasOther) {
    try {
        return await attempt();
    }
    catch (error) {
        if (!(error instanceof login_error/* LoginError */.Qd) || error.retry !== 'fresh' || (await hasOther()))
            throw error;
        throw (0,login_error/* withoutRepeat */.mG)(error);
    }
}
async function runLogin(login, tokens, deps) {
    const { now } = deps.retry;
    const startedAt = now();
    const spans = [];
    let lastToken;
    const timed = async (operation, work) => {
        const start = now();
        try {
            return await work();
        }
        finally {
            spans.push({ operation, startedAt: start, endedAt: now() });
        }
    };
    const { audience, provider, settings } = login;
    const source = deps.sourceOf(login);
    const shares = typeof provider.sharesIdTokens === 'function'
        ? provider.sharesIdTokens(settings)
        : provider.sharesIdTokens;
    /** Has its own repeats: what it throws is not repeated by the request that asked for the token. */
    const idToken = (fresh, ownAudience) => nextToken(fresh, ownAudience).catch((error) => {
        throw (0,login_error/* withoutRepeat */.mG)(error);
    });
    const nextToken = async (fresh, ownAudience) => {
        if (ownAudience !== undefined) {
            // Timed by the request that it is asked for in.
            lastToken = await tokens.single(ownAudience);
            return lastToken;
        }
        if (audience === undefined)
            throw new Error(`${provider.name} has named no audience`);
        if (!shares) {
            lastToken = await timed('ID token', () => tokens.single(audience));
            return lastToken;
        }
        if (fresh && lastToken)
            tokens.discard(audience, lastToken);
        lastToken = await tokens.shared(audience);
        return lastToken;
    };
    /** Whether the source can give another ID token than the last one. */
    const hasOther = async (info) => {
        if (!(0,identity_source/* isFixed */.z)(source))
            return true;
        const held = await source.request(audience ?? '', info).catch(() => undefined);
        return held !== undefined && held !== lastToken?.jwt;
    };
    const context = {
        http: deps.http,
        env: deps.env,
        userAgent: deps.userAgent,
        now,
        mask: deps.mask,
        request: (operation, attempt) => timed(operation, () => (0,retry/* retry */.L5)(operation, (info) => withoutVainRepeats(() => attempt({ ...info, idToken: (own) => idToken(info.previous === 'fresh', own) }), () => hasOther(info)), deps.policy, deps.retry)),
    };
    const base = () => ({
        login,
        startedAt,
        endedAt: now(),
        spans,
        ...(lastToken ? { claims: lastToken.claims } : {}),
    });
    try {
        // The requests of all logins go out first, connections included, as loading leaves no time for anything else; the
        // vendor libraries are loaded while the answers are on their way.
        const first = shares && audience !== undefined ? timed('ID token', () => tokens.shared(audience)) : undefined;
        const loaded = nextTurn()
            .then(() => deps.http.allSent?.())
            .then(() => Promise.all([login.provider.load(), deps.cache?.prepare()]));
        const [token] = await settled(first, loaded);
        if (token)
            lastToken = token;
        const credential = await login.provider.exchange(login.settings, context);
        const description = login.provider.describe(credential, login.settings);
        const outcome = { ...base(), succeeded: true, credential, description, from: 'exchange' };
        const kept = deps.keep?.(login, { credential, issuedAt: startedAt, expiresAt: description.expiresAt });
        // What cannot be kept is no failure.
        return { ...outcome, ...(kept && { kept: kept.catch(() => undefined) }) };
    }
    catch (error) {
        return { ...base(), succeeded: false, error: asLoginError(error) };
    }
}
function nextTurn() {
    return new Promise((resolve) => setImmediate(resolve));
}
/** Waits for both, so that no rejection is left unhandled, and throws the first failure. */
async function settled(a, b) {
    await Promise.allSettled([a, b]);
    return [await a, await b];
}
function asLoginError(error) {
    if (error instanceof login_error/* LoginError */.Qd)
        return error;
    // Only the name: the message of an unforeseen error may quote what was being sent.
    const name = error instanceof Error ? error.name : typeof error;
    const internal = new login_error/* LoginError */.Qd(`an unforeseen ${name} inside the action`, {
        code: 'internal',
        stage: 'exchange',
        retry: 'no',
    });
    if (error instanceof Error && error.stack)
        internal.stack = locations(error.stack);
    return internal;
}
/** The frames of a stack without its first line, which is the message. */
function locations(stack) {
    return stack
        .split('\n')
        .filter((line) => /^\s+at /.test(line))
        .join('\n');
}
async function mapConcurrently(items, limit, work) {
    const results = new Array(items.length);
    let next = 0;
    const worker = async () => {
        while (next < items.length) {
            const index = next++;
            results[index] = await work(items[index], index);
        }
    };
    await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
    return results;
}

// EXTERNAL MODULE: ./lib/user-agent.js
var user_agent = __webpack_require__(7276);
;// CONCATENATED MODULE: ./lib/refresh/log-in.js


/** Only providers whose credentials do not renew themselves, so that the helpers carry no other vendor library. */
const loaders = {
    aws: async () => (await __webpack_require__.e(/* import() */ 837).then(__webpack_require__.bind(__webpack_require__, 2837))).aws,
    azure: async () => (await __webpack_require__.e(/* import() */ 578).then(__webpack_require__.bind(__webpack_require__, 578))).azure,
};
async function loginOf(specification) {
    const load = loaders[specification.provider];
    if (!load)
        throw new Error(`logins to "${specification.provider}" are not renewed`);
    const { login: name, settings, audience, place } = specification;
    return { name, provider: await load(), settings, audience, exportEnvironment: place.exportEnvironment };
}
/** Asks for a new ID token and exchanges it. Never takes anything from a cache. */
async function logIn(login, { source, ...deps }) {
    const [outcome] = await runLogins({ logins: [login] }, { ...deps, sourceOf: () => source, userAgent: user_agent/* userAgent */.N });
    return outcome;
}


/***/ }),

/***/ 7410:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D0: () => (/* binding */ decoder),
/* harmony export */   Rd: () => (/* binding */ encoder),
/* harmony export */   VS: () => (/* binding */ uint32be),
/* harmony export */   WG: () => (/* binding */ encodeBase64),
/* harmony export */   br: () => (/* binding */ digest),
/* harmony export */   lF: () => (/* binding */ encode),
/* harmony export */   mx: () => (/* binding */ uint64be),
/* harmony export */   u8: () => (/* binding */ strictDecoder),
/* harmony export */   xW: () => (/* binding */ concat),
/* harmony export */   y4: () => (/* binding */ decodeBase64)
/* harmony export */ });
const encoder = new TextEncoder(), decoder = new TextDecoder(), strictDecoder = new TextDecoder("utf-8", { fatal: !0 }), UINT32_RANGE = 2 ** 32;
function concat(...buffers) {
  const size = buffers.reduce((acc, { length }) => acc + length, 0), buf = new Uint8Array(size);
  let i = 0;
  for (const buffer of buffers)
    buf.set(buffer, i), i += buffer.length;
  return buf;
}
function writeUInt32BE(buf, value, offset) {
  if (value < 0 || value >= UINT32_RANGE)
    throw new RangeError(`value must be >= 0 and <= ${UINT32_RANGE - 1}. Received ${value}`);
  buf.set([value >>> 24, value >>> 16, value >>> 8, value & 255], offset);
}
function uint64be(value) {
  const high = Math.floor(value / UINT32_RANGE), low = value % UINT32_RANGE, buf = new Uint8Array(8);
  return writeUInt32BE(buf, high, 0), writeUInt32BE(buf, low, 4), buf;
}
function uint32be(value) {
  const buf = new Uint8Array(4);
  return writeUInt32BE(buf, value), buf;
}
const NON_ASCII = /[^\x00-\x7f]/;
function encode(string) {
  if (typeof string == "string" && string.length >= 128) {
    if (NON_ASCII.test(string))
      throw new TypeError("non-ASCII string encountered in encode()");
    return encoder.encode(string);
  }
  const bytes = new Uint8Array(string.length);
  for (let i = 0; i < string.length; i++) {
    const code = string.charCodeAt(i);
    if (code > 127)
      throw new TypeError("non-ASCII string encountered in encode()");
    bytes[i] = code;
  }
  return bytes;
}
function encodeBase64(input, url = !1) {
  if (Uint8Array.prototype.toBase64)
    return input.toBase64({ alphabet: url ? "base64url" : "base64", omitPadding: url });
  const CHUNK_SIZE = 32768, arr = [];
  for (let i = 0; i < input.length; i += CHUNK_SIZE)
    arr.push(String.fromCharCode.apply(null, input.subarray(i, i + CHUNK_SIZE)));
  const encoded = btoa(arr.join(""));
  return url ? encoded.replace(/=/g, "").replace(/\+/g, "-").replace(/\//g, "_") : encoded;
}
function decodeBase64(encoded, url = !1) {
  if (Uint8Array.fromBase64)
    return Uint8Array.fromBase64(encoded, { alphabet: url ? "base64url" : "base64" });
  if (url) {
    if (encoded.includes("+") || encoded.includes("/"))
      throw new TypeError("Invalid base64url");
    encoded = encoded.replace(/-/g, "+").replace(/_/g, "/");
  }
  const binary = atob(encoded), bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++)
    bytes[i] = binary.charCodeAt(i);
  return bytes;
}
async function digest(algorithm, data) {
  const subtleDigest = `SHA-${algorithm.slice(-3)}`;
  return new Uint8Array(await crypto.subtle.digest(subtleDigest, data));
}



/***/ }),

/***/ 7784:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BU: () => (/* binding */ validateCritDuplicates),
/* harmony export */   CT: () => (/* binding */ JWE_RECOGNIZED),
/* harmony export */   Fw: () => (/* binding */ validateAlgorithms),
/* harmony export */   GT: () => (/* binding */ assertUint8Array),
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   MV: () => (/* binding */ encodeAsciiMember),
/* harmony export */   OX: () => (/* binding */ parseJoseHeader),
/* harmony export */   ac: () => (/* binding */ assertNotSet),
/* harmony export */   fz: () => (/* binding */ isDisjoint),
/* harmony export */   h2: () => (/* binding */ decodeBase64url),
/* harmony export */   ji: () => (/* binding */ serializeJoseHeader),
/* harmony export */   nI: () => (/* binding */ validateCrit)
/* harmony export */ });
/* unused harmony exports JWS_RECOGNIZED, isJwkSet, validateB64 */
/* harmony import */ var _util_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5674);
/* harmony import */ var _util_base64url_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1445);
/* harmony import */ var _buffer_utils_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7410);



function assertUint8Array(input, label) {
  if (!(input instanceof Uint8Array))
    throw new TypeError(`${label} must be an instance of Uint8Array`);
}
function isObject(input) {
  if (typeof input != "object" || input === null || Object.prototype.toString.call(input) !== "[object Object]")
    return !1;
  const prototype = Object.getPrototypeOf(input);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
function isJwkSet(input) {
  return isObject(input) && Array.isArray(input.keys) && Array.from(input.keys).every(isObject);
}
function isDisjoint(...headers) {
  const parameters = /* @__PURE__ */ new Set();
  for (const header of headers)
    if (header)
      for (const parameter of Object.keys(header)) {
        if (parameters.has(parameter))
          return !1;
        parameters.add(parameter);
      }
  return !0;
}
function assertNotSet(value, name) {
  if (value !== void 0)
    throw new TypeError(`${name} can only be called once`);
}
function decodeBase64url(value, label, ErrorClass) {
  try {
    return (0,_util_base64url_js__WEBPACK_IMPORTED_MODULE_0__/* .decode */ .D)(value);
  } catch (cause) {
    throw new ErrorClass(`Failed to base64url decode the ${label}`, { cause });
  }
}
function encodeAsciiMember(value, label, ErrorClass) {
  try {
    return (0,_buffer_utils_js__WEBPACK_IMPORTED_MODULE_1__/* .encode */ .lF)(value);
  } catch (cause) {
    throw new ErrorClass(`The ${label} is not a valid base64url string`, { cause });
  }
}
function parseJoseHeader(encodedProtectedHeader, ErrorClass, message) {
  let parsed;
  try {
    parsed = JSON.parse(_buffer_utils_js__WEBPACK_IMPORTED_MODULE_1__/* .strictDecoder */ .u8.decode((0,_util_base64url_js__WEBPACK_IMPORTED_MODULE_0__/* .decode */ .D)(encodedProtectedHeader)));
  } catch (cause) {
    throw new ErrorClass(message, { cause });
  }
  if (!isObject(parsed))
    throw new ErrorClass(message);
  return parsed;
}
const JWS_RECOGNIZED = { __proto__: null, b64: !0 }, JWE_RECOGNIZED = { __proto__: null };
function validateAlgorithms(option, algorithms) {
  if (algorithms !== void 0 && (!Array.isArray(algorithms) || algorithms.some((s) => typeof s != "string")))
    throw new TypeError(`"${option}" option must be an array of strings`);
  return algorithms === void 0 ? void 0 : new Set(algorithms);
}
function validateCritDuplicates(Err, protectedHeader) {
  const { crit } = protectedHeader ?? {};
  if (Array.isArray(crit) && new Set(crit).size !== crit.length)
    throw new Err('"crit" (Critical) Header Parameter MUST NOT contain duplicate values');
}
function validateCrit(Err, recognizedDefault, recognizedOption, protectedHeader, joseHeader) {
  if (joseHeader.crit !== void 0 && protectedHeader?.crit === void 0)
    throw new Err('"crit" (Critical) Header Parameter MUST be integrity protected');
  if (!protectedHeader || protectedHeader.crit === void 0)
    return [];
  if (!Array.isArray(protectedHeader.crit) || protectedHeader.crit.length === 0 || protectedHeader.crit.some((input) => typeof input != "string" || input.length === 0))
    throw new Err('"crit" (Critical) Header Parameter MUST be an array of non-empty strings when present');
  const recognized = recognizedOption === void 0 ? recognizedDefault : { __proto__: null, ...recognizedOption, ...recognizedDefault };
  for (const parameter of protectedHeader.crit) {
    if (!(parameter in recognized))
      throw new _util_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .JOSENotSupported */ .T0(`Extension Header Parameter "${parameter}" is not recognized`);
    if (!Object.hasOwn(joseHeader, parameter) || joseHeader[parameter] === void 0)
      throw new Err(`Extension Header Parameter "${parameter}" is missing`);
    if (recognized[parameter] && (!Object.hasOwn(protectedHeader, parameter) || protectedHeader[parameter] === void 0))
      throw new Err(`Extension Header Parameter "${parameter}" MUST be integrity protected`);
  }
  return protectedHeader.crit;
}
function validateB64(protectedHeader, extensions) {
  if (extensions.includes("b64")) {
    const b64 = protectedHeader.b64;
    if (typeof b64 != "boolean")
      throw new JWSInvalid('The "b64" (base64url-encode payload) Header Parameter must be a boolean');
    return b64;
  }
  return !0;
}
function serializeJoseHeader(Err, header) {
  let serialized, parsed;
  try {
    serialized = JSON.stringify(header), parsed = JSON.parse(serialized);
  } catch (cause) {
    throw new Err("JOSE Header is not valid JSON", { cause });
  }
  if (!isObject(parsed))
    throw new Err("JOSE Header is not a JSON object");
  return [parsed, serialized];
}



/***/ }),

/***/ 1445:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ decode),
/* harmony export */   l: () => (/* binding */ encode)
/* harmony export */ });
/* harmony import */ var _lib_buffer_utils_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7410);

const invalid = "The input to be decoded is not correctly encoded.";
function decode(input) {
  try {
    return (0,_lib_buffer_utils_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeBase64 */ .y4)(typeof input == "string" ? input : _lib_buffer_utils_js__WEBPACK_IMPORTED_MODULE_0__/* .decoder */ .D0.decode(input), !0);
  } catch (cause) {
    throw new TypeError(invalid, { cause });
  }
}
function encode(input) {
  return (0,_lib_buffer_utils_js__WEBPACK_IMPORTED_MODULE_0__/* .encodeBase64 */ .WG)(typeof input == "string" ? _lib_buffer_utils_js__WEBPACK_IMPORTED_MODULE_0__/* .encoder */ .Rd.encode(input) : input, !0);
}



/***/ }),

/***/ 7961:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ decodeJwt)
/* harmony export */ });
/* harmony import */ var _base64url_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1445);
/* harmony import */ var _lib_buffer_utils_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7410);
/* harmony import */ var _lib_validate_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7784);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5674);




function decodeJwt(jwt) {
  if (typeof jwt != "string")
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .JWTInvalid */ .Dp("JWTs must use Compact JWS serialization, JWT must be a string");
  const { 1: encodedPayload, length } = jwt.split(".");
  if (length === 5)
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .JWTInvalid */ .Dp("Only JWTs using Compact JWS serialization can be decoded");
  if (length !== 3)
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .JWTInvalid */ .Dp("Invalid JWT");
  if (!encodedPayload)
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .JWTInvalid */ .Dp("JWTs must contain a payload");
  let claimsSetBytes;
  try {
    claimsSetBytes = (0,_base64url_js__WEBPACK_IMPORTED_MODULE_1__/* .decode */ .D)(encodedPayload);
  } catch (cause) {
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .JWTInvalid */ .Dp("Failed to base64url decode the payload", { cause });
  }
  let claimsSet;
  try {
    claimsSet = JSON.parse(_lib_buffer_utils_js__WEBPACK_IMPORTED_MODULE_2__/* .strictDecoder */ .u8.decode(claimsSetBytes));
  } catch (cause) {
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .JWTInvalid */ .Dp("Failed to parse the decoded payload as JSON", { cause });
  }
  if (!(0,_lib_validate_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(claimsSet))
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .JWTInvalid */ .Dp("Invalid JWT Claims Set");
  return claimsSet;
}



/***/ }),

/***/ 5674:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dp: () => (/* binding */ JWTInvalid),
/* harmony export */   Rb: () => (/* binding */ JOSEAlgNotAllowed),
/* harmony export */   T0: () => (/* binding */ JOSENotSupported),
/* harmony export */   aA: () => (/* binding */ JWEInvalid),
/* harmony export */   xO: () => (/* binding */ JWEDecryptionFailed)
/* harmony export */ });
/* unused harmony exports JOSEError, JWKInvalid, JWKSInvalid, JWKSMultipleMatchingKeys, JWKSNoMatchingKey, JWKSTimeout, JWSInvalid, JWSSignatureVerificationFailed, JWTClaimValidationFailed, JWTExpired */
class JOSEError extends Error {
  static code = "ERR_JOSE_GENERIC";
  code = "ERR_JOSE_GENERIC";
  constructor(message, options) {
    super(message, options), this.name = this.constructor.name, Error.captureStackTrace?.(this, this.constructor);
  }
}
class JWTClaimValidationFailed extends JOSEError {
  static code = "ERR_JWT_CLAIM_VALIDATION_FAILED";
  code = "ERR_JWT_CLAIM_VALIDATION_FAILED";
  claim;
  reason;
  payload;
  constructor(message, payload, claim = "unspecified", reason = "unspecified") {
    super(message, { cause: { claim, reason, payload } }), this.claim = claim, this.reason = reason, this.payload = payload;
  }
}
class JWTExpired extends JOSEError {
  static code = "ERR_JWT_EXPIRED";
  code = "ERR_JWT_EXPIRED";
  claim;
  reason;
  payload;
  constructor(message, payload, claim = "unspecified", reason = "unspecified") {
    super(message, { cause: { claim, reason, payload } }), this.claim = claim, this.reason = reason, this.payload = payload;
  }
}
class JOSEAlgNotAllowed extends JOSEError {
  static code = "ERR_JOSE_ALG_NOT_ALLOWED";
  code = "ERR_JOSE_ALG_NOT_ALLOWED";
}
class JOSENotSupported extends JOSEError {
  static code = "ERR_JOSE_NOT_SUPPORTED";
  code = "ERR_JOSE_NOT_SUPPORTED";
}
class JWEDecryptionFailed extends JOSEError {
  static code = "ERR_JWE_DECRYPTION_FAILED";
  code = "ERR_JWE_DECRYPTION_FAILED";
  constructor(message = "decryption operation failed", options) {
    super(message, options);
  }
}
class JWEInvalid extends JOSEError {
  static code = "ERR_JWE_INVALID";
  code = "ERR_JWE_INVALID";
}
class JWSInvalid extends (/* unused pure expression or super */ null && (JOSEError)) {
  static code = (/* unused pure expression or super */ null && ("ERR_JWS_INVALID"));
  code = "ERR_JWS_INVALID";
}
class JWTInvalid extends JOSEError {
  static code = "ERR_JWT_INVALID";
  code = "ERR_JWT_INVALID";
}
class JWKInvalid extends (/* unused pure expression or super */ null && (JOSEError)) {
  static code = (/* unused pure expression or super */ null && ("ERR_JWK_INVALID"));
  code = "ERR_JWK_INVALID";
}
class JWKSInvalid extends (/* unused pure expression or super */ null && (JOSEError)) {
  static code = (/* unused pure expression or super */ null && ("ERR_JWKS_INVALID"));
  code = "ERR_JWKS_INVALID";
}
class JWKSNoMatchingKey extends JOSEError {
  static code = "ERR_JWKS_NO_MATCHING_KEY";
  code = "ERR_JWKS_NO_MATCHING_KEY";
  constructor(message = "no applicable key found in the JSON Web Key Set", options) {
    super(message, options);
  }
}
class JWKSMultipleMatchingKeys extends JOSEError {
  [Symbol.asyncIterator] = async function* () {
  };
  static code = "ERR_JWKS_MULTIPLE_MATCHING_KEYS";
  code = "ERR_JWKS_MULTIPLE_MATCHING_KEYS";
  constructor(message = "multiple matching keys found in the JSON Web Key Set", options) {
    super(message, options);
  }
}
class JWKSTimeout extends JOSEError {
  static code = "ERR_JWKS_TIMEOUT";
  code = "ERR_JWKS_TIMEOUT";
  constructor(message = "request timed out", options) {
    super(message, options);
  }
}
class JWSSignatureVerificationFailed extends JOSEError {
  static code = "ERR_JWS_SIGNATURE_VERIFICATION_FAILED";
  code = "ERR_JWS_SIGNATURE_VERIFICATION_FAILED";
  constructor(message = "signature verification failed", options) {
    super(message, options);
  }
}



/***/ })

};
