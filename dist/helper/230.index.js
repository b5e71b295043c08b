export const id = 230;
export const ids = [230];
export const modules = {

/***/ 7987:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ createSecrets)
/* harmony export */ });
/**
 * Shorter values are too common to hide: the runner has no minimum, and a mask of `}` would spoil the log of the whole
 * job. Every credential we handle is far longer.
 */
const minimumLength = 6;
function createSecrets(mask) {
    const known = new Set();
    return {
        add(...values) {
            for (const value of values) {
                // The runner masks each line of a value by itself; base64url is the one encoding it does not derive.
                for (const line of value.split(/\r?\n/)) {
                    const secret = line.trim();
                    if (secret.length < minimumLength || known.has(secret))
                        continue;
                    known.add(secret);
                    mask(secret);
                }
            }
        },
        redact(text) {
            let result = text;
            for (const secret of known)
                result = result.replaceAll(secret, '***');
            return result;
        },
    };
}


/***/ }),

/***/ 5916:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ withLock)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8500);
/* harmony import */ var _login_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9687);
/* harmony import */ var _private_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6968);
/* harmony import */ var _system_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1610);
/* harmony import */ var _system_errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5464);






const defaults = {
    now: () => process.uptime() * 1000,
    sleep: node_timers_promises__WEBPACK_IMPORTED_MODULE_1__.setTimeout,
    random: Math.random,
    staleAfterMs: 10_000,
    waitAtMostMs: 30_000,
};
/**
 * Runs `action` while no other process or task runs one under the same path. For short read-modify-write work.
 *
 * The lock is the file `<path>.lock`, whose directory has to exist. A holder that died is recognised by its lock
 * standing unchanged while *we* watch, so the clocks of other machines do not matter.
 *
 * @throws {LoginError} `files/locked` when the lock is not to be had in time. Going on without it could lose what
 *   another login wrote, silently; holders that change all the time for that long mean that something is very wrong.
 */
async function withLock(path, action, options = {}) {
    const { now, sleep, random, staleAfterMs, waitAtMostMs } = { ...defaults, ...options };
    const lock = `${path}.lock`;
    const mine = `${process.pid} ${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`;
    const started = now();
    let watched;
    while (!(await create(lock, mine))) {
        const holder = await read(lock);
        const time = now();
        if (watched?.holder !== holder)
            watched = undefined;
        watched ??= { holder, since: time };
        if (time - started > waitAtMostMs)
            throw locked(path, holder, waitAtMostMs);
        if (holder !== undefined && time - watched.since > staleAfterMs) {
            // Under a lock of its own, so that of several watchers none removes the successor's lock.
            await withLock(lock, () => release(lock, holder), options);
        }
        await sleep(5 + 20 * random());
    }
    try {
        return await action();
    }
    finally {
        // The action's own result or error matters more; a lock left behind goes stale.
        await release(lock, mine).catch(() => { });
    }
}
async function create(lock, mine) {
    try {
        await (0,_system_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .whileBusy */ .lr)(() => (0,_system_js__WEBPACK_IMPORTED_MODULE_4__/* .writeFile */ ._h)(lock, mine, { flag: 'wx', mode: _private_js__WEBPACK_IMPORTED_MODULE_3__/* .privateFileMode */ .nr }));
        return true;
    }
    catch (error) {
        if ((0,_system_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .hasCode */ .up)(error, 'EEXIST'))
            return false;
        throw error;
    }
}
async function release(lock, holder) {
    if ((await read(lock)) === holder)
        await (0,_private_js__WEBPACK_IMPORTED_MODULE_3__/* .removeFile */ .nM)(lock);
}
function read(lock) {
    return (0,_system_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .unlessMissing */ .F2)(() => (0,_system_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .whileBusy */ .lr)(() => (0,_system_js__WEBPACK_IMPORTED_MODULE_4__/* .readFile */ .TA)(lock, 'utf8')));
}
function locked(path, holder, waitedMs) {
    const pid = holder?.match(/^\d+/)?.[0];
    const who = pid ? `process ${pid}` : 'another process';
    return new _login_error_js__WEBPACK_IMPORTED_MODULE_2__/* .LoginError */ .Q(`${path} was locked by ${who} for more than ${waitedMs / 1000} s. If nothing is running, remove ${path}.lock.`, { code: 'files/locked', stage: 'publish', retry: 'no' });
}


