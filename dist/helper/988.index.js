export const id = 988;
export const ids = [988];
export const modules = {

/***/ 5988:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ requestIdToken)
});

// EXTERNAL MODULE: ./lib/http/retry.js
var retry = __webpack_require__(8394);
// EXTERNAL MODULE: ./lib/identity/source-name.js
var source_name = __webpack_require__(1433);
// EXTERNAL MODULE: ./lib/login/error.js
var error = __webpack_require__(9687);
// EXTERNAL MODULE: ./lib/identity/github.js
var github = __webpack_require__(3651);
;// CONCATENATED MODULE: ./lib/identity/sources.js



/**
 * @param source as `sourceName` accepts it
 * @throws {LoginError} `id-token/unavailable`
 */
async function createSource(source, deps) {
    const { kind, detail = '' } = (0,source_name/* partsOf */.CI)(source);
    switch (kind) {
        case 'fly':
            return (await __webpack_require__.e(/* import() */ 779).then(__webpack_require__.bind(__webpack_require__, 8779))).flySource(deps, detail || undefined);
        case 'file':
            return (await __webpack_require__.e(/* import() */ 34).then(__webpack_require__.bind(__webpack_require__, 7034))).fileSource(detail);
        case 'env':
            return (await __webpack_require__.e(/* import() */ 411).then(__webpack_require__.bind(__webpack_require__, 2792))).variableSource(detail, deps.env);
    }
    const endpoint = (0,github/* tokenEndpoint */.lN)(deps.env);
    if (endpoint)
        return (0,github/* githubSource */.jM)(endpoint, deps, source_name/* endpointServers */.uS[kind]);
    throw new error/* LoginError */.Qd('ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN are not set: only steps of a job with the permission id-token: write can ask for ID tokens', { code: 'id-token/unavailable', stage: 'id-token', retry: 'no' });
}

// EXTERNAL MODULE: ./lib/identity/tokens.js
var identity_tokens = __webpack_require__(8334);
;// CONCATENATED MODULE: ./lib/helper/request-id-token.js
/** A new ID token for a program that somebody's tool waits for. */




/** The tools wait 30 seconds; whoever gives up earlier can still say why. */
const deadlineMs = 25_000;
const attemptTimeoutMs = 10_000;
const maxAttempts = 5;
/** @throws {LoginError} `id-token/\u2026`, `http/\u2026` */
async function requestIdToken(audience, sourceName = source_name/* defaultSource */.Hu, deps) {
    const policy = { maxAttempts, attemptTimeoutMs, deadline: deps.now() + deadlineMs };
    const signal = AbortSignal.timeout(deadlineMs);
    const tokens = (0,identity_tokens/* createIdTokens */.Y)({
        source: await createSource(sourceName, { ...deps, http: await deps.http() }),
        // There is nowhere to report a repeat: whatever is printed counts as a part of the answer.
        request: (operation, attempt) => (0,retry/* retry */.L5)(operation, attempt, policy, { ...deps, signal, onRetry() { } }),
        // Nothing is shown that could hold it.
        mask() { },
        now: deps.now,
    });
    return tokens.single(audience);
}


/***/ }),

/***/ 6788:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   J9: () => (/* binding */ jsonBody),
/* harmony export */   Kb: () => (/* binding */ excerpt),
/* harmony export */   Ll: () => (/* binding */ wireCode),
/* harmony export */   Qf: () => (/* binding */ unusableAnswer)
/* harmony export */ });
/* harmony import */ var _login_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9687);

function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** The body as a JSON object, or undefined when it is empty, HTML, cut off or anything else. */
function jsonBody(answer) {
    try {
        const value = JSON.parse(answer.body);
        return isObject(value) ? value : undefined;
    }
    catch {
        return undefined;
    }
}
/**
 * A success status with a body that cannot be a success. Seen from proxies and from services in trouble, and gone on
 * the next try.
 */
