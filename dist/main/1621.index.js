export const id = 1621;
export const ids = [1621];
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

/***/ 1621:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   preset: () => (/* binding */ preset),
/* harmony export */   registryHost: () => (/* binding */ registryHost)
/* harmony export */ });
/* harmony import */ var _settings_schema_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(586);
/* harmony import */ var _host_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3910);
/* harmony import */ var _preset_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9515);
/* harmony import */ var _token_reused_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(161);
/** Trusted publishing of the Rust crates registry. */




const registryHost = (0,_host_js__WEBPACK_IMPORTED_MODULE_2__/* .hostName */ .S)('crates', 'io');
const endpoint = `https://${registryHost}/api/v1/trusted_publishing/tokens`;
const preset = (0,_preset_js__WEBPACK_IMPORTED_MODULE_3__/* .definePreset */ .F)({
    name: 'crates',
    title: 'Rust crates registry',
    anchor: 'rust-crates',
    settings: (0,_settings_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .defineSchema */ .Jo)({}),
    fill: (_, { url = endpoint }) => ({
        audience: registryHost,
        url,
        json: { jwt: '$id_token' },
        token: 'token',
        expires: { after: 1800 },
        // Cargo sends this variable to the registry of Rust itself, which must not get the token of another one.
        ...(url === endpoint ? { env: { CARGO_REGISTRY_TOKEN: '$token' } } : {}),
        revoke: { method: 'DELETE', url, headers: { authorization: 'Bearer $token' } },
    }),
    errors: [
        { code: 'token-reused', text: /already been used/i, ..._token_reused_js__WEBPACK_IMPORTED_MODULE_1__/* .tokenReused */ .K },
        {
            code: 'event',
            text: /pull_request_target|workflow_run/i,
            retry: 'no',
            happened: 'The registry takes no publications from runs of this kind.',
            causes: ['The events `pull_request_target` and `workflow_run` can be set off by outsiders.'],
            fix: ['Publish from another event, for example the push of a tag.'],
            byClaims: true,
        },
        {
            code: 'no-publisher',
            status: [400],
            retry: 'no',
            happened: 'No trusted publisher of a crate matches this job.',
            causes: ['Repository, owner, file name of the workflow or environment differ; the answer says which.'],
            fix: ['Compare the trusted publisher in the settings of the crate with the claims below.'],
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