/***/ }),

/***/ 6968:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EA: () => (/* binding */ ensureDirectory),
/* harmony export */   Pl: () => (/* binding */ writePrivateFile),
/* harmony export */   Vg: () => (/* binding */ ensurePrivateDirectory),
/* harmony export */   nM: () => (/* binding */ removeFile),
/* harmony export */   nr: () => (/* binding */ privateFileMode)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _login_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9687);
/* harmony import */ var _system_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1610);
/* harmony import */ var _system_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5464);
/** Files that nobody else may read. Windows has no modes: there, the user's own temporary directory is the protection. */





const privateDirectoryMode = 0o700;
const privateFileMode = 0o600;
/**
 * Makes a directory, and its missing parents, that only this user may enter. One that exists is made private, unless
 * somebody else prepared it for us.
 *
 * @param uid the user who has to own it; undefined where the system knows no users (Windows)
 * @throws {LoginError} `files/not-a-directory`, `files/owner`
 */
async function ensurePrivateDirectory(path, uid = process.getuid?.()) {
    const entry = await ensureDirectory(path);
    if (uid !== undefined && entry.uid !== uid) {
        throw unsafe('owner', `${path} belongs to another user (${entry.uid}), so nothing secret can go there.`);
    }
    if ((entry.mode & 0o077) !== 0)
        await _system_js__WEBPACK_IMPORTED_MODULE_3__/* .chmod */ .k6(path, privateDirectoryMode);
}
/**
 * Writes a file, 0600 unless told otherwise, so that readers see the old content or the new and never a part. What
 * stands at `path` is replaced; a link there is never followed. Missing parents are made private; those that exist
 * keep their mode, as they may be the user's own (`~`, `~/.aws`).
 *
 * @param content text (UTF-8) or bytes
 * @throws {LoginError} `files/not-a-directory`
 */
async function writePrivateFile(path, content, mode = privateFileMode) {
    await ensureDirectory((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path));
    const temporary = `${path}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(6).toString('hex')}.tmp`;
    try {
        await _system_js__WEBPACK_IMPORTED_MODULE_3__/* .writeFile */ ._h(temporary, content, { flag: 'wx', mode: privateFileMode });
        // The mode given to an open file is narrowed by the umask.
        if (mode !== privateFileMode)
            await _system_js__WEBPACK_IMPORTED_MODULE_3__/* .chmod */ .k6(temporary, mode);
        await (0,_system_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .whileBusy */ .lr)(() => _system_js__WEBPACK_IMPORTED_MODULE_3__/* .rename */ .$w(temporary, path));
    }
    catch (error) {
        await removeFile(temporary);
        throw error;
    }
}
/** Removes a file or a link, if it is there. */
async function removeFile(path) {
    await (0,_system_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .whileBusy */ .lr)(() => _system_js__WEBPACK_IMPORTED_MODULE_3__/* .removeFile */ .nM(path));
}
/**
 * Makes missing directories private, leaves the mode of existing ones, and refuses a link, with which somebody could
 * send our secrets elsewhere.
 *
 * @throws {LoginError} `files/not-a-directory`
 */
async function ensureDirectory(path) {
    let entry = await _system_js__WEBPACK_IMPORTED_MODULE_3__/* .lstat */ .$1(path);
    if (!entry) {
        await _system_js__WEBPACK_IMPORTED_MODULE_3__/* .mkdir */ .Ck(path, privateDirectoryMode);
        entry = await _system_js__WEBPACK_IMPORTED_MODULE_3__/* .lstat */ .$1(path);
    }
    if (!entry?.isDirectory()) {
        const kind = entry?.isSymbolicLink() ? 'a symbolic link' : 'not a directory';
        throw unsafe('not-a-directory', `${path} is ${kind}, so nothing secret can go there.`);
    }
    return entry;
}
function unsafe(what, message) {
    return new _login_error_js__WEBPACK_IMPORTED_MODULE_2__/* .LoginError */ .Q(message, { code: `files/${what}`, stage: 'publish', retry: 'no' });
}