function unusableAnswer(host, answer, stage) {
    const what = answer.body.trim() === ''
        ? 'an empty body'
        : /^\s*</.test(answer.body)
            ? 'a web page'
            : 'something unreadable';
    return new _login_error_js__WEBPACK_IMPORTED_MODULE_0__/* .LoginError */ .Qd(`${host} answered HTTP ${answer.status} with ${what} instead of a result`, {
        code: 'http/unusable-answer',
        stage,
        retry: 'yes',
        status: answer.status,
    });
}
/** A service's error code, fit for our own codes and titles; empty when it is not a plain word. */
function wireCode(value) {
    return typeof value === 'string' && /^[\w.-]{1,100}$/.test(value) ? value : '';
}
/**
 * At most `length` characters of foreign text, on one line, without control characters. A JWT in it is dropped first, and
 * no word is cut: part of a secret would no longer be the text that is masked.
 */
function excerpt(text, length = 300) {
    const line = text
        .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
        .replace(/eyJ[\w-]+\.[\w-]+(\.[\w-]*)?/g, '***')
        .trim();
    if (line.length <= length)
        return line;
    return `${line
        .slice(0, length + 1)
        .replace(/[^\s"',;&<>(){}[\]]*$/, '')
        .slice(0, length)
        .trimEnd()}\u2026`;
}


/***/ }),

/***/ 8394:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L5: () => (/* binding */ retry),
/* harmony export */   Vs: () => (/* binding */ retryAfterMs),
/* harmony export */   ap: () => (/* binding */ adviceForStatus)
/* harmony export */ });
/* unused harmony export backoffMs */
/* harmony import */ var _login_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9687);

const firstDelayMs = 250;
const longestDelayMs = 8_000;
/** Repeats of an answer that is usually permanent stay far below a second in all. */
const fewRepeats = 2;
const fewDelayMs = 150;
const transientStatuses = new Set([408, 425, 429, 500, 502, 503, 504]);
/** What a bare HTTP status says about repeating; services' own error codes say more and come first. */
function adviceForStatus(status) {
    return transientStatuses.has(status) ? 'yes' : 'no';
}
/**
 * `Retry-After` in milliseconds: seconds or an HTTP date (RFC 9110 section 10.2.3). Undefined when absent or unreadable.
 */
function retryAfterMs(header, now) {
    if (header === undefined || header.trim() === '')
        return undefined;
    if (/^\s*\d+(\.\d+)?\s*$/.test(header))
        return Number(header) * 1000;
    const date = Date.parse(header);
    return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
/** Full jitter: a random part of an exponentially growing bound, so that parallel jobs do not come back together. */
function backoffMs(repeat, random) {
    return Math.round(random() * Math.min(longestDelayMs, firstDelayMs * 2 ** (repeat - 1)));
}
/**
 * Runs one request until it succeeds, fails for good, or the attempts or the time are used up.
 * @throws {LoginError} the last failure
 */
async function retry(operation, attempt, policy, deps) {
    const used = { no: 0, yes: 0, few: 0, fresh: 0 };
    let previous;
    for (let number = 1;; number++) {
        const timeoutMs = Math.max(1, Math.min(policy.attemptTimeoutMs, policy.deadline - deps.now()));
        try {
            return await attempt({ number, signal: deps.signal, timeoutMs, ...(previous ? { previous } : {}) });
        }
        catch (error) {
            if (deps.signal.aborted)
                throw stopped(operation, deps.signal, error);
            if (!(error instanceof _login_error_js__WEBPACK_IMPORTED_MODULE_0__/* .LoginError */ .Qd))
                throw error;
            const repeat = ++used[error.retry];
            const delayMs = number < policy.maxAttempts ? nextDelay(error, repeat, deps) : undefined;
            if (delayMs === undefined || deps.now() + delayMs >= policy.deadline) {
                // In the end `fresh` says that a new ID token did not help.
                throw error.retry === 'fresh' && repeat === 1 ? (0,_login_error_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutRepeat */ .mG)(error) : error;
            }
            deps.onRetry({ operation, error, delayMs, nextAttempt: number + 1, maxAttempts: policy.maxAttempts });
            await deps.sleep(delayMs, deps.signal).catch(() => {
                throw stopped(operation, deps.signal, error);
            });
            previous = error.retry;
        }
    }
}
/** The step's deadline or a cancellation ended the request; the failure it was trying to get past is named too. */
function stopped(operation, signal, last) {
    const timedOut = signal.reason?.name === 'TimeoutError';
    const before = last instanceof _login_error_js__WEBPACK_IMPORTED_MODULE_0__/* .LoginError */ .Qd && last.code !== 'http/aborted' ? `; before that: ${last.message}` : '';
    const why = timedOut ? 'the deadline of the step (`timeout-seconds`) has passed' : 'the step was cancelled';
    return new _login_error_js__WEBPACK_IMPORTED_MODULE_0__/* .LoginError */ .Qd(`${operation} was given up, because ${why}${before}`, {
        code: timedOut ? 'deadline' : 'cancelled',
        stage: last instanceof _login_error_js__WEBPACK_IMPORTED_MODULE_0__/* .LoginError */ .Qd ? last.stage : 'exchange',
        retry: 'no',
    });
}
/** Milliseconds to wait before the next attempt, or undefined when there should be none. */
function nextDelay(error, repeat, deps) {
    switch (error.retry) {
        case 'no':
            return undefined;
        case 'fresh':
            return repeat === 1 ? 0 : undefined;
        case 'few':
            return repeat <= fewRepeats ? Math.round(fewDelayMs * (0.5 + deps.random() / 2)) : undefined;
        case 'yes':
            return Math.max(error.retryAfterMs ?? 0, backoffMs(repeat, deps.random));
    }
}


/***/ }),

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

