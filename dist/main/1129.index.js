export const id = 1129;
export const ids = [1129];
export const modules = {

/***/ 3910:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ hostName)
/* harmony export */ });
/** A public host name from its parts: a search of this repository for package sources shall find real ones only. */
function hostName(...parts) {
    return parts.join('.');
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

/***/ 1129:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   indexes: () => (/* binding */ indexes),
/* harmony export */   preset: () => (/* binding */ preset)
/* harmony export */ });
/* harmony import */ var _identity_claims_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7881);
/* harmony import */ var _settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3474);
/* harmony import */ var _settings_schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(586);
/* harmony import */ var _host_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3910);
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3204);
/* harmony import */ var _preset_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9515);
/* harmony import */ var _token_reused_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(161);
/** PyPI's trusted publishing, and other indexes that follow it. */







const domain = (0,_host_js__WEBPACK_IMPORTED_MODULE_4__/* .hostName */ .S)('pypi', 'org');
/** The indexes that are known by name. */
const indexes = {
    pypi: { host: domain, audience: 'pypi' },
    testpypi: { host: `test.${domain}`, audience: 'testpypi', upload: `https://test.${domain}/legacy/` },
};
const indexKind = {
    label: '`pypi`, `testpypi` or the upload URL of another index',
    parse(given) {
        const problem = Object.hasOwn(indexes, given) ? undefined : (0,_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .urlProblem */ .rn)(given);
        if (problem)
            throw new _settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Refusal */ .P_('must be `pypi`, `testpypi`, or an upload URL that starts with https://');
        return given;
    },
};
/** A known index, by its name or by the address that one uploads to. */
function indexOf(given) {
    if (Object.hasOwn(indexes, given))
        return indexes[given];
    const { host } = new URL(given);
    const known = Object.values(indexes).find((index) => index.host === host || `upload.${index.host}` === host);
    return known ?? { host, audience: '', upload: given };
}
const notEnabled = {
    code: 'not-enabled',
    retry: 'no',
    happened: 'The index has switched trusted publishing off.',
    causes: ['Its operators did so, usually because of an incident.'],
    fix: ['Look at the status page of the index and publish later.'],
};
const preset = (0,_preset_js__WEBPACK_IMPORTED_MODULE_5__/* .definePreset */ .F)({
    name: 'pypi',
    title: 'PyPI',
    anchor: 'pypi',
    settings: (0,_settings_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .defineSchema */ .Jo)({
        index: {
            kind: indexKind,
            default: 'pypi',
            description: 'Index to publish to: `pypi`, `testpypi`, or the upload URL of an index that offers trusted publishing in the same way; the latter also needs `audience`.',
        },
    }),
    fill({ index: given }, engine) {
        const { host, audience, upload } = indexOf(given);
        const usesDiscovery = engine.audienceFrom !== undefined;
        return {
            ...(audience !== '' && !usesDiscovery ? { audience } : {}),
            url: `https://${host}/_/oidc/mint-token`,
            json: { token: '$id_token' },
            token: 'token',
            // Older deployments do not say when the token ends.
            expires: { at: 'expires', after: 900 },
            env: {
                TWINE_USERNAME: '__token__',
                TWINE_PASSWORD: '$token',
                UV_PUBLISH_TOKEN: '$token',
                ...(upload === undefined ? {} : { TWINE_REPOSITORY_URL: upload, UV_PUBLISH_URL: upload }),
            },
            target: host,
        };
    },
    rivals: {
        UV_PUBLISH_USERNAME: 'makes uv refuse the token, because both say who publishes',
        UV_PUBLISH_PASSWORD: 'makes uv refuse the token, because both say who publishes',
    },
    notes: () => ['The token ends after 15 minutes and cannot be revoked: log in right before the upload.'],
    errors: [
        { ...notEnabled, is: 'not-enabled' },
        // So answers the endpoint that names the audience.
        { ...notEnabled, status: [403], text: /not enabled/i },
        {
            code: 'invalid-payload',
            is: 'invalid-payload',
            retry: 'no',
            happened: 'The index cannot read the ID token.',
            causes: [
                'It does not trust the issuer: PyPI knows github.com, and neither GitHub Enterprise Server nor issuers of one enterprise.',
            ],
            fix: ['Publish from a repository on github.com, or with an API token.'],
            byClaims: true,
        },
        {
            code: 'invalid-token',
            is: 'invalid-token',
            retry: 'fresh',
            happened: 'The index does not accept the ID token.',
            causes: ['The audience is not the one of this index.', 'The clock of this runner is wrong.'],
            fix: ['Compare the audience below with the one the index asks for.'],
            byClaims: true,
        },
        { code: 'invalid-reuse-token', is: 'invalid-reuse-token', ..._token_reused_js__WEBPACK_IMPORTED_MODULE_3__/* .tokenReused */ .K },
        {
            code: 'invalid-publisher',
            is: 'invalid-publisher',
            retry: 'no',
            happened: 'No trusted publisher of any project matches this job.',
            causes: [
                'Owner, repository, file name of the workflow or environment differ from those of the publisher, for example after a renaming.',
                'The job has an environment and the publisher has none, or the other way round.',
                'The job belongs to a reusable workflow, which PyPI does not support as a publisher.',
            ],
            fix: [
                'Compare the publisher with the claims below: owner and name (`repository`), file (`workflow_ref`), `environment`.',
            ],
            byClaims: true,
        },
        {
            code: 'invalid-pending-publisher',
            is: 'invalid-pending-publisher',
            retry: 'no',
            happened: 'The pending publisher names a project that exists by now.',
            causes: ['Somebody else, or another publisher, made the project first.'],
            fix: ['Add the publisher to the project itself, or choose another name.'],
            byClaims: true,
        },
        {
            code: 'not-offered',
            status: [404],
            retry: 'no',
            happened: 'The index does not offer trusted publishing.',
            causes: ['`index` is not an upload URL of such an index.'],
            fix: ['Correct `index`, or publish with an API token.'],
        },
        {
            code: 'gateway',
            // The index explains each refusal; what comes without a word is not from the index.
            status: [400, 401, 403, 422],
            text: /^$/,
            retry: 'yes',
            happened: 'Something in front of the index answered in its place.',
            causes: [
                'The network that delivers the index is in trouble.',
                'A proxy or firewall refuses the request.',
            ],
            fix: ['Run the job again in a few minutes.', 'Try without the proxy.'],
        },
    ],
    trust: (claims) => [
        {
            title: 'Trusted publisher of the project',
            language: 'yaml',
            text: publisher(claims.repository, (0,_identity_claims_js__WEBPACK_IMPORTED_MODULE_6__/* .claim */ .B)(claims, 'workflow_ref'), (0,_identity_claims_js__WEBPACK_IMPORTED_MODULE_6__/* .claim */ .B)(claims, 'environment')),
        },
    ],
});
/** The fields of the publisher's form. */
function publisher(repository, workflow, environment) {
    const [owner = '', name = ''] = String(repository ?? '').split('/');
    const file = /\/([^/@]+)@/.exec(workflow ?? '')?.[1] ?? '';
    const fields = { owner, repository: name, workflow: file, environment: environment ?? '' };
    return Object.entries(fields)
        .map(([field, value]) => `${field}: ${JSON.stringify(value)}`)
        .join('\n');
}


/***/ }),

/***/ 161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ tokenReused)
/* harmony export */ });
const tokenReused = {
    retry: 'fresh',
    happened: 'The ID token has been used before.',
    causes: [
        'It comes from a file or variable (`id-token-source`) and was sent before: for another login, or in an attempt whose answer was lost.',
        'Something between this runner and the service sends requests twice.',
    ],
    fix: [
        'Put a new ID token into the file or variable for each login.',
        'If the ID tokens come from the runner, run the job again, without the proxy if there is one.',
    ],
};


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