/***/ }),

/***/ 5464:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F2: () => (/* binding */ unlessMissing),
/* harmony export */   lr: () => (/* binding */ whileBusy),
/* harmony export */   up: () => (/* binding */ hasCode)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);

/** Whether a file system call failed for one of these reasons, for example `ENOENT`. */
function hasCode(error, ...codes) {
    return codes.some((code) => error?.code === code);
}
/** The file's content or whatever `action` promises; undefined when the file is not there. */
async function unlessMissing(action) {
    try {
        return await action();
    }
    catch (error) {
        if (hasCode(error, 'ENOENT'))
            return undefined;
        throw error;
    }
}
/** Waits between the tries, 310 ms in all. */
const pausesMs = [10, 20, 40, 80, 160];
/**
 * Windows refuses to create, rename or remove a file for the moment in which another process (a virus scanner, the
 * tool that reads it) has it open. Elsewhere these codes are permanent and only fail a little later.
 */
async function whileBusy(action, sleep = node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout) {
    for (const milliseconds of pausesMs) {
        try {
            return await action();
        }
        catch (error) {
            if (!hasCode(error, 'EPERM', 'EACCES', 'EBUSY'))
                throw error;
            await sleep(milliseconds);
        }
    }
    return await action();
}


/***/ }),

/***/ 1610:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $1: () => (/* binding */ lstat),
/* harmony export */   $w: () => (/* binding */ rename),
/* harmony export */   Ck: () => (/* binding */ mkdir),
/* harmony export */   TA: () => (/* binding */ readFile),
/* harmony export */   _h: () => (/* binding */ writeFile),
/* harmony export */   dl: () => (/* binding */ appendFile),
/* harmony export */   k6: () => (/* binding */ chmod),
/* harmony export */   nM: () => (/* binding */ removeFile)
/* harmony export */ });
/* unused harmony exports readdir, removeDirectory */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/**
 * The file system calls of this action, as promises. Underneath they are the synchronous ones: our files are few, small
 * and local, so that a call takes microseconds, while the way through the thread pool and back takes many times as long
 * for each. A second use of the action in a job, which has no request to wait for, consists of little else.
 */

async function readFile(path, encoding) {
    return node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync(path, encoding);
}
/** @param options `flag: 'wx'` fails where something stands at the path, be it a link */
async function writeFile(path, content, options) {
    node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync(path, content, options);
}
async function appendFile(path, content, options) {
    node_fs__WEBPACK_IMPORTED_MODULE_0__.appendFileSync(path, content, options);
}
async function rename(from, to) {
    node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync(from, to);
}
async function chmod(path, mode) {
    node_fs__WEBPACK_IMPORTED_MODULE_0__.chmodSync(path, mode);
}
/** What stands at a path, without following a link; undefined when there is nothing. */
async function lstat(path) {
    return node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync(path, { throwIfNoEntry: false });
}
/** Makes a directory and its missing parents. */
async function mkdir(path, mode) {
    node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync(path, { recursive: true, mode });
}
async function readdir(path) {
    return fs.readdirSync(path);
}
/** Removes a file or a link, if it is there. */
async function removeFile(path) {
    node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync(path, { force: true });
}
/** Removes a directory with all it holds, if it is there. Links are removed, not followed. */
async function removeDirectory(path) {
    // The tools of other steps may be writing while we remove, hence the repeats.
    fs.rmSync(path, { recursive: true, force: true, maxRetries: 5 });
}


/***/ }),

/***/ 6230:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   awsCredentials: () => (/* binding */ awsCredentials)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _action_secrets_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(7987);
/* harmony import */ var _files_lock_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5916);
/* harmony import */ var _files_private_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6968);
/* harmony import */ var _files_system_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1610);
/* harmony import */ var _identity_github_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3651);
/* harmony import */ var _login_cache_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4523);
/* harmony import */ var _login_error_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9687);
/* harmony import */ var _providers_aws_credential_process_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1903);
/* harmony import */ var _refresh_lifetimes_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(9835);
/* harmony import */ var _refresh_specification_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6082);
/* harmony import */ var _helper_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(2990);
/**
 * `aws-credentials <specification file>`: prints credentials for AWS tools, which run this program whenever they need
 * some. The credentials come from the job's cache as long as they live long enough, and from a new login after that.
 */












