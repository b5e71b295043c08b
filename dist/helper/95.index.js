export const id = 95;
export const ids = [95];
export const modules = {

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
var source = __webpack_require__(621);
// EXTERNAL MODULE: ./lib/identity/tokens.js
var identity_tokens = __webpack_require__(8334);
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
    if ((0,source/* isFixed */.z)(deps.sourceOf(login)))
        return undefined;
    const startedAt = now();
    const cached = await cache?.read(login);
    if (!cached || !(0,login_cache/* isReusable */.g1)(cached, startedAt))
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
/** A refusal that a new ID token would end is final where there is never a new one. */
async function withoutVainRepeats({ supply }, attempt) {
    try {
        return await attempt();
    }
    catch (error) {
        if (supply !== 'constant' || !(error instanceof login_error/* LoginError */.Q) || error.retry !== 'fresh')
            throw error;
        throw (0,login_error/* withoutRepeat */.m)(error);
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
        throw (0,login_error/* withoutRepeat */.m)(error);
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
    const context = {
        http: deps.http,
        env: deps.env,
        userAgent: deps.userAgent,
        now,
        mask: deps.mask,
        request: (operation, attempt) => timed(operation, () => (0,retry/* retry */.L5)(operation, (info) => withoutVainRepeats(source, () => attempt({ ...info, idToken: (own) => idToken(info.previous === 'fresh', own) })), deps.policy, deps.retry)),
    };
    const base = () => ({
        login,
        startedAt,
        endedAt: now(),
        spans,
        ...(lastToken ? { claims: lastToken.claims } : {}),
    });
    try {
        // The requests of all logins go out first; the vendor libraries are loaded while the answers are on their way.
        const first = shares && audience !== undefined ? timed('ID token', () => tokens.shared(audience)) : undefined;
        const loaded = nextTurn().then(() => Promise.all([login.provider.load(), deps.cache?.prepare()]));
        const [token] = await settled(first, loaded);
        if (token)
            lastToken = token;
        const credential = await login.provider.exchange(login.settings, context);
        const description = login.provider.describe(credential, login.settings);
        return { ...base(), succeeded: true, credential, description, from: 'exchange' };
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
    if (error instanceof login_error/* LoginError */.Q)
        return error;
    // Only the name: the message of an unforeseen error may quote what was being sent.
    const name = error instanceof Error ? error.name : typeof error;
    const internal = new login_error/* LoginError */.Q(`an unforeseen ${name} inside the action`, {
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
    aws: async () => (await Promise.all(/* import() */[__webpack_require__.e(903), __webpack_require__.e(296)]).then(__webpack_require__.bind(__webpack_require__, 4296))).aws,
    azure: async () => (await __webpack_require__.e(/* import() */ 341).then(__webpack_require__.bind(__webpack_require__, 9341))).azure,
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


/***/ })

};
