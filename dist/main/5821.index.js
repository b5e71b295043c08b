export const id = 5821;
export const ids = [5821];
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

/***/ 5821:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   preset: () => (/* binding */ preset),
/* harmony export */   registryHost: () => (/* binding */ registryHost)
/* harmony export */ });
/* harmony import */ var _settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3474);
/* harmony import */ var _settings_schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(586);
/* harmony import */ var _host_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3910);
/* harmony import */ var _preset_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9515);
/* harmony import */ var _token_reused_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(161);
/** Trusted publishing of the gem registry, and its API key roles. */





const registryHost = (0,_host_js__WEBPACK_IMPORTED_MODULE_3__/* .hostName */ .S)('rubygems', 'org');
const roleToken = (0,_settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({
    label: 'API key role',
    pattern: /^rg_oidc_akr_[A-Za-z0-9]+$/,
    rule: 'the token of an API key role (`rg_oidc_akr_\u2026`)',
});
const preset = (0,_preset_js__WEBPACK_IMPORTED_MODULE_4__/* .definePreset */ .F)({
    name: 'rubygems',
    title: 'Gem registry',
    anchor: 'ruby-gems',
    settings: (0,_settings_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .defineSchema */ .Jo)({
        role: { kind: roleToken, description: 'API key role to use in place of a trusted publisher.' },
    }),
    fill: ({ role }) => ({
        audience: registryHost,
        url: role === undefined
            ? `https://${registryHost}/api/v1/oidc/trusted_publisher/exchange_token`
            : `https://${registryHost}/api/v1/oidc/api_key_roles/${role}/assume_role`,
        json: { jwt: '$id_token' },
        token: 'rubygems_api_key',
        expires: { at: 'expires_at', after: 900 },
        env: { GEM_HOST_API_KEY: '$token', RUBYGEMS_API_KEY: '$token', BUNDLE_GEM__PUSH_KEY: '$token' },
        ...(role === undefined ? {} : { identity: role }),
    }),
    errors: [
        { code: 'token-reused', status: [422], ..._token_reused_js__WEBPACK_IMPORTED_MODULE_2__/* .tokenReused */ .K },
        {
            code: 'token-malformed',
            status: [400],
            retry: 'no',
            happened: 'The registry cannot read the ID token.',
            causes: ['Something between this runner and the registry changes the request.'],
            fix: ['Try without the proxy.'],
        },
        {
            code: 'not-trusted',
            status: [404],
            retry: 'no',
            happened: 'The registry does not trust this job; it does not say why.',
            causes: [
                'No trusted publisher matches: it compares repository, owner, the file of the called workflow (`job_workflow_ref`) and the environment.',
                'The role does not exist, or its conditions do not match.',
                'Issuer or signature of the ID token are not known to it.',
            ],
            fix: ['Compare the trusted publisher of the gem, or the role, with the claims below.'],
            byClaims: true,
        },
    ],
});


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


/***/ })

};