/** The AWS SDK for Go gives the program one minute. Whoever gives up earlier can still say why. */
const deadlineMs = 50_000;
const renewalMs = 30_000;
const attemptTimeoutMs = 10_000;
const maxAttempts = 5;
const awsCredentials = async ([path = ''], deps) => {
    const deadline = deps.now() + deadlineMs;
    const specification = await (0,_refresh_specification_js__WEBPACK_IMPORTED_MODULE_8__/* .readSpecification */ .e)(path).catch((error) => {
        throw new _helper_js__WEBPACK_IMPORTED_MODULE_9__/* .HelperFailure */ .t(error.message);
    });
    const endpoint = (0,_identity_github_js__WEBPACK_IMPORTED_MODULE_4__/* .tokenEndpoint */ .lN)(deps.env);
    if (!endpoint) {
        throw new _helper_js__WEBPACK_IMPORTED_MODULE_9__/* .HelperFailure */ .t('ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN are not set: the credentials work only in steps of a job with the permission id-token: write, and not in containers started by a step');
    }
    const { cacheDirectory, context, settings, audience } = specification;
    const key = { provider: { name: specification.provider }, settings, audience };
    const cache = (0,_login_cache_js__WEBPACK_IMPORTED_MODULE_5__/* .createCache */ .VC)(cacheDirectory, endpoint.bearer, context);
    const cached = await cache.read(key);
    if (cached && (0,_refresh_lifetimes_js__WEBPACK_IMPORTED_MODULE_10__/* .isComfortable */ .JN)(cached, deps.now()))
        return answerOf(cached);
    const renew = async () => {
        // Another process may have renewed it while this one waited.
        const current = await cache.read(key);
        if (current && (0,_refresh_lifetimes_js__WEBPACK_IMPORTED_MODULE_10__/* .isComfortable */ .JN)(current, deps.now()))
            return current;
        const secrets = (0,_action_secrets_js__WEBPACK_IMPORTED_MODULE_11__/* .createSecrets */ .g)(() => { });
        try {
            const renewed = await logInAgain(specification, { secrets, deadline, endpoint }, deps);
            // Not after the post step has cleaned up.
            if (await (0,_files_system_js__WEBPACK_IMPORTED_MODULE_3__/* .lstat */ .$1)(path))
                await cache.write(key, renewed).catch(() => { });
            return renewed;
        }
        catch (error) {
            if (current && (0,_refresh_lifetimes_js__WEBPACK_IMPORTED_MODULE_10__/* .isAlive */ ._n)(current, deps.now()))
                return current;
            throw new _helper_js__WEBPACK_IMPORTED_MODULE_9__/* .HelperFailure */ .t(secrets.redact(error.message));
        }
    };
    await (0,_files_private_js__WEBPACK_IMPORTED_MODULE_2__/* .ensurePrivateDirectory */ .Vg)(cacheDirectory);
    try {
        const lock = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(cacheDirectory, (0,_login_cache_js__WEBPACK_IMPORTED_MODULE_5__/* .cacheName */ .UU)(key, context));
        return answerOf(await (0,_files_lock_js__WEBPACK_IMPORTED_MODULE_1__/* .withLock */ .k)(lock, renew, { staleAfterMs: renewalMs + 5_000, waitAtMostMs: renewalMs + 10_000 }));
    }
    catch (error) {
        if (!(error instanceof _login_error_js__WEBPACK_IMPORTED_MODULE_6__/* .LoginError */ .Q))
            throw error;
        if (cached && (0,_refresh_lifetimes_js__WEBPACK_IMPORTED_MODULE_10__/* .isAlive */ ._n)(cached, deps.now()))
            return answerOf(cached);
        throw new _helper_js__WEBPACK_IMPORTED_MODULE_9__/* .HelperFailure */ .t(error.message);
    }
};
function answerOf({ credential }) {
    return (0,_providers_aws_credential_process_js__WEBPACK_IMPORTED_MODULE_7__/* .processAnswer */ .C)(credential);
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
        source: (0,_identity_github_js__WEBPACK_IMPORTED_MODULE_4__/* .githubSource */ .jM)(endpoint, { http, env: deps.env, now }),
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
    const { happened, fix } = login.provider.diagnose(error, claims, login.settings);
    const ids = Object.entries(error.requestIds ?? {}).map(([name, value]) => ` (${name} ${value})`);
    const advice = fix[0] === undefined ? '' : ` Fix: ${oneLine(fix[0])}`;
    throw new Error(`AWS credentials were not renewed (${error.code}). ${oneLine(happened)}\nAnswer: ${oneLine(error.message)}${ids.join('')}.${advice}`);
}
function oneLine(text) {
    return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}


