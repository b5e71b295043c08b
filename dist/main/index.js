import * as __WEBPACK_EXTERNAL_MODULE_node_path_02319fef__ from "node:path";
import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 5663:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_MODULE_node_path_02319fef__;

/***/ }),

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 2018:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tty");

/***/ }),

/***/ 7016:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("url");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 4087:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  E: () => (/* binding */ loginStep)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __nccwpck_require__(8500);
// EXTERNAL MODULE: ./lib/login/error.js
var login_error = __nccwpck_require__(9687);
// EXTERNAL MODULE: ./lib/files/private.js
var files_private = __nccwpck_require__(6968);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: ./lib/files/system-errors.js
var system_errors = __nccwpck_require__(5464);
;// CONCATENATED MODULE: ./lib/files/processes.js
/** What a process can know about another one of the same machine. */



function processes_isRunning(pid) {
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
var system = __nccwpck_require__(1610);
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
async function lock_withLock(path, action, options = {}) {
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
            await lock_withLock(lock, () => release(lock, holder), options);
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
    return pid !== undefined && space === processSpace() && !processes_isRunning(Number(pid));
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
    return new login_error/* LoginError */.Qd(`${path} was locked by ${who} for more than ${Math.round(waitedMs / 1000)} s. If nothing is running, remove ${path}.lock.`, { code: 'files/locked', stage: 'publish', retry: 'no' });
}

;// CONCATENATED MODULE: ./lib/files/job-directory.js
/**
 * The private directory of all uses of the action in one job, below `RUNNER_TEMP`:
 *
 *     multi-cloud-login/
 *       shared/      files that several logins write
 *       use-<id>/    files of one use; the last use to close removes everything
 */




const jobDirectoryName = 'multi-cloud-login';
const usePrefix = 'use-';
/**
 * Opens a use of the action. Uses may open and close at the same time, as background steps do.
 *
 * @param temp the runner's temporary directory, absolute
 * @param id unique in the job, of letters, digits and dashes, for example a random UUID
 * @throws {LoginError} `files/owner`, `files/locked`
 */
async function openUse(temp, id, options) {
    const paths = pathsOf(temp, id);
    await (0,system/* mkdir */.Ck)(temp);
    return lock_withLock(paths.job, async () => {
        for (const directory of [paths.job, paths.shared, paths.use])
            await (0,files_private/* claimPrivateDirectory */.Hh)(directory);
        return useOf(temp, id);
    }, options);
}
/**
 * Removes what the use kept, and with the last use the whole directory. Fine when there is nothing (left) to remove.
 *
 * @throws {LoginError} `files/locked`; the use's own directory is gone even then
 */
async function closeUse(temp, id, options) {
    const paths = pathsOf(temp, id);
    const job = await (0,system/* lstat */.$1)(paths.job);
    if (!job)
        return;
    // Whatever has taken its place holds nothing of ours, and a link could lead anywhere.
    if (!job.isDirectory())
        return (0,system/* removeDirectory */.q)(paths.job);
    await (0,system/* removeDirectory */.q)(paths.use);
    await lock_withLock(paths.job, async () => {
        if ((await openUses(temp)).length === 0)
            await (0,system/* removeDirectory */.q)(paths.job);
    }, options);
}
function pathsOf(temp, id) {
    if (!isUseId(id))
        throw new TypeError('The id of a use consists of letters, digits and dashes.');
    const job = (0,external_node_path_.join)(temp, jobDirectoryName);
    return {
        job,
        shared: (0,external_node_path_.join)(job, 'shared'),
        use: (0,external_node_path_.join)(job, `${usePrefix}${id}`),
    };
}
/** Where credentials are cached for all uses in this job, until the last use closes. Made on demand. */
function cacheDirectory(temp) {
    return (0,external_node_path_.join)(temp, jobDirectoryName, 'cache');
}
/** Where credentials are cached for one use alone. Made on demand; goes with the use. */
function ownCacheDirectory(temp, id) {
    return (0,external_node_path_.join)(useDirectory(temp, id), 'cache');
}
/** Where a use keeps the files that are its alone. */
function useDirectory(temp, id) {
    return pathsOf(temp, id).use;
}
/** Where a use will keep its files, or keeps them. */
function useOf(temp, id) {
    const { use, shared } = pathsOf(temp, id);
    return { directory: use, shared };
}
/** Where everything lies that is ours alone. */
function jobDirectory(temp) {
    return (0,external_node_path_.join)(temp, jobDirectoryName);
}
/** Names of the uses that are open, by their directories. Never fails: where nothing can be read, there is none. */
async function openUses(temp) {
    const names = await (0,system/* readdir */.Cy)(jobDirectory(temp)).catch(() => []);
    return names
        .filter((name) => name.startsWith(usePrefix))
        .map((name) => name.slice(usePrefix.length))
        .filter(isUseId);
}
function isUseId(name) {
    return /^[\w-]+$/.test(name);
}

// EXTERNAL MODULE: ./lib/identity/github.js
var github = __nccwpck_require__(3651);
// EXTERNAL MODULE: ./lib/identity/source-name.js
var source_name = __nccwpck_require__(1433);
;// CONCATENATED MODULE: ./lib/identity/sources.js



/**
 * @param source as `sourceName` accepts it
 * @throws {LoginError} `id-token/unavailable`
 */
async function createSource(source, deps) {
    const { kind, detail = '' } = (0,source_name/* partsOf */.CI)(source);
    switch (kind) {
        case 'fly':
            return (await __nccwpck_require__.e(/* import() */ 8779).then(__nccwpck_require__.bind(__nccwpck_require__, 8779))).flySource(deps, detail || undefined);
        case 'file':
            return (await __nccwpck_require__.e(/* import() */ 7034).then(__nccwpck_require__.bind(__nccwpck_require__, 7034))).fileSource(detail);
        case 'env':
            return (await __nccwpck_require__.e(/* import() */ 2792).then(__nccwpck_require__.bind(__nccwpck_require__, 2792))).variableSource(detail, deps.env);
    }
    const endpoint = (0,github/* tokenEndpoint */.lN)(deps.env);
    if (endpoint)
        return (0,github/* githubSource */.jM)(endpoint, deps, source_name/* endpointServers */.uS[kind]);
    throw new login_error/* LoginError */.Qd('ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN are not set: only steps of a job with the permission id-token: write can ask for ID tokens', { code: 'id-token/unavailable', stage: 'id-token', retry: 'no' });
}

// EXTERNAL MODULE: ./lib/login/cache.js
var login_cache = __nccwpck_require__(4523);
// EXTERNAL MODULE: ./lib/settings/closest.js
var closest = __nccwpck_require__(3118);
// EXTERNAL MODULE: ./lib/settings/kinds.js
var kinds = __nccwpck_require__(3474);
// EXTERNAL MODULE: ./lib/settings/schema.js
var schema = __nccwpck_require__(586);
;// CONCATENATED MODULE: ./lib/login/audience-binding.js
/** Pairs of logins that would send ID tokens of one audience to different places. */
function bindingProblems(logins) {
    return logins.flatMap((login, index) => {
        const own = receiverOf(login);
        const rival = logins.slice(0, index).find((earlier) => {
            const other = receiverOf(earlier);
            if (other.origin === own.origin)
                return false;
            return other.audiences.some((audience) => own.audiences.includes(audience));
        });
        if (!rival)
            return [];
        return [
            {
                input: `logins.${login.name}.audience`,
                message: `must not be the audience of "${rival.name}" too: each could use the ID tokens of the other, because they go to different services`,
            },
        ];
    });
}
/** The clouds have many endpoints each, and one name stands for them all. */
function receiverOf({ provider, settings, audience }) {
    if (provider.binding)
        return provider.binding(settings) ?? { origin: '', audiences: [] };
    return { origin: provider.name, audiences: audience === undefined ? [] : [audience] };
}

;// CONCATENATED MODULE: ./lib/login/blank-keys.js
/**
 * A secret or variable that does not exist is an empty text in a workflow: a login would go on without its client
 * certificate, or with every host key.
 */
function blankKeyHints(input, blank, { protectedBy = [] }) {
    return blank
        .filter((key) => protectedBy.includes(key))
        .map((key) => `\`${input}.${key}\` is empty. Without effect: this login goes on without it. Does the secret or variable exist?`);
}

;// CONCATENATED MODULE: ./lib/login/registry.js
/** Providers with inputs of their own: `<name>-<setting>`. */
const flatProviders = [
    {
        name: 'aws',
        title: 'AWS',
        switchedOnBy: 'role-to-assume',
        load: async () => (await __nccwpck_require__.e(/* import() */ 2706).then(__nccwpck_require__.bind(__nccwpck_require__, 2706))).aws,
    },
    {
        name: 'gcp',
        title: 'Google Cloud',
        switchedOnBy: 'workload-identity-provider',
        load: async () => (await __nccwpck_require__.e(/* import() */ 3688).then(__nccwpck_require__.bind(__nccwpck_require__, 3688))).gcp,
    },
    {
        name: 'azure',
        title: 'Azure',
        switchedOnBy: 'client-id',
        load: async () => (await __nccwpck_require__.e(/* import() */ 578).then(__nccwpck_require__.bind(__nccwpck_require__, 578))).azure,
    },
];
/** Providers that are reached through the `logins` input only. */
const furtherProviders = {
    ssh: async () => (await __nccwpck_require__.e(/* import() */ 2223).then(__nccwpck_require__.bind(__nccwpck_require__, 4604))).ssh,
    exchange: async () => (await Promise.all(/* import() */[__nccwpck_require__.e(2695), __nccwpck_require__.e(1491), __nccwpck_require__.e(970)]).then(__nccwpck_require__.bind(__nccwpck_require__, 970))).exchange,
    pypi: preset(() => __nccwpck_require__.e(/* import() */ 1129).then(__nccwpck_require__.bind(__nccwpck_require__, 1129))),
    'octo-sts': preset(() => __nccwpck_require__.e(/* import() */ 7351).then(__nccwpck_require__.bind(__nccwpck_require__, 7351))),
    'dd-octo-sts': preset(() => __nccwpck_require__.e(/* import() */ 468).then(__nccwpck_require__.bind(__nccwpck_require__, 468))),
    vault: preset(() => __nccwpck_require__.e(/* import() */ 5477).then(__nccwpck_require__.bind(__nccwpck_require__, 5477))),
    npm: preset(() => __nccwpck_require__.e(/* import() */ 5668).then(__nccwpck_require__.bind(__nccwpck_require__, 5668))),
    crates: preset(() => __nccwpck_require__.e(/* import() */ 1621).then(__nccwpck_require__.bind(__nccwpck_require__, 1621))),
    rubygems: preset(() => __nccwpck_require__.e(/* import() */ 5821).then(__nccwpck_require__.bind(__nccwpck_require__, 5821))),
    nuget: preset(() => __nccwpck_require__.e(/* import() */ 5290).then(__nccwpck_require__.bind(__nccwpck_require__, 5290))),
    'docker-hub': preset(() => __nccwpck_require__.e(/* import() */ 3267).then(__nccwpck_require__.bind(__nccwpck_require__, 3267))),
    jfrog: preset(() => __nccwpck_require__.e(/* import() */ 1917).then(__nccwpck_require__.bind(__nccwpck_require__, 1917))),
    databricks: preset(() => __nccwpck_require__.e(/* import() */ 5483).then(__nccwpck_require__.bind(__nccwpck_require__, 5483))),
    hcp: preset(() => __nccwpck_require__.e(/* import() */ 4994).then(__nccwpck_require__.bind(__nccwpck_require__, 4994))),
    tailscale: preset(() => __nccwpck_require__.e(/* import() */ 1093).then(__nccwpck_require__.bind(__nccwpck_require__, 1093))),
    pulumi: preset(() => __nccwpck_require__.e(/* import() */ 2347).then(__nccwpck_require__.bind(__nccwpck_require__, 2347))),
    infisical: preset(() => __nccwpck_require__.e(/* import() */ 2247).then(__nccwpck_require__.bind(__nccwpck_require__, 2247))),
    octopus: preset(() => __nccwpck_require__.e(/* import() */ 544).then(__nccwpck_require__.bind(__nccwpck_require__, 544))),
    kubernetes: preset(() => __nccwpck_require__.e(/* import() */ 9249).then(__nccwpck_require__.bind(__nccwpck_require__, 9249))),
    snowflake: preset(() => __nccwpck_require__.e(/* import() */ 8201).then(__nccwpck_require__.bind(__nccwpck_require__, 8201))),
    vercel: preset(() => Promise.all(/* import() */[__nccwpck_require__.e(2695), __nccwpck_require__.e(9590)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9590))),
    'id-token': preset(() => Promise.all(/* import() */[__nccwpck_require__.e(2695), __nccwpck_require__.e(148)]).then(__nccwpck_require__.bind(__nccwpck_require__, 148))),
};
/** A preset is data; the engine makes a provider of it. */
function preset(load) {
    return async () => {
        const [{ presetProvider }, { preset }] = await Promise.all([
            Promise.all(/* import() */[__nccwpck_require__.e(2695), __nccwpck_require__.e(1491)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1491)),
            load(),
        ]);
        return presetProvider(preset);
    };
}

;// CONCATENATED MODULE: ./lib/login/overlap.js

/** Logins that would make different things of the same: the later one would silently win. */
function overlapProblems(logins) {
    const owners = new Map();
    return logins.flatMap((login) => Object.entries(thingsOf(login)).flatMap(([thing, content]) => {
        const owner = owners.get(thing);
        if (owner === undefined)
            owners.set(thing, { name: login.name, content });
        return owner === undefined || owner.content === content
            ? []
            : [{ input: `logins.${login.name}`, message: `writes ${thing}, as "${owner.name}" does` }];
    }));
}
function thingsOf({ name, provider, settings }) {
    const outputs = outputNames(name, provider.outputs(settings)).map((output) => [
        `the output \`${name}-${output}\``,
        name,
    ]);
    return { ...Object.fromEntries(outputs), ...provider.occupies?.(settings, name) };
}
/**
 * The names of all outputs that a login may have, without its own name in front: an entry of `logins` has, beside its
 * provider's, the two that every entry has.
 */
function outputNames(login, own) {
    if (flatProviders.some(({ name }) => name === login))
        return own;
    return [...own, 'expires-at', ...(own.includes('access-token') ? ['token'] : [])];
}
/** Exported logins that would overwrite each other's variables, or those that another sets in any case. */
function exportProblems(logins) {
    return logins.flatMap((login, index) => {
        if (!login.exportEnvironment)
            return [];
        const names = new Set(variablesOf(login));
        const rival = logins.find((other, at) => {
            const isOther = other.provider.name !== login.provider.name;
            const taken = [
                ...(other.exportEnvironment && at < index ? variablesOf(other) : []),
                ...(isOther ? (other.provider.sharedVariables ?? []) : []),
            ];
            return taken.some((name) => names.has(name));
        });
        return rival === undefined
            ? []
            : [
                {
                    input: `logins.${login.name}.export-environment`,
                    message: `must be \`false\`, because "${rival.name}" exports the same variables`,
                },
            ];
    });
}
function variablesOf({ provider, settings }) {
    return provider.exportedVariables(settings);
}

;// CONCATENATED MODULE: ./lib/login/source-fit.js

/**
 * Logins whose ID token must be issued for them alone, from a source that holds one issued before.
 * @param stepSource the source of logins that name none
 */
function sourceProblems(logins, stepSource) {
    return logins.flatMap(({ name, provider, source }) => {
        if (!provider.madeAudience || !(0,source_name/* holdsIssuedTokens */.sM)(source ?? stepSource))
            return [];
        const input = source === undefined ? 'id-token-source' : `logins.${name}.id-token-source`;
        return [
            {
                input,
                message: `must not be \`${source ?? stepSource}\` for "${name}": the audience of its ID token is made for each login (${provider.title}), and no token issued before has it; give the entry a source that issues tokens on request (\`github\`, \`forgejo\` or \`fly\`)`,
            },
        ];
    });
}

;// CONCATENATED MODULE: ./lib/login/plan.js
/** What the step is asked to do, complete and checked, before anything is sent. */









/**
 * Makes the plan from the inputs. All problems are reported together; nothing is sent.
 * @param inputs by public name, blank ones left out
 * @param stepInputs names of the inputs that belong to no login
 */
async function makePlan(inputs, env, stepInputs = []) {
    const logins = [];
    const problems = [];
    const hints = [];
    const flat = await Promise.all(flatProviders.map(async (entry) => {
        const given = below(entry.name, inputs);
        const wanted = Object.keys(given).length > 0;
        return { entry, given, provider: wanted ? await entry.load() : undefined };
    }));
    for (const { entry, given, provider } of flat) {
        if (!provider)
            continue;
        const unknown = unknownInputs(given, provider.settings, `${entry.name}-`);
        problems.push(...unknown);
        if (given[entry.switchedOnBy] === undefined) {
            if (unknown.length > 0)
                continue;
            const idle = Object.keys(given).map((name) => `\`${entry.name}-${name}\``);
            hints.push(`No login to ${entry.title}: \`${entry.name}-${entry.switchedOnBy}\` is empty. Without effect: ${idle.join(', ')}.`);
            continue;
        }
        const login = resolveLogin(entry.name, provider, given, env);
        for (const { setting, message } of login.problems)
            problems.push({ input: `${entry.name}-${setting}`, message });
        if (login.resolved)
            logins.push({ ...login.resolved, exportEnvironment: true });
    }
    // Wrong values are refused elsewhere.
    const exports = !/^false$/i.test(inputs['export-environment']?.trim() ?? '');
    if (inputs.logins)
        await addEntries(inputs.logins, { logins, problems, hints, exports, stepInputs }, env);
    problems.push(...bindingProblems(logins), ...overlapProblems(logins), ...(exports ? exportProblems(logins) : []), ...sourceProblems(logins, (inputs['id-token-source'] ?? source_name/* defaultSource */.Hu).trim()));
    return { plan: { logins }, problems, hints };
}
const entryKeys = (0,schema/* defineSchema */.Jo)({
    'export-environment': { kind: kinds/* boolean */.zM, description: 'Export the variables of this login to later steps.' },
    'id-token-source': { kind: source_name/* sourceName */.VZ, description: 'Where the ID tokens of this login come from.' },
});
/** Adds the logins of the YAML list to the plan. */
async function addEntries(text, planned, env) {
    // The YAML parser is loaded only when there is a list to read.
    const { parseEntries } = await Promise.all(/* import() */[__nccwpck_require__.e(8815), __nccwpck_require__.e(6597)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6597));
    const { entries, problems } = parseEntries(text);
    planned.problems.push(...problems);
    const loaders = new Map([
        ...flatProviders.map(({ name, load }) => [name, load]),
        ...Object.entries(furtherProviders),
    ]);
    for (const { input, name, provider: providerName, given, shapes, blank } of entries) {
        const taken = flatProviders.some((flat) => flat.name === name);
        if (taken) {
            planned.problems.push({
                input: `${input}.name`,
                message: `is "${name}", which the \`${name}-\u2026\` inputs use already`,
            });
        }
        const load = loaders.get(providerName ?? '');
        if (!load) {
            planned.problems.push(...(providerName === undefined ? [] : [unknownProvider(input, providerName, [...loaders.keys()])]), ...unknownKeys(given, input, {}, planned.stepInputs).filter(({ message }) => message.includes('did you mean')));
            continue;
        }
        const provider = await load();
        planned.hints.push(...blankKeyHints(input, blank, provider));
        const { own, rest } = splitEntry(given);
        planned.problems.push(...unknownKeys(rest, input, provider.settings, planned.stepInputs));
        const common = (0,schema/* parseSettings */.P$)(entryKeys, own, shapes);
        const login = resolveLogin(name ?? '', provider, rest, env, shapes);
        for (const { setting, message } of [...common.problems, ...login.problems]) {
            planned.problems.push({ input: `${input}.${setting}`, message });
        }
        if (common.values.exportEnvironment && !planned.exports) {
            planned.problems.push({
                input: `${input}.export-environment`,
                message: 'must not be `true`, because the step has `export-environment: false`',
            });
        }
        if (!login.resolved || name === undefined || taken)
            continue;
        const exportEnvironment = common.values.exportEnvironment ?? exportsByDefault(login.resolved);
        const { idTokenSource: source } = common.values;
        planned.logins.push({ ...login.resolved, exportEnvironment, ...(source ? { source } : {}) });
    }
}
/** Other names of services, in a workflow author's words. */
const aliases = {
    openbao: 'vault',
    bao: 'vault',
    hashicorp: 'vault',
    amazon: 'aws',
    google: 'gcp',
    'google-cloud': 'gcp',
    entra: 'azure',
    microsoft: 'azure',
    opkssh: 'ssh',
    cargo: 'crates',
    gem: 'rubygems',
    dockerhub: 'docker-hub',
    artifactory: 'jfrog',
    k8s: 'kubernetes',
    'token-exchange': 'exchange',
};
function unknownProvider(input, name, known) {
    const near = (0,closest/* closest */.k)(name, [...known, ...Object.keys(aliases)]) ?? '';
    const meant = new Map(Object.entries(aliases)).get(near) ?? near;
    return {
        input: `${input}.provider`,
        message: `is "${name}", which is not one of ${known.join(', ')}${meant ? `; did you mean "${meant}"?` : ''}`,
    };
}
/** A key that does nothing would go unnoticed. */
function unknownKeys(given, input, settings, stepInputs) {
    const known = ['name', 'provider', ...Object.keys(entryKeys), ...Object.keys(settings)];
    return Object.keys(given)
        .filter((key) => !known.includes(key))
        .map((key) => {
        const bare = flatProviders.reduce((rest, { name }) => rest.replace(`${name}-`, ''), key);
        const meant = known.includes(bare) ? bare : (0,closest/* closest */.k)(key, known);
        const words = stepInputs.includes(key)
            ? 'is an input of the step, not of an entry'
            : `is not an input${meant ? `; did you mean \`${input}.${meant}\`?` : ''}`;
        return { input: `${input}.${key}`, message: words };
    });
}
function exportsByDefault({ provider, settings }) {
    const { exportsByDefault: answer = false } = provider;
    return typeof answer === 'function' ? answer(settings) : answer;
}
function splitEntry(given) {
    const isOwn = ([key]) => Object.hasOwn(entryKeys, key);
    return {
        own: Object.fromEntries(Object.entries(given).filter(isOwn)),
        rest: Object.fromEntries(Object.entries(given).filter((entry) => !isOwn(entry))),
    };
}
/**
 * Misspelled inputs among those without a cloud's name in front: `asure-client-id`, `client-id`,
 * `gcp_workload_identity_provider`. Other `INPUT_\u2026` variables are the workflow's own: a job may set them for its scripts.
 * @param inputs all that were given
 * @param schema the inputs that belong to no provider
 */
async function misspelledInputs(inputs, schema) {
    const suspects = Object.keys(generalInputs(inputs)).filter((name) => !Object.hasOwn(schema, name));
    if (suspects.length === 0)
        return [];
    const clouds = await Promise.all(flatProviders.map(async ({ name, load }) => ({ name, settings: (await load()).settings })));
    const prefixed = clouds.flatMap(({ name, settings }) => Object.keys(settings).map((setting) => ({ setting, input: `${name}-${setting}` })));
    const known = [...Object.keys(schema), ...prefixed.map(({ input }) => input)];
    return suspects.flatMap((name) => {
        const dashed = name.replaceAll('_', '-');
        const unprefixed = prefixed.filter(({ setting }) => setting === dashed).map(({ input }) => input);
        // A single word is too common to be taken for a cloud's setting.
        const meant = dashed.includes('-') && unprefixed.length > 0 ? unprefixed : [(0,closest/* closest */.k)(dashed, known) ?? []].flat();
        // Who spells both has the one with underscores, as variables have them, for another purpose.
        const isOwn = name !== dashed && meant.some((input) => inputs[input] !== undefined);
        if (meant.length === 0 || isOwn)
            return [];
        const choice = meant.map((input) => `\`${input}\``).join(' or ');
        return [{ input: name, message: `is not an input; did you mean ${choice}?` }];
    });
}
/** The inputs that belong to no provider. */
function generalInputs(inputs) {
    return Object.fromEntries(Object.entries(inputs).filter(([name]) => !flatProviders.some((provider) => name.startsWith(`${provider.name}-`))));
}
function resolveLogin(name, provider, given, env, shapes = {}) {
    const { values, problems } = (0,schema/* parseSettings */.P$)(provider.settings, given, shapes);
    // Cross-checks need every value, so they wait until each one is right by itself.
    if (problems.length > 0)
        return { problems };
    const resolution = provider.resolve(values, env);
    if (!('settings' in resolution) || resolution.problems.length > 0)
        return { problems: resolution.problems };
    const { settings } = resolution;
    return { problems: [], resolved: { name, provider, settings, audience: provider.audience(settings) } };
}
/** A misspelled name would otherwise be a setting that silently does nothing. */
function unknownInputs(given, schema, prefix = '') {
    return Object.keys(given)
        .filter((name) => !Object.hasOwn(schema, name))
        .map((name) => {
        const meant = (0,closest/* closest */.k)(name, Object.keys(schema));
        return {
            input: prefix + name,
            message: `is not an input${meant ? `; did you mean \`${prefix}${meant}\`?` : ''}`,
        };
    });
}
function below(prefix, inputs) {
    const start = `${prefix}-`;
    return Object.fromEntries(Object.entries(inputs)
        .filter(([name]) => name.startsWith(start))
        .map(([name, value]) => [name.slice(start.length), value]));
}
/** The message for a step that asks for nothing, with the smallest workflow that does something. */
const nothingToDo = `No login is asked for. Give the first input of at least one cloud, for example:

  - uses: multi-cloud-oidc/login@v1
    with:
      aws-role-to-assume: arn:aws:iam::111122223333:role/deploy
      aws-region: eu-central-1

The first inputs are ${flatProviders.map(({ name, switchedOnBy }) => `\`${name}-${switchedOnBy}\``).join(', ')}. All other services are entries of the list \`logins\`. An empty input or list counts as not given; an expression in it may have given nothing.`;

// EXTERNAL MODULE: ./lib/http/retry.js
var retry = __nccwpck_require__(8394);
// EXTERNAL MODULE: ./lib/identity/source.js
var identity_source = __nccwpck_require__(621);
// EXTERNAL MODULE: ./lib/identity/tokens.js
var identity_tokens = __nccwpck_require__(8334);
// EXTERNAL MODULE: ./lib/identity/claims.js
var claims = __nccwpck_require__(7881);
;// CONCATENATED MODULE: ./lib/refresh/id-token-life.js

/** Seconds, for an ID token that does not say when it was issued: GitHub's live that long. */
const usualSeconds = 300;
/** The life of an ID token that was asked for at a time, by the clock of this machine, whatever the issuer's says. Pure. */
function idTokenLife(askedAt, { iat, exp }) {
    return { issuedAt: askedAt, expiresAt: askedAt + (exp - (iat ?? exp - usualSeconds)) * 1000 };
}
/** The life of the ID token among cached credentials; undefined when there is none that can be read. Pure. */
function cachedIdTokenLife({ credential, issuedAt, idTokenIssuedAt = issuedAt }, renewal) {
    try {
        return idTokenLife(idTokenIssuedAt, (0,claims/* readClaims */.I)(renewal.idToken(credential)));
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/refresh/lifetimes.js
/**
 * When a credential is renewed. Bounds that are given in minutes are bounded by a part of the credential's life too, so
 * that short-lived credentials are not renewed all the time. Pure; all times are milliseconds since the epoch.
 */
/**
 * The AWS CLI and boto3 ask again when 15 minutes are left, the AWS SDK for JavaScript when 5 are, and what they get
 * then must have more.
 */
const comfortableMs = (/* unused pure expression or super */ null && (20 * 60_000));
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
    const life = cachedIdTokenLife(cached, provider.renewal);
    return life !== undefined && now < halfLife(life);
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

// EXTERNAL MODULE: ./lib/http/answer.js
var answer = __nccwpck_require__(6788);
;// CONCATENATED MODULE: ./lib/refresh/diary.js
/**
 * What the refresher did, for whoever wants to know later: it has no log of its own in the job. One JSON object per
 * line, without any secret. It informs, and nothing depends on it: where it cannot be read or written, it is silent.
 */




const fileName = 'refresher.log';
/** @param directory of the use of the action that started the refresher */
function diaryPath(directory) {
    return (0,external_node_path_.join)(directory, fileName);
}
/** Adds a line, unless that is not possible. Never rejects. */
async function diary_writeDiary(directory, entry, now) {
    const line = `${JSON.stringify({ at: new Date(now).toISOString(), ...entry })}\n`;
    await (0,system/* appendFile */.dl)(diaryPath(directory), line, { mode: files_private/* privateFileMode */.nr }).catch(() => { });
}
/**
 * The entries, oldest first; undefined when no refresher was started there, or nothing can be read. Damaged lines are
 * left out. Never rejects.
 */
async function diary_readDiary(directory) {
    const text = await (0,system/* readFile */.TA)(diaryPath(directory), 'utf8').catch(() => undefined);
    return text === undefined ? undefined : entriesIn(text);
}
function entriesIn(text) {
    return text.split('\n').flatMap((line) => {
        try {
            const entry = JSON.parse(line);
            return (0,answer/* isObject */.Gv)(entry) && typeof entry.event === 'string' ? [entry] : [];
        }
        catch {
            return [];
        }
    });
}
/** The process ID that a diary begins with, or undefined. */
function readPid(text) {
    return pidIn(entriesIn(text));
}
function pidIn(diary) {
    const pid = diary.find(({ event }) => event === 'started')?.pid;
    return Number.isSafeInteger(pid) && Number(pid) > 0 ? Number(pid) : undefined;
}
/**
 * What a user should know about a refresher, as the rest of a sentence that begins with it; undefined when all is well
 * or was told already. Pure.
 *
 * @param isRunning whether its process runs; undefined when that cannot be known, which is not taken for a death
 */
function troubleIn(diary, isRunning) {
    const lastReport = diary.findLastIndex(({ event }) => event === 'reported');
    const untold = diary.slice(lastReport + 1);
    const last = diary.findLast(({ event }) => event !== 'reported');
    const isTold = lastReport >= 0 && untold.length === 0;
    const gaveUp = untold.findLast(({ event }) => event === 'gave-up');
    if (gaveUp)
        return `gave up on the login "${gaveUp.login}": ${gaveUp.reason}.`;
    const failing = untold.findLast(({ event, login }, index) => event === 'failing' &&
        !untold.slice(index).some((later) => later.event === 'renewed' && later.login === login));
    if (failing)
        return `cannot renew the login "${failing.login}", and goes on trying: ${failing.reason}.`;
    if (isTold || diary.some(({ event }) => event === 'stopping'))
        return undefined;
    if (last?.event === 'ended')
        return `has ended: ${last.reason}.`;
    if (last?.event === 'stopped')
        return 'has stopped, because the file that lets it go on was taken away.';
    if (isRunning !== false)
        return undefined;
    const failure = last?.event === 'failed' ? ` The last renewal had failed: ${last.reason}.` : '';
    return `was ended by something else.${failure}`;
}

;// CONCATENATED MODULE: ./lib/refresh/marker.js
/**
 * The file whose existence lets the refresher of a use go on. It is removed under the lock that the refresher writes
 * under, so that nothing is written after that. It holds the process ID, so that the diary may get lost.
 */






function markerPath(directory) {
    return (0,external_node_path_.join)(directory, 'refresher');
}
/** @param pid of the refresher, once there is one */
async function setMarker(directory, pid) {
    // Of the diary's form: whichever of the two is left, or has the other's name, tells the same.
    const entry = pid === undefined ? undefined : { event: 'started', pid };
    await (0,system/* writeFile */._h)(markerPath(directory), entry ? JSON.stringify(entry) : '', { mode: files_private/* privateFileMode */.nr });
}
async function marker_isWanted(directory) {
    return (await lstat(markerPath(directory))) !== undefined;
}
/** The process ID of the refresher, or undefined. */
async function markedPid(directory) {
    return readPid(await (0,system/* readFile */.TA)(markerPath(directory), 'utf8').catch(() => ''));
}
/** Runs an action while the marker stands. Says whether it did. */
async function whileWanted(directory, action) {
    try {
        return await withLock(markerPath(directory), async () => {
            if (!(await marker_isWanted(directory)))
                return false;
            await action();
            return true;
        });
    }
    catch (error) {
        // The directory went, and the lock could not even be made.
        if (hasCode(error, 'ENOENT') && !(await marker_isWanted(directory)))
            return false;
        throw error;
    }
}
/** Whatever has taken the marker's place goes too, and if need be without the lock: the refresher has to end. */
async function marker_removeMarker(directory) {
    const remove = () => removeDirectory(markerPath(directory));
    await withLock(markerPath(directory), remove).catch(remove);
}

;// CONCATENATED MODULE: ./lib/refresh/control.js
/** The action's side of the refresher: starts it, ends it, and tells what became of it. */





/** How long the post step waits for the refresher's last line, and then for the end of its process. */
const lastLineMs = 3_000;
const processEndMs = 500;
const lookMs = 20;
/**
 * Starts the refresher, detached from this process: the runner waits for nobody who still holds a step's output, and
 * ends it with the job, as its environment has the job's tracking ID.
 *
 * @returns its process ID
 */
async function startRefresher(specifications, place) {
    await setMarker(place.directory);
    const program = (0,external_node_path_.join)(place.actionDirectory, 'helper', 'index.js');
    // Loaded here, because most steps start no process.
    const { spawn } = await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 1421, 19));
    const child = spawn(place.nodePath, ['--no-warnings', program, 'refresh', ...specifications], {
        // Not in a directory that is to be removed.
        cwd: place.actionDirectory,
        env: withoutInputs(place.env),
        detached: true,
        stdio: 'ignore',
        windowsHide: true,
    });
    await new Promise((resolve, reject) => {
        child.once('spawn', resolve);
        child.once('error', reject);
    });
    child.unref();
    const pid = child.pid;
    await setMarker(place.directory, pid);
    await diary_writeDiary(place.directory, { event: 'started', pid }, Date.now());
    return pid;
}
/** Inputs may be secrets, and the environment of a process can be read for as long as it runs. */
function withoutInputs(env) {
    return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(INPUT|STATE)_/.test(name)));
}
/**
 * Ends the refresher of a use of the action, if there is one. When this returns, nothing is written any more, even by
 * a process that is too busy to end in time. Takes up to some seconds.
 *
 * @param known its process ID, if somebody remembers
 */
async function stopRefresher(directory, known) {
    const diary = await readDiary(directory);
    const marked = await isWanted(directory);
    const pid = known ?? (await pidOf(directory, diary));
    if (!marked && diary === undefined && pid === undefined)
        return;
    // So that what follows is not taken for trouble.
    await writeDiary(directory, { event: 'stopping' }, Date.now());
    await removeMarker(directory);
    const hasEnded = async () => (pid !== undefined && !isRunning(pid)) ||
        (await readDiary(directory))?.some(({ event }) => event === 'stopped' || event === 'ended');
    await until(hasEnded, lastLineMs);
    if (pid !== undefined)
        await until(async () => !isRunning(pid), processEndMs);
}
/**
 * What the user should know about the refresher of a use, told once; undefined when there is nothing to tell. Never
 * rejects.
 */
async function refresherTrouble(directory) {
    const diary = await diary_readDiary(directory);
    const pid = await pidOf(directory, diary);
    const trouble = troubleIn(diary ?? [], pid === undefined ? undefined : processes_isRunning(pid));
    if (trouble === undefined)
        return undefined;
    await diary_writeDiary(directory, { event: 'reported' }, Date.now());
    return `The process that keeps Azure credentials alive ${trouble} Files it has kept alive work until their last credential ends.`;
}
/** From the diary or, should that be lost, the marker. */
async function pidOf(directory, diary = []) {
    return pidIn(diary) ?? (await markedPid(directory));
}
async function until(condition, atMostMs) {
    const end = performance.now() + atMostMs;
    while (!(await condition()) && performance.now() < end)
        await pause(lookMs);
}

// EXTERNAL MODULE: ./lib/text/timestamp.js
var timestamp = __nccwpck_require__(5831);
;// CONCATENATED MODULE: ./lib/action/escape.js
/** Text from outside (claims, service messages, names) on its way into Markdown or Mermaid. */
/** For a table cell or a sentence: no markup, no HTML, no link, no line break, no mention. */
function escapeMarkdown(text) {
    return oneLine(text)
        .replace(/[\\`*_[\]<>#|~$@&]/g, (character) => `&#${character.charCodeAt(0)};`)
        .replace(/:\/\//g, '&#58;//');
}
/** For a label in a Mermaid diagram: letters, digits and the few signs that have no meaning there. */
function escapeMermaid(text) {
    return oneLine(text)
        .replace(/[^\p{L}\p{N} ./@=_-]/gu, ' ')
        .replace(/ {2,}/g, ' ')
        .trim();
}
/** For a fenced block: the fence is longer than any run of backticks inside. */
function fenced(language, text) {
    const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
    const fence = '`'.repeat(longest + 1);
    return `${fence}${language}\n${visible(text)}\n${fence}`;
}
/**
 * For the log: no control characters, so that foreign text cannot move the cursor or reorder a line, and nothing that the runner takes for
 * a workflow command: `::` counts at the start of a line, the older `##[` anywhere in it.
 */
function escapeLog(text) {
    return visible(text)
        .replace(/[^\P{Cc}\n]/gu, ' ')
        .replace(/##\[/g, '# #[')
        .replace(/^(\s*):(?=:)/gm, '$1: ');
}
/** Characters that reorder or hide others, as JSON writes them: what is shown stays what was meant. */
function visible(text) {
    return text.replace(/[\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => Array.from({ length: character.length }, (_, index) => {
        const unit = character.charCodeAt(index).toString(16).padStart(4, '0');
        return `\\u${unit}`;
    }).join(''));
}
function oneLine(text) {
    return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
}

;// CONCATENATED MODULE: ./lib/action/inputs.js
/**
 * The inputs of the step, by their names in `action.yml`. The runner passes them as `INPUT_<NAME>`: upper case, spaces
 * as underscores, dashes kept. Blank ones are left out: an empty string always means "not given".
 */
function readInputs(env) {
    const inputs = {};
    for (const [name, value] of Object.entries(env)) {
        if (name.startsWith('INPUT_') && value?.trim())
            inputs[name.slice('INPUT_'.length).toLowerCase()] = value;
    }
    return inputs;
}

// EXTERNAL MODULE: ./lib/action/report.js
var report = __nccwpck_require__(7058);
;// CONCATENATED MODULE: ./lib/action/job-summary.js



/** A diagram of more rows than this is not readable, and GitHub refuses very large ones. */
const maxTimelineRows = 50;
/** @param failures what there is to say about those that failed */
function summaryMarkdown(outcomes, failures) {
    const parts = [
        `### ${failures.length === 0 ? 'Logged in' : 'Login failed'}`,
        table(outcomes),
        ...failures.map(({ title: heading, text }) => `<details open><summary>${escapeMarkdown(heading)}</summary>\n\n${fenced('text', text)}\n\n</details>`),
        timeline(outcomes),
    ];
    return `${parts.filter(Boolean).join('\n\n')}\n`;
}
function table(outcomes) {
    const rows = outcomes.map((outcome) => {
        const cells = outcome.succeeded
            ? [
                outcome.description.identity,
                outcome.description.target ?? '',
                (0,timestamp/* timestamp */.v)(outcome.description.expiresAt),
                outcome.from === 'cache' ? 'cache' : `${Math.round(outcome.endedAt - outcome.startedAt)} ms`,
            ]
            : ['failed', outcome.error.code, '', `${Math.round(outcome.endedAt - outcome.startedAt)} ms`];
        return `| ${[(0,report/* title */.DD)(outcome.login), ...cells].map(escapeMarkdown).join(' | ')} |`;
    });
    return [
        '| Login | Identity | Where | Valid until (UTC) | Took |',
        '| --- | --- | --- | --- | --- |',
        ...rows,
    ].join('\n');
}
/** A Gantt chart with one section per login and one bar per request, in milliseconds since the first of them. */
function timeline(outcomes) {
    const exchanged = outcomes.filter(({ spans }) => spans.length > 0);
    if (exchanged.length === 0)
        return '';
    const origin = Math.min(...exchanged.map(({ startedAt }) => startedAt));
    const rows = [];
    for (const { login, spans } of exchanged) {
        if (rows.length >= maxTimelineRows)
            break;
        rows.push(`    section ${escapeMermaid((0,report/* title */.DD)(login))}`);
        for (const span of spans) {
            const start = Math.round(span.startedAt - origin);
            const end = Math.max(start + 1, Math.round(span.endedAt - origin));
            rows.push(`    ${escapeMermaid(span.operation)} ${end - start} ms :${start}, ${end}`);
        }
    }
    return fenced('mermaid', ['gantt', '    dateFormat x', '    axisFormat %S.%L s', ...rows].join('\n'));
}

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
const lineStart = /(^|\r\n|\r(?!\n)|\n)/g;
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
 * where there is none. Keys with `null` are taken out.
 *
 * @param section the header without brackets and quotes, for example `profile deploy`
 * @throws {LoginError} `files/unsafe-value` for what would break out of its line
 */
function setSection(text, section, keys) {
    const header = renderHeader(section);
    let result = text;
    const added = [];
    const standing = new Set(locate(text, section)?.entries.map(({ key }) => key));
    for (const [key, value] of Object.entries(keys)) {
        const line = value === null ? undefined : renderKey(key, value);
        // Most keys are not there, and looking for each again would take as long as the whole text is.
        if (!standing.has(key.toLowerCase())) {
            if (line !== undefined)
                added.push(line);
        }
        else if (line === undefined) {
            result = withoutKey(result, section, key);
        }
        else {
            const { start, end, indent } = entryOf(locate(result, section), key);
            result = splice(result, start, end, indent + line);
        }
    }
    const found = locate(result, section);
    if (found)
        return addLines(result, found, added);
    if (Object.values(keys).includes(null) && added.length === 0)
        return result;
    const ending = lineEnding(result, found);
    // The leading line ending ends an unfinished last line, or makes a blank line; either way it is ours to take back.
    return result + (result && ending) + [header, ...added, ''].join(ending);
}
/** Adds lines directly below the header, indented like the keys below, which would otherwise become their continuations. */
function addLines(text, section, added) {
    if (added.length === 0)
        return text;
    const ending = lineEnding(text, section);
    const indent = section.entries[0]?.indent ?? '';
    const lines = added.map((line) => line.replace(lineStart, `$1${indent}`)).join(ending);
    const { end, next } = section.header;
    return end === next ? text + ending + lines : splice(text, next, next, lines + ending);
}
/** All of a name: without the last one, the one before it would count. */
function withoutKey(text, section, key) {
    const entry = entryOf(locate(text, section), key);
    return entry ? withoutKey(withoutEntry(text, entry), section, key) : text;
}
function withoutEntry(text, { start, end, next }) {
    return end === next ? text.slice(0, start).replace(lastLineEnding, '') : splice(text, start, next, '');
}
/**
 * Takes keys back: puts what stood there before in their place, and removes the section when it was not there before
 * and nothing else is in it now. What is no longer as we left it stays as it is. A key that we had taken out comes back
 * below the header.
 *
 * @param isOurs tells by a key's value, undefined for one that is not there, whether that is our doing
 */
function removeSection(text, section, keys, isOurs, before) {
    let result = text;
    for (const key of keys) {
        const found = locate(result, section);
        const entry = entryOf(found, key);
        if (!isOurs(key, entry && entryValue(result.slice(entry.start, entry.end))))
            continue;
        const previous = before.entries.get(key.toLowerCase());
        if (previous === undefined)
            result = entry ? withoutEntry(result, entry) : result;
        else if (entry)
            result = splice(result, entry.start, entry.end, previous);
        else if (found)
            result = addLines(result, found, [reindented(previous)]);
    }
    const found = locate(result, section);
    return found && !before.exists && found.entries.length === 0 ? removeHeader(result, found.header) : result;
}
/** Without the indent that a key's lines have in common, for {@link addLines}, which gives it another. */
function reindented(entry) {
    const indent = /^[ \t]*/.exec(entry)[0];
    return entry.replace(new RegExp(lineStart.source + indent, 'g'), '$1');
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
/** Unlike `String.trim`, leaves bytes alone that are part of a character, such as 0xA0 in the UTF-8 form of `\u00e0`. */
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
    return new login_error/* LoginError */.Qd(`${what} cannot stand in an INI file: line breaks, control characters, brackets and outer blanks would be lost.`, {
        code: 'files/unsafe-value',
        stage: 'publish',
        retry: 'no',
    });
}

;// CONCATENATED MODULE: external "node:util"
const external_node_util_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");
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
    const slots = slotsAt(document, place);
    const entries = entriesToPut(edit, slots, place);
    const values = new Map([...entries].map(([name, value]) => [name, [value]]));
    const merged = replace(slots, values);
    const present = new Set(merged.map((slot) => slot.name));
    for (const [name, value] of entries)
        if (!present.has(name))
            merged.push({ name, value });
    const newest = [...entries].findLast(([, value]) => hasFlag({ value }, place))?.[0];
    const oneFlag = merged.map((slot) => (slot.name === newest ? slot : unflagged(slot, place)));
    return render(text, document, place, newest === undefined ? merged : oneFlag);
}
/** Whether the edit puts an entry in the place of one that is somebody else's, see {@link JsonEdit.belongsTo}. */
function displaces(text, edit) {
    const { belongsTo } = edit;
    if (!belongsTo)
        return false;
    const entries = newEntries(edit);
    return slotsAt(parse(text), placeOf(edit)).some(({ name, value }) => name !== undefined &&
        entries.has(name) &&
        belongsTo.members.some((one) => !(0,external_node_util_namespaceObject.isDeepStrictEqual)(member(value, one), member(entries.get(name), one))));
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
    return (0,external_node_util_namespaceObject.isDeepStrictEqual)(parse(one), parse(other));
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
/** The edit's entries, in the light of what is there. */
function entriesToPut(edit, slots, place) {
    const entries = newEntries(edit);
    const holder = slots.findLast((slot) => hasFlag(slot, place));
    const yields = edit.yields && holder && !(holder.name !== undefined && entries.has(holder.name));
    return new Map([...entries].map(([name, value]) => {
        const present = slots.find((slot) => slot.name === name)?.value;
        if (edit.endsBy !== undefined && endOf(present, edit.endsBy) > endOf(value, edit.endsBy))
            return [name, present];
        return [name, yields ? unflagged({ value }, place).value : value];
    }));
}
/** When an entry ends, in seconds since the epoch; before all others if that is not to be found out. */
function endOf(entry, endsBy) {
    const given = member(entry, endsBy);
    const payload = /^[\w-]+\.([\w-]+)\.[\w-]+$/.exec(String(given))?.[1];
    const end = payload === undefined ? given : member(parse(decoded(payload)), 'exp');
    return Number.isFinite(Number(end)) ? Number(end) : Number.NEGATIVE_INFINITY;
}
function decoded(base64url) {
    return Buffer.from(base64url, 'base64url').toString('utf8');
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
/** What the user should know of an edit that changes this content, see {@link FileEdit}. */
function warningOf(bytes, edit) {
    if (edit.format !== 'json' || !displaces(toText(bytes), edit))
        return undefined;
    return edit.belongsTo?.warning;
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
    const keys = Object.entries(edit.keys).map(([key, value]) => [key, value === null ? null : toBytes(value)]);
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
            keys: Object.fromEntries(keys.map(([key, value]) => [key, digestOf(value)])),
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
    const isOurs = (key, value) => digests.get(key) === digestOf(value ?? null);
    return removeSection(bytes, section, keys, isOurs, {
        exists: header?.length !== 0,
        entries: new Map(entries),
    });
}
function digestOf(value) {
    return value === null ? null : digest(value);
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
    const ours = isOurs(path, options);
    await (ours ? (0,files_private/* claimPrivateDirectory */.Hh)((0,external_node_path_.dirname)(path)) : (0,files_private/* ensureDirectory */.EA)((0,external_node_path_.dirname)(path)));
    return lock_withLock(journalPath(path), async () => {
        const file = await readRegularFile(path, ours);
        let ledger = await withoutAbandoned(await apply_edits_open(path, file, edits), owner);
        const applied = edits.map((edit) => {
            const warning = warningOf(ledger.content, edit);
            const entered = enter(ledger, edit, owner);
            ledger = entered.ledger;
            return { path, id: entered.id, claim: entered.claim, ...(warning !== undefined && { warning }) };
        });
        // The journal first: a crash in between leaves knowledge about nothing, not secrets that nobody knows about.
        if ((await (0,system/* lstat */.$1)(journalPath(path)))?.isDirectory())
            await removeJournal(path);
        await (0,files_private/* writePrivateFile */.Pl)(journalPath(path), writeJournal(ledger.journal));
        if (file?.content !== ledger.content || file.mode !== files_private/* privateFileMode */.nr)
            await (0,files_private/* writePrivateFile */.Pl)(path, Buffer.from(ledger.content, 'latin1'));
        return applied;
    }, options);
}
async function revertFile(path, applied, options) {
    const ours = isOurs(path, options);
    const directory = await (0,system/* lstat */.$1)((0,external_node_path_.dirname)(path));
    if (!directory || (ours && !directory.isDirectory()))
        return 'gone';
    await (0,files_private/* ensureDirectory */.EA)((0,external_node_path_.dirname)(path));
    return lock_withLock(journalPath(path), async () => {
        const file = await readRegularFile(path, ours);
        if (!file) {
            await removeJournal(path);
            return 'gone';
        }
        const found = await journalOf(path);
        if (!found) {
            const content = applied.reduce((text, { claim }) => withdrawBlindly(text, claim), file.content);
            await replaceContent(path, file, content, file.mode);
            await removeJournal(path);
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
            await removeJournal(path);
        else
            await (0,files_private/* writePrivateFile */.Pl)(journalPath(path), writeJournal(journal));
        return deleted ? 'deleted' : 'restored';
    }, options);
}
/** What there is to edit: the file and its journal, or the user's own file to start from, or nothing. */
async function apply_edits_open(path, file, edits) {
    if (file) {
        const { content } = file;
        return noticeOthers({ content, journal: (await journalOf(path)) ?? newJournal(content, file) });
    }
    const startFrom = edits.find((edit) => edit.startFrom !== undefined)?.startFrom;
    // Without a file that we cannot read: the tools could not either.
    const content = startFrom === undefined ? '' : await (0,system/* readFile */.TA)(startFrom, 'latin1').catch(() => '');
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
function isOurs(path, { within } = {}) {
    return within !== undefined && path.startsWith((0,external_node_path_.join)((0,external_node_path_.resolve)(within), external_node_path_.sep));
}
/**
 * Refuses a link: a new file in its place would cut it, and following it would write secrets somewhere else. In a
 * directory that is ours, nobody else's link is cut.
 */
async function readRegularFile(path, ours) {
    const entry = await (0,system/* lstat */.$1)(path);
    if (!entry)
        return undefined;
    if (!entry.isFile() && ours) {
        await (0,system/* removeDirectory */.q)(path);
        return undefined;
    }
    if (!entry.isFile()) {
        const kind = entry.isSymbolicLink() ? 'a symbolic link' : 'not a file';
        throw new login_error/* LoginError */.Qd(`${path} is ${kind}, so it is not edited. Name the file itself instead.`, {
            code: 'files/not-a-file',
            stage: 'publish',
            retry: 'no',
        });
    }
    const content = await (0,system_errors/* unlessMissing */.F2)(() => (0,system/* readFile */.TA)(path, 'latin1'));
    return content === undefined ? undefined : { content, mode: entry.mode & 0o777 };
}
/** One that cannot be read is as good as lost. */
async function journalOf(path) {
    return readJournal(await (0,system/* readFile */.TA)(journalPath(path), 'utf8').catch(() => undefined));
}
/** Whatever somebody has made of it: its name is ours. */
async function removeJournal(path) {
    await (0,system/* removeDirectory */.q)(journalPath(path));
}
function journalPath(path) {
    return `${path}.multi-cloud-login`;
}

;// CONCATENATED MODULE: ./lib/action/state.js

const stateName = 'login';
function saveState(runner, state) {
    runner.saveState(stateName, JSON.stringify(state));
}
/** The state main saved, or undefined when main never came that far. */
function loadState(runner) {
    const text = runner.state(stateName);
    if (!text)
        return undefined;
    const value = JSON.parse(text);
    return isObject(value) ? value : undefined;
}

;// CONCATENATED MODULE: ./lib/action/publish.js
/**
 * Hands the credentials of all logins to later steps: mask, then files, then environment, then outputs. What the post
 * step needs is saved before each effect, so that a step that is killed half-way is cleaned up too.
 */







/** Names of variables that hold no secret. Masking a path or a role would spoil the log of the whole job. */
const harmless = /_(FILE|PATH|DIR|ARN|EXPIRATION)$/;
/**
 * @throws {Error} when a file cannot be written; everything written before is taken back
 */
async function publish(successes, options, deps) {
    const { runner, secrets, env } = deps;
    const locking = deps.waitAtMostMs === undefined ? {} : { waitAtMostMs: deps.waitAtMostMs };
    const { directory, shared } = useOf(deps.temp, deps.useId);
    const all = successes.map((success) => ({
        login: success.login,
        from: success.from,
        publications: publicationsOf(success, { directory, shared }, options, deps),
    }));
    for (const { publications } of all)
        secrets.add(...publications.secrets);
    await openUse(deps.temp, deps.useId, locking);
    const variables = new Map();
    for (const { publications } of all) {
        for (const [name, variable] of Object.entries(publications.variables)) {
            if (options.exportEnvironment || variable.always)
                variables.set(name, variable);
        }
    }
    const warnings = all.flatMap(({ publications }) => publications.warnings ?? []);
    if (options.exportEnvironment) {
        for (const { login, publications } of all) {
            if (!login.exportEnvironment || Object.keys(publications.variables).length === 0)
                continue;
            for (const conflict of login.provider.conflicts(login.settings, env, { shared })) {
                if (variables.has(conflict.variable))
                    continue;
                warnings.push(`\`${conflict.variable}\` is set in this job and ${conflict.effect}${conflict.neutralise ? '. It is emptied for later steps.' : '.'}`);
                if (conflict.neutralise)
                    variables.set(conflict.variable, { value: '', emptyMeansUnset: true });
            }
        }
    }
    const files = all.flatMap(({ publications }) => publications.files ?? []);
    const state = {
        use: deps.useId,
        temp: deps.temp,
        cleanup: options.cleanup,
        files: files.map(({ path }) => path),
        edits: [],
        // What comes from the cache is taken back by the use that got it, whose post step is the later one.
        revocations: all.flatMap(({ from, publications }) => from === 'cache' ? [] : (publications.revocations ?? [])),
        variables: Object.fromEntries([...variables].map(([name, { emptyMeansUnset = false, standIn }]) => [
            name,
            { previous: env[name] ?? null, emptyMeansUnset, ...(standIn && { standIn }) },
        ])),
    };
    // The values that credentials had before are credentials too, and debug mode shows the state of a step.
    const masked = new Set(all.flatMap(({ publications }) => publications.secrets));
    for (const [name, { value }] of variables) {
        const previous = env[name] ?? '';
        if (masked.has(value) || (value === '' && !harmless.test(name)))
            secrets.add(previous);
    }
    let saved = state;
    saveState(runner, saved);
    try {
        await Promise.all(files.map(({ path, content }) => (0,files_private/* writePrivateFile */.Pl)(path, content)));
        // The newest login of a command-line tool is its default: the one that is exported comes last.
        const inOrder = all.toSorted((a, b) => Number(a.login.exportEnvironment) - Number(b.login.exportEnvironment));
        const edits = await applyEdits(inOrder.flatMap(({ publications }) => publications.edits ?? []), directory, { ...locking, within: jobDirectory(deps.temp) });
        warnings.push(...edits.flatMap(({ warning = [] }) => warning));
        saved = { ...state, edits };
        if (edits.length > 0)
            saveState(runner, saved);
    }
    catch (error) {
        await closeUse(deps.temp, deps.useId, locking);
        throw error;
    }
    for (const [name, { value }] of variables)
        runner.exportVariable(name, value);
    for (const [index, { login, publications }] of all.entries()) {
        const outputs = outputsOf(successes[index], publications, options.outputCredentials);
        for (const [name, value] of Object.entries(outputs))
            runner.setOutput(`${login.name}-${name}`, value);
    }
    return {
        variables: [...variables.keys()],
        warnings,
        notes: Object.fromEntries(all.map(({ login, publications }) => [login.name, publications.notes ?? []])),
        directory,
        state: saved,
        refresherSpecifications: all.flatMap(({ publications }) => publications.refresherSpecification ?? []),
    };
}
/** An entry of `logins` has, beside its provider's own outputs, the two that every entry has. */
function outputsOf({ login, description }, { outputs, credentialOutputs = {} }, withCredentials) {
    const isEntry = !flatProviders.some(({ name }) => name === login.name);
    const token = credentialOutputs['access-token'];
    return {
        ...(isEntry ? { 'expires-at': (0,timestamp/* timestamp */.v)(description.expiresAt) } : {}),
        ...outputs,
        ...(withCredentials && isEntry && token ? { token } : {}),
        ...(withCredentials ? credentialOutputs : {}),
    };
}
/** The requests that take back what was minted, for a step in which another login failed. */
function revocationsOf(successes, deps) {
    const nowhere = { directory: deps.temp, shared: deps.temp };
    const nothing = { exportEnvironment: false, refresh: false };
    return successes.flatMap((success) => publicationsOf(success, nowhere, nothing, deps).revocations ?? []);
}
function publicationsOf({ login, credential }, use, options, { env, actionDirectory, nodePath, cacheDirectory, now }) {
    const { source = source_name/* defaultSource */.Hu } = login;
    const exportEnvironment = options.exportEnvironment && login.exportEnvironment;
    const renews = options.refresh || (exportEnvironment && login.provider.followsRenewal?.({ env, shared: use.shared }));
    return login.provider.publications(credential, login.settings, {
        ...use,
        login: login.name,
        env,
        exportEnvironment,
        actionDirectory,
        nodePath,
        idTokenSource: source,
        // Whoever renews it asks the runner's endpoint.
        ...(renews && (0,source_name/* usesTokenEndpoint */.ZB)(source) ? { refresh: { cacheDirectory } } : {}),
        now: now(),
    });
}

;// CONCATENATED MODULE: ./lib/action/revoke.js
const timeoutMs = 10_000;
async function revoke(revocations, deps) {
    await Promise.all(revocations.map(async ({ what, method, url, headers, body, tls, goneStatuses = [] }) => {
        const failure = await deps.http
            .send({
            method,
            url,
            headers,
            timeoutMs,
            ...(body === undefined ? {} : { body }),
            ...(tls === undefined ? {} : { tls }),
        })
            .then(({ status }) => (status >= 200 && status < 300) || goneStatuses.includes(status) ? undefined : `HTTP ${status}`)
            .catch((error) => error.message);
        if (failure === undefined)
            deps.runner.info(`Revoked: ${what}`);
        else
            deps.runner.warning(`Could not revoke ${what}, which ends by itself: ${failure}`);
    }));
}

;// CONCATENATED MODULE: ./lib/action/settings.js
/** The inputs that belong to no provider. */



const generalSettings = (0,schema/* defineSchema */.Jo)({
    'export-environment': {
        kind: kinds/* boolean */.zM,
        default: 'true',
        description: 'Export the variables that command-line tools, SDKs and Terraform read to all later steps.',
    },
    'output-credentials': {
        kind: kinds/* boolean */.zM,
        default: 'true',
        description: 'Set the outputs that hold credentials (masked). The other outputs are always set.',
    },
    summary: {
        kind: kinds/* boolean */.zM,
        default: 'true',
        description: 'Add a table of the logins and a timeline to the job summary.',
    },
    cleanup: {
        kind: kinds/* boolean */.zM,
        default: 'true',
        description: 'Remove the credential files and restore the environment when the job ends. Switch it off only when the post steps of earlier actions need the credentials.',
    },
    logins: {
        kind: (0,kinds/* text */.Qq)({ label: 'YAML list' }),
        composed: true,
        description: 'Further logins, as a YAML list: each entry has a `name`, a `provider` and the settings of that provider, named like the inputs but without the prefix.',
    },
    'id-token-source': {
        kind: source_name/* sourceName */.VZ,
        default: source_name/* defaultSource */.Hu,
        description: 'Where the ID tokens come from: the runner (`github`, `forgejo`), the Fly Machine it runs in (`fly`), a file or a variable. Entries of `logins` can have their own. See docs/id-token-sources.md.',
    },
    cache: {
        kind: kinds/* boolean */.zM,
        default: 'true',
        description: 'Reuse the credentials of an earlier use of this action in the same job, if its settings are the same and more than a third of their life and more than five minutes are left.',
    },
    refresh: {
        kind: kinds/* boolean */.zM,
        default: 'false',
        description: 'Keep the credentials alive for the whole job, up to about 6 hours: AWS as a profile that renews itself, Azure by a process in the background. Google Cloud credentials renew themselves anyway. See docs/lifetimes.md.',
    },
    'if-unavailable': {
        kind: (0,kinds/* choice */.Yq)(['fail', 'skip']),
        default: 'fail',
        description: 'What to do where GitHub gives no ID token (pull request from a fork, Dependabot, missing permission): `fail`, or `skip` = succeed with the output `available` set to `false`.',
    },
    'retry-max-attempts': {
        kind: (0,kinds/* integer */.nd)({ min: 1, max: 10 }),
        default: '5',
        description: 'Attempts per request, the first one included. Only transient failures are repeated.',
    },
    'timeout-seconds': {
        kind: (0,kinds/* integer */.nd)({ min: 5, max: 900, unit: 'seconds' }),
        default: '90',
        description: 'Deadline for the whole step. One attempt of a request may take a ninth of it, at most 10 seconds.',
    },
});

;// CONCATENATED MODULE: ./lib/action/login-step.js
/** The main job, from inputs to summary. Every dependency on the world is handed in. */


















/** How long to wait for files of another use: what is left of the step's time, within reason. */
const [shortestLockMs, longestLockMs] = [2_000, 30_000];
/** Runs the step. Failures of the user's making end in annotations and a failed step, never in an exception. */
async function loginStep(deps) {
    const { env, runner } = deps;
    const inputs = readInputs(env);
    const { values: settings, problems } = (0,schema/* parseSettings */.P$)(generalSettings, generalInputs(inputs));
    const planned = await makePlan(inputs, env, Object.keys(generalSettings));
    const wrong = [
        ...(await misspelledInputs(inputs, generalSettings)),
        ...problems.map(({ setting, message }) => ({ input: setting, message })),
        ...planned.problems,
    ];
    for (const { provider, settings: own } of planned.plan.logins)
        deps.secrets.add(...(provider.secrets?.(own) ?? []));
    for (const hint of planned.hints)
        runner.warning(hint);
    const endpoint = (0,github/* tokenEndpoint */.lN)(env);
    const { idTokenSource: stepSource = source_name/* defaultSource */.Hu } = settings;
    const logins = planned.plan.logins.map((login) => ({ source: stepSource, ...login }));
    // In such a run variables and secrets are empty too, and with them inputs that are in order elsewhere.
    const isComplete = wrong.length === 0 && logins.length > 0;
    const needsEndpoint = logins.some(({ source }) => (0,source_name/* usesTokenEndpoint */.ZB)(source)) || (!isComplete && (0,source_name/* usesTokenEndpoint */.ZB)(stepSource));
    if (!endpoint && needsEndpoint && settings.ifUnavailable === 'skip')
        return reportUnavailable(settings, deps);
    if (wrong.length > 0)
        return refuse(wrong.map(report/* problemLine */.YK).join('\n'), deps);
    if (planned.plan.logins.length === 0)
        return refuse(nothingToDo, deps);
    if (!deps.publishing.temp)
        return refuse('`RUNNER_TEMP` is not set: there is no place for files.', deps);
    if (!endpoint && needsEndpoint)
        return reportUnavailable(settings, deps);
    if (endpoint)
        deps.secrets.add(endpoint.bearer);
    if (settings.refresh)
        for (const warning of (0,report/* refreshWarnings */.nH)(logins))
            runner.warning(shown(warning, deps));
    const sources = await createSources(logins, deps);
    // Without the job's cache, credentials that are renewed still have to be handed on.
    const cache = endpoint && (settings.cache || settings.refresh)
        ? (0,login_cache/* createCache */.VC)(publishing(settings, deps).cacheDirectory, endpoint.bearer, env)
        : undefined;
    const deadline = deps.now() + settings.timeoutSeconds * 1000;
    const outcomes = await runPlan({ logins }, settings, { sources, cache, deadline }, deps);
    const failures = await explain(outcomes.filter((outcome) => !outcome.succeeded));
    const takeBack = () => {
        const minted = outcomes.filter((outcome) => outcome.succeeded && outcome.from === 'exchange');
        return revoke(revocationsOf(minted, publishing(settings, deps)), deps);
    };
    if (failures.length === 0) {
        await publishAll(outcomes, settings, deadline, deps).catch(async (error) => {
            await takeBack();
            throw error;
        });
    }
    else {
        reportFailures(failures, deps);
        await takeBack();
    }
    if (settings.summary) {
        await runner.summarize(deps.secrets.redact(summaryMarkdown(outcomes, failures))).catch((error) => {
            runner.warning(shown(`The job summary could not be written: ${error.message}`, deps));
        });
    }
}
async function createSources(logins, deps) {
    const names = [...new Set(logins.map(({ source }) => source))];
    return new Map(await Promise.all(names.map(async (name) => [name, await createSource(name, deps)])));
}
function runPlan(plan, settings, { sources, cache, deadline }, deps) {
    const timeoutMs = settings.timeoutSeconds * 1000;
    return runLogins(plan, {
        sourceOf: ({ source }) => sources.get(source ?? source_name/* defaultSource */.Hu),
        ...(cache ? { cache } : {}),
        // What nobody will read need not lie on the disk: ID tokens, keys for SSH, and all that ends as soon.
        keep: (login, entry) => settings.refresh || (0,login_cache/* isReusable */.g1)(entry, deps.now()) ? cache?.seal(login, entry) : undefined,
        keepsAlive: ({ source }) => settings.refresh && (0,source_name/* usesTokenEndpoint */.ZB)(source ?? source_name/* defaultSource */.Hu),
        http: deps.http,
        env: deps.env,
        userAgent: deps.userAgent,
        mask: deps.secrets.add,
        policy: {
            maxAttempts: settings.retryMaxAttempts,
            // Several attempts always fit into the deadline, however short it is.
            attemptTimeoutMs: Math.min(10_000, Math.floor(timeoutMs / 9)),
            deadline,
        },
        retry: {
            now: deps.now,
            random: deps.random,
            sleep: deps.sleep,
            signal: deps.deadline(timeoutMs),
            onRetry: (event) => deps.runner.info(shown((0,report/* retryLine */.Rn)(event), deps)),
        },
    });
}
async function publishAll(successes, settings, deadline, deps) {
    const { runner } = deps;
    const { temp } = deps.publishing;
    // Before anything is handed out, so that all or nothing is.
    for (const trouble of await refresherTroubles(temp))
        runner.warning(shown(trouble, deps));
    const { variables, warnings, ...published } = await publish(successes, settings, {
        ...publishing(settings, deps),
        waitAtMostMs: Math.min(longestLockMs, Math.max(shortestLockMs, deadline - deps.now())),
    });
    for (const warning of warnings)
        runner.warning(shown(warning, deps));
    for (const success of successes) {
        runner.info(shown((0,report/* successLine */.CR)(success), deps));
        const notes = [...(success.description.notes ?? []), ...(published.notes[success.login.name] ?? [])];
        for (const note of notes)
            runner.info(shown(`  ${note}`, deps));
    }
    if (variables.length > 0)
        runner.info(`Exported to later steps: ${variables.join(', ')}`);
    runner.setOutput('available', 'true');
    runner.setOutput('logins', JSON.stringify(successes.map(loginOutput)));
    // After all that can fail: what a failure takes back must not be found by a later use.
    await Promise.allSettled(successes.map(async ({ kept }) => (await kept)?.()));
    if (published.refresherSpecifications.length > 0)
        await refreshInBackground(published, deps);
}
/** Of the earlier uses of the action in this job. They inform, so nothing about them is a reason to fail. */
async function refresherTroubles(temp) {
    const uses = await openUses(temp);
    const troubles = uses.map(async (use) => refresherTrouble(useDirectory(temp, use)));
    return (await Promise.all(troubles.map((trouble) => trouble.catch(() => undefined)))).flatMap((trouble) => trouble ?? []);
}
/** The login is good without it, though not for long. */
async function refreshInBackground({ refresherSpecifications, directory, state }, deps) {
    try {
        const place = { ...deps, ...deps.publishing, directory };
        const refresher = await startRefresher(refresherSpecifications, place);
        saveState(deps.runner, { ...state, refresher });
        deps.runner.info('A process in the background keeps Azure credentials alive until the post step.');
    }
    catch (error) {
        deps.runner.warning(`Azure credentials are not kept alive: ${error.message}`);
    }
}
function publishing(settings, deps) {
    const { temp, useId } = deps.publishing;
    return {
        ...deps,
        ...deps.publishing,
        cacheDirectory: settings.cache ? cacheDirectory(temp) : ownCacheDirectory(temp, useId),
    };
}
/** One entry of the `logins` output. */
function loginOutput({ login, description, claims, from, startedAt, endedAt }) {
    return {
        name: login.name,
        provider: login.provider.name,
        identity: description.identity,
        audience: login.audience ?? claims?.aud,
        'expires-at': (0,timestamp/* timestamp */.v)(description.expiresAt),
        from,
        milliseconds: Math.round(endedAt - startedAt),
    };
}
/** The texts are loaded with the first failure. */
async function explain(failures) {
    if (failures.length === 0)
        return [];
    const { failureText } = await __nccwpck_require__.e(/* import() */ 2170).then(__nccwpck_require__.bind(__nccwpck_require__, 2170));
    return Promise.all(failures.map(async (failure) => ({ error: failure.error, ...(await failureText(failure)) })));
}
function reportFailures(failures, deps) {
    const { runner } = deps;
    for (const { error, title, text } of failures) {
        runner.error(shown(text, deps), shown(title, deps));
        if (error.code === 'internal' && error.stack)
            runner.debug(shown(error.stack, deps));
    }
    runner.fail();
}
async function reportUnavailable(settings, deps) {
    const { runner } = deps;
    const { unavailableText } = await __nccwpck_require__.e(/* import() */ 2170).then(__nccwpck_require__.bind(__nccwpck_require__, 2170));
    const text = unavailableText(deps.env, await deps.readEvent());
    runner.setOutput('available', 'false');
    runner.setOutput('logins', '[]');
    if (settings.ifUnavailable === 'skip') {
        runner.notice(shown(text, deps), 'No login: no ID token here');
        return;
    }
    runner.error(shown(text, deps), 'No ID token');
    runner.fail();
}
function refuse(text, deps) {
    deps.runner.error(shown(text, deps), 'Inputs');
    deps.runner.fail();
}
function shown(text, deps) {
    return escapeLog(deps.secrets.redact(text));
}


/***/ }),

/***/ 7058:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CR: () => (/* binding */ successLine),
/* harmony export */   DD: () => (/* binding */ title),
/* harmony export */   Rn: () => (/* binding */ retryLine),
/* harmony export */   YK: () => (/* binding */ problemLine),
/* harmony export */   nH: () => (/* binding */ refreshWarnings)
/* harmony export */ });
/* harmony import */ var _identity_source_name_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1433);
/* harmony import */ var _text_timestamp_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5831);


/** `AWS: role deploy in account 1111, until 12:00:00Z (in 60 min), took 0.4 s`. */
function successLine({ login, description, startedAt, endedAt, from }) {
    const minutes = Math.floor((description.expiresAt - endedAt) / 60_000);
    const life = minutes >= 1
        ? `${minutes} min`
        : `${Math.max(0, Math.floor((description.expiresAt - endedAt) / 1000))} s`;
    const parts = [
        description.identity,
        description.target,
        `until ${(0,_text_timestamp_js__WEBPACK_IMPORTED_MODULE_1__/* .timestamp */ .v)(description.expiresAt)} (${life})`,
        from === 'cache' ? 'from the cache' : `took ${seconds(endedAt - startedAt)}`,
    ];
    return `${title(login)}: ${parts.filter(Boolean).join(', ')}`;
}
function retryLine({ operation, error, delayMs, nextAttempt, maxAttempts }) {
    return `${operation}: ${error.message}; trying again in ${seconds(delayMs)} (attempt ${nextAttempt} of ${maxAttempts})`;
}
function problemLine({ input, message }) {
    return `\`${input}\` ${message}`;
}
/** The warnings about logins that end although `refresh` was asked for. */
function refreshWarnings(logins) {
    const how = ({ provider: { renewedBy }, settings }) => typeof renewedBy === 'function' ? renewedBy(settings) : renewedBy;
    const ofOtherSource = logins.filter((login) => how(login) === 'refresh' && !(0,_identity_source_name_js__WEBPACK_IMPORTED_MODULE_0__/* .usesTokenEndpoint */ .ZB)(login.source ?? _identity_source_name_js__WEBPACK_IMPORTED_MODULE_0__/* .defaultSource */ .Hu));
    const ending = logins.filter((login) => how(login) === undefined);
    return [
        ...(ofOtherSource.length > 0
            ? [
                `\`refresh\` renews logins with ID tokens of the runner (\`id-token-source: ${_identity_source_name_js__WEBPACK_IMPORTED_MODULE_0__/* .defaultSource */ .Hu}\`) only, and so not ${namesOf(ofOtherSource)}.`,
            ]
            : []),
        ...(ending.length > 0
            ? [
                `\`refresh\` cannot renew ${namesOf(ending)}: what these logins give ends as it would without it. Use the action again before the steps that need more time.`,
            ]
            : []),
    ];
}
function namesOf(logins) {
    return logins.map(({ name }) => `"${name}"`).join(', ');
}
/** The provider's name, with the login's own where it has one. */
function title(login) {
    return login.name === login.provider.name
        ? login.provider.title
        : `${login.provider.title} "${login.name}"`;
}
function seconds(milliseconds) {
    return `${(milliseconds / 1000).toFixed(milliseconds < 10_000 ? 2 : 0)} s`;
}


/***/ }),

/***/ 4856:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  j: () => (/* binding */ createRunner)
});

// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
// EXTERNAL MODULE: external "crypto"
var external_crypto_ = __nccwpck_require__(6982);
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(9896);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${toCommandValue(message)}${external_os_.EOL}`, {
        encoding: 'utf8'
    });
}
function prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_.randomUUID()}`;
    const convertedValue = toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
// EXTERNAL MODULE: external "path"
var external_path_ = __nccwpck_require__(6928);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(5663);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/oidc-utils.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



class oidc_utils_OidcClient {
    static createHttpClient(allowRetry = true, maxRetry = 10) {
        const requestOptions = {
            allowRetries: allowRetry,
            maxRetries: maxRetry
        };
        return new HttpClient('actions/oidc-client', [new BearerCredentialHandler(oidc_utils_OidcClient.getRequestToken())], requestOptions);
    }
    static getRequestToken() {
        const token = process.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
        if (!token) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_TOKEN env variable');
        }
        return token;
    }
    static getIDTokenUrl() {
        const runtimeUrl = process.env['ACTIONS_ID_TOKEN_REQUEST_URL'];
        if (!runtimeUrl) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable');
        }
        return runtimeUrl;
    }
    static getCall(id_token_url) {
        return __awaiter(this, void 0, void 0, function* () {
            var _a;
            const httpclient = oidc_utils_OidcClient.createHttpClient();
            const res = yield httpclient
                .getJson(id_token_url)
                .catch(error => {
                throw new Error(`Failed to get ID Token. \n 
        Error Code : ${error.statusCode}\n 
        Error Message: ${error.message}`);
            });
            const id_token = (_a = res.result) === null || _a === void 0 ? void 0 : _a.value;
            if (!id_token) {
                throw new Error('Response json body do not have ID Token field');
            }
            return id_token;
        });
    }
    static getIDToken(audience) {
        return __awaiter(this, void 0, void 0, function* () {
            try {
                // New ID Token is requested from action service
                let id_token_url = oidc_utils_OidcClient.getIDTokenUrl();
                if (audience) {
                    const encodedAudience = encodeURIComponent(audience);
                    id_token_url = `${id_token_url}&audience=${encodedAudience}`;
                }
                debug(`ID token url is ${id_token_url}`);
                const id_token = yield oidc_utils_OidcClient.getCall(id_token_url);
                setSecret(id_token);
                return id_token;
            }
            catch (error) {
                throw new Error(`Error message: ${error.message}`);
            }
        });
    }
}
//# sourceMappingURL=oidc-utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/path-utils.js

