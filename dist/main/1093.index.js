export const id = 1093;
export const ids = [1093];
export const modules = {

/***/ 2185:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ae: () => (/* binding */ path),
/* harmony export */   Ee: () => (/* binding */ variables),
/* harmony export */   IC: () => (/* binding */ expiry),
/* harmony export */   Le: () => (/* binding */ withoutNulls),
/* harmony export */   OA: () => (/* binding */ fields),
/* harmony export */   OZ: () => (/* binding */ url),
/* harmony export */   Pq: () => (/* binding */ json),
/* harmony export */   V4: () => (/* binding */ outputs),
/* harmony export */   b3: () => (/* binding */ headers),
/* harmony export */   eu: () => (/* binding */ literal),
/* harmony export */   jE: () => (/* binding */ audienceFrom),
/* harmony export */   pc: () => (/* binding */ baseUrl),
/* harmony export */   ps: () => (/* binding */ pem),
/* harmony export */   r8: () => (/* binding */ revoke)
/* harmony export */ });
/* harmony import */ var _http_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6788);
/* harmony import */ var _settings_closest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3118);
/* harmony import */ var _settings_kinds_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3474);
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3204);
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4971);
/* harmony import */ var _template_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3858);
/** Kinds of values that only exchanges have. Maps arrive as JSON text, the way the list of logins hands them over. */






