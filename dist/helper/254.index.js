export const id = 254;
export const ids = [254];
export const modules = {

/***/ 3254:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  gcpIdToken: () => (/* binding */ gcpIdToken)
});

// EXTERNAL MODULE: ./lib/login/error.js
var login_error = __webpack_require__(9687);
;// CONCATENATED MODULE: ./lib/providers/gcp/token-types.js
/** What kind of token an ID token is, in the words of RFC 8693 section 3. */
const jwtTokenType = 'urn:ietf:params:oauth:token-type:jwt';

// EXTERNAL MODULE: ./lib/helper/request-id-token.js + 1 modules
var request_id_token = __webpack_require__(5988);
;// CONCATENATED MODULE: ./lib/helper/gcp-id-token.js
/**
 * `gcp-id-token <audience> [<source>]`: prints an ID token for Google's tools, which run this program whenever they need one.
 * @see https://google.aip.dev/auth/4117
 */



/**
 * Never throws for want of a token: a refusal is an answer too, and tools show only what they find in an answer. The
 * tools count the program as broken when it ends with another exit code than 0.
 */
const gcpIdToken = async ([audience = '', sourceName], deps) => {
    try {
        const { jwt, claims } = await (0,request_id_token/* requestIdToken */.g)(audience, sourceName, deps);
        return answer({
            success: true,
            token_type: jwtTokenType,
            id_token: jwt,
            expiration_time: claims.exp,
        });
    }
    catch (error) {
        if (!(error instanceof login_error/* LoginError */.Q))
            throw error;
        return failure(error.code, error.message);
    }
};
function failure(code, message) {
    return answer({ success: false, code, message });
}
function answer(members) {
    return JSON.stringify({ version: 1, ...members });
}


/***/ }),

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
    throw new error/* LoginError */.Q('ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN are not set: only steps of a job with the permission id-token: write can ask for ID tokens', { code: 'id-token/unavailable', stage: 'id-token', retry: 'no' });
}

// EXTERNAL MODULE: ./lib/identity/tokens.js
var identity_tokens = __webpack_require__(8334);
;// CONCATENATED MODULE: ./lib/helper/request-id-token.js
/** A new ID token for a program that somebody's tool waits for. */




/** The tools wait 30 seconds; whoever gives up earlier can still say why. */
const deadlineMs = 25_000;
const attemptTimeoutMs = 10_000;
const maxAttempts = 5;
/** @throws {LoginError} `id-token/…`, `http/…` */
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
/* harmony import */ var _login_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9687);
/* harmony import */ var _claims_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7881);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(621);



/** An ID token with less life than this is not sent any more: the exchange itself takes time. */
const minimumLifeMs = 60_000;
function createIdTokens(deps) {
    const held = new Map();
    const single = (audience) => deps.request(`ID token from ${deps.source.name} for ${audience}`, async (attempt) => {
        const jwt = await deps.source.request(audience, attempt);
        deps.mask(jwt);
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
    const { name, supply, issuerProblem } = deps.source;
    const wasIssuedBefore = (0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .isFixed */ .z)(deps.source);
    const failed = (code, words, retry = 'no') => new _login_error_js__WEBPACK_IMPORTED_MODULE_0__/* .LoginError */ .Q(`the ID token from ${name} ${words}`, {
        code: `id-token/${code}`,
        stage: 'id-token',
        retry,
    });
    let claims;
    try {
        claims = (0,_claims_js__WEBPACK_IMPORTED_MODULE_2__/* .readClaims */ .I)(jwt);
    }
    catch (error) {
        throw failed('malformed', error.message, supply === 'constant' ? 'no' : 'yes');
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


/***/ })

};