/**
 * toPosixPath converts the given path to the posix form. On Windows, \\ will be
 * replaced with /.
 *
 * @param pth. Path to transform.
 * @return string Posix path.
 */
function toPosixPath(pth) {
    return pth.replace(/[\\]/g, '/');
}
/**
 * toWin32Path converts the given path to the win32 form. On Linux, / will be
 * replaced with \\.
 *
 * @param pth. Path to transform.
 * @return string Win32 path.
 */
function toWin32Path(pth) {
    return pth.replace(/[/]/g, '\\');
}
/**
 * toPlatformPath converts the given path to a platform-specific path. It does
 * this by replacing instances of / and \ with the platform-specific path
 * separator.
 *
 * @param pth The path to platformize.
 * @return string The platform-specific path.
 */
function toPlatformPath(pth) {
    return pth.replace(/[/\\]/g, path.sep);
}
//# sourceMappingURL=path-utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/platform.js
var platform_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const getWindowsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout: version } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Version"', undefined, {
        silent: true
    });
    const { stdout: name } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Caption"', undefined, {
        silent: true
    });
    return {
        name: name.trim(),
        version: version.trim()
    };
});
const getMacOsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    var _a, _b, _c, _d;
    const { stdout } = yield exec.getExecOutput('sw_vers', undefined, {
        silent: true
    });
    const version = (_b = (_a = stdout.match(/ProductVersion:\s*(.+)/)) === null || _a === void 0 ? void 0 : _a[1]) !== null && _b !== void 0 ? _b : '';
    const name = (_d = (_c = stdout.match(/ProductName:\s*(.+)/)) === null || _c === void 0 ? void 0 : _c[1]) !== null && _d !== void 0 ? _d : '';
    return {
        name,
        version
    };
});
const getLinuxInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout } = yield exec.getExecOutput('lsb_release', ['-i', '-r', '-s'], {
        silent: true
    });
    const [name, version] = stdout.trim().split('\n');
    return {
        name,
        version
    };
});
const platform = external_os_.platform();
const arch = external_os_.arch();
const isWindows = platform === 'win32';
const isMacOS = platform === 'darwin';
const isLinux = platform === 'linux';
function getDetails() {
    return platform_awaiter(this, void 0, void 0, function* () {
        return Object.assign(Object.assign({}, (yield (isWindows
            ? getWindowsInfo()
            : isMacOS
                ? getMacOsInfo()
                : getLinuxInfo()))), { platform,
            arch,
            isWindows,
            isMacOS,
            isLinux });
    });
}
//# sourceMappingURL=platform.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/core.js
var core_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return file_command_issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    command_issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function core_setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_.EOL);
    command_issueCommand('set-output', { name }, toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function core_debug(message) {
    command_issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return core_awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return file_command_issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    command_issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return core_awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map
// EXTERNAL MODULE: ./lib/files/system.js
var system = __nccwpck_require__(1610);
;// CONCATENATED MODULE: ./lib/action/runner.js
/** The edge to GitHub's runner: workflow commands and file commands. Everything else takes a {@link Runner}. */


function createRunner(env = process.env) {
    const titled = (title) => (title ? { title } : {});
    return {
        mask: core_setSecret,
        info: info,
        debug: core_debug,
        notice: (message, title) => notice(message, titled(title)),
        warning: (message, title) => warning(message, titled(title)),
        error: (message, title) => error(message, titled(title)),
        fail: () => {
            process.exitCode = ExitCode.Failure;
        },
        exportVariable: exportVariable,
        setOutput: setOutput,
        saveState: saveState,
        state: getState,
        async summarize(markdown) {
            if (env.GITHUB_STEP_SUMMARY)
                await (0,system/* appendFile */.dl)(env.GITHUB_STEP_SUMMARY, `${markdown}\n`);
        },
    };
}


/***/ }),