function checked(problem) {
    if (problem)
        throw new _settings_kinds_js__WEBPACK_IMPORTED_MODULE_1__/* .Refusal */ .P_(problem);
}
/** @param problem what is wrong with one entry */
function texts(label, gaps, problem) {
    return {
        label,
        shapes: ['map'],
        parse(given) {
            const entries = Object.entries(_settings_kinds_js__WEBPACK_IMPORTED_MODULE_1__/* .jsonObject */ .o$.parse(given)).map(([name, value]) => {
                if ((0,_template_js__WEBPACK_IMPORTED_MODULE_4__/* .hasGap */ .pW)(name))
                    throw new _settings_kinds_js__WEBPACK_IMPORTED_MODULE_1__/* .Refusal */ .P_('must not have anything filled in inside a name');
                if (value !== null && !['string', 'number', 'boolean'].includes(typeof value)) {
                    throw new _settings_kinds_js__WEBPACK_IMPORTED_MODULE_1__/* .Refusal */ .P_(`must map names to texts, which the entry \`${name}\` does not`);
                }
                const text = value === null ? null : String(value);
                checked(problem(name, text ?? '$token'));
                checked((0,_template_js__WEBPACK_IMPORTED_MODULE_4__/* .templateProblem */ .MS)(text ?? '', gaps));
                return [name, text];
            });
            return Object.fromEntries(entries);
        },
    };
}
const headers = texts('map of header to text', _template_js__WEBPACK_IMPORTED_MODULE_4__/* .requestGaps */ .Bh, _limits_js__WEBPACK_IMPORTED_MODULE_2__/* .headerProblem */ .b2);
const fields = texts('map of field to text', _template_js__WEBPACK_IMPORTED_MODULE_4__/* .requestGaps */ .Bh, () => undefined);
const variables = texts('map of variable to text', _template_js__WEBPACK_IMPORTED_MODULE_4__/* .resultGaps */ .XR, _limits_js__WEBPACK_IMPORTED_MODULE_2__/* .variableProblem */ .IZ);
const outputs = texts('map of output to text', _template_js__WEBPACK_IMPORTED_MODULE_4__/* .resultGaps */ .XR, _limits_js__WEBPACK_IMPORTED_MODULE_2__/* .outputProblem */ .nQ);
const json = {
    shapes: ['map'],
    label: 'JSON object',
    parse(given) {
        const value = _settings_kinds_js__WEBPACK_IMPORTED_MODULE_1__/* .jsonObject */ .o$.parse(given);
        if (!(0,_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .isShallow */ .fE)(value))
            throw new _settings_kinds_js__WEBPACK_IMPORTED_MODULE_1__/* .Refusal */ .P_(`must not be nested more than ${_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .maxDepth */ .Mw} levels deep`);
        for (const text of (0,_template_js__WEBPACK_IMPORTED_MODULE_4__/* .textsOf */ .CB)(value))
            checked((0,_template_js__WEBPACK_IMPORTED_MODULE_4__/* .templateProblem */ .MS)(text, _template_js__WEBPACK_IMPORTED_MODULE_4__/* .requestGaps */ .Bh));
        return value;
    },
};
/** A text that becomes part of a request as it is. */
const literal = {
    label: 'text',
    parse(given) {
        if ((0,_template_js__WEBPACK_IMPORTED_MODULE_4__/* .hasGap */ .pW)(given) || given.includes('$$'))
            throw new _settings_kinds_js__WEBPACK_IMPORTED_MODULE_1__/* .Refusal */ .P_('must be a text without `$\u2026`, because nothing is filled in here');
        return given;
    },
};
const path = (0,_settings_kinds_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)({
    label: 'path',
    pattern: _path_js__WEBPACK_IMPORTED_MODULE_3__/* .pathPattern */ .s$,
    rule: 'a path into the answer: names joined by dots, such as `auth.client_token`',
});
function url(gaps = []) {
    return {
        label: '`https://` URL',
        parse(given) {
            checked((0,_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .urlProblem */ .rn)(given));
            checked((0,_template_js__WEBPACK_IMPORTED_MODULE_4__/* .templateProblem */ .MS)(given, gaps));
            return given;
        },
    };
}
/** `https://host` of a service, without a slash at the end. */
const baseUrl = {
    label: '`https://` URL',
    parse: (given) => {
        const base = url().parse(given);
        if (new URL(base).search)
            throw new _settings_kinds_js__WEBPACK_IMPORTED_MODULE_1__/* .Refusal */ .P_('must not have a query (?\u2026)');
        return base.replace(/\/+$/, '');
    },
};
/** A map with these members only. */
function members(given, known) {
    const value = _settings_kinds_js__WEBPACK_IMPORTED_MODULE_1__/* .jsonObject */ .o$.parse(given);
    for (const name of Object.keys(value)) {
        if (known.includes(name))
            continue;
        const meant = (0,_settings_closest_js__WEBPACK_IMPORTED_MODULE_5__/* .closest */ .k)(name, known);
        throw new _settings_kinds_js__WEBPACK_IMPORTED_MODULE_1__/* .Refusal */ .P_(`must have no other members than ${known.map((member) => `\`${member}\``).join(', ')}, and \`${name}\` is none of them${meant ? `; did you mean \`${meant}\`?` : ''}`);
    }
    return value;
}
const expiry = {
    label: 'map with `in`, `at` or `after`',
    shapes: ['map'],
    example: '{after: 3600}',
    parse(given) {
        const value = members(given, ['in', 'at', 'after']);
        for (const member of ['in', 'at']) {
            if (value[member] !== undefined &&
                !(typeof value[member] === 'string' && _path_js__WEBPACK_IMPORTED_MODULE_3__/* .pathPattern */ .s$.test(value[member]))) {
                throw new _settings_kinds_js__WEBPACK_IMPORTED_MODULE_1__/* .Refusal */ .P_(`must have a path into the answer in \`${member}\``);
            }
        }
        const { after } = value;
        if (after !== undefined && !(Number.isInteger(after) && Number(after) > 0)) {
            throw new _settings_kinds_js__WEBPACK_IMPORTED_MODULE_1__/* .Refusal */ .P_('must have a whole number of seconds in `after`');
        }
        return value;
    },
};
const audienceFrom = {
    label: 'map with `get`, `path` and `allow`',
    shapes: ['map'],
    example: '{get: https://\u2026, allow: [\u2026]}',
    parse(given) {
        const { get, path: at = 'audience', allow } = members(given, ['get', 'path', 'allow']);
        if (typeof get !== 'string')
            throw new _settings_kinds_js__WEBPACK_IMPORTED_MODULE_1__/* .Refusal */ .P_('must have the URL to ask in `get`');
        checked((0,_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .urlProblem */ .rn)(get) && `must have a URL in \`get\` that starts with https://`);
        checked((0,_template_js__WEBPACK_IMPORTED_MODULE_4__/* .templateProblem */ .MS)(get, []));
        if (!(typeof at === 'string' && _path_js__WEBPACK_IMPORTED_MODULE_3__/* .pathPattern */ .s$.test(at)))
            throw new _settings_kinds_js__WEBPACK_IMPORTED_MODULE_1__/* .Refusal */ .P_('must have a path into the answer in `path`');
        if (!(Array.isArray(allow) &&
            allow.length > 0 &&
            allow.every((item) => typeof item === 'string' && item !== ''))) {
            throw new _settings_kinds_js__WEBPACK_IMPORTED_MODULE_1__/* .Refusal */ .P_('must list in `allow` the audiences that may be answered: they are chosen by the server, and an ID token for the wrong one could be used elsewhere');
        }
        return { get, path: at, allow };
    },
};
/** Until the job ends, the ID token has ended long ago. */
const revokeGaps = ['token', 'body', 'client_assertion'];
/** False switches off what a preset, or an issuer's announcement, would do. */
const revoke = {
    label: 'map with `method`, `url`, `headers`, `form` or `json`, or `false`',
    shapes: ['map', 'text'],
    example: '{url: https://\u2026}',
    parse(given) {
        if (/^(false|False|FALSE)$/.test(given))
            return false;
        const value = members(given, ['method', 'url', 'headers', 'form', 'json']);
        const { method = 'POST', url: address } = value;
        if (method !== 'POST' && method !== 'DELETE')
            throw new _settings_kinds_js__WEBPACK_IMPORTED_MODULE_1__/* .Refusal */ .P_('must have `POST` or `DELETE` in `method`');
        if (typeof address !== 'string')
            throw new _settings_kinds_js__WEBPACK_IMPORTED_MODULE_1__/* .Refusal */ .P_('must have a `url`');
        url(revokeGaps).parse(address);
        if (value.form !== undefined && value.json !== undefined)
            throw new _settings_kinds_js__WEBPACK_IMPORTED_MODULE_1__/* .Refusal */ .P_('must not have both `form` and `json`');
        const map = (name, problem) => withoutNulls(texts(name, revokeGaps, problem).parse(JSON.stringify(value[name] ?? {})));
        if (value.json !== undefined && !(0,_http_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(value.json))
            throw new _settings_kinds_js__WEBPACK_IMPORTED_MODULE_1__/* .Refusal */ .P_('must have a map in `json`');
        for (const text of (0,_template_js__WEBPACK_IMPORTED_MODULE_4__/* .textsOf */ .CB)(value.json))
            checked((0,_template_js__WEBPACK_IMPORTED_MODULE_4__/* .templateProblem */ .MS)(text, revokeGaps));
        return {
            method,
            url: address,
            headers: map('headers', _limits_js__WEBPACK_IMPORTED_MODULE_2__/* .headerProblem */ .b2),
            ...(value.form === undefined ? {} : { form: map('form', () => undefined) }),
            ...(value.json === undefined ? {} : { json: value.json }),
        };
    },
};
function withoutNulls(map) {
    return Object.fromEntries(Object.entries(map).filter((entry) => entry[1] !== null));
}
/** A PEM text; the logins list keeps the line breaks of a block (`|`), secrets often have them as `\n`. */
function pem(what) {
    return {
        label: 'PEM',
        parse(given) {
            const value = given.replaceAll('\\n', '\n');
            if (!/^-----BEGIN [A-Z ]+-----\r?\n[\s\S]+-----END [A-Z ]+-----\s*$/.test(value)) {
                throw new _settings_kinds_js__WEBPACK_IMPORTED_MODULE_1__/* .Refusal */ .P_(`must be ${what} in PEM form (-----BEGIN \u2026), with its line breaks`);
            }
            return value;
        },
    };
}


/***/ }),

