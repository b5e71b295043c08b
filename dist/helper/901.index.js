export const id = 901;
export const ids = [901,95];
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

/***/ 5901:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  refresh: () => (/* binding */ refresh)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./node_modules/jose/dist/webapi/util/decode_jwt.js
var decode_jwt = __webpack_require__(7961);
// EXTERNAL MODULE: ./lib/action/secrets.js
var action_secrets = __webpack_require__(7987);
// EXTERNAL MODULE: ./lib/http/retry.js
var retry = __webpack_require__(8394);
// EXTERNAL MODULE: ./lib/identity/github.js
var github = __webpack_require__(3651);
// EXTERNAL MODULE: ./lib/identity/tokens.js
var identity_tokens = __webpack_require__(8334);
// EXTERNAL MODULE: ./lib/login/cache.js
var cache = __webpack_require__(4523);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/files/private.js
var files_private = __webpack_require__(6968);
// EXTERNAL MODULE: ./lib/files/system.js
var system = __webpack_require__(1610);
// EXTERNAL MODULE: ./lib/files/system-errors.js
var system_errors = __webpack_require__(5464);
// EXTERNAL MODULE: ./lib/http/answer.js
var answer = __webpack_require__(6788);
;// CONCATENATED MODULE: ./lib/refresh/diary.js
/**
 * What the refresher did, for whoever wants to know later: it has no log of its own in the job. One JSON object per
 * line, without any secret.
 */





const fileName = 'refresher.log';
/** @param directory of the use of the action that started the refresher */
function diaryPath(directory) {
    return (0,external_node_path_.join)(directory, fileName);
}
/** Adds a line, unless the directory is gone. */
async function writeDiary(directory, entry, now) {
    const line = `${JSON.stringify({ at: new Date(now).toISOString(), ...entry })}\n`;
    await (0,system_errors/* unlessMissing */.F2)(() => (0,system/* appendFile */.dl)(diaryPath(directory), line, { mode: files_private/* privateFileMode */.nr }));
}
/** The entries, oldest first; undefined when no refresher was started there. Damaged lines are left out. */
async function readDiary(directory) {
    const text = await unlessMissing(() => readFile(diaryPath(directory), 'utf8'));
    return text?.split('\n').flatMap((line) => {
        try {
            const entry = JSON.parse(line);
            return isObject(entry) && typeof entry.event === 'string' ? [entry] : [];
        }
        catch {
            return [];
        }
    });
}
/**
 * What a user should know about a refresher, as the rest of a sentence that begins with it; undefined when all is well
 * or was told already. Pure.
 */
function troubleIn(diary, isAlive) {
    const untold = diary.slice(diary.findLastIndex(({ event }) => event === 'reported') + 1);
    const last = diary.findLast(({ event }) => event !== 'reported');
    const gaveUp = untold.findLast(({ event }) => event === 'gave-up');
    if (gaveUp)
        return `gave up on the login "${gaveUp.login}": ${gaveUp.reason}`;
    if (last?.event === 'ended')
        return untold.includes(last) ? `has ended: ${last.reason}` : undefined;
    if (last?.event === 'stopped' || untold.length === 0)
        return undefined;
    const pid = diary.find(({ event }) => event === 'started')?.pid;
    if (pid !== undefined && isAlive(pid))
        return undefined;
    const failure = last?.event === 'failed' ? ` The last renewal had failed: ${last.reason}` : '';
    return `was ended by something else.${failure}`;
}

// EXTERNAL MODULE: ./lib/refresh/log-in.js + 1 modules
var log_in = __webpack_require__(6095);
// EXTERNAL MODULE: ./lib/files/lock.js
var lock = __webpack_require__(5916);
;// CONCATENATED MODULE: ./lib/refresh/marker.js
/**
 * The file whose existence lets the refresher of a use go on. It is removed under the lock that the refresher writes
 * under, so that nothing is written after that.
 */





function markerPath(directory) {
    return (0,external_node_path_.join)(directory, 'refresher');
}
async function setMarker(directory) {
    await writeFile(markerPath(directory), '', { mode: privateFileMode });
}
async function isWanted(directory) {
    return (await (0,system/* lstat */.$1)(markerPath(directory))) !== undefined;
}
/** Runs an action while the marker stands. Says whether it did. */
async function whileWanted(directory, action) {
    try {
        return await (0,lock/* withLock */.k)(markerPath(directory), async () => {
            if (!(await isWanted(directory)))
                return false;
            await action();
            return true;
        });
    }
    catch (error) {
        // The directory went, and the lock could not even be made.
        if ((0,system_errors/* hasCode */.up)(error, 'ENOENT') && !(await isWanted(directory)))
            return false;
        throw error;
    }
}
async function removeMarker(directory) {
    await withLock(markerPath(directory), () => removeFile(markerPath(directory)));
}

// EXTERNAL MODULE: ./lib/login/error.js
var login_error = __webpack_require__(9687);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./lib/files/ini.js
/**
 * Edits one section of an INI text and leaves every other byte alone. What counts as section, key and continuation is
 * what Python's `configparser` (AWS CLI, Azure CLI) says: a line indented deeper than the key before it belongs to that
 * key, which is how `s3 =` and `services` hold their sub-keys. The last section and key of a name count, as in the
 * parsers that allow duplicates; keys are compared without regard to case.
 */

