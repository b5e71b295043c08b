export const id = 230;
export const ids = [230];
export const modules = {

/***/ 6230:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   awsCredentials: () => (/* binding */ awsCredentials)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _action_secrets_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(7987);
/* harmony import */ var _files_lock_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5194);
/* harmony import */ var _files_private_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6968);
/* harmony import */ var _files_system_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1610);
/* harmony import */ var _files_system_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5464);
/* harmony import */ var _identity_github_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3651);
/* harmony import */ var _login_cache_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4523);
/* harmony import */ var _providers_aws_credential_process_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1903);
/* harmony import */ var _refresh_lifetimes_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(9835);
/* harmony import */ var _refresh_specification_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6082);
/* harmony import */ var _helper_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(2990);
/**
 * `aws-credentials <specification file> <cached credentials>`: prints credentials for AWS tools, which run this program
 * whenever they need some. The credentials come from the job's cache as long as they live long enough, and from a new
 * login after that. A tool gets credentials as long as there is one way left to have them, and never those of another
 * login: the name of the cached credentials, which stands in the tool's own configuration, says whose they have to be.
 */












/** The AWS SDK for Go gives the program one minute. Whoever gives up earlier can still say why. */
const deadlineMs = 50_000;
const renewalMs = 30_000;
/** How long another process may renew before what is still alive has to do. Usually it needs less than a second. */
const patienceMs = 2_000;
const attemptTimeoutMs = 10_000;
const maxAttempts = 5;
const awsCredentials = async ([path = '', cachedPath = ''], deps) => {
    const deadline = deps.now() + deadlineMs;
    const endpoint = (0,_identity_github_js__WEBPACK_IMPORTED_MODULE_5__/* .tokenEndpoint */ .lN)(deps.env);
    if (!endpoint) {
        throw new _helper_js__WEBPACK_IMPORTED_MODULE_9__/* .HelperFailure */ .t('ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN are not set: the credentials work only in steps of a job with the permission id-token: write, and not in containers started by a step');
    }
    const cacheDirectory = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(cachedPath);
    const name = (0,_login_cache_js__WEBPACK_IMPORTED_MODULE_6__/* .nameOfCacheFile */ .XD)(cachedPath);
    const cache = (0,_login_cache_js__WEBPACK_IMPORTED_MODULE_6__/* .createCacheFiles */ .e_)(cacheDirectory, endpoint.bearer);
    const cached = await cache.read(name);
    if (cached && (0,_refresh_lifetimes_js__WEBPACK_IMPORTED_MODULE_10__/* .isComfortable */ .JN)(cached, deps.now()))
        return answerOf(cached);
    const lives = (entry) => entry !== undefined && (0,_refresh_lifetimes_js__WEBPACK_IMPORTED_MODULE_10__/* .isAlive */ ._n)(entry, deps.now());
    const instead = (error) => {
        if (lives(cached))
            return cached;
        throw error;
    };
    let specification;
    try {
        specification = await specificationOf(path, name);
    }
    catch (error) {
        return answerOf(instead(new _helper_js__WEBPACK_IMPORTED_MODULE_9__/* .HelperFailure */ .t(error.message)));
    }
    const renew = async (keep) => {
        // Another process may have renewed it while this one waited.
        const current = await cache.read(name);
        if (current && (0,_refresh_lifetimes_js__WEBPACK_IMPORTED_MODULE_10__/* .isComfortable */ .JN)(current, deps.now()))
            return current;
        const secrets = (0,_action_secrets_js__WEBPACK_IMPORTED_MODULE_11__/* .createSecrets */ .g)(() => { });
        try {
            const renewed = await logInAgain(specification, { secrets, deadline, endpoint }, deps);
            // Not after the post step has cleaned up.
            if (keep && (await (0,_files_system_js__WEBPACK_IMPORTED_MODULE_3__/* .lstat */ .$1)(path)))
                await cache.write(name, renewed).catch(() => { });
            return renewed;
        }
        catch (error) {
            if (lives(current))
                return current;
            return instead(new _helper_js__WEBPACK_IMPORTED_MODULE_9__/* .HelperFailure */ .t(secrets.redact(error.message)));
        }
    };
    try {
        await (0,_files_private_js__WEBPACK_IMPORTED_MODULE_2__/* .ensurePrivateDirectory */ .Vg)(cacheDirectory);
        return answerOf(await (0,_files_lock_js__WEBPACK_IMPORTED_MODULE_1__/* .withLock */ .k)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(cacheDirectory, name), () => renew(true), {
            staleAfterMs: renewalMs + 5_000,
            waitAtMostMs: lives(cached) ? patienceMs : renewalMs + 10_000,
        }));
    }
    catch (error) {
        if (error instanceof _helper_js__WEBPACK_IMPORTED_MODULE_9__/* .HelperFailure */ .t)
            throw error;
        if ((0,_files_system_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .hasCode */ .up)(error, 'files/locked') && lives(cached))
            return answerOf(cached);
        // Without the lock a login may be one too many, and without the cache it is made again next time: no more than that.
        return answerOf(await renew(false));
    }
};
function answerOf({ credential }) {
    return (0,_providers_aws_credential_process_js__WEBPACK_IMPORTED_MODULE_7__/* .processAnswer */ .C)(credential);
}
/** @throws {Error} when the specification cannot be read, or is not that of the login with this name in the cache */
async function specificationOf(path, name) {
    const specification = await (0,_refresh_specification_js__WEBPACK_IMPORTED_MODULE_8__/* .readSpecification */ .eB)(path);
    const { provider, settings, audience, context } = specification;
    if ((0,_login_cache_js__WEBPACK_IMPORTED_MODULE_6__/* .cacheName */ .UU)({ provider: { name: provider }, settings, audience }, context) === name)
        return specification;
    throw new Error(`${path} was changed, or is that of another login: nothing is renewed by it`);
}
/** @throws {Error} with a message for people */
async function logInAgain(specification, { secrets, deadline, endpoint, }, deps) {
    const [{ logIn, loginOf }, http] = await Promise.all([__webpack_require__.e(/* import() */ 95).then(__webpack_require__.bind(__webpack_require__, 6095)), deps.http()]);
    const { now } = deps;
    const timeoutMs = Math.max(1, Math.min(renewalMs, deadline - now()));
    const login = await loginOf(specification);
    const outcome = await logIn(login, {
        http,
        env: deps.env,
        source: (0,_identity_github_js__WEBPACK_IMPORTED_MODULE_5__/* .githubSource */ .jM)(endpoint, { http, env: deps.env, now }),
        mask: secrets.add,
        policy: { maxAttempts, attemptTimeoutMs, deadline: now() + timeoutMs },
        // There is nowhere to report a repeat: standard error is shown only when the program fails.
        retry: { ...deps, signal: AbortSignal.timeout(timeoutMs), onRetry() { } },
    });
    if (outcome.succeeded) {
        const { credential, description, startedAt } = outcome;
        return { credential, issuedAt: startedAt, expiresAt: description.expiresAt };
    }
    const { error, claims } = outcome;
    const { happened, fix } = await login.provider.diagnose(error, claims, login.settings);
    const ids = Object.entries(error.requestIds ?? {}).map(([name, value]) => ` (${name} ${value})`);
    const advice = fix[0] === undefined ? '' : ` Fix: ${oneLine(fix[0])}`;
    throw new Error(`AWS credentials were not renewed (${error.code}). ${oneLine(happened)}\nAnswer: ${oneLine(error.message)}${ids.join('')}.${advice}`);
}
function oneLine(text) {
    return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}