/***/ }),

/***/ 4523:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UU: () => (/* binding */ cacheName),
/* harmony export */   VC: () => (/* binding */ createCache),
/* harmony export */   g1: () => (/* binding */ isReusable),
/* harmony export */   gI: () => (/* binding */ subjectContext)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _files_private_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6968);
/* harmony import */ var _files_system_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1610);
/* harmony import */ var _http_answer_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6788);
/* harmony import */ var _identity_source_name_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1433);
/**
 * Credentials of this job, kept so that a second use of the action makes no request. Each is a JWE file that only this
 * job can read, under a name that says nothing. What cannot be read is a miss, never an error.
 */






/** Another format is another key, so that an old file is simply not found. */
const format = 1;
/** Credentials are handed out again while more than a third of their life, and more than five minutes, are left. */
function isReusable({ issuedAt, expiresAt }, now) {
    const left = expiresAt - now;
    return left > 5 * 60_000 && left > (expiresAt - issuedAt) / 3;
}
/**
 * @param directory of the cache files; private to the job
 * @param jobSecret the bearer of the job's token endpoint: the key to the files is derived from it (HKDF, RFC 5869)
 */
function createCache(directory, jobSecret, env) {
    // Loaded when there is something to read, else while the network is busy.
    let loading;
    const sealing = () => {
        loading ??= loadSealing(jobSecret);
        return loading;
    };
    return {
        async read(login) {
            const name = cacheName(login, env);
            try {
                // The file first: in most steps there is none, and nothing has to be loaded to find that out.
                const jwe = await (0,_files_system_js__WEBPACK_IMPORTED_MODULE_3__/* .readFile */ .TA)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, `${name}.jwe`), 'utf8');
                const { unseal, key } = await sealing();
                // The name is authenticated too: a file that was moved to another login's name is not that login's.
                const text = await unseal(jwe, name, key);
                const entry = text === undefined ? undefined : JSON.parse(text);
                return isEntry(entry) ? entry : undefined;
            }
            catch {
                return undefined;
            }
        },
        prepare: sealing,
        async write(login, entry) {
            const name = cacheName(login, env);
            const { seal, key } = await sealing();
            await (0,_files_private_js__WEBPACK_IMPORTED_MODULE_2__/* .writePrivateFile */ .Pl)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, `${name}.jwe`), await seal(JSON.stringify(entry), name, key));
        },
    };
}
async function loadSealing(jobSecret) {
    const jwe = await __webpack_require__.e(/* import() */ 550).then(__webpack_require__.bind(__webpack_require__, 8550));
    const secret = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hkdfSync)('sha256', jobSecret, '', `credential cache ${format}`, 32);
    return { ...jwe, key: jwe.sealingKey(new Uint8Array(secret)) };
}
/** What a token's subject can depend on: a credential is never reused in another context. */
const subjectVariables = [
    'GITHUB_SERVER_URL',
    'GITHUB_REPOSITORY',
    'GITHUB_REPOSITORY_ID',
    'GITHUB_REF',
    'GITHUB_SHA',
    'GITHUB_EVENT_NAME',
    'GITHUB_WORKFLOW_REF',
    'GITHUB_JOB',
    'GITHUB_RUN_ID',
    'GITHUB_RUN_ATTEMPT',
    'ACTIONS_ID_TOKEN_REQUEST_URL',
];
/** The part of the environment that decides which credential a login gets. Holds no secret. */
function subjectContext(env) {
    return Object.fromEntries(subjectVariables.map((name) => [name, env[name]]));
}
/** The same for two logins that would get the same credential, whatever they are called. */
function cacheName({ provider, settings, audience, source }, env) {
    const otherSource = source === undefined || (0,_identity_source_name_js__WEBPACK_IMPORTED_MODULE_5__/* .usesTokenEndpoint */ .ZB)(source) ? null : source;
    const context = subjectVariables.map((name) => env[name] ?? null);
    const shape = [format, provider.name, audience, settings, otherSource, context];
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256')
        .update(JSON.stringify(sorted(shape)))
        .digest('base64url');
}
/** The value with the keys of all objects in order, so that equal settings are equal texts. */
function sorted(value) {
    if (Array.isArray(value))
        return value.map(sorted);
    if (!(0,_http_answer_js__WEBPACK_IMPORTED_MODULE_4__/* .isObject */ .Gv)(value))
        return value;
    return Object.fromEntries(Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, item]) => [key, sorted(item)]));
}
function isEntry(value) {
    return ((0,_http_answer_js__WEBPACK_IMPORTED_MODULE_4__/* .isObject */ .Gv)(value) &&
        typeof value.issuedAt === 'number' &&
        typeof value.expiresAt === 'number' &&
        (0,_http_answer_js__WEBPACK_IMPORTED_MODULE_4__/* .isObject */ .Gv)(value.credential));
}