/** A byte order mark, decoded as UTF-8 or byte by byte, may stand in front of the first header. */
const headerPattern = /^(?:\ufeff|\u00ef\u00bb\u00bf)?[ \t]*\[([^\]]*)\]/;
const blankOrComment = /^[ \t]*(?:[#;].*)?$/s;
/** Sections of the AWS config file whose second word is a name, quoted where it is not plain. */
const namedSection = /^(profile|sso-session|services)[ \t]+(.*?)[ \t]*$/s;
const lastLineEnding = /(?:\r\n|\r|\n)$/;
/** Reads what {@link setSection} with these keys is going to replace. */
function sectionBefore(text, section, keys) {
    const found = locate(text, section);
    const entries = new Map();
    for (const key of keys) {
        const entry = entryOf(found, key);
        if (entry)
            entries.set(key.toLowerCase(), text.slice(entry.start, entry.end));
    }
    return { exists: found !== undefined, entries };
}
/**
 * Sets keys in a section: in place where they exist, else directly below the header, and in a new section at the end
 * where there is none.
 *
 * @param section the header without brackets and quotes, for example `profile deploy`
 * @throws {LoginError} `files/unsafe-value` for what would break out of its line
 */
function setSection(text, section, keys) {
    const header = renderHeader(section);
    let result = text;
    const added = [];
    for (const [key, value] of Object.entries(keys)) {
        const line = renderKey(key, value);
        const entry = entryOf(locate(result, section), key);
        if (entry)
            result = splice(result, entry.start, entry.end, entry.indent + line);
        else
            added.push(line);
    }
    const found = locate(result, section);
    const ending = lineEnding(result, found);
    if (!found) {
        // The leading line ending ends an unfinished last line, or makes a blank line; either way it is ours to take back.
        return result + (result && ending) + [header, ...added, ''].join(ending);
    }
    if (added.length === 0)
        return result;
    // Indented like the keys below, which would otherwise become continuations of ours.
    const indent = found.entries[0]?.indent ?? '';
    const lines = added.map((line) => indent + line).join(ending);
    const { end, next } = found.header;
    return end === next ? result + ending + lines : splice(result, next, next, lines + ending);
}
/**
 * Takes keys back: puts what stood there before in their place, and removes the section when it was not there before
 * and nothing else is in it now. Keys that are gone, or that are no longer ours, stay as they are.
 *
 * @param isOurs tells by a key's value whether we wrote it
 */
function removeSection(text, section, keys, isOurs, before) {
    let result = text;
    for (const key of keys) {
        const entry = entryOf(locate(result, section), key);
        if (!entry || !isOurs(key, entryValue(result.slice(entry.start, entry.end))))
            continue;
        const previous = before.entries.get(key.toLowerCase());
        if (previous !== undefined)
            result = splice(result, entry.start, entry.end, previous);
        else if (entry.end !== entry.next)
            result = splice(result, entry.start, entry.next, '');
        else
            result = result.slice(0, entry.start).replace(lastLineEnding, '');
    }
    const found = locate(result, section);
    return found && !before.exists && found.entries.length === 0 ? removeHeader(result, found.header) : result;
}
/** Removes the header with the line ending that was put in front of it, unless two lines would run together. */
function removeHeader(text, header) {
    const head = text.slice(0, header.start);
    const tail = text.slice(header.next);
    const shortened = head.replace(lastLineEnding, '');
    const separate = tail === '' || /^[\r\n]/.test(tail) || shortened === '' || lastLineEnding.test(shortened);
    return (separate ? shortened : head) + tail;
}
function locate(text, section) {
    const wanted = sectionName(section);
    let found;
    let inside = false;
    for (const line of linesOf(text)) {
        const header = headerPattern.exec(line.text)?.[1];
        if (header !== undefined) {
            inside = sectionName(header) === wanted;
            if (inside)
                found = { header: line, entries: [] };
        }
        else if (found && inside && !blankOrComment.test(line.text)) {
            const indent = /^[ \t]*/.exec(line.text)[0];
            const last = found.entries.at(-1);
            if (last && indent.length > last.indent.length) {
                last.end = line.end;
                last.next = line.next;
            }
            else {
                const { start, end, next } = line;
                found.entries.push({ key: keyOf(line.text), indent, start, end, next });
            }
        }
    }
    return found;
}
function* linesOf(text) {
    for (const { index, 0: whole, 1: content } of text.matchAll(/([^\r\n]*)(?:\r\n|\r|\n|$)/g)) {
        if (whole !== '')
            yield { text: content, start: index, end: index + content.length, next: index + whole.length };
    }
}
function entryOf(section, key) {
    return section?.entries.findLast((entry) => entry.key === key.toLowerCase());
}
function keyOf(line) {
    return trimBlanks(line.replace(/[=:].*$/s, '')).toLowerCase();
}
/** The value in the lines of an entry, as {@link sectionBefore} gives them. */
function entryValue(entry) {
    return trimBlanks(entry.replace(/^[^=:]*[=:]?/, ''));
}
/** Unlike `String.trim`, leaves bytes alone that are part of a character, such as 0xA0 in the UTF-8 form of `à`. */
function trimBlanks(text) {
    return text.replace(/^[ \t]+|[ \t]+$/g, '');
}
/** The header's ending, or the last one in the text: after a lone `\r`, an added `\n` would merge with it. */
function lineEnding(text, section) {
    const ofHeader = section && text.slice(section.header.end, section.header.next);
    return ofHeader || text.match(/(?:\r\n|\r|\n)(?=[^\r\n]*$)/)?.[0] || '\n';
}
/** A section's plain name: `profile "a b"`, `profile 'a b'` and `profile a b` are one section. */
function sectionName(section) {
    const [, kind, name] = namedSection.exec(section) ?? [];
    return kind === undefined ? section : `${kind} ${name.replace(/^(["'])(.*)\1$/s, '$2')}`;
}
function renderHeader(section) {
    const plain = sectionName(section);
    if (plain.trim() === '' || /["\\[\]\x00-\x1f\x7f]/.test(plain))
        throw unsafe(`The section name ${JSON.stringify(section)}`);
    const [, kind, name] = namedSection.exec(plain) ?? [];
    return kind === undefined || /^[\w.@+:/%-]+$/.test(name) ? `[${plain}]` : `[${kind} "${name}"]`;
}
function renderKey(key, value) {
    if (!/^[\w.-]+$/.test(key))
        throw unsafe(`The key ${JSON.stringify(key)}`);
    // Never the value in a message: it may be a secret.
    if (/[\r\n\0]|^[ \t]|[ \t]$/.test(value))
        throw unsafe(`The value of ${key}`);
    return value === '' ? `${key} =` : `${key} = ${value}`;
}
function splice(text, start, end, replacement) {
    return text.slice(0, start) + replacement + text.slice(end);
}
function unsafe(what) {
    return new login_error/* LoginError */.Q(`${what} cannot stand in an INI file: line breaks, control characters, brackets and outer blanks would be lost.`, {
        code: 'files/unsafe-value',
        stage: 'publish',
        retry: 'no',
    });
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./lib/files/json.js
/** Merges entries into a JSON text and takes exactly these back. Lists and maps are handled as lists of named slots. */

const byteOrderMark = '\ufeff';
function placeOf({ at, entries, exclusive }) {
    return {
        at,
        ...(entries.kind === 'list' && { match: entries.match }),
        ...(exclusive !== undefined && { exclusive }),
    };
}
/** Reads what {@link mergeEntries} is going to replace. */
function entriesBefore(text, edit) {
    const place = placeOf(edit);
    const slots = slotsAt(parse(text), place);
    const flagged = slots.findLast((slot) => hasFlag(slot, place))?.name;
    return {
        entries: new Map([...newEntries(edit).keys()].map((name) => [
            name,
            slots.filter((slot) => slot.name === name).map(({ value }) => value),
        ])),
        ...(flagged !== undefined && { flagged }),
    };
}
/**
 * Puts the edit's entries into a document: in the place of entries of the same name, else at the end. A document that
 * cannot be read is started anew, as its reader would have failed on it.
 */
function mergeEntries(text, edit) {
    const place = placeOf(edit);
    const document = parse(text);
    const entries = newEntries(edit);
    const values = new Map([...entries].map(([name, value]) => [name, [value]]));
    const merged = replace(slotsAt(document, place), values);
    const present = new Set(merged.map((slot) => slot.name));
    for (const [name, value] of entries)
        if (!present.has(name))
            merged.push({ name, value });
    const newest = [...entries].findLast(([, value]) => hasFlag({ value }, place))?.[0];
    const oneFlag = merged.map((slot) => (slot.name === newest ? slot : unflagged(slot, place)));
    return render(text, document, place, newest === undefined ? merged : oneFlag);
}
/**
 * Takes entries back by their names, whatever they hold by now (tools and refreshers renew them in place), and puts
 * what they had replaced in their place. A text that cannot be read stays as it is.
 *
 * @param before the names to take back, each with what it had replaced
 * @param heirs names, best first, of those to get the exclusive flag when it goes; then the newest entry gets it
 */
function removeEntries(text, place, before, heirs = []) {
    const document = parse(text);
    const slots = slotsAt(document, place);
    const leaving = slots.filter((slot) => slot.name !== undefined && before.has(slot.name));
    if (leaving.length === 0)
        return text;
    const staying = slots.filter((slot) => !leaving.includes(slot));
    let remaining = replace(slots, before);
    if (staying.some((slot) => hasFlag(slot, place))) {
        remaining = remaining.map((slot) => (staying.includes(slot) ? slot : unflagged(slot, place)));
    }
    else if (leaving.some((slot) => hasFlag(slot, place)) &&
        !remaining.some((slot) => hasFlag(slot, place))) {
        const named = heirs.map((name) => remaining.find((slot) => slot.name === name)).find((slot) => slot);
        const heir = named ?? remaining.findLast((slot) => isMembers(slot.value));
        remaining = remaining.map((slot) => (slot === heir ? flagged(slot, place) : slot));
    }
    return render(text, document, place, remaining);
}
/** Whether a document says nothing: it cannot be read, or holds nothing but empty lists and objects. */
function isEmptyDocument(text) {
    return isEmpty(parse(text));
}
/** Whether two texts are the same document, however they are formatted. */
function isSameDocument(one, other) {
    return (0,external_node_util_.isDeepStrictEqual)(parse(one), parse(other));
}
function isEmpty(value) {
    if (value === undefined || value === null)
        return true;
    return typeof value === 'object' && Object.values(value).every(isEmpty);
}
/** An entry's name in a list: the values of the members that identify it, as JSON. */
function nameIn(match, item) {
    return JSON.stringify(match.map((name) => member(item, name)));
}
/** The edit's entries by name. Of entries with the same name the last one counts. */
function newEntries({ entries }) {
    if (entries.kind === 'map')
        return new Map(Object.entries(entries.items));
    return new Map(entries.items.map((item) => [nameIn(entries.match, item), item]));
}
function slotsAt(document, { at, match }) {
    const container = at.reduce(member, document);
    if (match) {
        if (!Array.isArray(container))
            return [];
        return container.map((value) => isMembers(value) ? { name: nameIn(match, value), value } : { value });
    }
    return isMembers(container) ? Object.entries(container).map(([name, value]) => ({ name, value })) : [];
}
/** Puts values into the place of the first slot of their name; further slots of the name go. */
function replace(slots, values) {
    const done = new Set();
    return slots.flatMap((slot) => {
        const { name } = slot;
        if (name === undefined)
            return [slot];
        const replacement = values.get(name);
        if (!replacement)
            return [slot];
        if (done.has(name))
            return [];
        done.add(name);
        return replacement.map((value) => ({ name, value }));
    });
}
function render(text, document, { at, match }, slots) {
    const container = match
        ? slots.map(({ value }) => value)
        : Object.fromEntries(slots.map(({ name, value }) => [name, value]));
    return ((text.startsWith(byteOrderMark) ? byteOrderMark : '') +
        JSON.stringify(withMember(document, at, container)));
}
function withMember(document, at, value) {
    const [name, ...rest] = at;
    if (name === undefined)
        return value;
    // A computed name makes an own member even of `__proto__`.
    return { ...(isMembers(document) && document), [name]: withMember(member(document, name), rest, value) };
}
function member(document, name) {
    return isMembers(document) && Object.hasOwn(document, name) ? document[name] : undefined;
}
function hasFlag({ value }, { exclusive }) {
    return exclusive !== undefined && member(value, exclusive) === true;
}
function flagged(slot, { exclusive }) {
    return { ...slot, value: { ...slot.value, [exclusive]: true } };
}
function unflagged(slot, place) {
    return hasFlag(slot, place)
        ? { ...slot, value: { ...slot.value, [place.exclusive]: false } }
        : slot;
}
function isMembers(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function parse(text) {
    try {
        return JSON.parse(text.startsWith(byteOrderMark) ? text.slice(1) : text);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/files/claim.js
/** The two file formats behind one form: an edit goes in, and what it claimed comes back out. */



/** SHA-256 in hex. */
function digest(content) {
    return (0,external_node_crypto_.hash)('sha256', content);
}
/** Names of all entries of a claim, unique in the file. An INI section's header is an entry with an empty key. */
function entryNames(claim) {
    if (claim.format === 'ini')
        return ['', ...Object.keys(claim.keys)].map((key) => iniName(claim.section, key));
    return claim.names.map((name) => jsonName(claim.place, name));
}
/**
 * Applies an edit.
 *
 * @param bytes the file's content with one character per byte (`latin1`), so that any encoding survives
 */
function put(bytes, edit) {
    if (edit.format === 'json') {
        const text = toText(bytes);
        const { entries, flagged } = entriesBefore(text, edit);
        const place = placeOf(edit);
        return {
            text: toBytes(mergeEntries(text, edit)),
            claim: { format: 'json', place, names: [...entries.keys()] },
            replaced: Object.fromEntries([...entries].map(([name, values]) => [jsonName(place, name), values])),
            ...(flagged !== undefined && { flagged }),
        };
    }
    const section = sectionName(toBytes(edit.section));
    const keys = Object.entries(edit.keys).map(([key, value]) => [key, toBytes(value)]);
    const names = keys.map(([key]) => key);
    const before = sectionBefore(bytes, section, names);
    const replaced = [
        [iniName(section, ''), before.exists ? [''] : []],
        ...names.map((key) => [iniName(section, key), asList(before.entries.get(key.toLowerCase()))]),
    ];
    return {
        text: setSection(bytes, section, Object.fromEntries(keys)),
        claim: {
            format: 'ini',
            section,
            keys: Object.fromEntries(keys.map(([key, value]) => [key, digest(value)])),
        },
        replaced: Object.fromEntries(replaced),
    };
}
/**
 * Takes back those entries of a claim that are named in `replaced`, and puts what they had replaced in their place.
 *
 * @param heirs who may get the exclusive flag, see {@link removeEntries}
 */
function takeBack(bytes, claim, replaced, heirs = []) {
    if (claim.format === 'json') {
        const { place } = claim;
        const before = claim.names.flatMap((name) => {
            const values = replaced[jsonName(place, name)];
            return values ? [[name, values]] : [];
        });
        const text = toText(bytes);
        const result = removeEntries(text, place, new Map(before), heirs);
        return result === text ? bytes : toBytes(result);
    }
    const { section } = claim;
    const digests = new Map(Object.entries(claim.keys));
    const header = replaced[iniName(section, '')];
    const keys = [...digests.keys()].filter((key) => replaced[iniName(section, key)]);
    const entries = keys.flatMap((key) => replaced[iniName(section, key)].map((entry) => [key.toLowerCase(), String(entry)]));
    return removeSection(bytes, section, keys, (key, value) => digests.get(key) === digest(value), {
        exists: header?.length !== 0,
        entries: new Map(entries),
    });
}
/**
 * The part of a claim that may be taken back without knowing what it had replaced: what cannot be mistaken for what
 * was there before, should that have been restored already.
 */
function withoutKnowledge(claim, replaced) {
    if (claim.format === 'json') {
        return {
            ...claim,
            names: claim.names.filter((name) => replaced[jsonName(claim.place, name)]?.length === 0),
        };
    }
    const keys = Object.entries(claim.keys).filter(([key, ours]) => !replaced[iniName(claim.section, key)]?.some((entry) => digest(entryValue(String(entry))) === ours));
    return { ...claim, keys: Object.fromEntries(keys) };
}
function iniName(section, key) {
    return JSON.stringify([section, key.toLowerCase()]);
}
function jsonName({ at }, name) {
    return JSON.stringify([...at, name]);
}
function asList(value) {
    return value === undefined ? [] : [value];
}
function toBytes(text) {
    return Buffer.from(text, 'utf8').toString('latin1');
}
function toText(bytes) {
    return Buffer.from(bytes, 'latin1').toString('utf8');
}

;// CONCATENATED MODULE: ./lib/files/journal.js
/**
 * What is known about a file that we edit: how it began, and a layer for each edit in force. Layers may leave in any
 * order: what a layer had replaced passes to the next newer one that replaced it in turn. Pure; the file system is in
 * `apply-edits.ts`.
 */

/** Begins a journal for a file as it was found, or as it is made. */
function newJournal(original, found) {
    return {
        created: found === undefined,
        mode: found?.mode ?? 0,
        original,
        written: digest(original),
        flagged: [],
        layers: [],
    };
}
/** Forgets the original state as soon as somebody else has written to the file: restoring it would undo their work. */
function noticeOthers({ content, journal }) {
    if (journal.written === digest(content))
        return { content, journal };
    const { written: _, ...touched } = journal;
    return { content, journal: touched };
}
/**
 * Applies an edit. The same edit by the same owner again renews it, in the same layer. The claim returned with it is
 * the part that {@link withdrawBlindly} may take back.
 */
function enter(ledger, edit, owner) {
    const result = put(ledger.content, edit);
    const id = digest(JSON.stringify([owner, ...entryNames(result.claim)]));
    const { layers, rest } = unlink(ledger.journal.layers, id);
    const replaced = { ...result.replaced, ...rest };
    const journal = {
        ...ledger.journal,
        layers: [...layers, { id, owner, claim: result.claim, replaced }],
        flagged: [
            ...new Set([...(result.flagged === undefined ? [] : [result.flagged]), ...ledger.journal.flagged]),
        ],
    };
    return {
        ledger: wrote(ledger, result.text, journal),
        id,
        claim: withoutKnowledge(result.claim, replaced),
    };
}
/** Takes an edit back. One whose layer is not there was taken back before. */
function withdraw(ledger, id) {
    const layer = ledger.journal.layers.find((one) => one.id === id);
    if (!layer)
        return ledger;
    const { layers, rest } = unlink(ledger.journal.layers, id);
    const journal = { ...ledger.journal, layers };
    if (layers.length === 0 && journal.written !== undefined)
        return wrote(ledger, journal.original, journal);
    const replaced = layer.claim.format === 'json' ? exceptClaimed(rest, layers) : rest;
    return wrote(ledger, takeBack(ledger.content, layer.claim, replaced, journal.flagged), journal);
}
/** Takes an edit back whose journal was lost. */
function withdrawBlindly(content, claim) {
    const [header, ...others] = entryNames(claim);
    const names = claim.format === 'ini' ? others : [header, ...others];
    return takeBack(content, claim, Object.fromEntries(names.map((name) => [name, []])));
}
/** As text, led by its digest. */
function writeJournal(journal) {
    const text = JSON.stringify(journal);
    return `${digest(text)}\n${text}`;
}
/** Undefined for a text that is not exactly what {@link writeJournal} gave. */
function readJournal(text) {
    const [sum, json] = text?.split('\n') ?? [];
    return json !== undefined && digest(json) === sum ? JSON.parse(json) : undefined;
}
function wrote(before, content, journal) {
    return {
        content,
        journal: before.journal.written === undefined ? journal : { ...journal, written: digest(content) },
    };
}
/** Takes a layer out. What it had replaced goes to the next newer layer with the same entry; the rest is returned. */
function unlink(all, id) {
    const index = all.findIndex((layer) => layer.id === id);
    if (index === -1)
        return { layers: all, rest: {} };
    const layers = all.toSpliced(index, 1);
    const rest = {};
    for (const [name, before] of Object.entries(all[index].replaced)) {
        const newer = layers.findIndex((layer, position) => position >= index && layer.replaced[name]);
        if (newer === -1)
            rest[name] = before;
        else
            layers[newer] = { ...layers[newer], replaced: { ...layers[newer].replaced, [name]: before } };
    }
    return { layers, rest };
}
/**
 * Without the entries that other layers claim too. Unlike keys of an INI section, JSON entries of one name are the same
 * thing (an identity, a token), and the one that stands there is the freshest.
 */
function exceptClaimed(replaced, layers) {
    return Object.fromEntries(Object.entries(replaced).filter(([name]) => !layers.some((layer) => layer.replaced[name])));
}

;// CONCATENATED MODULE: ./lib/files/apply-edits.js
/**
 * Applies edits to files that others write too, and takes them back. Each file is read, changed and replaced under a
 * lock. What is needed to restore it lies next to it in a private file, because it may be secret and because uses of
 * the action share it; it goes with the last edit.
 */









/**
 * Applies edits, all or none. The same edit by the same owner again renews it.
 *
 * @param owner a path that exists as long as these edits are wanted: the directory of this use of the action. Edits
 *   whose owner is gone, as after a crash of the machine, are taken back by whoever edits the file next.
 * @throws {LoginError} `files/not-a-file`, `files/not-a-directory`, `files/locked`, `files/unsafe-value`
 */
async function applyEdits(edits, owner, options) {
    const files = Map.groupBy(edits, (edit) => (0,external_node_path_.resolve)(edit.path));
    const outcomes = await Promise.allSettled([...files].map(([path, ofFile]) => applyToFile(path, ofFile, owner, options)));
    const applied = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? outcome.value : []));
    const failure = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failure) {
        await revertEdits(applied, options);
        throw failure.reason;
    }
    return applied;
}
/** Takes edits back and leaves what others wrote since. Never fails; says for each file what became of it. */
async function revertEdits(applied, options) {
    const files = Map.groupBy(applied, ({ path }) => path);
    return Promise.all([...files].map(async ([path, ofFile]) => {
        try {
            return { path, outcome: await revertFile(path, ofFile, options) };
        }
        catch (error) {
            return { path, outcome: 'failed', reason: error.message };
        }
    }));
}
async function applyToFile(path, edits, owner, options) {
    await (0,files_private/* ensureDirectory */.EA)((0,external_node_path_.dirname)(path));
    return (0,lock/* withLock */.k)(journalPath(path), async () => {
        let ledger = await withoutAbandoned(await apply_edits_open(path, edits), owner);
        const applied = edits.map((edit) => {
            const entered = enter(ledger, edit, owner);
            ledger = entered.ledger;
            return { path, id: entered.id, claim: entered.claim };
        });
        // The journal first: a crash in between leaves knowledge about nothing, not secrets that nobody knows about.
        await (0,files_private/* writePrivateFile */.Pl)(journalPath(path), writeJournal(ledger.journal));
        await (0,files_private/* writePrivateFile */.Pl)(path, Buffer.from(ledger.content, 'latin1'));
        return applied;
    }, options);
}
async function revertFile(path, applied, options) {
    if (!(await (0,system/* lstat */.$1)((0,external_node_path_.dirname)(path))))
        return 'gone';
    await (0,files_private/* ensureDirectory */.EA)((0,external_node_path_.dirname)(path));
    return (0,lock/* withLock */.k)(journalPath(path), async () => {
        const file = await readRegularFile(path);
        if (!file) {
            await (0,files_private/* removeFile */.nM)(journalPath(path));
            return 'gone';
        }
        const found = await journalOf(path);
        if (!found) {
            const content = applied.reduce((text, { claim }) => withdrawBlindly(text, claim), file.content);
            await replaceContent(path, file, content, file.mode);
            await (0,files_private/* removeFile */.nM)(journalPath(path));
            return 'restored';
        }
        const start = noticeOthers({ content: file.content, journal: found });
        const { content, journal } = applied.reduce((ledger, { id }) => withdraw(ledger, id), start);
        const last = journal.layers.length === 0;
        const deleted = last && journal.created && saysNothingNew(content, journal.original, applied[0].claim);
        if (deleted)
            await (0,files_private/* removeFile */.nM)(path);
        else
            await replaceContent(path, file, content, last && !journal.created ? journal.mode : file.mode);
        if (last)
            await (0,files_private/* removeFile */.nM)(journalPath(path));
        else
            await (0,files_private/* writePrivateFile */.Pl)(journalPath(path), writeJournal(journal));
        return deleted ? 'deleted' : 'restored';
    }, options);
}
/** What there is to edit: the file and its journal, or the user's own file to start from, or nothing. */
async function apply_edits_open(path, edits) {
    const file = await readRegularFile(path);
    if (file) {
        const { content } = file;
        return noticeOthers({ content, journal: (await journalOf(path)) ?? newJournal(content, file) });
    }
    const startFrom = edits.find((edit) => edit.startFrom !== undefined)?.startFrom;
    const content = startFrom === undefined ? '' : ((await (0,system_errors/* unlessMissing */.F2)(() => (0,system/* readFile */.TA)(startFrom, 'latin1'))) ?? '');
    return { content, journal: newJournal(content) };
}
/** Takes back the edits of those who are gone without having done so. */
async function withoutAbandoned(ledger, owner) {
    let result = ledger;
    for (const layer of ledger.journal.layers) {
        if (layer.owner !== owner && !(await (0,system/* lstat */.$1)(layer.owner)))
            result = withdraw(result, layer.id);
    }
    return result;
}
async function replaceContent(path, file, content, mode) {
    if (content === file.content && mode === file.mode)
        return;
    await (0,files_private/* writePrivateFile */.Pl)(path, Buffer.from(content, 'latin1'), mode);
}
/** Whether nothing is left in a file that we made but what it started from. */
function saysNothingNew(content, original, { format }) {
    if (content === original || content.trim() === '')
        return true;
    return (format === 'json' &&
        (isEmptyDocument(toText(content)) || isSameDocument(toText(content), toText(original))));
}
/** Refuses a link: a new file in its place would cut it, and following it would write secrets somewhere else. */
async function readRegularFile(path) {
    const entry = await (0,system/* lstat */.$1)(path);
    if (!entry)
        return undefined;
    if (!entry.isFile()) {
        const kind = entry.isSymbolicLink() ? 'a symbolic link' : 'not a file';
        throw new login_error/* LoginError */.Q(`${path} is ${kind}, so it is not edited. Name the file itself instead.`, {
            code: 'files/not-a-file',
            stage: 'publish',
            retry: 'no',
        });
    }
    const content = await (0,system_errors/* unlessMissing */.F2)(() => (0,system/* readFile */.TA)(path, 'latin1'));
    return content === undefined ? undefined : { content, mode: entry.mode & 0o777 };
}
async function journalOf(path) {
    return readJournal(await (0,system_errors/* unlessMissing */.F2)(() => (0,system/* readFile */.TA)(journalPath(path), 'utf8')));
}
function journalPath(path) {
    return `${path}.multi-cloud-login`;
}

// EXTERNAL MODULE: ./lib/identity/claims.js
var identity_claims = __webpack_require__(7881);
// EXTERNAL MODULE: ./lib/refresh/lifetimes.js
var lifetimes = __webpack_require__(9835);
;// CONCATENATED MODULE: ./lib/refresh/refresher.js
/** Keeps the files of some logins alive until it is told to stop, cannot go on, or has nothing left to do. */






/** After so many failures in a row something is wrong for good. */
const mostFailures = 10;
const longestPauseMs = 60_000;
const shortestPauseMs = 1_000;
/** Renews one login until the signal aborts or it fails too often. Never rejects. */
async function keepAlive(specification, login, deps) {
    const { now, signal, sleep } = deps;
    let held = await heldBefore(login, deps);
    let failures = 0;
    for (;;) {
        const due = failures > 0 ? now() + pauseMs(held) : dueTime(held);
        try {
            await sleep(Math.max(shortestPauseMs, due - now()), signal);
        }
        catch {
            return;
        }
        try {
            held = await renewed(held, login, deps);
            const { credential } = held;
            const wanted = await whileWanted(specification.place.directory, () => publishAgain(credential, specification, login, deps));
            if (!wanted)
                return;
            failures = 0;
            await deps.write({ event: 'renewed', login: login.name });
        }
        catch (error) {
            if (signal.aborted)
                return;
            const reason = reasonOf(error);
            failures++;
            await deps.write({ event: 'failed', login: login.name, reason });
            if (failures < mostFailures)
                continue;
            await deps.write({ event: 'gave-up', login: login.name, reason });
            return;
        }
    }
}
/** What the action left in the cache, unless it cannot be read. */
async function heldBefore(login, { cache }) {
    const credential = await cache.read(login);
    if (!credential)
        return undefined;
    try {
        const { iat, exp } = (0,identity_claims/* readClaims */.I)(login.provider.renewal.idToken(credential.credential));
        return { credential, idToken: { issuedAt: (iat ?? exp - 300) * 1000, expiresAt: exp * 1000 } };
    }
    catch {
        return undefined;
    }
}
function dueTime(held) {
    return held ? Math.min((0,lifetimes/* halfLife */.C9)(held.idToken), (0,lifetimes/* halfLife */.C9)(held.credential)) : 0;
}
function pauseMs(held) {
    if (!held)
        return longestPauseMs / 6;
    return Math.min(longestPauseMs, (held.idToken.expiresAt - held.idToken.issuedAt) / 5);
}
/** The ID token ends much earlier than what it was exchanged for, and is all there is to ask for in between. */
async function renewed(held, login, { now, idToken, logIn }) {
    const { renewal } = login.provider;
    if (!held || (0,lifetimes/* halfLife */.C9)(held.credential) <= now()) {
        const outcome = await logIn(login);
        if (!outcome.succeeded)
            throw outcome.error;
        const { credential, description, startedAt } = outcome;
        const { iat, exp } = (0,identity_claims/* readClaims */.I)(renewal.idToken(credential));
        return {
            credential: { credential, issuedAt: startedAt, expiresAt: description.expiresAt },
            idToken: lifetimeFrom(startedAt, iat, exp),
        };
    }
    const startedAt = now();
    const { jwt, claims } = await idToken(login.audience);
    const { credential, ...lifetime } = held.credential;
    return {
        credential: { ...lifetime, credential: renewal.withIdToken(credential, jwt) },
        idToken: lifetimeFrom(startedAt, claims.iat, claims.exp),
    };
}
function lifetimeFrom(startedAt, issued, expires) {
    return { issuedAt: startedAt, expiresAt: startedAt + (expires - (issued ?? expires - 300)) * 1000 };
}
async function publishAgain(entry, { place, login: name, cacheDirectory }, login, { env, now, cache }) {
    const where = { ...place, login: name, env, now: now(), refresh: { cacheDirectory } };
    const { files, edits } = login.provider.renewal.publications(entry.credential, login.settings, where);
    await Promise.all([
        ...files.map(({ path, content }) => (0,files_private/* writePrivateFile */.Pl)(path, content)),
        // The same owner as the action had: its entries are renewed, and the post step takes them back.
        applyEdits(edits, place.directory),
        // A further use of the action must not put back an ID token that has ended.
        cache.write(login, entry),
    ]);
}
function reasonOf(error) {
    // The message of an unforeseen error may quote what was being sent.
    if (!(error instanceof login_error/* LoginError */.Q))
        return `an unforeseen ${error.name}`;
    return `${error.message.replace(/[\s\p{Cc}]+/gu, ' ')} (${error.code})`;
}

// EXTERNAL MODULE: ./lib/refresh/specification.js
var specification = __webpack_require__(6082);
;// CONCATENATED MODULE: ./lib/helper/refresh.js
/** `refresh <specification file>…`: the process in the background that keeps the files of some logins alive. */












const attemptTimeoutMs = 10_000;
const renewalMs = 45_000;
const maxAttempts = 5;
/** How often it looks whether it is still wanted. */
const lookMs = 250;
/** The life of a request token that does not say when it ends. */
const longestMs = 6 * 3_600_000;
const refresh = async (paths, deps) => {
    const specifications = await Promise.all(paths.map(specification/* readSpecification */.e));
    const directory = specifications[0].place.directory;
    const secrets = (0,action_secrets/* createSecrets */.g)(() => { });
    const write = ({ reason, ...entry }) => writeDiary(directory, { ...entry, ...(reason === undefined ? {} : { reason: secrets.redact(reason) }) }, deps.now());
    const endpoint = (0,github/* tokenEndpoint */.lN)(deps.env);
    if (!endpoint) {
        await write({ event: 'ended', reason: 'it has no address to ask for ID tokens' });
        return '';
    }
    secrets.add(endpoint.bearer);
    const http = await deps.http();
    const source = (0,github/* githubSource */.jM)(endpoint, { http, env: deps.env, now: deps.now });
    const stop = new AbortController();
    const deadline = endOf(endpoint.bearer, deps.now());
    const watching = watch(directory, deadline, stop, deps);
    const policyOf = () => ({
        maxAttempts,
        attemptTimeoutMs,
        deadline: Math.min(deadline, deps.now() + renewalMs),
    });
    const retryDependencies = { ...deps, signal: stop.signal, onRetry() { } };
    const tokens = (0,identity_tokens/* createIdTokens */.Y)({
        source,
        request: (operation, attempt) => (0,retry/* retry */.L5)(operation, attempt, policyOf(), retryDependencies),
        mask: secrets.add,
        now: deps.now,
    });
    await Promise.all(specifications.map(async (specification) => {
        const { cacheDirectory, context } = specification;
        await keepAlive(specification, await (0,log_in.loginOf)(specification), {
            env: deps.env,
            now: deps.now,
            sleep: deps.sleep,
            signal: stop.signal,
            cache: (0,cache/* createCache */.VC)(cacheDirectory, endpoint.bearer, context),
            idToken: tokens.single,
            logIn: (login) => (0,log_in.logIn)(login, {
                http,
                env: deps.env,
                source,
                mask: secrets.add,
                policy: policyOf(),
                retry: retryDependencies,
            }),
            write,
        });
    }));
    const reachedDeadline = deps.now() >= deadline;
    stop.abort();
    await watching;
    await write(reachedDeadline
        ? { event: 'ended', reason: 'GitHub gives this job no ID tokens any more' }
        : { event: 'stopped' });
    return '';
};
/** Stops the renewals when the action has taken its marker away or the time is up. */
async function watch(directory, deadline, stop, { now }) {
    while (!stop.signal.aborted) {
        if (now() >= deadline || !(await isWanted(directory)))
            stop.abort();
        else
            await (0,promises_.setTimeout)(lookMs);
    }
}
/** When the job's request token ends, milliseconds since the epoch. */
function endOf(bearer, now) {
    try {
        const { exp } = (0,decode_jwt/* decodeJwt */.i)(bearer);
        return exp === undefined ? now + longestMs : exp * 1000;
    }
    catch {
        return now + longestMs;
    }
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