/***/ 7987:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
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

/***/ 6968:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   EA: () => (/* binding */ ensureDirectory),
/* harmony export */   Hh: () => (/* binding */ claimPrivateDirectory),
/* harmony export */   Pl: () => (/* binding */ writePrivateFile),
/* harmony export */   nM: () => (/* binding */ removeFile),
/* harmony export */   nr: () => (/* binding */ privateFileMode)
/* harmony export */ });
/* unused harmony export ensurePrivateDirectory */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _login_error_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9687);
/* harmony import */ var _system_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1610);
/* harmony import */ var _system_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(5464);
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   F2: () => (/* binding */ unlessMissing),
/* harmony export */   lr: () => (/* binding */ whileBusy),
/* harmony export */   up: () => (/* binding */ hasCode)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8500);

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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $1: () => (/* binding */ lstat),
/* harmony export */   $w: () => (/* binding */ rename),
/* harmony export */   Ck: () => (/* binding */ mkdir),
/* harmony export */   Cy: () => (/* binding */ readdir),
/* harmony export */   TA: () => (/* binding */ readFile),
/* harmony export */   _h: () => (/* binding */ writeFile),
/* harmony export */   dl: () => (/* binding */ appendFile),
/* harmony export */   k6: () => (/* binding */ chmod),
/* harmony export */   nM: () => (/* binding */ removeFile),
/* harmony export */   q: () => (/* binding */ removeDirectory)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var _system_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5464);
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
    return node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync(path);
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   J9: () => (/* binding */ jsonBody),
/* harmony export */   Kb: () => (/* binding */ excerpt),
/* harmony export */   Ll: () => (/* binding */ wireCode),
/* harmony export */   Qf: () => (/* binding */ unusableAnswer)
/* harmony export */ });
/* harmony import */ var _login_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9687);

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