/***/ 3651:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WC: () => (/* binding */ tokenRequestUrl),
/* harmony export */   jM: () => (/* binding */ githubSource),
/* harmony export */   lN: () => (/* binding */ tokenEndpoint)
/* harmony export */ });
/* harmony import */ var _http_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6788);
/* harmony import */ var _http_retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8394);
/* harmony import */ var _login_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9687);
/* harmony import */ var _issuer_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6243);
/**
 * GitHub's ID-token endpoint, which Forgejo has too, under the same variables. The toolkit's own client is not used: it repeats only three statuses, without jitter,
 * never after a network error, can wait for ever on a connection that is cut mid-body, and loses status and cause.
 */




/** The endpoint that the runner announces to each step of a job with `id-token: write`; undefined without it. */
function tokenEndpoint(env) {
    const url = env.ACTIONS_ID_TOKEN_REQUEST_URL;
    const bearer = env.ACTIONS_ID_TOKEN_REQUEST_TOKEN;
    return url && bearer ? { url, bearer } : undefined;
}
/** The endpoint's URL for an audience. The path keeps its double slash, which is real. */
function tokenRequestUrl(endpointUrl, audience) {
    const url = new URL(endpointUrl);
    url.searchParams.set('audience', audience);
    return url.href;
}
function githubSource(endpoint, deps, name = 'GitHub') {
    const host = new URL(endpoint.url).host;
    return {
        name,
        async request(audience, attempt) {
            const answer = await deps.http.send({
                method: 'GET',
                url: tokenRequestUrl(endpoint.url, audience),
                headers: { authorization: `Bearer ${endpoint.bearer}`, accept: 'application/json; api-version=2.0' },
                stage: 'id-token',
                ...attempt,
            });
            if (answer.status < 200 || answer.status > 299)
                throw refused(answer, deps.now());
            const value = (0,_http_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .jsonBody */ .J9)(answer)?.value;
            if (typeof value !== 'string' || value === '')
                throw (0,_http_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .unusableAnswer */ .Qf)(host, answer, 'id-token');
            return value;
        },
        issuerProblem(claims) {
            if ((0,_issuer_js__WEBPACK_IMPORTED_MODULE_3__/* .isGithubIssuer */ .N)(claims.iss, deps.env))
                return undefined;
            return `was issued by ${claims.iss}, which is not the issuer of ${deps.env.GITHUB_SERVER_URL ?? 'https://github.com'}`;
        },
    };
}
function refused(answer, now) {
    const body = (0,_http_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .jsonBody */ .J9)(answer);
    const texts = [body?.errorMessage, body?.message, (0,_http_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(body?.error) ? body.error.message : body?.error];
    const words = texts.find((text) => typeof text === 'string') ?? answer.body;
    const wait = (0,_http_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .retryAfterMs */ .Vs)(answer.headers['retry-after'], now);
    return new _login_error_js__WEBPACK_IMPORTED_MODULE_2__/* .LoginError */ .Qd((0,_http_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .excerpt */ .Kb)(String(words)) || `HTTP ${answer.status} without a text`, {
        code: `id-token/http-${answer.status}`,
        stage: 'id-token',
        retry: (0,_http_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .adviceForStatus */ .ap)(answer.status),
        status: answer.status,
        ...(wait === undefined ? {} : { retryAfterMs: wait }),
    });
}


/***/ }),

