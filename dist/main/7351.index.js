export const id = 7351;
export const ids = [7351];
export const modules = {

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

/***/ 7351:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   preset: () => (/* binding */ preset),
/* harmony export */   publicDomain: () => (/* binding */ publicDomain)
/* harmony export */ });
/* harmony import */ var _settings_schema_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(586);
/* harmony import */ var _preset_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9515);
/* harmony import */ var _token_policy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4347);
/** octo-sts: GitHub tokens for other repositories, by a policy in the repository that is to be used. */



const publicDomain = 'octo-sts.dev';
const folder = '.github/chainguard';
const preset = (0,_preset_js__WEBPACK_IMPORTED_MODULE_2__/* .definePreset */ .F)({
    name: 'octo-sts',
    title: 'octo-sts',
    anchor: 'octo-sts',
    settings: (0,_settings_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .defineSchema */ .Jo)({
        scope: {
            kind: _token_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .scope */ .z8,
            required: true,
            description: 'Repository the token is for, as `owner/repository`, or `owner` for a policy of the organization.',
        },
        identity: {
            kind: _token_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .policyName */ .ct,
            required: true,
            description: 'Name of the trust policy: the file `.github/chainguard/<identity>.sts.yaml` there.',
        },
        domain: {
            kind: _token_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .domain */ .bl,
            default: publicDomain,
            description: 'Domain of the service, for an instance of your own.',
        },
    }),
    // The token of the job would silently be replaced for every `gh` command.
    exportsByDefault: false,
    fill: ({ scope: repository, identity, domain: host }, engine, env) => ({
        audience: host,
        url: `https://${host}/sts/exchange`,
        method: 'GET',
        query: { scope: repository, scopes: repository, identity },
        auth: 'bearer',
        token: 'token',
        ...(engine.env ? {} : { env: { GH_TOKEN: '$token' } }),
        ...(0,_token_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .githubToken */ .bU)(env),
        identity,
        target: repository,
    }),
    errors: (0,_token_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .policyErrors */ .KC)(folder),
    trust: (claims, { own }) => [
        {
            title: `${folder}/${own.identity}.sts.yaml in ${own.scope.includes('/') ? own.scope : `${own.scope}/.github`}`,
            language: 'yaml',
            text: `issuer: ${JSON.stringify(claims.iss)}\nsubject: ${JSON.stringify(claims.sub)}\npermissions:\n  contents: read`,
        },
    ],
});


/***/ }),

/***/ 4347:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KC: () => (/* binding */ policyErrors),
/* harmony export */   bU: () => (/* binding */ githubToken),
/* harmony export */   bl: () => (/* binding */ domain),
/* harmony export */   ct: () => (/* binding */ policyName),
/* harmony export */   z8: () => (/* binding */ scope)
/* harmony export */ });
/* harmony import */ var _settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3474);
/** What octo-sts and its relative have in common: ID token \u2192 short-lived token of a GitHub App. */

const scope = (0,_settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({
    label: '`owner/repository` or `owner`',
    pattern: /^[\w.-]+(\/[\w.-]+)?$/,
    rule: '`owner/repository` or `owner`',
});
const policyName = (0,_settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({
    label: 'name of a trust policy',
    pattern: /^[\w.-]+$/,
    rule: 'the name of a trust policy: letters, digits, dots, dashes and underscores',
});
const domain = (0,_settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({
    label: 'domain',
    pattern: /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i,
    rule: 'a domain name',
});
/** GitHub takes its tokens back itself, so this request goes to the API of the job and not to the service. */
function githubToken(env) {
    const api = env.GITHUB_API_URL || 'https://api.github.com';
    return {
        expires: { after: 3600 },
        revoke: {
            method: 'DELETE',
            url: `${api.replace(/\/+$/, '')}/installation/token`,
            headers: { authorization: 'Bearer $token', accept: 'application/vnd.github+json' },
        },
        revocationOrigin: new URL(api).origin,
    };
}
/** @param folder of the trust policies */
function policyErrors(folder) {
    return [
        {
            code: 'issuer-unreachable',
            status: [400],
            text: /unable to fetch or create the provider/i,
            retry: 'few',
            happened: 'The service cannot read the keys of the issuer of the ID token.',
            causes: ['The issuer was unreachable for a moment.', 'The issuer is not reachable from the internet.'],
            fix: ['Run the job again.'],
            byClaims: true,
        },
        {
            code: 'issuer-list',
            status: [400],
            is: '9',
            retry: 'no',
            happened: "The organization's list of trusted issuers cannot be used.",
            causes: ['`trusted-token-issuers.yaml` is unreadable or invalid.'],
            fix: ['Correct that file.'],
        },
        {
            code: 'invalid-request',
            status: [400],
            retry: 'no',
            happened: 'The service does not accept the request.',
            causes: [
                'Scope or name of the policy are missing or malformed.',
                'The issuer of the ID token is not one that the service can read.',
            ],
            fix: ['Correct what the answer names.'],
        },
        {
            code: 'token-unverified',
            status: [401],
            retry: 'fresh',
            happened: 'The service could not verify the ID token.',
            causes: ['The clock of this runner is wrong.', 'The keys of the issuer changed a moment ago.'],
            fix: ['Check the clock of the runner and run the job again.'],
            byClaims: true,
        },
        {
            code: 'permissions',
            status: [403],
            text: /StatusUnprocessableEntity/i,
            retry: 'no',
            happened: 'The policy asks for more than the GitHub App may give.',
            causes: [
                'It names permissions that the App does not have, or a repository outside of its installation.',
            ],
            fix: ['Take these permissions or repositories out of the policy, or give them to the installation.'],
        },
        {
            code: 'policy-mismatch',
            status: [403],
            retry: 'no',
            happened: 'The trust policy does not admit this job.',
            causes: ['Issuer, subject, audience or another claim do not match the policy.'],
            fix: ['Compare the policy with the claims below.'],
            byClaims: true,
        },
        {
            code: 'policy-not-found',
            status: [404],
            retry: 'no',
            happened: 'There is no usable trust policy of this name.',
            causes: [
                `The file is not in \`${folder}\` on the default branch, or cannot be parsed.`,
                'The GitHub App is not installed for the organization or repository.',
            ],
            fix: ['Add or correct the file, or install the App. The service remembers a miss for five minutes.'],
        },
        {
            code: 'rate-limit',
            status: [429],
            retry: 'yes',
            happened: 'The service has used up its quota of GitHub requests.',
            causes: ['Many jobs of all its users asked at the same time.'],
            fix: ['Run the job again later, or run an instance of your own (`domain`).'],
        },
    ];
}


/***/ })

};
