export const id = 3267;
export const ids = [3267];
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

/***/ 3267:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   identityHost: () => (/* binding */ identityHost),
/* harmony export */   preset: () => (/* binding */ preset)
/* harmony export */ });
/* harmony import */ var _settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3474);
/* harmony import */ var _settings_schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(586);
/* harmony import */ var _grants_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7799);
/* harmony import */ var _preset_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9515);
/** Docker Hub: OIDC connections of an organization. */




const identityHost = 'identity.docker.com';
const preset = (0,_preset_js__WEBPACK_IMPORTED_MODULE_3__/* .definePreset */ .F)({
    name: 'docker-hub',
    title: 'Docker Hub',
    anchor: 'docker-hub',
    settings: (0,_settings_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .defineSchema */ .Jo)({
        organization: {
            kind: (0,_settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({ label: 'organization', pattern: /^[a-z0-9]+$/i, rule: 'the name of an organization' }),
            required: true,
            description: 'Organization that has the connection: the user name for `docker login`.',
        },
        'connection-id': {
            kind: (0,_settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({ label: 'UUID', pattern: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, rule: 'a UUID' }),
            required: true,
            description: 'ID of the OIDC connection.',
        },
        'expires-in': {
            kind: (0,_settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)({ minSeconds: 300, maxSeconds: 21_600 }),
            default: '300',
            description: 'How long the token lives.',
        },
    }),
    fill: ({ organization, connectionId, expiresIn }) => ({
        audience: `https://${identityHost}`,
        url: `https://${identityHost}/oauth/token`,
        grant: 'token-exchange',
        form: { subject_token_type: _grants_js__WEBPACK_IMPORTED_MODULE_2__/* .idTokenType */ .Z2, connection_id: connectionId, expires_in: String(expiresIn) },
        expires: { in: 'expires_in', after: expiresIn },
        outputs: { username: organization },
        identity: organization,
    }),
    errors: [
        {
            code: 'connection',
            status: [400, 401, 403, 404],
            retry: 'no',
            happened: 'The OIDC connection does not admit this job.',
            causes: [
                'The connection was deactivated or deleted, or `connection-id` is mistyped.',
                'No rule set of the connection matches the subject.',
            ],
            fix: ['Compare the rule sets of the connection with the claims below.'],
            byClaims: true,
        },
    ],
});


/***/ })

};