/***/ 3204:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IZ: () => (/* binding */ variableProblem),
/* harmony export */   Mw: () => (/* binding */ maxDepth),
/* harmony export */   OO: () => (/* binding */ maxExchangeMs),
/* harmony export */   Ob: () => (/* binding */ maxAudienceBytes),
/* harmony export */   X8: () => (/* binding */ ownOutputs),
/* harmony export */   _j: () => (/* binding */ maxAnswerBytes),
/* harmony export */   b2: () => (/* binding */ headerProblem),
/* harmony export */   fE: () => (/* binding */ isShallow),
/* harmony export */   j3: () => (/* binding */ isHeaderValue),
/* harmony export */   nQ: () => (/* binding */ outputProblem),
/* harmony export */   rn: () => (/* binding */ urlProblem)
/* harmony export */ });
/* harmony import */ var _settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3474);
/* harmony import */ var _template_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3858);
/** What an exchange may not do, whoever wrote it. Each check returns words that complete "`<key>` \u2026", or undefined. */


/** Bytes of an answer, and of an answer that only names an audience. */
const maxAnswerBytes = 1024 * 1024;
const maxAudienceBytes = 4096;
/** Levels of lists and objects in an answer. */
const maxDepth = 16;
/** Milliseconds for all attempts of one exchange together. */
const maxExchangeMs = 60_000;
/** Gaps may stand behind the origin only: nothing that is filled in decides where a token goes. */
function urlProblem(text) {
    const origin = /^[a-z]+:\/\/[^/?#]*/i.exec(text)?.[0];
    if (!origin || !URL.canParse(text))
        return 'must be a complete URL that starts with https://';
    if ((0,_template_js__WEBPACK_IMPORTED_MODULE_1__/* .hasGap */ .pW)(origin))
        return 'must not have anything filled in before the path';
    const url = new URL(text);
    if (url.username || url.password)
        return 'must not hold a user name or password';
    if (url.hash)
        return 'must not have a fragment (#\u2026)';
    if (url.protocol !== 'https:' && !(url.protocol === 'http:' && (0,_settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .isLoopback */ .U9)(url.hostname))) {
        return 'must start with https:// (http:// is accepted for the loopback address only)';
    }
    return undefined;
}
/** Those that decide how the message is read, or that the connection itself sets. */
const ownHeaders = new Set([
    'host',
    'content-length',
    'transfer-encoding',
    'cookie',
    'connection',
    'upgrade',
    'te',
    'trailer',
    'dpop',
]);
function headerProblem(name, value) {
    if (!/^[!#%&'*+.^`|~\w-]+$/.test(name))
        return 'must have header names of letters, digits and dashes';
    if (ownHeaders.has(name.toLowerCase()))
        return `must not set the header \`${name}\``;
    if (!isHeaderValue(value))
        return `must have a single line of plain characters in the header \`${name}\``;
    if (/^(proxy-)?authorization$/i.test(name) && !(0,_template_js__WEBPACK_IMPORTED_MODULE_1__/* .hasGap */ .pW)(value)) {
        return `must take the value of \`${name}\` from \`$token\` or \`$id_token\`: a fixed credential does not belong into an exchange`;
    }
    return undefined;
}
function isHeaderValue(value) {
    return /^[\t\x20-\x7e\x80-\xff]*$/.test(value);
}
/** Variables that decide what programs run, and those of the runner. */
const foreignVariables = /^(PATH|PATHEXT|COMSPEC|SHELL|LD_.*|DYLD_.*|NODE_OPTIONS|BASH_ENV|ENV|GITHUB_(?!TOKEN$).*|RUNNER_.*|ACTIONS_.*|INPUT_.*)$/i;
function variableProblem(name) {
    if (!/^[A-Za-z_]\w*$/.test(name)) {
        return 'must have variable names of letters, digits and underscores, not starting with a digit';
    }
    if (foreignVariables.test(name) || name in Object.prototype)
        return `must not set the variable \`${name}\``;
    return undefined;
}
/** Set by every login. */
const ownOutputs = new Set([
    'token',
    'expires-at',
    'dpop-key-file',
    'dpop-thumbprint',
]);
function outputProblem(name) {
    if (!/^[a-z][a-z0-9-]*$/.test(name))
        return 'must have output names of lower-case letters, digits and dashes';
    if (ownOutputs.has(name))
        return `must not set the output \`${name}\`, which is always there`;
    return undefined;
}
/** Whether a JSON value has no more levels than allowed. */
function isShallow(value, levels = maxDepth) {
    if (typeof value !== 'object' || value === null)
        return true;
    return levels > 0 && Object.values(value).every((item) => isShallow(item, levels - 1));
}


/***/ }),

/***/ 4971:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UO: () => (/* binding */ isWithin),
/* harmony export */   Up: () => (/* binding */ pick),
/* harmony export */   cJ: () => (/* binding */ omit),
/* harmony export */   d3: () => (/* binding */ pickText),
/* harmony export */   s$: () => (/* binding */ pathPattern)
/* harmony export */ });
/* harmony import */ var _http_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6788);
/** Addresses inside a JSON answer: member names and list positions, joined by dots, such as `auth.client_token`. */