/***/ }),

/***/ 9835:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C9: () => (/* binding */ halfLife),
/* harmony export */   JN: () => (/* binding */ isComfortable),
/* harmony export */   _n: () => (/* binding */ isAlive)
/* harmony export */ });
/**
 * When a credential is renewed. Bounds that are given in minutes are bounded by a part of the credential's life too, so
 * that short-lived credentials are not renewed all the time. Pure; all times are milliseconds since the epoch.
 */
/**
 * The AWS CLI and boto3 ask again when 15 minutes are left, the AWS SDK for JavaScript when 5 are, and what they get
 * then must have more.
 */
const comfortableMs = 20 * 60_000;
/** What one request of a tool takes: a credential that ends earlier is as good as none. */
const leastMs = 30_000;
/** Whether a credential can be handed to a tool that asks for a fresh one. */
function isComfortable({ issuedAt, expiresAt }, now) {
    return expiresAt - now > Math.min(comfortableMs, (expiresAt - issuedAt) / 3);
}
/** Whether a credential still does where no fresher one is to be had. */
function isAlive({ issuedAt, expiresAt }, now) {
    return expiresAt - now > Math.min(leastMs, (expiresAt - issuedAt) / 20);
}
/** When the background process renews: early enough to fail for half of the life. */
function halfLife({ issuedAt, expiresAt }) {
    return issuedAt + (expiresAt - issuedAt) / 2;
}


/***/ }),

/***/ 6082:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ specificationFile),
/* harmony export */   e: () => (/* binding */ readSpecification)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _files_system_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1610);
/* harmony import */ var _http_answer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6788);
/* harmony import */ var _login_cache_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4523);
/** What another process of the job has to know to repeat a login of this step. It holds no secret. */




const format = 1;
/** The specification as a file of this use of the action; undefined when nothing is to be kept alive. */
function specificationFile(login, { env, login: name, now: _, refresh, ...place }) {
    if (!refresh)
        return undefined;
    const specification = {
        format,
        login: name,
        ...login,
        context: (0,_login_cache_js__WEBPACK_IMPORTED_MODULE_3__/* .subjectContext */ .gI)(env),
        place,
        cacheDirectory: refresh.cacheDirectory,
    };
    return { path: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(place.directory, `${name}.refresh.json`), content: JSON.stringify(specification) };
}
/**
 * @throws {Error} when the file is not there (any more) or of another version of the action
 */
async function readSpecification(path) {
    let value;
    try {
        value = JSON.parse(await (0,_files_system_js__WEBPACK_IMPORTED_MODULE_1__/* .readFile */ .TA)(path, 'utf8'));
    }
    catch {
        throw new Error(`${path} cannot be read. It lives from the login until the post step of the job: credentials are not renewed before or after.`);
    }
    if (!(0,_http_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(value) || value.format !== format)
        throw new Error(`${path} is of another version of the action`);
    return value;
}


/***/ })

};