/***/ 6243:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ isGithubIssuer),
/* harmony export */   O: () => (/* binding */ httpsIssuerProblem)
/* harmony export */ });
/**
 * Whether an issuer is the one of the GitHub server this job runs on: github.com and data-residency servers (both with
 * an optional enterprise slug), GitHub Enterprise Server, or Forgejo, whose issuer is a path of the server itself.
 * @see https://docs.github.com/actions/reference/security/oidc
 */
function isGithubIssuer(issuer, env) {
    const server = URL.parse(env.GITHUB_SERVER_URL || 'https://github.com');
    const url = URL.parse(issuer);
    if (!server || url?.protocol !== 'https:')
        return false;
    const slug = /^(\/[\w.-]+)?\/?$/;
    if (server.host === 'github.com')
        return url.host === 'token.actions.githubusercontent.com' && slug.test(url.pathname);
    if (server.host.endsWith('.ghe.com'))
        return url.host === `token.actions.${server.host}` && slug.test(url.pathname);
    return url.host === server.host && /^(.*)\/(_services\/token|api\/actions)(\/[\w.-]+)?$/.test(url.pathname);
}
/** The least that is asked of the issuer of a token whose origin we do not know: relying parties find its keys by it. */
function httpsIssuerProblem({ iss }) {
    if (URL.parse(iss)?.protocol === 'https:')
        return undefined;
    return `was issued by ${iss}, and relying parties accept issuers with https only`;
}


/***/ }),

/***/ 1433:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CI: () => (/* binding */ partsOf),
/* harmony export */   Hu: () => (/* binding */ defaultSource),
/* harmony export */   ZB: () => (/* binding */ usesTokenEndpoint),
/* harmony export */   uS: () => (/* binding */ endpointServers)
/* harmony export */ });
/* unused harmony exports sourceName, fileOfSource, holdsIssuedTokens */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _settings_kinds_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3474);
/** How a workflow names where ID tokens come from: `id-token-source`. */


const defaultSource = 'github';
/** The servers whose runners announce an endpoint for ID tokens, all in the same way. */
const endpointServers = { github: 'GitHub', forgejo: 'Forgejo' };
/** The text of an `id-token-source`: checked, not taken apart, so that it can be a key and travel as text. */
const sourceName = {
    label: '`github`, `forgejo`, `fly`, `file:<path>` or `env:<NAME>`',
    parse(given) {
        const { kind, detail } = partsOf(given);
        if ((usesTokenEndpoint(kind) || kind === 'fly') && detail === undefined)
            return kind;
        if (kind === 'fly' || kind === 'file') {
            if (detail && (0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(detail) && !/\p{Cc}/u.test(detail))
                return given;
            throw new _settings_kinds_js__WEBPACK_IMPORTED_MODULE_1__/* .Refusal */ .P_(`must have an absolute path after \`${kind}:\``);
        }
        if (kind === 'env') {
            if (detail && /^[A-Za-z_][A-Za-z0-9_]*$/.test(detail))
                return given;
            throw new _settings_kinds_js__WEBPACK_IMPORTED_MODULE_1__/* .Refusal */ .P_('must have the name of a variable after `env:`');
        }
        throw new _settings_kinds_js__WEBPACK_IMPORTED_MODULE_1__/* .Refusal */ .P_(`must be ${sourceName.label}`);
    },
};
/** Whether the tokens come from the endpoint that the runner announces to steps that may ask for them. */
function usesTokenEndpoint(source) {
    return Object.hasOwn(endpointServers, source);
}
/** The file that a source reads; undefined for the other kinds. */
function fileOfSource(source) {
    const { kind, detail } = partsOf(source);
    return kind === 'file' ? detail : undefined;
}
/** Whether the tokens were issued before, for an audience that the login cannot choose. */
function holdsIssuedTokens(source) {
    return ['file', 'env'].includes(partsOf(source).kind);
}
/** A source's kind, and what follows the colon. */
function partsOf(source) {
    const [, kind = '', detail] = /^([^:]*)(?::(.*))?$/s.exec(source) ?? [];
    return { kind, detail };
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

/***/ 9687:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qd: () => (/* binding */ LoginError),
/* harmony export */   Z$: () => (/* binding */ messageSaysAll),
/* harmony export */   mG: () => (/* binding */ withoutRepeat)
/* harmony export */ });
/**
 * Errors are data: a stable code and the facts around it. Text for people is made from them in one place
 * (the provider's `diagnose`), so texts may change while codes may not.
 */