const pathPattern = /^[\w-]+(\.[\w-]+)*$/;
/** The value at the path, or undefined where there is none. */
function pick(value, path) {
    return path.split('.').reduce((parent, name) => {
        if (Array.isArray(parent))
            return /^\d+$/.test(name) ? parent[Number(name)] : undefined;
        return (0,_http_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(parent) && Object.hasOwn(parent, name) ? parent[name] : undefined;
    }, value);
}
/** The value without what is at the paths, and below them. To be searched, not shown: lists become maps. */
function omit(value, paths) {
    return paths.reduce((rest, path) => omitAt(rest, path.split('.')), value);
}
function omitAt(value, [name, ...below]) {
    const entries = Array.isArray(value) || (0,_http_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(value) ? Object.entries(value) : undefined;
    if (!entries)
        return value;
    return Object.fromEntries(entries.flatMap(([key, item]) => {
        if (key !== name)
            return [[key, item]];
        return below.length === 0 ? [] : [[key, omitAt(item, below)]];
    }));
}
/** Whether what is at `path` is at, or below, the other path. */
function isWithin(path, other) {
    return path === other || path.startsWith(`${other}.`);
}
/** Like {@link pick}, for what can stand in a text: a text, a number, or a truth value. */
function pickText(value, path) {
    const found = pick(value, path);
    if (typeof found === 'string')
        return found === '' ? undefined : found;
    return typeof found === 'number' || typeof found === 'boolean' ? String(found) : undefined;
}


/***/ }),