/***/ 2238:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ lazyHttpClient)
/* harmony export */ });
/** The real client, loaded with the first request: a step that finds everything in the cache never needs it. */
function lazyHttpClient(userAgent) {
    let client;
    const leaving = new Set();
    return {
        async send(request) {
            client ??= load(userAgent);
            const { promise: sent, resolve: onSent } = Promise.withResolvers();
            leaving.add(sent);
            sent.then(() => leaving.delete(sent));
            try {
                return await (await client).send({ ...request, onSent });
            }
            finally {
                onSent();
            }
        },
        allSent: () => Promise.all(leaving),
    };
}
async function load(userAgent) {
    const [{ createHttpClient }, { createAgents }] = await Promise.all([
        __nccwpck_require__.e(/* import() */ 1862).then(__nccwpck_require__.bind(__nccwpck_require__, 1862)),
        __nccwpck_require__.e(/* import() */ 5685).then(__nccwpck_require__.bind(__nccwpck_require__, 5685)),
    ]);
    return createHttpClient({ agents: createAgents(), userAgent });
}


/***/ }),

/***/ 9848:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ proxySecrets)
/* harmony export */ });
/** User names and passwords inside proxy variables: to be masked before the first message. */
function proxySecrets(env) {
    const secrets = [];
    for (const [name, value] of Object.entries(env)) {
        if (!/^(https?|all)_proxy$/i.test(name) || !value)
            continue;
        const url = URL.parse(value.includes('://') ? value : `http://${value}`);
        if (url?.password)
            secrets.push(url.password, decoded(url.password));
    }
    return secrets;
}
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}