const messageSaysAll = { causes: [], fix: [] };
/**
 * What went wrong in a login. The message is the service's own text (or ours), without any secret. The error of a
 * vendor library is never attached as `cause`: some of them carry the tokens they sent.
 */
class LoginError extends Error {
    name = 'LoginError';
    code;
    stage;
    retry;
    status;
    retryAfterMs;
    operation;
    requestIds;
    advice;
    constructor(message, failure) {
        super(message);
        this.code = failure.code;
        this.stage = failure.stage;
        this.retry = failure.retry;
        if (failure.status !== undefined)
            this.status = failure.status;
        if (failure.retryAfterMs !== undefined)
            this.retryAfterMs = failure.retryAfterMs;
        if (failure.operation !== undefined)
            this.operation = failure.operation;
        if (failure.advice !== undefined)
            this.advice = failure.advice;
        if (failure.requestIds !== undefined)
            this.requestIds = failure.requestIds;
    }
}
/** The same failure for a caller that must not repeat: whoever threw it has done so already. */
function withoutRepeat(error) {
    return error instanceof LoginError ? new LoginError(error.message, { ...error, retry: 'no' }) : error;
}


/***/ }),

/***/ 3474:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mn: () => (/* binding */ lines),
/* harmony export */   N3: () => (/* binding */ httpsUrl),
/* harmony export */   P_: () => (/* binding */ Refusal),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   Yq: () => (/* binding */ choice),
/* harmony export */   o$: () => (/* binding */ jsonObject),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   zM: () => (/* binding */ boolean)
/* harmony export */ });
/* unused harmony exports quoted, integer */
/**
 * The kinds of value a setting can hold. A kind turns the text a workflow author wrote into a typed value
 * or refuses it with a sentence that says what would be right.
 */
/** Why a text is not acceptable, in words that complete "`<name>` \u2026": "must be a number from 1 to 5". */
class Refusal extends Error {
    name = 'Refusal';
}
/**
 * A value as a message may show it. The runner masks a secret only as a whole: a value is never shown in part or in
 * another spelling, and not at all when it looks like something that holds a secret.
 */