/***/ 9515:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ definePreset)
/* harmony export */ });
/** Declares a preset with the types of its own settings. */
function definePreset(preset) {
    return preset;
}


/***/ }),

/***/ 1093:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   apiHost: () => (/* binding */ apiHost),
/* harmony export */   preset: () => (/* binding */ preset)
/* harmony export */ });
/* harmony import */ var _settings_schema_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(586);
/* harmony import */ var _kinds_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2185);
/* harmony import */ var _preset_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9515);
/** Tailscale: federated identities. */



const apiHost = 'api.tailscale.com';
const preset = (0,_preset_js__WEBPACK_IMPORTED_MODULE_2__/* .definePreset */ .F)({
    name: 'tailscale',
    title: 'Tailscale',
    anchor: 'tailscale',
    settings: (0,_settings_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .defineSchema */ .Jo)({
        'client-id': { kind: _kinds_js__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .eu, required: true, description: 'Client ID of the federated identity.' },
    }),
    fill: ({ clientId }) => ({
        audience: `${apiHost}/${clientId}`,
        url: `https://${apiHost}/api/v2/oauth/token-exchange`,
        form: { client_id: clientId, jwt: '$id_token' },
        expires: { in: 'expires_in', after: 3600 },
        identity: clientId,
    }),
});


/***/ }),

/***/ 3858:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bh: () => (/* binding */ requestGaps),
/* harmony export */   CB: () => (/* binding */ textsOf),
/* harmony export */   MS: () => (/* binding */ templateProblem),
/* harmony export */   XR: () => (/* binding */ resultGaps),
/* harmony export */   XX: () => (/* binding */ render),
/* harmony export */   hF: () => (/* binding */ renderJson),
/* harmony export */   m0: () => (/* binding */ MissingValue),
/* harmony export */   pW: () => (/* binding */ hasGap),
/* harmony export */   wG: () => (/* binding */ pathsOf)
/* harmony export */ });
/* harmony import */ var _settings_closest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3118);
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4971);
/**
 * Texts with gaps. The gaps are `$id_token`, `$client_assertion`, `$token` and `$body.<path>`, and there are no others:
 * a template cannot read the environment or compute anything. What is filled in is never looked at again. `$$` is a
 * dollar sign.
 */


