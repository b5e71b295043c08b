export const id = 765;
export const ids = [765];
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

/***/ 5194:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  k: () => (/* binding */ withLock)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./lib/login/error.js
var error = __webpack_require__(9687);
// EXTERNAL MODULE: ./lib/files/private.js
var files_private = __webpack_require__(6968);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./lib/files/system-errors.js
var system_errors = __webpack_require__(5464);
;// CONCATENATED MODULE: ./lib/files/processes.js
/** What a process can know about another one of the same machine. */



function isRunning(pid) {
    try {
        process.kill(pid, 0);
    }
    catch (error) {
        // It is there, but somebody else's.
        return (0,system_errors/* hasCode */.up)(error, 'EPERM');
    }
    return !isZombie(pid);
}
/** In a container, the first process often never collects the ones that have ended: they stay in the process table. */
function isZombie(pid) {
    try {
        return /\) Z [^)]*$/.test((0,external_node_fs_.readFileSync)(`/proc/${pid}/stat`, 'utf8'));
    }
    catch {
        return false;
    }
}
/** Where process IDs mean the same: a machine, or a container of it, which shares directories with the machine. */
function processSpace() {
    return `${(0,external_node_os_.hostname)()} ${pidNamespace()}`;
}
function pidNamespace() {
    try {
        return (0,external_node_fs_.readlinkSync)('/proc/self/ns/pid');
    }
    catch {
        return '';
    }
}

// EXTERNAL MODULE: ./lib/files/system.js
var system = __webpack_require__(1610);
;// CONCATENATED MODULE: ./lib/files/lock.js







const defaults = {
    now: () => process.uptime() * 1000,
    sleep: promises_.setTimeout,
    random: Math.random,
    staleAfterMs: 10_000,
    waitAtMostMs: 30_000,
};
/**
 * Runs `action` while no other process or task runs one under the same path. For short read-modify-write work.
 *
 * The lock is the file `<path>.lock`, whose directory has to exist. A holder that died is recognised at once if it was
 * a process of this machine, else by its lock standing unchanged while *we* watch: the clocks of other machines do not
 * matter.
 *
 * @throws {LoginError} `files/locked` when the lock is not to be had in time. Going on without it could lose what
 *   another login wrote, silently; holders that change all the time for that long mean that something is very wrong.
 */
async function withLock(path, action, options = {}) {
    const { now, sleep, random, staleAfterMs, waitAtMostMs } = { ...defaults, ...options };
    const lock = `${path}.lock`;
    const mine = `${process.pid} ${(0,external_node_crypto_.randomUUID)()} ${processSpace()}`;
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
        if (holder !== undefined && (isGone(holder) || time - watched.since > staleAfterMs)) {
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
/** Whether a holder has certainly ended, a process of this machine, or has never been. */
function isGone(holder) {
    if (holder === nobody)
        return true;
    const [, pid, space] = /^(\d+) \S+ (.*)$/.exec(holder) ?? [];
    return pid !== undefined && space === processSpace() && !isRunning(Number(pid));
}
async function create(lock, mine) {
    try {
        await (0,system_errors/* whileBusy */.lr)(() => (0,system/* writeFile */._h)(lock, mine, { flag: 'wx', mode: files_private/* privateFileMode */.nr }));
        return true;
    }
    catch (error) {
        if ((0,system_errors/* hasCode */.up)(error, 'EEXIST'))
            return false;
        throw error;
    }
}
async function release(lock, holder) {
    if ((await read(lock)) !== holder)
        return;
    await (holder === nobody ? (0,system/* removeDirectory */.q)(lock) : (0,files_private/* removeFile */.nM)(lock));
}
/** The holder of what stands in the place of a lock and is no file: no holder makes such a thing. */
const nobody = 'nobody';
async function read(lock) {
    const entry = await (0,system/* lstat */.$1)(lock);
    if (entry && !entry.isFile())
        return nobody;
    return (0,system_errors/* unlessMissing */.F2)(() => (0,system_errors/* whileBusy */.lr)(() => (0,system/* readFile */.TA)(lock, 'utf8')));
}
function locked(path, holder, waitedMs) {
    const pid = holder?.match(/^\d+/)?.[0];
    const who = pid ? `process ${pid}` : 'another process';
    return new error/* LoginError */.Qd(`${path} was locked by ${who} for more than ${Math.round(waitedMs / 1000)} s. If nothing is running, remove ${path}.lock.`, { code: 'files/locked', stage: 'publish', retry: 'no' });
}


/***/ }),

/***/ 6968:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EA: () => (/* binding */ ensureDirectory),
/* harmony export */   Hh: () => (/* binding */ claimPrivateDirectory),
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
 * The same for a place that is ours alone by its name: what stands there and is no directory gives way. A link is
 * removed, not followed.
 *
 * @throws {LoginError} `files/owner`
 */