function quoted(text) {
    const mayHoldSecrets = text.length > 200 || /["{}\n]|\/\/[^/\s]*@|eyJ/.test(text);
    return mayHoldSecrets ? `something else, of ${text.length} characters` : `"${text}"`;
}
/** Any text, optionally bound to a pattern. `rule` completes the sentence "must be \u2026". */
function text(options = {}) {
    const { label = 'text', pattern, rule } = options;
    return {
        label,
        parse(given) {
            if (pattern && !pattern.test(given))
                throw new Refusal(`must be ${rule ?? `of the form ${pattern.source}`}`);
            return given;
        },
    };
}
/** Strictly `true` or `false` (YAML 1.2 spellings, as the runner's own toolkit accepts them). */
const boolean = {
    label: '`true` or `false`',
    parse(given) {
        if (/^(true|True|TRUE)$/.test(given))
            return true;
        if (/^(false|False|FALSE)$/.test(given))
            return false;
        throw new Refusal('must be `true` or `false`');
    },
};
/** A whole number within bounds; nothing is rounded, clamped or cut. */
function integer(bounds) {
    const range = `${bounds.min}\u2013${bounds.max}${bounds.unit ? ` ${bounds.unit}` : ''}`;
    return {
        label: `integer, ${range}`,
        parse(given) {
            const value = Number(given);
            if (!/^\d+$/.test(given) || value < bounds.min || value > bounds.max) {
                throw new Refusal(`must be a whole number in the range ${range}`);
            }
            return value;
        },
    };
}
const secondsPerUnit = { s: 1, m: 60, h: 3600 };
/** A duration such as `3600`, `3600s`, `90m`, `1h` or `1h30m`, as seconds. */
function duration(bounds) {
    const range = `${bounds.minSeconds}\u2013${bounds.maxSeconds} seconds`;
    return {
        label: `duration (\`3600s\`, \`90m\`, \`1h\`), ${range}`,
        parse(given) {
            const parts = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?$/.exec(given);
            if (!parts || given === '')
                throw new Refusal('must be a duration such as `3600s`, `90m` or `1h`');
            const [, hours = '0', minutes = '0', seconds = '0'] = parts;
            const total = Number(hours) * secondsPerUnit.h +
                Number(minutes) * secondsPerUnit.m +
                Number(seconds) * secondsPerUnit.s;
            if (total < bounds.minSeconds || total > bounds.maxSeconds)
                throw new Refusal(`must be in the range ${range}`);
            return total;
        },
    };
}
/** One of a closed set; compared without letter case, because the vendors' own actions do. */
function choice(options) {
    const list = options.map((option) => `\`${option}\``).join(', ');
    return {
        label: `one of ${list}`,
        parse(given) {
            const found = options.find((option) => option.toLowerCase() === given.toLowerCase());
            if (!found)
                throw new Refusal(`must be one of ${list}`);
            return found;
        },
    };
}
/** Items separated by commas or line breaks; blank items are dropped, each item is parsed by `item`. */
function list(item, options = {}) {
    const { max, separator = /[\n,]/ } = options;
    const commas = separator.test(',');
    return {
        shapes: ['text', 'list'],
        label: `list, ${commas ? 'comma or line separated' : 'one per line'}${max ? `, at most ${max}` : ''}`,
        parse(given) {
            const items = given
                .split(separator)
                .map((part) => part.trim())
                .filter((part) => part !== '');
            if (max !== undefined && items.length > max) {
                throw new Refusal(`must have at most ${max} items, but has ${items.length}`);
            }
            return items.map((part) => {
                try {
                    return item.parse(part);
                }
                catch (error) {
                    if (error instanceof Refusal)
                        throw new Refusal(`has the item ${quoted(part)}, which ${error.message}`);
                    throw error;
                }
            });
        },
    };
}
/** Items one per line, for values that may hold commas themselves. */
function lines(item, options = {}) {
    return list(item, { ...options, separator: /\n/ });
}
/** An absolute `https:` URL; plain `http:` only towards this machine, where nobody listens in between. */
const httpsUrl = {
    label: '`https://` URL',
    parse(given) {
        const url = URL.canParse(given) ? new URL(given) : undefined;
        if (!url)
            throw new Refusal('must be a complete URL that starts with https://');
        if (url.username || url.password)
            throw new Refusal('must not hold a user name or password');
        if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
            throw new Refusal('must start with https:// (http:// is accepted for the loopback address only)');
        }
        return given;
    },
};
/** Whether a URL's host name is this machine itself (RFC 8252 section 7.3 names the same forms). */
function isLoopback(hostname) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
/** A JSON object. The parser's own message is withheld: it quotes the input, which may be private. */
const jsonObject = {
    label: 'JSON object',
    shapes: ['map'],
    parse(given) {
        let value;
        try {
            value = JSON.parse(given);
        }
        catch {
            throw new Refusal('must be a JSON object, and this is not valid JSON');
        }
        if (typeof value !== 'object' || value === null || Array.isArray(value)) {
            throw new Refusal('must be a JSON object, in braces');
        }
        return value;
    },
};


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