/** What can be sent before there is an answer. */
const requestGaps = ['id_token', 'client_assertion'];
/** What later steps can be given. */
const resultGaps = ['id_token', 'token', 'body'];
/** A dollar sign, the path of a `$body`, the name of another gap, or the bracket of other template languages. */
const pattern = /\$(?:(\$)|body((?:\.[\w-]+)+)|([A-Za-z_]\w*)|([{(]))/g;
function gapsOf(text) {
    return [...text.matchAll(pattern)].flatMap(([, , path, word]) => {
        if (path)
            return [{ name: 'body', path: path.slice(1) }];
        return word ? [{ name: word }] : [];
    });
}
/** What is wrong with a template, completing "`<key>` \u2026", or undefined. Never quotes the text, which may be secret. */
function templateProblem(text, allowed) {
    const foreign = [...text.matchAll(pattern)].map(([, , , , bracket]) => bracket).find(Boolean);
    if (foreign)
        return `has \`$${foreign}\`, which means nothing here: write \`$token\` and the like without brackets, and \`$$\` for a dollar sign`;
    for (const { name, path } of gapsOf(text)) {
        if (allowed.includes(name) && (path || name !== 'body'))
            continue;
        const written = allowed.map((gap) => (gap === 'body' ? '$body.<path>' : `$${gap}`));
        const meant = (0,_settings_closest_js__WEBPACK_IMPORTED_MODULE_1__/* .closest */ .k)(name, allowed);
        const choice = written.length > 0 ? `: there ${written.length === 1 ? 'is' : 'are'} ${written.join(', ')}` : '';
        return `uses \`$${name}\`, which cannot be filled in here${choice}${meant && meant !== name ? `; did you mean \`$${meant}\`?` : ''}`;
    }
    return undefined;
}
/** Whether the text holds the gap, or any gap. */
function hasGap(text, gap) {
    return gapsOf(text).some(({ name }) => gap === undefined || gap === name);
}
/** The paths of `$body.<path>` that a text is put together from, or undefined when it has another gap, or none. */
function pathsOf(text) {
    const paths = gapsOf(text).map(({ path }) => path);
    return paths.length > 0 && paths.every((path) => path !== undefined) ? paths : undefined;
}
/** An answer lacks what a template needs. */
class MissingValue extends Error {
    name = 'MissingValue';
    path;
    constructor(path) {
        super(`no value for $${path}`);
        this.path = path;
    }
}
/**
 * Fills the gaps in one pass, so that a token that looks like a gap stays what it is.
 * @param encode applied to each value that is filled in
 * @throws {MissingValue}
 */
function render(text, values, encode = (value) => value) {
    const known = {
        id_token: values.idToken,
        client_assertion: values.clientAssertion,
        token: values.token,
    };
    return text.replace(pattern, (whole, dollar, path, word) => {
        if (dollar)
            return dollar;
        if (!path && !word)
            return whole;
        const value = path ? (0,_path_js__WEBPACK_IMPORTED_MODULE_0__/* .pickText */ .d3)(values.body, path.slice(1)) : known[word];
        if (value === undefined)
            throw new MissingValue(path ? `body${path}` : word);
        return encode(value);
    });
}
/** A JSON value with the gaps in its texts filled; keys stay as they are. */
function renderJson(value, values) {
    if (typeof value === 'string')
        return render(value, values);
    if (Array.isArray(value))
        return value.map((item) => renderJson(item, values));
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, renderJson(item, values)]));
}
/** All texts inside a JSON value. */
function textsOf(value) {
    if (typeof value === 'string')
        return [value];
    if (typeof value !== 'object' || value === null)
        return [];
    return Object.values(value).flatMap(textsOf);
}


/***/ })

};