async function claimPrivateDirectory(path) {
    const entry = await _system_js__WEBPACK_IMPORTED_MODULE_3__/* .lstat */ .$1(path);
    if (entry && !entry.isDirectory())
        await removeFile(path);
    await ensurePrivateDirectory(path);
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
    return new _login_error_js__WEBPACK_IMPORTED_MODULE_2__/* .LoginError */ .Qd(message, { code: `files/${what}`, stage: 'publish', retry: 'no' });
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
/**
 * The file's content or whatever `action` promises; undefined when the file is not there, or cannot be: a part of its
 * path is no directory, as where the home of a service account is `/dev/null`.
 */
async function unlessMissing(action) {
    try {
        return await action();
    }
    catch (error) {
        if (hasCode(error, 'ENOENT', 'ENOTDIR', 'ELOOP'))
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
/* harmony export */   nM: () => (/* binding */ removeFile),
/* harmony export */   q: () => (/* binding */ removeDirectory)
/* harmony export */ });
/* unused harmony export readdir */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var _system_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5464);
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
/** What stands at a path, without following a link; undefined when there is nothing, or the way there is not one. */
async function lstat(path) {
    return (0,_system_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .unlessMissing */ .F2)(async () => node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync(path, { throwIfNoEntry: false }));
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
    node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync(path, { recursive: true, force: true, maxRetries: 5 });
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

/***/ 4523:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NJ: () => (/* binding */ cacheFile),
/* harmony export */   UU: () => (/* binding */ cacheName),
/* harmony export */   VC: () => (/* binding */ createCache),
/* harmony export */   XD: () => (/* binding */ nameOfCacheFile),
/* harmony export */   e_: () => (/* binding */ createCacheFiles),
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
    const files = createCacheFiles(directory, jobSecret);
    return {
        read: (login) => files.read(cacheName(login, env)),
        seal: (login, entry) => files.seal(cacheName(login, env), entry),
        write: (login, entry) => files.write(cacheName(login, env), entry),
        prepare: files.prepare,
    };
}
const extension = '.jwe';
/** @param name see {@link cacheName} */
function cacheFile(directory, name) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, `${name}${extension}`);
}
/** The name of the entry that a path of {@link cacheFile} leads to. */
function nameOfCacheFile(path) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(path, extension);
}
/** The cache for those who know an entry by its name alone. The parameters are those of {@link createCache}. */
function createCacheFiles(directory, jobSecret) {
    // Loaded when there is something to read, else while the network is busy.
    let loading;
    const sealing = () => {
        loading ??= loadSealing(jobSecret);
        return loading;
    };
    const seal = async (name, entry) => {
        const { seal, key } = await sealing();
        const jwe = await seal(JSON.stringify(entry), name, key);
        return () => (0,_files_private_js__WEBPACK_IMPORTED_MODULE_2__/* .writePrivateFile */ .Pl)(cacheFile(directory, name), jwe);
    };
    return {
        async read(name) {
            try {
                // The file first: in most steps there is none, and nothing has to be loaded to find that out.
                const jwe = await (0,_files_system_js__WEBPACK_IMPORTED_MODULE_3__/* .readFile */ .TA)(cacheFile(directory, name), 'utf8');
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
        seal,
        async write(name, entry) {
            const write = await seal(name, entry);
            await write();
        },
    };
}
async function loadSealing(jobSecret) {
    const jwe = await Promise.all(/* import() */[__webpack_require__.e(730), __webpack_require__.e(571)]).then(__webpack_require__.bind(__webpack_require__, 9571));
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
        ['number', 'undefined'].includes(typeof value.idTokenIssuedAt) &&
        (0,_http_answer_js__WEBPACK_IMPORTED_MODULE_4__/* .isObject */ .Gv)(value.credential));
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
/* harmony export */   RS: () => (/* binding */ isInPlace),
/* harmony export */   eB: () => (/* binding */ readSpecification),
/* harmony export */   ee: () => (/* binding */ specificationFile),
/* harmony export */   eh: () => (/* binding */ loginNameIn)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _files_system_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1610);
/* harmony import */ var _http_answer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6788);
/* harmony import */ var _login_cache_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4523);
/** What another process of the job has to know to repeat a login of this step. It holds no secret. */




const format = 1;
const suffix = '.refresh.json';
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
    return { path: specificationPath(specification), content: JSON.stringify(specification) };
}
function specificationPath({ login, place }) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(place.directory, `${login}${suffix}`);
}
/** The name of the login whose specification has a path, as far as the path tells. */
function loginNameIn(path) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(path, suffix);
}
/** Whether a specification lies where it was written, and has not been put in the place of another. */
function isInPlace(path, specification) {
    return path === specificationPath(specification);
}
/**
 * @throws {Error} when the file is not there (any more), of another version of the action, or not as it was written
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
    if (!isSpecification(value))
        throw new Error(`${path} was changed: credentials are not renewed by it`);
    return value;
}
function isSpecification(value) {
    const { context, place } = value;
    return (haveTexts(value, ['login', 'provider', 'audience', 'cacheDirectory']) &&
        (0,_http_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(value.settings) &&
        (0,_http_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(context) &&
        haveTexts(context, Object.keys(context)) &&
        (0,_http_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(place) &&
        haveTexts(place, ['directory', 'shared', 'actionDirectory', 'nodePath']) &&
        typeof place.exportEnvironment === 'boolean');
}
function haveTexts(object, names) {
    return names.every((name) => typeof object[name] === 'string');
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


/***/ })

};