/***/ }),

/***/ 8394:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L5: () => (/* binding */ retry),
/* harmony export */   Vs: () => (/* binding */ retryAfterMs),
/* harmony export */   ap: () => (/* binding */ adviceForStatus)
/* harmony export */ });
/* unused harmony export backoffMs */
/* harmony import */ var _login_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9687);

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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ claim),
/* harmony export */   I: () => (/* binding */ readClaims)
/* harmony export */ });
/* harmony import */ var jose_jwt_decode__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7961);
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   WC: () => (/* binding */ tokenRequestUrl),
/* harmony export */   jM: () => (/* binding */ githubSource),
/* harmony export */   lN: () => (/* binding */ tokenEndpoint)
/* harmony export */ });
/* harmony import */ var _http_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6788);
/* harmony import */ var _http_retry_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8394);
/* harmony import */ var _login_error_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9687);
/* harmony import */ var _issuer_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6243);
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CI: () => (/* binding */ partsOf),
/* harmony export */   Hu: () => (/* binding */ defaultSource),
/* harmony export */   JT: () => (/* binding */ fileOfSource),
/* harmony export */   VZ: () => (/* binding */ sourceName),
/* harmony export */   ZB: () => (/* binding */ usesTokenEndpoint),
/* harmony export */   sM: () => (/* binding */ holdsIssuedTokens),
/* harmony export */   uS: () => (/* binding */ endpointServers)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);
/* harmony import */ var _settings_kinds_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3474);
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ isFixed)
/* harmony export */ });
/** Whether the tokens were issued before, so that their audience is what it is. */
function isFixed({ supply = 'on-request' }) {
    return supply !== 'on-request';
}


