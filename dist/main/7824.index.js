export const id = 7824;
export const ids = [7824];
export const modules = {

/***/ 7824:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   discover: () => (/* binding */ discover),
/* harmony export */   discoverAudience: () => (/* binding */ discoverAudience)
/* harmony export */ });
/* unused harmony export discoveryUrls */
/* harmony import */ var _http_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6788);
/* harmony import */ var _http_retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8394);
/* harmony import */ var _login_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9687);
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2822);
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3204);
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4971);
/* harmony import */ var _service_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4985);
/* harmony import */ var _template_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3858);








/**
 * Where an issuer's documents can be: RFC 8414 section 3.1, OpenID Connect Discovery section 4, and the form that
 * servers behind a path prefix use.
 */
function discoveryUrls(issuer) {
    const { origin, pathname } = new URL(issuer);
    const path = pathname === '/' ? '' : pathname.replace(/\/+$/, '');
    const oauth = '/.well-known/oauth-authorization-server';
    return [
        ...new Set([
            `${origin}${oauth}${path}`,
            `${origin}${path}/.well-known/openid-configuration`,
            `${origin}${path}${oauth}`,
        ]),
    ];
}
/** @throws {LoginError} `<provider>/discovery`, `http/\u2026` */
async function discover(issuer, service, context, tls) {
    const fail = (words) => (0,_service_js__WEBPACK_IMPORTED_MODULE_6__/* .ownError */ .l)(service, 'discovery', words);
    for (const url of discoveryUrls(issuer)) {
        const document = await context.request('Discovery', async (attempt) => {
            const answer = await get(url, attempt, context, { maxBytes: _limits_js__WEBPACK_IMPORTED_MODULE_4__/* .maxAnswerBytes */ ._j, tls });
            if (answer.status !== 200)
                return passing(answer, url, fail);
            return (0,_http_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .jsonBody */ .J9)(answer) ?? fail(`${url} is not a JSON document`);
        });
        if (document instanceof Error)
            throw document;
        if (document)
            return endpointsIn(document, issuer, fail);
    }
    throw fail(`${issuer} has no discovery document`);
}
/** Nothing for an address that does not exist; the next one is tried then. */
function passing(answer, url, fail) {
    if ((0,_http_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .adviceForStatus */ .ap)(answer.status) === 'yes')
        throw (0,_http_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .unusableAnswer */ .Qf)(new URL(url).host, answer, 'exchange');
    if (answer.status >= 300 && answer.status < 400)
        throw fail(`${url} answered HTTP ${answer.status}, a redirect`);
    return undefined;
}
function endpointsIn(document, issuer, fail) {
    if (document.issuer !== issuer) {
        throw fail(`${issuer} calls itself ${(0,_http_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .excerpt */ .Kb)(JSON.stringify(document.issuer ?? null), 200)}`);
    }
    const { origin } = new URL(issuer);
    const own = (name) => {
        const address = document[name];
        if (address === undefined)
            return undefined;
        if (typeof address !== 'string' || URL.parse(address)?.origin !== origin) {
            throw fail(`${issuer} names an address on another host as its ${name}: ${(0,_http_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .excerpt */ .Kb)(String(address), 200)}`);
        }
        // A gap in it would be filled in.
        const problem = (0,_limits_js__WEBPACK_IMPORTED_MODULE_4__/* .urlProblem */ .rn)(address) ?? (0,_template_js__WEBPACK_IMPORTED_MODULE_7__/* .templateProblem */ .MS)(address, []);
        if (problem)
            throw fail(`the ${name} of ${issuer} ${problem}`);
        return address;
    };
    const token = own('token_endpoint');
    const revocation = own('revocation_endpoint');
    const algorithms = document.dpop_signing_alg_values_supported;
    return {
        ...(token === undefined ? {} : { token }),
        ...(revocation === undefined ? {} : { revocation }),
        ...(Array.isArray(algorithms) ? { dpopAlgorithms: algorithms } : {}),
    };
}
/**
 * The audience that the service wants, if it is one that it may want.
 * @throws {LoginError} `<provider>/audience-not-allowed`, what the service can refuse an exchange with, `http/\u2026`
 */
async function discoverAudience({ get: url, path, allow }, service, context, tls) {
    const { host } = new URL(url);
    return context.request('Audience', async (attempt) => {
        const answer = await get(url, attempt, context, { maxBytes: _limits_js__WEBPACK_IMPORTED_MODULE_4__/* .maxAudienceBytes */ .Ob, tls });
        const refused = (0,_answer_js__WEBPACK_IMPORTED_MODULE_3__/* .refusalOf */ .Of)(answer, { url, service, sent: [], now: context.now });
        // No ID token was sent, so that a new one would not help.
        if (refused)
            throw refused.retry === 'fresh' ? (0,_login_error_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutRepeat */ .mG)(refused) : refused;
        const body = (0,_http_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .jsonBody */ .J9)(answer);
        if (!body)
            throw (0,_http_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .unusableAnswer */ .Qf)(host, answer, 'exchange');
        const audience = (0,_path_js__WEBPACK_IMPORTED_MODULE_5__/* .pickText */ .d3)(body, path);
        if (audience !== undefined && allow.includes(audience))
            return audience;
        throw (0,_service_js__WEBPACK_IMPORTED_MODULE_6__/* .ownError */ .l)(service, 'audience-not-allowed', `${host} wants the audience ${(0,_http_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .excerpt */ .Kb)(JSON.stringify(audience ?? null), 200)}, and ${allow.map((item) => `"${item}"`).join(', ')} ${allow.length === 1 ? 'is' : 'are'} allowed`);
    });
}
function get(url, { signal, timeoutMs }, { http }, { maxBytes, tls }) {
    return http.send({
        method: 'GET',
        url,
        headers: { accept: 'application/json' },
        signal,
        timeoutMs,
        maxBytes,
        ...(tls && { tls }),
    });
}


/***/ })

};
