export const id = 2347;
export const ids = [2347];
export const modules = {

/***/ 7799:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z2: () => (/* binding */ idTokenType),
/* harmony export */   s$: () => (/* binding */ grantFields),
/* harmony export */   zE: () => (/* binding */ clientAssertionFields)
/* harmony export */ });
/* unused harmony export jwtType */
const idTokenType = 'urn:ietf:params:oauth:token-type:id_token';
const jwtType = 'urn:ietf:params:oauth:token-type:jwt';
const byGrant = {
    /** RFC 8693 section 2.1. */
    'token-exchange': {
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        subject_token: '$id_token',
        subject_token_type: jwtType,
    },
    /** RFC 7523 section 2.1. */
    'jwt-bearer': { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: '$id_token' },
    'client-assertion': { grant_type: 'client_credentials' },
};
/** RFC 7523 section 2.2. */
const clientAssertionFields = {
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: '$client_assertion',
};
function grantFields(grant, options) {
    return {
        ...(grant ? byGrant[grant] : {}),
        ...(options.asserts ? clientAssertionFields : {}),
        ...(options.clientId === undefined ? {} : { client_id: options.clientId }),
    };
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

/***/ 2347:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   preset: () => (/* binding */ preset)
/* harmony export */ });
/* harmony import */ var _settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3474);
/* harmony import */ var _settings_schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(586);
/* harmony import */ var _grants_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7799);
/* harmony import */ var _preset_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9515);
/** Pulumi Cloud: OIDC issuers of an organization. */




const preset = (0,_preset_js__WEBPACK_IMPORTED_MODULE_3__/* .definePreset */ .F)({
    name: 'pulumi',
    title: 'Pulumi Cloud',
    anchor: 'pulumi-cloud',
    settings: (0,_settings_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .defineSchema */ .Jo)({
        organization: { kind: (0,_settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(), required: true, description: 'Organization that trusts the issuer.' },
        'token-type': {
            kind: (0,_settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)(['organization', 'team', 'personal', 'runner']),
            default: 'organization',
            description: 'Kind of token. `team` and `personal` need the field `scope` in `form`: `team:<name>` or `user:<name>`.',
        },
    }),
    fill({ organization, tokenType }, engine) {
        const needsScope = tokenType === 'team' || tokenType === 'personal';
        return {
            audience: `urn:pulumi:org:${organization}`,
            url: 'https://api.pulumi.com/api/oauth/token',
            grant: 'token-exchange',
            form: {
                audience: `urn:pulumi:org:${organization}`,
                subject_token_type: _grants_js__WEBPACK_IMPORTED_MODULE_2__/* .idTokenType */ .Z2,
                requested_token_type: `urn:pulumi:token-type:access_token:${tokenType}`,
            },
            env: { PULUMI_ACCESS_TOKEN: '$token' },
            identity: organization,
            problems: needsScope && !engine.form?.scope
                ? [
                    {
                        setting: 'token-type',
                        message: `is \`${tokenType}\`, which needs the field \`scope\`, for example \`form: {scope: "${tokenType === 'team' ? 'team' : 'user'}:name"}\``,
                    },
                ]
                : [],
        };
    },
});


/***/ })

};