/***/ }),

/***/ 8334:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ createIdTokens),
/* harmony export */   y: () => (/* binding */ isEnding)
/* harmony export */ });
/* harmony import */ var _login_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9687);
/* harmony import */ var _claims_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7881);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(621);



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

/***/ 4523:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   NJ: () => (/* binding */ cacheFile),
/* harmony export */   UU: () => (/* binding */ cacheName),
/* harmony export */   VC: () => (/* binding */ createCache),
/* harmony export */   g1: () => (/* binding */ isReusable),
/* harmony export */   gI: () => (/* binding */ subjectContext)
/* harmony export */ });
/* unused harmony exports nameOfCacheFile, createCacheFiles */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _files_private_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6968);
/* harmony import */ var _files_system_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1610);
/* harmony import */ var _http_answer_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(6788);
/* harmony import */ var _identity_source_name_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(1433);
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
    return basename(path, extension);
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
    const jwe = await __nccwpck_require__.e(/* import() */ 9465).then(__nccwpck_require__.bind(__nccwpck_require__, 9465));
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
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

/***/ 342:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8500);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3136);
/* harmony import */ var _action_login_step_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(4087);
/* harmony import */ var _action_runner_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(4856);
/* harmony import */ var _action_secrets_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(7987);
/* harmony import */ var _files_system_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(1610);
/* harmony import */ var _http_answer_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(6788);
/* harmony import */ var _http_lazy_client_js__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(2238);
/* harmony import */ var _http_proxy_secrets_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(9848);
/* harmony import */ var _user_agent_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(7276);
/** Entry of the action's main stage: wires the real world to the step. */












