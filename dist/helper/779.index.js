export const id = 779;
export const ids = [779];
export const modules = {

/***/ 8779:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   flySocket: () => (/* binding */ flySocket),
/* harmony export */   flySource: () => (/* binding */ flySource)
/* harmony export */ });
/* harmony import */ var _http_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6788);
/* harmony import */ var _http_retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8394);
/* harmony import */ var _login_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9687);
/**
 * Fly.io's ID tokens. Each Fly Machine has a unix socket to Fly's API, whose other end knows which Machine asks: the
 * request carries no credential.
 * @see https://fly.io/docs/security/openid-connect/
 */



/** Where the socket is in every Machine. */
const flySocket = '/.fly/api';
/** An issuer per organization, named by its slug. */
const issuerPattern = /^https:\/\/oidc\.fly\.io\/[A-Za-z0-9][\w-]*$/;
const maxBytes = 64 * 1024;
function flySource(deps, socketPath = flySocket) {
    return {
        name: 'Fly.io',
        advice: {
            causes: ["Something else than Fly's API answers at the socket."],
            fix: [`Look what is mounted at ${socketPath}.`],
        },
        async request(audience, attempt) {
            const answer = await deps.http
                .send({
                method: 'POST',
                url: 'http://localhost/v1/tokens/oidc',
                socketPath,
                headers: { 'content-type': 'application/json' },
                body: JSON.stringify({ aud: audience }),
                stage: 'id-token',
                maxBytes,
                ...attempt,
            })
                .catch((error) => {
                throw explained(error, socketPath);
            });
            if (answer.status < 200 || answer.status > 299)
                throw refused(answer, deps.now());
            // The bare token, and no JSON.
            const token = answer.body.trim();
            if (token === '')
                throw explained((0,_http_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .unusableAnswer */ .Qf)(socketPath, answer, 'id-token'), socketPath);
            return token;
        },
        issuerProblem({ iss }) {
            if (issuerPattern.test(iss))
                return undefined;
            return `was issued by ${iss}, which is not an issuer of Fly.io (\`https://oidc.fly.io/<organization>\`)`;
        },
    };
}
const outage = {
    causes: ["Fly's API, at the other end of the socket, is in trouble, or the Machine has just been started."],
    fix: ['Run the job again; if that does not help, start the Machine anew.'],
};
const refusal = {
    causes: ['The answer says why.', 'The machine is not one that Fly.io issues tokens to.'],
    fix: ['Correct what the answer names.'],
};
const elsewhere = 'this is not a Fly Machine, or a container that does not see the socket of its Machine (then mount it, and write `fly:<path>`)';
const explanations = {
    'http/missing': `is not there: ${elsewhere}`,
    'http/refused': `has nobody at its other end: ${elsewhere}`,
    'http/forbidden': 'may not be used by the user that this runner works as: run it as a user that may, or give that user access to the socket',
};
/**
 * What keeps the socket from being opened stays; everything else, such as a reset soon after boot, passes. No proxy has a
 * part in any of it.
 */
function explained(error, socketPath) {
    if (!(error instanceof _login_error_js__WEBPACK_IMPORTED_MODULE_2__/* .LoginError */ .Qd))
        return error;
    const words = explanations[error.code];
    if (!words)
        return new _login_error_js__WEBPACK_IMPORTED_MODULE_2__/* .LoginError */ .Qd(error.message, { ...error, advice: outage });
    const { code, stage } = error;
    return new _login_error_js__WEBPACK_IMPORTED_MODULE_2__/* .LoginError */ .Qd(`Fly's socket ${socketPath} ${words}`, {
        code,
        stage,
        retry: 'no',
        advice: _login_error_js__WEBPACK_IMPORTED_MODULE_2__/* .messageSaysAll */ .Z$,
    });
}
function refused({ status, headers, body }, now) {
    const wait = (0,_http_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .retryAfterMs */ .Vs)(headers['retry-after'], now);
    const retry = (0,_http_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .adviceForStatus */ .ap)(status);
    return new _login_error_js__WEBPACK_IMPORTED_MODULE_2__/* .LoginError */ .Qd(`Fly.io answered HTTP ${status}: ${(0,_http_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .excerpt */ .Kb)(body) || 'without a text'}`, {
        code: 'id-token/fly',
        stage: 'id-token',
        retry,
        advice: retry === 'no' ? refusal : outage,
        status,
        ...(wait === undefined ? {} : { retryAfterMs: wait }),
    });
}


/***/ })

};