/***/ }),

/***/ 1903:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ processAnswer),
/* harmony export */   D: () => (/* binding */ credentialProcess)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _login_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9687);
/* harmony import */ var _error_code_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5686);
/**
 * The program that AWS tools start whenever they need credentials, and what it answers. Pure.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html
 */



/** Some tools split the command themselves, others hand it to a shell: all agree about these characters. */
const plainWord = /^[\w@+=:,./\\-]+$/;
/**
 * The value of `credential_process`.
 * @throws {LoginError} `aws/helper-path` when a path cannot be written so that all tools read it alike
 */
function credentialProcess({ specification, cached }, { nodePath, actionDirectory }) {
    const program = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(actionDirectory, 'helper', 'index.js');
    const words = [nodePath, program, 'aws-credentials', specification, cached];
    return words.map(commandWord).join(' ');
}
function commandWord(word) {
    if (plainWord.test(word))
        return word;
    if (plainWord.test(word.replaceAll(' ', '')))
        return `"${word}"`;
    throw new _login_error_js__WEBPACK_IMPORTED_MODULE_1__/* .LoginError */ .Qd(`AWS tools cannot start a program with this path in its command line: ${word}`, {
        code: (0,_error_code_js__WEBPACK_IMPORTED_MODULE_2__/* .errorCode */ .C)('helper-path'),
        stage: 'publish',
        retry: 'no',
    });
}
/** What the tools read from the program's standard output. */
function processAnswer({ accountId, ...credential }) {
    return JSON.stringify({
        Version: 1,
        AccessKeyId: credential.accessKeyId,
        SecretAccessKey: credential.secretAccessKey,
        SessionToken: credential.sessionToken,
        Expiration: credential.expiration,
        ...(accountId === '' ? {} : { AccountId: accountId }),
    });
}


/***/ }),

/***/ 5686:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ errorCode)
/* harmony export */ });
/** Our stable code for one of AWS's. */
function errorCode(code) {
    return `aws/${code}`;
}


/***/ })

};