const { env } = process;
const runner = (0,_action_runner_js__WEBPACK_IMPORTED_MODULE_5__/* .createRunner */ .j)(env);
const secrets = (0,_action_secrets_js__WEBPACK_IMPORTED_MODULE_8__/* .createSecrets */ .g)(runner.mask);
secrets.add(...(0,_http_proxy_secrets_js__WEBPACK_IMPORTED_MODULE_9__/* .proxySecrets */ .W)(env));
const cancelled = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => cancelled.abort());
try {
    await (0,_action_login_step_js__WEBPACK_IMPORTED_MODULE_4__/* .loginStep */ .E)({
        env,
        runner,
        secrets,
        userAgent: _user_agent_js__WEBPACK_IMPORTED_MODULE_10__/* .userAgent */ .N,
        http: (0,_http_lazy_client_js__WEBPACK_IMPORTED_MODULE_11__/* .lazyHttpClient */ .a)(_user_agent_js__WEBPACK_IMPORTED_MODULE_10__/* .userAgent */ .N),
        publishing: {
            temp: env.RUNNER_TEMP ?? '',
            actionDirectory: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)((0,node_url__WEBPACK_IMPORTED_MODULE_3__.fileURLToPath)(import.meta.url))),
            nodePath: process.execPath,
            useId: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(6).toString('hex'),
        },
        now: Date.now,
        random: Math.random,
        sleep: (milliseconds, signal) => (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_2__.setTimeout)(milliseconds, undefined, { signal }),
        deadline: (milliseconds) => AbortSignal.any([cancelled.signal, AbortSignal.timeout(milliseconds)]),
        async readEvent() {
            try {
                const event = JSON.parse(await (0,_files_system_js__WEBPACK_IMPORTED_MODULE_6__/* .readFile */ .TA)(env.GITHUB_EVENT_PATH ?? '', 'utf8'));
                return (0,_http_answer_js__WEBPACK_IMPORTED_MODULE_7__/* .isObject */ .Gv)(event) ? event : undefined;
            }
            catch {
                return undefined;
            }
        },
    });
}
catch (error) {
    // Only what we threw ourselves comes here; its message still passes the masks.
    runner.error(secrets.redact(error instanceof Error ? error.message : String(error)), 'The step failed');
    runner.fail();
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 3118:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ closest)
/* harmony export */ });
/**
 * The candidate that is nearest to a mistyped word, or undefined when none is near enough to be meant.
 * Near = at most a third of the word's letters have to change (Levenshtein distance); the same letters in another order
 * count as one change.
 */
function closest(word, candidates) {
    let best;
    for (const candidate of candidates) {
        const distance = changes(word.toLowerCase(), candidate.toLowerCase());
        if (!best || distance < best.distance)
            best = { candidate, distance };
    }
    return best && best.distance <= Math.max(1, Math.floor(word.length / 3)) ? best.candidate : undefined;
}
function changes(a, b) {
    const sorted = (text) => [...text].sort().join('');
    return a !== b && sorted(a) === sorted(b) ? 1 : editDistance(a, b);
}
function editDistance(a, b) {
    let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let i = 1; i <= a.length; i++) {
        const current = [i];
        for (let j = 1; j <= b.length; j++) {
            const substitution = previous[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
            current.push(Math.min(previous[j] + 1, current[j - 1] + 1, substitution));
        }
        previous = current;
    }
    return previous[b.length];
}


/***/ }),

/***/ 3474:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Mn: () => (/* binding */ lines),
/* harmony export */   N3: () => (/* binding */ httpsUrl),
/* harmony export */   P_: () => (/* binding */ Refusal),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   TL: () => (/* binding */ quoted),
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   Yq: () => (/* binding */ choice),
/* harmony export */   nd: () => (/* binding */ integer),
/* harmony export */   o$: () => (/* binding */ jsonObject),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   zM: () => (/* binding */ boolean)
/* harmony export */ });
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

/***/ 586:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Jo: () => (/* binding */ defineSchema),
/* harmony export */   P$: () => (/* binding */ parseSettings),
/* harmony export */   pb: () => (/* binding */ unevaluated),
/* harmony export */   rt: () => (/* binding */ misshapen),
/* harmony export */   xQ: () => (/* binding */ camelCase)
/* harmony export */ });
/* harmony import */ var _kinds_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3474);

/** Declares a schema with the literal types that {@link Values} needs. */
function defineSchema(schema) {
    return schema;
}
function camelCase(name) {
    return name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
}
/**
 * Parses what was given for a schema. An empty or blank text counts as not given, because workflow templates
 * pass unset inputs through as empty strings. Every problem is collected; nothing is thrown.
 * @param shapes how the values are written, where that is known
 */
function parseSettings(schema, given, shapes = {}) {
    const values = {};
    const problems = [];
    for (const [name, setting] of Object.entries(schema)) {
        const text = given[name]?.trim() || setting.default;
        if (text === undefined) {
            if (setting.required)
                problems.push({ setting: name, message: 'is required, but was not given' });
            continue;
        }
        const unfit = (setting.composed ? undefined : unevaluated(text)) ?? misshapen(setting.kind, text, shapes[name]);
        if (unfit !== undefined) {
            problems.push({ setting: name, message: unfit });
            continue;
        }
        try {
            values[camelCase(name)] = setting.kind.parse(text);
        }
        catch (error) {
            if (!(error instanceof _kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Refusal */ .P_))
                throw error;
            problems.push({ setting: name, message: `${error.message}${wording(setting, text)}` });
        }
    }
    return { values: values, problems };
}
/** What is wrong with a text that still has an expression in it: no service understands it. */
function unevaluated(text) {
    return text.includes('${{')
        ? 'holds an expression that was not evaluated: `${{ \u2026 }}` works only inside the workflow file'
        : undefined;
}
const words = {
    text: 'a text',
    list: 'a list',
    map: 'a map',
    'nested list': 'a list of lists or maps',
};
/** What is wrong with the shape of a value, where that is known. A map may also come as JSON, in one text. */
function misshapen({ shapes = ['text'], example }, text, shape) {
    const isJson = shape === 'text' && shapes.includes('map') && text.startsWith('{');
    if (shape === undefined || shapes.includes(shape) || isJson)
        return undefined;
    const [expected, actual] = [shapes.map((accepted) => words[accepted]).join(' or '), words[shape]];
    const form = shapes.includes('map') ? ` (\`${example ?? '{NAME: value}'}\`)` : '';
    return `must be ${expected}${form}, and is ${shape === 'text' ? 'a single value' : actual}`;
}
/** `, but is "abc"`: what was given, unless it is or may hold a secret. */
function wording(setting, text) {
    return setting.secret ? '' : `, but is ${(0,_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .TL)(text)}`;
}


/***/ }),

/***/ 5831:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ timestamp)
/* harmony export */ });
/** A moment as ISO 8601 in UTC with whole seconds, `2026-01-02T03:04:05Z`: the form that every vendor's tools read. */
function timestamp(epochMs) {
    return new Date(epochMs).toISOString().replace(/\.\d{3}Z$/, 'Z');
}


/***/ }),

/***/ 7276:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ userAgent)
/* harmony export */ });
/** Sent with every request: some services refuse a request without one, and operators can tell who calls. */
const userAgent = 'multi-cloud-oidc-login/1.0';


/***/ }),

/***/ 7410:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BU: () => (/* binding */ validateCritDuplicates),
/* harmony export */   CT: () => (/* binding */ JWE_RECOGNIZED),
/* harmony export */   Fw: () => (/* binding */ validateAlgorithms),
/* harmony export */   GT: () => (/* binding */ assertUint8Array),
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   J0: () => (/* binding */ validateB64),
/* harmony export */   MV: () => (/* binding */ encodeAsciiMember),
/* harmony export */   OX: () => (/* binding */ parseJoseHeader),
/* harmony export */   ac: () => (/* binding */ assertNotSet),
/* harmony export */   fz: () => (/* binding */ isDisjoint),
/* harmony export */   h2: () => (/* binding */ decodeBase64url),
/* harmony export */   ji: () => (/* binding */ serializeJoseHeader),
/* harmony export */   nI: () => (/* binding */ validateCrit),
/* harmony export */   qc: () => (/* binding */ JWS_RECOGNIZED)
/* harmony export */ });
/* unused harmony export isJwkSet */
/* harmony import */ var _util_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5674);
/* harmony import */ var _util_base64url_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1445);
/* harmony import */ var _buffer_utils_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7410);



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
      throw new _util_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .JWSInvalid */ .Ye('The "b64" (base64url-encode payload) Header Parameter must be a boolean');
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ decode),
/* harmony export */   l: () => (/* binding */ encode)
/* harmony export */ });
/* harmony import */ var _lib_buffer_utils_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7410);

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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ decodeJwt)
/* harmony export */ });
/* harmony import */ var _base64url_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1445);
/* harmony import */ var _lib_buffer_utils_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7410);
/* harmony import */ var _lib_validate_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7784);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5674);




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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dp: () => (/* binding */ JWTInvalid),
/* harmony export */   Rb: () => (/* binding */ JOSEAlgNotAllowed),
/* harmony export */   T0: () => (/* binding */ JOSENotSupported),
/* harmony export */   Ye: () => (/* binding */ JWSInvalid),
/* harmony export */   _L: () => (/* binding */ JWKInvalid),
/* harmony export */   aA: () => (/* binding */ JWEInvalid),
/* harmony export */   h2: () => (/* binding */ JWSSignatureVerificationFailed),
/* harmony export */   ie: () => (/* binding */ JWTClaimValidationFailed),
/* harmony export */   n: () => (/* binding */ JWTExpired),
/* harmony export */   xO: () => (/* binding */ JWEDecryptionFailed)
/* harmony export */ });
/* unused harmony exports JOSEError, JWKSInvalid, JWKSMultipleMatchingKeys, JWKSNoMatchingKey, JWKSTimeout */
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
class JWSInvalid extends JOSEError {
  static code = "ERR_JWS_INVALID";
  code = "ERR_JWS_INVALID";
}
class JWTInvalid extends JOSEError {
  static code = "ERR_JWT_INVALID";
  code = "ERR_JWT_INVALID";
}
class JWKInvalid extends JOSEError {
  static code = "ERR_JWK_INVALID";
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

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		8792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(342);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
